"""The NHS levels of RAP: each line is answered by a look at files, and a line that cannot be shown never is."""

import csv
import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

from compendium.data_package.tables import load_table
from compendium.project import Project
from compendium.publish.book.looked_at import looked_at_digest
from compendium.publish.book.rap_files import Files
from compendium.publish.book.rap_looks import LOOKS
from compendium.publish.book.rap_page import NOT_SHOWN, SHOWN, answered_lines, levels_in_short, rap_table

WORKFLOW = "on:\n  push:\njobs: {}\n"
CITED = "version: 1.0.0\nrepository-code: https://example.org/code\n"
PYPROJECT = """
[build-system]
build-backend = "b"
[project]
name = "n"
requires-python = ">=3.11"
optional-dependencies.test = ["pytest>=8"]
scripts.n = "n:main"
[tool.ruff.lint]
select = ["D1"]
[tool.mypy]
strict = true
"""
LOCK = "one==1 \\\n    --hash=sha256:0\ntwo==2 ; system == 'x' \\\n    --hash=sha256:0\n"
REVIEW = "# Reviews\n\n- 2026-03-04: read by somebody.\n"

GOOD = {
    ".github/workflows/book.yml": WORKFLOW,
    "CHANGELOG.md": "# Changelog\n\n## [1.0.0] - 2026-03-04\n",
    "CITATION.cff": CITED,
    "CONTRIBUTING.md": "x",
    "LICENSE": "x",
    "Makefile": "book: ## make it\n",
    "README.md": "Run\n\n```sh\nmake book\n```\n",
    "REVIEWS.md": REVIEW,
    "book/codebook.md": "x",
    "book/run_it_again.md": "x",
    "data/a.csv": "x",
    "notebooks/n.ipynb": "{}",
    "pyproject.toml": PYPROJECT,
    "requirements.lock": LOCK,
    "src/compendium/__init__.py": "",
    "src/compendium/run/stale/record.py": "",
    "tests/conftest.py": "",
    "tests/test_quality.py": "",
    "tests/test_stored_notebooks.py": "",
}
"""A compendium of which every line is shown."""

SPOILT = {
    "produced-by-code-in-an-open-source-language": ("pyproject.toml", PYPROJECT.replace("requires-python", "other")),
    "version-controlled": ("CITATION.cff", "version: 1.0.0\n"),
    "readme": ("README.md", "No commands."),
    "peer-reviewed": ("REVIEWS.md", "# Reviews\n\n- soon\n"),
    "published-in-the-open": ("LICENSE", None),
    "minimal-manual-intervention": ("Makefile", "other:\n"),
    "well-documented": ("pyproject.toml", PYPROJECT.replace("D1", "E")),
    "standard-directory-format": ("notebooks/n.ipynb", ""),
    "reusable-functions-or-classes": ("tests/test_stored_notebooks.py", None),
    "coding-standards": ("pyproject.toml", PYPROJECT.replace("strict = true", "")),
    "testing-framework": ("pyproject.toml", PYPROJECT.replace("pytest>=8", "other")),
    "dependency-information": ("requirements.lock", LOCK + "three==3\n"),
    "automatic-logs": ("src/compendium/run/stale/record.py", None),
    "fully-packaged": ("pyproject.toml", PYPROJECT.replace("build-backend", "other")),
    "continuous-integration": (".github/workflows/book.yml", "# It has never run.\n" + WORKFLOW),
    "event-based-or-scheduled-runs": (".github/workflows/book.yml", "on: workflow_dispatch\njobs: {}\n"),
    "changes-signposted-changelog-releases": ("CHANGELOG.md", "# Changelog\n\n## [0.9.0] - 2026-03-04\n"),
}
"""For each line but the one on tidy data, one file without which it is not shown (None: the file is gone)."""


@pytest.fixture
def good(tmp_path: Path) -> Project:
    for name, text in GOOD.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Project(tmp_path)


def shown(project: Project, line: str, wide: tuple[str, ...] = ()) -> bool:
    return LOOKS[line](Files(project, list(wide), 5)).shown


@pytest.mark.parametrize("line", LOOKS)
def test_a_line_is_shown_where_all_that_it_needs_is_there(good: Project, line: str) -> None:
    assert shown(good, line)


@pytest.mark.parametrize("line", LOOKS)
def test_nothing_is_shown_of_an_empty_folder(tmp_path: Path, line: str) -> None:
    assert not shown(Project(tmp_path), line, ("ticks",))


@pytest.mark.parametrize("line", SPOILT)
def test_one_thing_that_is_lacking_is_enough(good: Project, line: str) -> None:
    name, text = SPOILT[line]
    path, before = good.root / name, looked_at_digest(good)
    if text is None:
        path.unlink()
    elif text:
        path.write_text(text, encoding="utf-8")
    else:
        path.unlink()
        path.parent.rmdir()
    assert not shown(good, line)
    assert looked_at_digest(good) != before


def test_one_table_with_a_column_for_each_row_of_another_is_not_tidy(good: Project) -> None:
    assert not shown(good, "tidy-data", ("ticks",))
    assert "`ticks`" in LOOKS["tidy-data"](Files(good, ["ticks"], 5)).words


@pytest.mark.parametrize("name", ["pyproject.toml", ".github/workflows/book.yml"])
def test_a_broken_file_shows_nothing_and_stops_nothing(good: Project, name: str) -> None:
    (good.root / name).write_bytes(b"\xff: [= {")
    assert not shown(good, "continuous-integration" if name.endswith("yml") else "fully-packaged")


def test_the_lines_are_those_of_the_framework_and_each_has_a_look(project: Project) -> None:
    with (project.data / "frameworks" / "nhs-rap" / "criteria.csv").open(encoding="utf-8") as opened:
        framework = [(row["criterion"], row["group"], row["name"]) for row in csv.DictReader(opened)]
    lines = load_table(project.data, "rap_lines")
    assert list(zip(lines["line"], lines["level"], lines["name"], strict=True)) == framework
    assert set(lines["line"]) == set(LOOKS)
    assert {*SPOILT, "tidy-data"} == set(LOOKS)


def test_what_is_not_shown_comes_first_and_is_counted(project: Project) -> None:
    answered = answered_lines(project)
    missing = int((answered["standing"] == NOT_SHOWN).sum())
    plain = rap_table(answered).plain.splitlines()
    assert 0 < missing < len(answered)
    assert f"of {len(answered)} lines" in plain[0]
    standings = [row[2] for row in csv.reader(plain[2:], delimiter="|")]
    assert standings == [NOT_SHOWN] * missing + [SHOWN] * (len(answered) - missing)
    assert f"{len(answered) - missing} are shown" in levels_in_short(answered)


def test_what_no_reader_can_check_is_not_shown_today(project: Project) -> None:
    """As long as the citation file names no repository, and nobody has recorded a review."""
    standing = answered_lines(project).set_index("line")["standing"]
    if "repository-code:" not in (ROOT / "CITATION.cff").read_text(encoding="utf-8"):
        for line in ("version-controlled", "published-in-the-open", "continuous-integration"):
            assert standing[line] == NOT_SHOWN
    assert (standing["peer-reviewed"] == SHOWN) == (ROOT / "REVIEWS.md").exists()


def test_a_level_with_all_its_lines_is_named(project: Project) -> None:
    answered = answered_lines(project)
    assert "No level has all its lines shown." in levels_in_short(answered.assign(standing=NOT_SHOWN))
    gold = answered.assign(standing=[SHOWN if level == "Gold" else NOT_SHOWN for level in answered["level"]])
    assert levels_in_short(gold).endswith("Gold has all lines shown.")
    assert levels_in_short(answered.iloc[:0]) == "There is no line to answer."
    assert rap_table(answered.iloc[:0]).plain.startswith("There is no line to answer\n")
    plain = rap_table(answered.assign(standing=SHOWN)).plain
    assert plain.startswith(f"{len(answered)} lines, each of them shown\n")


def test_proofs_that_are_files_are_there(project: Project) -> None:
    answered = answered_lines(project)
    proofs = [
        found
        for words in answered.loc[answered["standing"] == SHOWN, "proof"]
        for found in re.findall("`([^`]*)`", words)
    ]
    files = [proof for proof in proofs if re.fullmatch(r"[\w./]+\.(md|toml|lock|yml)", proof)]
    assert len(files) > 5
    assert [name for name in files if not (project.root / name).is_file()] == []
    targets = {proof.split()[1] for proof in proofs if proof.startswith("make ")}
    assert targets == {"book", "test"}
    assert json.dumps(proofs).count("compendium verify") == 1
