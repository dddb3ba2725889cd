"""The files a reader looks for are there and agree, `make` does what it says, and imports point one way."""

import ast
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "compendium"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-setup.lock")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# Files


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "LICENSE",
        "LICENSE-CC-BY-4.0",
        "CITATION.cff",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Makefile",
    ]
    + [
        ".ci/run",
        ".github/workflows/book.yml",
        "environment.yml",
        "postBuild",
        "_config.yml",
        "book/_toc.yml",
    ],
)
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
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_index_or_someones_folder() -> None:
    """Both would tie the project to one place."""
    # Put together here, so that this file does not hold what it looks for.
    unwanted = re.compile(
        "|".join(
            [
                "py" + r"pi\.org",
                "python" + "hosted",
                "/ho" + "me/[a-z]",
                "/Us" + "ers/[A-Za-z]",
                "/ro" + "ot/",
            ]
        )
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for match in unwanted.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_nothing_generated_is_tracked() -> None:
    made = {"_build", "build", ".venv", "__pycache__", ".ipynb_checkpoints"}
    assert not [path for path in tracked_files() if made & set(path.relative_to(ROOT).parts)]


# The package

# What each part of the package may import of the others; `run`, `publish` and the command line may import any.
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
        call
        for call in calls
        if call in {"open", "print"} or re.search(r"\.(read|to)_(csv|excel|html|json)$", call)
    ]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# make

needs_make = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Call make as from a plain shell, also when the tests themselves were started by make."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS", "PIP_", "UV_"))
    }
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a blank in its name that holds what set-up reads."""
    made = tmp_path / "my study"
    made.mkdir()
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, made / name)
    return made


# Stands for Python: answers what the Makefile asks, notes what it is told to install, and fails once if told to.
FAKE_PYTHON = """#!/bin/sh
here=$(pwd -P)
case "$*" in
    *sys._base_executable*) echo "$here/fake-python" ;;
    "-m venv .venv") mkdir -p .venv/bin && cp fake-python .venv/bin/python &&
        printf '#!/bin/sh\\necho compendium "$@"\\n' > .venv/bin/compendium && chmod +x .venv/bin/compendium ;;
    *"config list"*) echo "global.index-url='elsewhere'" ;;
    *"pip install"*) if test -e fail; then rm fail; exit 1; fi; echo "$*" >> installed.txt ;;
    "-m pytest"*) echo "$*" ;;
esac
"""


@pytest.fixture
def pretended(folder: Path) -> Path:
    """The same with a stand-in for Python, so that set-up is quick and needs no network."""
    python = folder / "fake-python"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return folder


def installed(folder: Path) -> list[str]:
    """The last word of each call of `pip install` since the last look."""
    notes = folder / "installed.txt"
    if not notes.exists():
        return []
    lines = notes.read_text(encoding="utf-8").splitlines()
    notes.unlink()
    return [line.split()[-1] for line in lines]


@needs_make
def test_help_lists_every_command(folder: Path) -> None:
    shown = make(folder)
    assert shown.returncode == 0
    listed = re.findall(r"^  make ([a-z]+) +\S", shown.stdout, flags=re.MULTILINE)
    (phony,) = re.findall(r"^\.PHONY: (help .*)$", text_of("Makefile"), flags=re.MULTILINE)
    assert listed == phony.split()
    assert {"setup", "book", "test", "refresh", "lab", "serve", "bench", "clean"} <= set(listed)


@needs_make
def test_without_a_suitable_python_make_says_so(folder: Path) -> None:
    shown = make(folder, "book", "PYTHON=no-such-python")
    assert shown.returncode == 2
    assert "No Python 3.11 or newer" in shown.stderr
    assert not (folder / ".venv").exists()


@needs_make
def test_set_up_happens_once(pretended: Path) -> None:
    first = make(pretended, "book", "PYTHON=./fake-python")
    assert first.stdout.splitlines()[-1] == "compendium book", first.stderr
    assert installed(pretended) == ["requirements.lock", "."]
    assert make(pretended, "book").stdout.splitlines() == ["compendium book"]
    assert installed(pretended) == []


@needs_make
def test_test_tools_are_added_and_arguments_reach_pytest(pretended: Path) -> None:
    shown = make(pretended, "test", "PYTHON=./fake-python", "TESTS=tests/load -x")
    assert shown.stdout.splitlines()[-2:] == ["compendium book", "-m pytest tests/load -x"]
    assert installed(pretended) == ["requirements.lock", ".", "requirements-test.lock"]


@needs_make
def test_a_set_up_that_failed_is_done_again(pretended: Path) -> None:
    (pretended / "fail").touch()
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 2
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


@needs_make
def test_a_changed_lock_renews_the_environment(pretended: Path) -> None:
    make(pretended, "book", "PYTHON=./fake-python")
    installed(pretended)
    with (pretended / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


@needs_make
def test_an_environment_whose_python_is_gone_is_made_again(pretended: Path) -> None:
    make(pretended, "book", "PYTHON=./fake-python")
    installed(pretended)
    (pretended / ".venv" / "bin" / "python").unlink()
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


GENERATED = [
    "_build/html/index.html",
    "build/executed/a.ipynb",
    ".venv/bin/python",
    "src/compendium.egg-info/PKG-INFO",
    "src/compendium/__pycache__/a.pyc",
    "tests/load/__pycache__/a.pyc",
    "notebooks/.ipynb_checkpoints/a.ipynb",
    ".mypy_cache/a",
    ".pytest_cache/a",
    ".ruff_cache/a",
    ".hypothesis/a",
]
WRITTEN = [
    "data/local/mine/ratings.csv",
    "data/local/mine/.ipynb_checkpoints/a.ipynb",
    "data/review/a.before-fix.csv",
]


@needs_make
def test_clean_removes_what_was_generated_and_nothing_else(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    for name in GENERATED + WRITTEN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    assert make(folder, "clean").returncode == 0
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert left == before | set(WRITTEN)
