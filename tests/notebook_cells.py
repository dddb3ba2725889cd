"""Cells of the notebooks as they stand, run on frames that a test gives, to hold what they show against a helper."""

import json
from pathlib import Path
from typing import Any

from compendium.project import Project


def run_cell(project: Project, notebook: str, cell: str, **names: Any) -> dict[str, Any]:
    """Run one cell, found by its id, with these names defined; returns all names that are defined after it."""
    cells = json.loads((project.notebooks / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    (source,) = ("".join(each["source"]) for each in cells if each["id"] == cell)
    exec(compile(source, cell, "exec"), names)
    return names


def shown_in(notebook: Path) -> list[dict[str, str]]:
    """What the cells of a notebook show, an output each, but for bitmaps and for cells that papermill puts in."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    own = [cell for cell in cells if "injected-parameters" not in cell["metadata"].get("tags", [])]
    outputs = [output for cell in own for output in cell.get("outputs", [])]
    return [
        {kind: "".join(text) for kind, text in output["data"].items() if kind not in ("image/png", "image/jpeg")}
        if "data" in output
        else {output["output_type"]: json.dumps(output)}
        for output in outputs
    ]
