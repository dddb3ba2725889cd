"""Imports go down the house and never up; computing is pure; every module says what it is for.

Every import counts: those at the head of a module, those inside functions and those for types only.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "compendium"

FLOORS: list[set[str]] = [
    {"__main__"},
    {"cli"},
    {"publish"},
    {"run"},
    {"intake", "sites", "results"},
    {"studies", "display", "spreadsheets"},
    {"data_package"},
    {"together"},
    {"files", "project"},
    {"held"},
    {"errors"},
]
"""The house from its roof down. What stands on one floor does not know what stands beside it."""

SHARED_RESULTS = {"claims", "ticks"}
"""What every result may use of `results`; otherwise no result knows another."""

PURE = ("compute", "claims", "audit", "verdicts", "lookups", "ticks")
"""Modules, or folders of them, that take frames and return frames, by the beginning of their names."""

NOT_IN_PURE = {
    "IPython", "builtins", "codecs", "csv", "frictionless", "glob", "io", "json", "matplotlib", "os",
    "pathlib", "seaborn", "shutil", "subprocess", "sys", "tempfile", "tomllib", "tomlkit", "zipfile",
}  # fmt: skip
NOT_IN_PURE_OF_OURS = {"display", "files", "project", "run", "publish", "cli"}
OPENS = re.compile(
    r"(^|\.)(open|print|exec|eval|__import__|(read|write)_(text|bytes|csv|excel|json|table|html|whole))$"
)


def modules() -> dict[str, Path]:
    """Every module of the package by its name in it, such as `run.sites`."""
    found = {".".join(path.relative_to(SRC).with_suffix("").parts): path for path in SRC.rglob("*.py")}
    return {name.removesuffix(".__init__") if name != "__init__" else "": path for name, path in found.items()}


def imports_of(source: str, name: str, known: Mapping[str, object]) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it: by their names in the package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            full = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports relatively"
            full = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for target in full:
            if target.startswith("compendium."):
                inside = target.removeprefix("compendium.")
                yield inside if inside in known else inside.rpartition(".")[0]


def outside_imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def graph(sources: Mapping[str, str]) -> dict[str, set[str]]:
    return {name: set(imports_of(source, name, sources)) - {name, ""} for name, source in sources.items()}


def floor(name: str) -> int:
    room = name.partition(".")[0]
    return next(place for place, rooms in enumerate(FLOORS) if room in rooms)


def room_of_result(name: str) -> str:
    return name.split(".")[1] if name.startswith("results.") else ""


def wrong_imports(links: Mapping[str, set[str]]) -> list[str]:
    """Imports that go up or sideways."""
    wrong = []
    for name, targets in links.items():
        for target in targets if name else ():
            here, there = name.partition(".")[0], target.partition(".")[0]
            up = here != there and floor(target) <= floor(name)
            mine, other = room_of_result(name), room_of_result(target)
            beside = bool(mine and other) and mine != other and other not in SHARED_RESULTS
            if up or beside:
                wrong.append(f"{name} imports {target}")
    return wrong


def circles(links: Mapping[str, set[str]]) -> list[str]:
    """Modules that import themselves by way of others."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        left = list(links.get(start, ()))
        while left:
            target = left.pop()
            if target not in seen:
                seen.add(target)
                left += links.get(target, ())
        return seen

    return sorted(name for name in links if name in reached(name))


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in modules().items()}


def test_every_room_has_its_floor(sources: dict[str, str]) -> None:
    rooms = {name.partition(".")[0] for name in sources if name}
    assert rooms == set().union(*FLOORS)


def test_imports_go_down(sources: dict[str, str]) -> None:
    assert not wrong_imports(graph(sources))


def test_no_module_imports_itself_by_way_of_others(sources: dict[str, str]) -> None:
    assert not circles(graph(sources))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data_package.faults", "from compendium.studies.study import Study"),
        ("sites.compute.profile", "from compendium.intake.grid import read_grid"),
        ("studies.study", "from compendium.display.theme import INK"),
        ("results.mapping.compute", "from compendium.results.inclusion.compute import x"),
        ("errors", "def late():\n    from compendium.project import Project"),
        ("run.sites", "if TYPE_CHECKING:\n    from compendium.publish.make import make_book"),
    ],
)
def test_one_import_up_or_sideways_is_found(sources: dict[str, str], name: str, line: str) -> None:
    spoilt = sources | {name: f"{sources[name]}\n{line}\n"}
    assert len(wrong_imports(graph(spoilt))) == 1


def test_one_circle_is_found(sources: dict[str, str]) -> None:
    links = graph(sources)
    below = next(target for target in links["data_package.tables"] if target.startswith("data_package."))
    line = "def late():\n    from compendium.data_package.tables import load_table\n"
    assert {"data_package.tables", below} <= set(circles(graph(sources | {below: f"{sources[below]}\n{line}"})))


def is_pure(name: str) -> bool:
    """By the name of the module or of a folder above it; pages of the audit (`results.claims.show`) are not."""
    *folders, last = name.split(".")
    return last.startswith(PURE) or "compute" in folders


PURE_MODULES = sorted(name for name in modules() if is_pure(name))


def test_there_is_much_that_is_pure() -> None:
    assert len(PURE_MODULES) > 30


@pytest.mark.parametrize("name", PURE_MODULES)
def test_computing_neither_reads_nor_draws(name: str, sources: dict[str, str]) -> None:
    assert not NOT_IN_PURE & set(outside_imports(sources[name]))
    assert not [t for t in imports_of(sources[name], name, sources) if t.partition(".")[0] in NOT_IN_PURE_OF_OURS]
    calls = [ast.unparse(node.func) for node in ast.walk(ast.parse(sources[name])) if isinstance(node, ast.Call)]
    assert not [call for call in calls if OPENS.search(call)]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
