"""Renewing stored outputs after a deliberate change of data, and saying what changed in them."""

import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from compendium.project import Project
from compendium.run.notebooks import list_notebooks, run_notebooks
from compendium.together import replace_together


def refresh_notebooks(
    project: Project, engine: str | None, progress: Callable[[str], None], also: Mapping[str, bytes] | None = None
) -> list[str]:
    """Run every notebook with its own parameters and store the outputs, all of them before anything is said.

    They, what was found, and the files in `also` (by their names from the project's folder) are written as one: all or
    none. Returns a line for each thing that changed, a figure by its alternative text. Raises what `run_notebooks`
    raises, or OSError; then nothing that is stored has been touched.
    """
    from compendium.publish.book.readme import files_of_findings

    notebooks = list_notebooks(project)
    run_notebooks(project, notebooks, engine=engine, progress=progress)
    texts = {n: (n.read_text("utf-8"), project.executed_copy(n).read_text("utf-8")) for n in notebooks}
    lines = [line for n, (stored, fresh) in texts.items() for line in _told(project.named(n), stored, fresh)]
    stored = {project.named(n): fresh.encode() for n, (_, fresh) in texts.items()}
    replace_together(project.root, {**(also or {}), **files_of_findings(project), **stored})
    return lines


def _told(name: str, stored: str, fresh: str) -> Iterator[str]:
    """What changed in a notebook from one text of it to the other."""
    changes = list(changed_outputs(_parsed(stored), json.loads(fresh)))
    yield f"{name}: {len(changes)} cells changed" if changes else f"{name}: unchanged"
    yield from (f"  {line}" for change in changes for line in change)


def _parsed(text: str) -> dict[str, Any]:
    try:
        parsed: dict[str, Any] = json.loads(text)
    except ValueError:
        return {"cells": []}
    return parsed


def changed_outputs(stored: dict[str, Any], fresh: dict[str, Any]) -> Iterator[list[str]]:
    """Compare the outputs of two versions of a notebook, cell by cell: the lines of their plain form that went and
    came."""
    before = {cell.get("id"): cell for cell in stored["cells"] if cell.get("cell_type") == "code"}
    for cell in fresh["cells"]:
        if cell["cell_type"] != "code":
            continue
        old = before.get(cell["id"], {})
        if (old.get("outputs"), old.get("execution_count")) != (cell["outputs"], cell["execution_count"]):
            changes = difflib.unified_diff(plain_lines(old), plain_lines(cell), lineterm="", n=0)
            kept = [line for line in changes if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            yield [
                f"cell {cell['id']}",
                *(f"  {line}" for line in kept or ["(the same in words; layout or drawing differs)"]),
            ]


def plain_lines(cell: dict[str, Any]) -> list[str]:
    """The outputs of a cell in plain form, line by line: tables as values, figures as their alternative text."""
    lines = []
    for output in cell.get("outputs", []):
        text = "".join(output.get("data", {}).get("text/plain", output.get("text", "")))
        lines += text.replace("; ", ";\n").splitlines()
    return lines
