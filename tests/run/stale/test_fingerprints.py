"""Digests: of what a person changes, and of nothing that is made anew by itself."""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import compendium
from compendium.project import Project
from compendium.run.stale import fingerprints
from compendium.run.stale.fingerprints import (
    ANALYSIS_CODE,
    JUST_NOW,
    digest,
    digest_as_written,
    digest_files,
    digest_read,
    files_under,
    source_digest,
)


def test_stored_outputs_do_not_make_a_notebook_stale_but_its_source_does(tmp_path):
    def write(source, outputs):
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs}
        (tmp_path / "n.ipynb").write_text(json.dumps({"cells": [cell]}))
        return source_digest(tmp_path / "n.ipynb")

    assert write("a", []) == write("a", [{"text": "x"}]) != write("b", [])


def test_what_was_read_of_some_columns_is_told_from_those_alone(tmp_path):
    path = tmp_path / "a.csv"

    def of_ids(text):
        path.write_text(text, encoding="utf-8")
        return digest_read(tmp_path / "a.csv::id,name")

    before = of_ids("id,name,note\na,A,x\nb,B,y\n")
    assert before == of_ids("note,id,name\nother,a,A\n,b,B\n")
    for other in (
        "id,name,note\nb,B,y\na,A,x\n",
        "id,name,note\na,A,x\n",
        "id,name,note\na,C,x\nb,B,y\n",
        "id,note\na,x\nb,y\n",
    ):
        assert of_ids(other) != before
    assert of_ids("id;name\na;A\n") == digest(path) == digest_read(path)  # it has a fault
    path.unlink()
    assert digest_read(tmp_path / "a.csv::id") == "missing"


def test_all_code_that_notebooks_import_makes_them_stale(project: Project) -> None:
    """Whatever of the package is imported by a notebook, however indirectly, is in the digest of code."""
    lines = {
        line.strip()
        for notebook in project.all_notebooks()
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        for line in cell["source"]
        if cell["cell_type"] == "code" and line.startswith("from compendium")
    }
    names = "print(*(name for name in sys.modules if name.startswith('compendium.')))"
    code = "\n".join([*sorted(lines), "import sys", names])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    files = {name.removeprefix("compendium.").replace(".", "/") for name in done.stdout.split()}
    assert len(files) > 40
    covered = tuple(part.removesuffix(".py") for part in ANALYSIS_CODE)
    left = sorted(name for name in files if not any(f"{name}/".startswith(f"{part}/") for part in covered))
    assert left == []


def test_what_is_named_is_there():
    package = Path(compendium.__file__).parent
    assert [name for name in ANALYSIS_CODE if not (package / name).exists()] == []


def test_a_file_is_read_again_once_it_was_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_text("one", encoding="utf-8")
    before = digest_as_written(path)
    told = path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))  # as long as before, and said to be as old
    assert digest_as_written(path) == digest(path) != before
    read: list[Path] = []
    later = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(fingerprints.time, "time_ns", lambda: later)
    digest_as_written(path)
    monkeypatch.setattr(fingerprints, "digest", lambda path: read.append(path) or "")
    assert digest_as_written(path) != before
    assert read == []
    path.unlink()
    assert digest_as_written(path) == "missing"


def test_a_file_that_was_written_just_now_is_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be written once more at what the system takes for the same time."""
    path, read = tmp_path / "a.py", list[Path]()
    path.write_text("one", encoding="utf-8")
    written = max(path.stat().st_mtime_ns, path.stat().st_ctime_ns)
    monkeypatch.setattr(fingerprints, "digest", lambda path: read.append(path) or "")
    for later, times in ((JUST_NOW, 2), (JUST_NOW + 1, 3)):
        monkeypatch.setattr(fingerprints.time, "time_ns", lambda later=later: written + later)
        for _ in range(2):
            digest_as_written(path)
        assert len(read) == times


def test_files_lie_in_a_fixed_order_and_caches_are_none_of_them(tmp_path: Path) -> None:
    for name in ("b-c/x.csv", "b/x.csv", "b/y.txt", "__pycache__/z.csv", "b/.ipynb_checkpoints/z.csv", "a.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    found = [path.relative_to(tmp_path).as_posix() for path in files_under(tmp_path, "*.csv")]
    assert found == ["a.csv", "b/x.csv", "b-c/x.csv"]
    assert files_under(tmp_path / "nowhere") == []
    elsewhere = tmp_path / "b"
    assert digest_files(files_under(elsewhere), elsewhere) != digest_files(files_under(elsewhere), tmp_path)


def test_files_come_in_the_order_of_their_folders_and_names(tmp_path):
    for name in ("a/z.csv", "a/b/y.txt", "a-b.csv", "a.csv", "b/.x.csv", "B.csv", "a/__pycache__/z.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "none.csv")
    (tmp_path / "again").symlink_to(tmp_path / "a")
    (tmp_path / "linked.csv").symlink_to(tmp_path / "a.csv")
    (tmp_path / "round.csv").symlink_to(tmp_path / "round.csv")
    found = files_under(tmp_path)
    assert found == sorted(found, key=lambda path: path.parts)
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["B.csv", "a/b/y.txt", "a/z.csv", "a-b.csv", "a.csv", "b/.x.csv", "linked.csv"]
    assert [path.name for path in files_under(tmp_path, "*.txt")] == ["y.txt"]
    assert files_under(tmp_path / "none") == []


def test_a_notebook_that_is_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    for source in ("1", "2", "1"):
        cell = {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
        path.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
        told = source_digest(path)
        assert told == hashlib.sha256(json.dumps([["code", source, []]]).encode()).hexdigest()
    path.write_text("no notebook", encoding="utf-8")
    assert source_digest(path) == digest(path) != told
