"""The files that a reader or a program looks for are there, agree, and are tied to no one place."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
EXPECTED = [
    "README.md",
    "LICENSE",
    "LICENSE-CC-BY-4.0",
    "CITATION.cff",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Makefile",
    ".ci/run",
    ".github/workflows/book.yml",
    "environment.yml",
    "postBuild",
    "_config.yml",
    "book/_toc.yml",
]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXPECTED)
def test_file_is_there(name: str) -> None:
    assert text_of(name).strip()


@pytest.mark.parametrize("name", [".ci/run", "postBuild"])
def test_script_is_executable_and_well_formed(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
    subprocess.run(["bash", "-n", ROOT / name], check=True)


def test_ci_runs_the_test_command() -> None:
    assert text_of(".ci/run").rstrip().endswith("make test")
    steps = yaml.safe_load(text_of(".github/workflows/book.yml"))["jobs"]["test"]["steps"]
    assert "bash .ci/run" in [step.get("run") for step in steps]


def test_one_version_everywhere() -> None:
    assert yaml.safe_load(text_of("CITATION.cff"))["version"] == VERSION
    assert re.findall(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), flags=re.MULTILINE)[0] == VERSION


def test_one_date_of_release_everywhere() -> None:
    released = yaml.safe_load(text_of("CITATION.cff")).get("date-released", "unreleased")
    assert re.findall(r"^## \[.+?\] - (.+)$", text_of("CHANGELOG.md"), flags=re.MULTILINE)[0] == str(released)


def test_the_paper_is_cited_as_in_the_sources() -> None:
    (paper,) = yaml.safe_load(text_of("CITATION.cff"))["references"]
    citation = next(line for line in text_of("data/sources.csv").splitlines() if line.startswith("paper,"))
    parts = [
        paper["title"],
        paper["journal"],
        paper["year"],
        paper["volume"],
        paper["issue"],
        paper["start"],
        paper["end"],
    ]
    assert paper["authors"]
    for part in parts + [author["family-names"] for author in paper["authors"]]:
        assert str(part) in citation


def tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_index_or_someones_folder() -> None:
    """Both would tie the project to one place."""
    # Written with a class of one letter, so that this file does not hold what it looks for.
    unwanted = re.compile(r"[p]ypi\.org|[p]ythonhosted|/[h]ome/\w|/[U]sers/\w|/[r]oot/")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for match in unwanted.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_nothing_generated_is_tracked() -> None:
    made = {"_build", "build", ".venv", "__pycache__", ".ipynb_checkpoints"}
    assert not [path for path in tracked_files() if made & set(path.relative_to(ROOT).parts)]


def test_the_book_shows_measurements_of_every_step() -> None:
    rows = (ROOT / "benchmarks" / "book.csv").read_text(encoding="utf-8").splitlines()
    cold = ["Cold build", "Cold build (Jupyter Book without the pages of studies)", "Nothing changed"]
    changed = ["One page’s text changed", "One CSV changed"]
    assert [row.split(",")[0] for row in rows] == [
        "step",
        *cold,
        *changed,
        *(f"{step} (make watch)" for step in changed),
    ]


def test_the_way_of_one_tick_leads_past_files_that_are_there() -> None:
    way = text_of("CONTRIBUTING.md").partition("## The journey of one tick")[2].partition("\n## ")[0]
    files = re.findall(r"`([^`\s]+/[^`\s]+\.(?:csv|json|py|ipynb))`", way)
    assert len(files) == 12
    assert [name for name in files if not (ROOT / name).is_file()] == []
    modules, functions = re.findall(r"`([^`\s]+\.py)`", way), re.findall(r"\(`(\w+)`\)", way)
    here = ROOT
    for name, function in zip(modules, functions, strict=True):
        path = ROOT / name if "/" in name else here / name  # "next to it"
        assert re.search(rf"^def {function}\(", path.read_text(encoding="utf-8"), re.MULTILINE), (name, function)
        here = path.parent
    called = text_of("notebooks/inclusion_criteria.ipynb")
    assert [name for name in ("load_table", *functions[4:8]) if f"{name}(" not in called] == []


def test_the_map_of_the_package_names_every_folder() -> None:
    rows = dict(re.findall(r"^\| `(\w+)/` \| (.*) \|$", text_of("CONTRIBUTING.md"), re.MULTILINE))
    rooms = [path for path in sorted((ROOT / "src" / "compendium").iterdir()) if (path / "__init__.py").is_file()]
    assert [room.name for room in rooms if room.name not in rows] == []
    inside = {room.name: [path.parent.name for path in room.glob("*/__init__.py")] for room in rooms}
    inside["results"] = ["claims"]  # the others are those of notebooks, as its row says
    missing = [(room, name) for room, names in inside.items() for name in names if f"`{name}/`" not in rows[room]]
    assert missing == []
