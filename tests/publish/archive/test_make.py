"""Making an archive: what `verify` would refuse is refused before anything runs, in a sentence for each fault."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from compendium.errors import CompendiumError, ParameterError
from compendium.project import Project
from compendium.publish.archive import make
from compendium.publish.archive.crate import CRATE_FILE
from compendium.publish.archive.make import archive_name, make_archive, site_files
from compendium.publish.archive.runs import executed_pages

FILES = ("CITATION.cff", "_config.yml", "requirements.lock", "data/datapackage.json", "notebooks/n.ipynb", "README.md")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The files that every archive has, tracked by git; that anything runs is an error of its own."""
    for name in FILES:
        (tmp_path / "small" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "small" / name).write_text("title: A title\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "small", check=True)
    monkeypatch.setattr(make, "make_book", run_now)
    return Project(tmp_path / "small")


def test_names_of_what_was_made_are_looked_at_as_well(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("make_book", "refuse_outdated"):
        monkeypatch.setattr(make, name, lambda *_: None)
    for name in ("stale_notebooks", "recorded_runs"):
        monkeypatch.setattr(make, name, lambda *_: [])
    (small.root / "Site").mkdir()
    for folder in (small.root / "Site", small.site):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").touch()
    (small.root / ".gitignore").write_text("_build/\n", encoding="utf-8")
    subprocess.run(["git", "add", "-A", "."], cwd=small.root, check=True)
    with pytest.raises(CompendiumError, match=r'one name: "Site/index\.html", "site/index\.html"'):
        make_archive(small, small.root.parent / "made.zip", None, None, print)
    assert not (small.root.parent / "made.zip").exists()


@pytest.mark.parametrize(
    ("stated", "day", "told"), [("date-released: 2026-03-04\n", (2026, 3, 4), False), ("", (1980, 1, 1), True)]
)
def test_a_date_that_is_not_stated_is_asked_for_and_not_made_up(
    small: Project, monkeypatch: pytest.MonkeyPatch, stated: str, day: tuple[int, int, int], told: bool
) -> None:
    for name in ("make_book", "refuse_outdated"):
        monkeypatch.setattr(make, name, lambda *_: None)
    for name in ("stale_notebooks", "recorded_runs"):
        monkeypatch.setattr(make, name, lambda *_: [])
    (small.root / "CITATION.cff").write_text(f"title: A title\n{stated}", encoding="utf-8")
    subprocess.run(["git", "add", "-A", "."], cwd=small.root, check=True)
    said: list[str] = []
    make_archive(small, small.root.parent / "made.zip", None, None, said.append)
    assert [line.startswith("CITATION.cff states no date of release") for line in said] == [True] * told
    with zipfile.ZipFile(small.root.parent / "made.zip") as made:
        (root,) = [one for one in json.loads(made.read(CRATE_FILE))["@graph"] if one["@id"] == "./"]
        assert {entry.date_time[:3] for entry in made.infolist()} == {day}
    assert root.get("datePublished") == ("-".join(f"{part:02}" for part in day) if stated else None)


def test_what_was_made_is_listed_without_caches_and_what_is_of_others(tmp_path: Path) -> None:
    names = ["index.html", "a/b.html", "a/c.ipynb", "a-b/c.ipynb", "a/.ipynb_checkpoints/c-checkpoint.ipynb",
             "a/__pycache__/b.html", "check_a_spreadsheet/page.js", "check_a_spreadsheet/pyodide/x.js"]  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    shown = {"index.html", "a/b.html", "a/c.ipynb", "a-b/c.ipynb", "check_a_spreadsheet/page.js"}
    assert site_files(tmp_path) == {f"site/{name}": tmp_path / name for name in shown}
    assert executed_pages(tmp_path) == ["a/c", "a-b/c"]
    assert site_files(tmp_path / "not-there") == {}


class RunsNowError(Exception):
    """Everything was looked at, and notebooks would run now."""


def run_now(*_: object) -> None:
    raise RunsNowError


def archived(project: Project) -> str:
    """What is said when an archive is made before anything runs."""
    subprocess.run(["git", "add", "-f", "-A", "."], cwd=project.root, check=True)
    with pytest.raises(CompendiumError) as caught:
        make_archive(project, project.root.parent / "made.zip", None, None, print)
    return str(caught.value)


def test_a_whole_one_runs(small: Project) -> None:
    subprocess.run(["git", "add", "-A", "."], cwd=small.root, check=True)
    with pytest.raises(RunsNowError):
        make_archive(small, small.root.parent / "made.zip", None, None, print)


def test_each_name_that_verify_refuses_has_its_sentence(small: Project) -> None:
    (small.root / "a:b.txt").touch()
    (small.root / "readme.md").touch()
    if not (small.root / "README.md").samefile(small.root / "readme.md"):
        assert archived(small).splitlines() == [
            'An archive cannot hold the name "a:b.txt", which leads out of its folder or is none.',
            'An archive cannot hold two files that would have one name: "README.md", "readme.md".',
            "Rename what is named here, then archive again.",
        ]


def test_a_name_that_is_no_text_is_refused_by_what_can_be_shown_of_it(small: Project) -> None:
    try:
        (small.root / os.fsdecode(b"caf\xe9.txt")).touch()
    except OSError:
        pytest.skip("this system has no such names")
    assert archived(small).startswith('An archive cannot hold the name "caf\\udce9.txt", which')


@pytest.mark.parametrize("name", ["_config.yml", "requirements.lock", "data/datapackage.json", "notebooks/n.ipynb"])
def test_what_every_archive_has_is_looked_for(small: Project, name: str) -> None:
    (small.root / name).rename(small.root / f"{name.rpartition('/')[2]}.old")
    assert f"would lack {name.replace('n.ipynb', '')}. " in archived(small)


def test_a_link_is_named(small: Project) -> None:
    (small.root / "link.md").symlink_to("README.md")
    assert archived(small).startswith("An archive cannot hold links: link.md.")


def test_a_file_in_the_way_of_its_folder_is_named(small: Project) -> None:
    with pytest.raises(ParameterError, match=r"README\.md is no folder"):
        make_archive(small, small.root / "README.md" / "made.zip", None, None, print)


@pytest.mark.parametrize(
    ("name", "version", "called"),
    [
        ("a-study", "0.1.0", "a-study-0.1.0.zip"),
        ("a-study", "../../x", "a-study-x.zip"),
        ("../up", "1/2\\3:4", "up-1-2-3-4.zip"),
        ("a-study", "", "a-study-archive.zip"),
        ("a-study", "..", "a-study-archive.zip"),
        ("..", "1.0+local", "compendium-1.0+local.zip"),
        ("a-study", "9" * 300, f"a-study-{'9' * 80}.zip"),
    ],
)
def test_its_name_leads_nowhere(small: Project, name: str, version: str, called: str) -> None:
    (small.root / "pyproject.toml").write_text(f"[project]\nname = '{name}'\n", encoding="utf-8")
    (small.root / "CITATION.cff").write_text(f"version: '{version}'\n", encoding="utf-8")
    assert archive_name(small) == called


def test_what_is_not_stated_has_a_name_all_the_same(small: Project) -> None:
    (small.root / "CITATION.cff").write_text("version:\n", encoding="utf-8")
    assert archive_name(small) == "compendium-archive.zip"
