"""What is imported before notebooks are run is all that they import."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").rglob("*.ipynb"))


def imported(notebook: Path) -> Iterator[str]:
    """The modules of this project that the cells of a notebook import."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("compendium."):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if is_module(name) else str(node.module) for name in names)


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def test_a_warm_process_has_imported_what_every_notebook_imports() -> None:
    code = "import sys; from compendium.run.workers.warm import warm_up; warm_up(); print(*sys.modules)"
    warm = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    needed = {module for notebook in NOTEBOOKS for module in imported(notebook)}
    assert "compendium.results.mapping.draw" in needed
    assert needed - set(warm) == set()
