"""Renewing stored outputs after a deliberate change of data, and saying what changed in them."""

import difflib
import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from compendium.project import Project
from compendium.run.notebooks import list_notebooks, run_notebooks
from compendium.run.writing import write_whole


def refresh_notebooks(project: Project, engine: str | None, progress: Callable[[str], None]) -> Iterator[str]:
    """Run every notebook with its own parameters and store the outputs. Yields a line for each thing that changed.

    Raises what `run_notebooks` raises; then no stored notebook has been touched.
    """
    notebooks = list_notebooks(project)
    run_notebooks(project, notebooks, engine=engine, progress=progress)
    for notebook in notebooks:
        fresh = (project.executed / notebook.name).read_text(encoding="utf-8")
        stored = notebook.read_text(encoding="utf-8")
        changes = list(changed_outputs(_parsed(stored), json.loads(fresh)))
        if fresh != stored:
            write_whole(notebook, fresh)
        yield (
            f"{project.named(notebook)}: {len(changes)} cells changed"
            if changes
            else f"{project.named(notebook)}: unchanged"
        )
        yield from (f"  {line}" for change in changes for line in change)


def _parsed(text: str) -> dict[str, Any]:
    try:
        parsed: dict[str, Any] = json.loads(text)
    except ValueError:
        return {"cells": []}
    return parsed


def changed_outputs(stored: dict[str, Any], fresh: dict[str, Any]) -> Iterator[list[str]]:
    """Compare the outputs of two versions of a notebook, cell by cell, as a reader would see them."""
    before = {cell.get("id"): cell for cell in stored["cells"] if cell.get("cell_type") == "code"}
    for cell in fresh["cells"]:
        if cell["cell_type"] != "code":
            continue
        old, new = _plain(before.get(cell["id"], {})), _plain(cell)
        if old != new:
            changes = difflib.unified_diff(old, new, lineterm="", n=0)
            kept = [line for line in changes if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            yield [f"cell {cell['id']} (run {cell['execution_count']})", *(f"  {line}" for line in kept)]


def _plain(cell: dict[str, Any]) -> list[str]:
    """The outputs of a cell as plain lines: the plain form of each, and the drawing's size where only that could change."""
    lines = []
    for output in cell.get("outputs", []):
        data = output.get("data", {"text/plain": output.get("text", "")})
        lines += "".join(data.get("text/plain", "")).splitlines()
        if "text/html" in data:
            lines += _text_of("".join(data["text/html"]))
        if "image/svg+xml" in data:
            lines.append(f"(drawing of {len(''.join(data['image/svg+xml']))} characters)")
    return lines


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.lines.append(data.strip())


def _text_of(html: str) -> list[str]:
    parser = _Text()
    parser.feed(html)
    return parser.lines
