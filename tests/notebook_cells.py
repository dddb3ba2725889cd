"""Cells of the notebooks as they stand, run on frames that a test gives, to hold what they show against a helper."""

import json
from typing import Any

from compendium.project import Project


def run_cell(project: Project, notebook: str, cell: str, **names: Any) -> dict[str, Any]:
    """Run one cell, found by its id, with these names defined; returns all names that are defined after it."""
    cells = json.loads((project.notebooks / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    (source,) = ("".join(each["source"]) for each in cells if each["id"] == cell)
    exec(compile(source, cell, "exec"), names)
    return names
