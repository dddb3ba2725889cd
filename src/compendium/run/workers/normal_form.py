"""The form in which executed notebooks are kept: nothing in it that differs between two runs or two machines."""

import json
from json.encoder import encode_basestring as quoted
from typing import Any

KEPT_CELL_METADATA = ("tags", "mystnb", "editable", "slideshow")

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def normal_form(notebook: Any) -> dict[str, Any]:
    """Take times, versions, paths and random ids out of a notebook.

    Cells keep their source, outputs, execution counts, ids and those metadata that a person sets. The cell that
    papermill puts in for parameters gets a fixed id. Returns plain nbformat 4.5 data.
    """
    return {
        "cells": [_cell(cell, place) for place, cell in enumerate(notebook["cells"])],
        "metadata": METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(part: Any, margin: str = "\n") -> str:
    """A notebook as its file holds it: as `json.dumps` with ``indent=1`` and ``sort_keys``, which takes ten times as
    long for the lines of a figure. ``margin`` is what begins the line that ends this part."""
    inner, texts = f"{margin} ", []
    if part and isinstance(part, dict):
        texts = [f"{quoted(name)}: {notebook_text(part[name], inner)}" for name in sorted(part)]
    elif part and isinstance(part, list):
        texts = [quoted(each) if type(each) is str else notebook_text(each, inner) for each in part]
    if not texts:
        return json.dumps(part, ensure_ascii=False)
    begin, end = "{}" if isinstance(part, dict) else "[]"
    return f"{begin}{inner}{f',{inner}'.join(texts)}{margin}{end}"


def _cell(cell: Any, place: int) -> dict[str, Any]:
    metadata = {key: value for key, value in cell["metadata"].items() if key in KEPT_CELL_METADATA and value}
    injected = "injected-parameters" in metadata.get("tags", [])
    kept = {
        "cell_type": cell["cell_type"],
        "id": "injected-parameters" if injected else cell.get("id", f"cell-{place}"),
        "metadata": metadata,
        "source": _lines(cell["source"]),
    }
    if cell["cell_type"] == "code":
        kept["execution_count"] = cell.get("execution_count")
        kept["outputs"] = [normal_output(output) for output in _joined(cell["outputs"])]
    return kept


def _joined(outputs: Any) -> list[Any]:
    """What was printed in one go as one output: in how many pieces it arrives is a matter of milliseconds."""
    joined: list[Any] = []
    for output in outputs:
        if joined and output["output_type"] == "stream" and output.get("name") == joined[-1].get("name"):
            pieces = [
                part["text"] if isinstance(part["text"], str) else "".join(part["text"])
                for part in (joined[-1], output)
            ]
            joined[-1] = {**joined[-1], "text": "".join(pieces)}
        else:
            joined.append(output)
    return joined


def normal_output(output: Any) -> dict[str, Any]:
    """An output without what is only for the moment, its texts as lists of lines."""
    kept = {key: value for key, value in output.items() if key != "transient"}
    if "metadata" in kept:
        kept["metadata"] = {}
    if "text" in kept:
        kept["text"] = _lines(kept["text"])
    if "data" in kept:
        kept["data"] = {
            kind: _lines(value) if isinstance(value, str | list) else value
            for kind, value in sorted(kept["data"].items())
        }
    return kept


def _lines(text: Any) -> list[str]:
    """Text as the list of lines that notebook files hold, so that versions of a notebook can be compared by line."""
    return ("".join(text) if isinstance(text, list) else str(text)).splitlines(keepends=True)
