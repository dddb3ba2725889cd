"""What lies beside the page: scripts, the package, and Pyodide where there is one; made anew where it changes."""

from pathlib import Path

import pytest
from conftest import copy_project

from compendium.project import Project
from compendium.publish.spreadsheet import beside, pyodide
from compendium.publish.spreadsheet.beside import lay_beside, spreadsheet_digest


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pyodide, "GOT", tmp_path / "share")
    return copy_project(tmp_path / "copy")


def laid(project: Project, site: Path) -> dict[str, bytes]:
    lay_beside(project, site)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_without_pyodide_all_else_is_there_and_with_it_the_same(copy: Project, tmp_path: Path) -> None:
    one, before = laid(copy, tmp_path / "one"), spreadsheet_digest(copy)
    assert sorted(one) == [
        f"check_a_spreadsheet/{name}" for name in ("compendium.zip", "page.css", "page.js", "worker.js")
    ]
    folder = tmp_path / "share" / pyodide.read_lock().version
    folder.mkdir(parents=True)
    (folder / "pyodide.js").write_text("// script", encoding="utf-8")
    assert spreadsheet_digest(copy) != before
    two = laid(copy, tmp_path / "two")
    assert two.pop("check_a_spreadsheet/pyodide/pyodide.js") == b"// script"
    assert one == two


def test_the_package_is_made_once_and_anew_where_a_framework_changes(
    copy: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Project] = []
    whole = beside.package_zip
    monkeypatch.setattr(beside, "package_zip", lambda project: (made.append(project), whole(project))[1])
    one, before = laid(copy, tmp_path / "one"), spreadsheet_digest(copy)
    assert laid(copy, tmp_path / "two") == one
    assert len(made) == 1
    with (copy.data / "frameworks" / "rob-2" / "criteria.csv").open("a", encoding="utf-8") as table:
        table.write("\n")
    assert spreadsheet_digest(copy) != before
    assert laid(copy, tmp_path / "three") != one
    assert len(made) == 2
