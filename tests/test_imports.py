"""Imports point one way, analysis is pure, and every module says what it is for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "compendium"

# What each part may import of the others; `run`, `publish` and the command line may import any.
MAY_IMPORT = {
    "load": {"load", "errors", "project"},
    "analysis": {"analysis", "errors"},
    "display": {"display", "analysis", "load", "errors", "project"},
}
# Analysis takes frames and returns frames.
NOT_IN_ANALYSIS = {
    "matplotlib",
    "seaborn",
    "great_tables",
    "IPython",
    "pathlib",
    "os",
    "io",
    "csv",
    "json",
    "tomllib",
}


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_point_one_way(part: str) -> None:
    modules = list((SRC / part).rglob("*.py"))
    assert modules
    wrong = [
        f"{path.relative_to(SRC)} imports {name}"
        for path in modules
        for name in imports_of(path)
        if name.startswith("compendium.") and name.split(".")[1] not in MAY_IMPORT[part]
    ]
    assert not wrong


@pytest.mark.parametrize("path", sorted((SRC / "analysis").rglob("*.py")), ids=lambda path: path.stem)
def test_analysis_neither_reads_nor_draws(path: Path) -> None:
    assert not [name for name in imports_of(path) if name.split(".")[0] in NOT_IN_ANALYSIS]
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not [
        call for call in calls if call in {"open", "print"} or re.search(r"\.(read|to)_(csv|excel|html|json)$", call)
    ]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
