"""Bundles: what travels and what does not, the same study on the other side, and nothing left behind."""

import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from made_up_study import Size, write_made_up_study

from compendium.errors import CompendiumError
from compendium.run.workers import scratch
from compendium.run.workers.bundle import (
    bundle_digest,
    bundle_study,
    execute_bundled,
    file_digests,
    forget_bundle,
    unpack,
    unpack_once,
)
from compendium.run.workers.execution import FORK, KERNEL, Task, can_fork
from compendium.studies.study import load_study

NOTEBOOKS = Path("notebooks/studies")
PAGE = Task("sites/a", NOTEBOOKS / "site.ipynb", NOTEBOOKS, {"study": "made-up", "site": "made-up-0002"})


@pytest.fixture
def study(tmp_path):
    return write_made_up_study(tmp_path / "mine" / "made-up", Size(sites=4))


def same(one, other):
    """Compare two studies in everything but the folder they lie in."""
    for part in fields(one):
        mine, theirs = getattr(one, part.name), getattr(other, part.name)
        if isinstance(mine, pd.DataFrame):
            pd.testing.assert_frame_equal(mine, theirs)
        elif part.name == "framework":
            same(mine, theirs)
        elif part.name != "folder":
            assert mine == theirs, part.name


def loaded_from_bundle(bundle, name, target):
    unpack(bundle, target)
    return load_study(target / "data" / "studies" / name, target / "data")


class TestBundledStudy:
    def test_one_with_its_own_framework(self, project, study, tmp_path):
        bundle = bundle_study(project, study)
        same(load_study(study, project.data), loaded_from_bundle(bundle, "made-up", tmp_path / "there"))
        assert "data/studies/made-up/framework/criteria.csv" in bundle

    def test_one_that_is_published_with_the_book(self, project, tmp_path):
        folder = project.data / "studies" / "care-act"
        bundle = bundle_study(project, folder)
        same(load_study(folder, project.data), loaded_from_bundle(bundle, "care-act", tmp_path / "there"))
        assert "data/frameworks/care-act-isp/framework.toml" in bundle
        assert not [name for name in bundle if name.startswith("data/studies/care-act/framework")]

    @pytest.mark.parametrize("written", ["../shared", "absolute"])
    def test_one_whose_framework_lies_elsewhere(self, project, study, tmp_path, written):
        shutil.move(study / "framework", study.parent / "shared")
        path = str(study.parent / "shared") if written == "absolute" else written
        settings = (study / "study.toml").read_text().replace('framework = "framework"', f'framework = "{path}"')
        (study / "study.toml").write_text(settings)
        bundle = bundle_study(project, study)
        same(load_study(study, project.data), loaded_from_bundle(bundle, "made-up", tmp_path / "there"))


def test_only_known_files_travel(project, study):
    before = bundle_study(project, study)
    for name in ("made-up.xlsx", "GUIDE.md", "ratings.csv.before-fix", "interviews.docx", ".git/config"):
        for folder in (study, study / "framework"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("secret")
    assert bundle_study(project, study) == before
    folders = {"/".join(Path(name).parts[:3]) for name in before if name.startswith("data/studies")}
    assert folders == {"data/studies/made-up"}
    assert not [name for name in before if name.startswith("data/local")]
    assert {Path(name).suffix for name in before} == {".csv", ".toml", ".json", ".ipynb"}


def test_digests_tell_contents_and_names_apart():
    one = {"data/a": b"1", "data/b": b"2"}
    assert bundle_digest(one) == bundle_digest(dict(reversed(one.items())))
    others = [{"data/a": b"2", "data/b": b"1"}, {"data/a": b"1"}, {"data/a": b"1", "data/c": b"2"}]
    assert len({bundle_digest(bundle) for bundle in [one, *others]}) == 4
    assert file_digests({"data/a": b""}) == {
        "data/a": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    }


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "data/../../a", "C:/a", "data\\..\\a", ""])
def test_no_path_leaves_the_folder(tmp_path, name):
    with pytest.raises(CompendiumError, match="leads out of its folder"):
        unpack({name: b"1"}, tmp_path / "there")


class TestExecuteBundled:
    @pytest.mark.parametrize("engine", [FORK, KERNEL] if can_fork() else [KERNEL])
    def test_reads_are_named_relative_to_the_bundle(self, project, study, engine):
        bundle = bundle_study(project, study)
        outcome = execute_bundled(bundle, PAGE, engine)
        forget_bundle(bundle_digest(bundle))
        assert outcome.error == ""
        assert "Made-up council 0002" in outcome.notebook
        assert set(outcome.reads) <= set(bundle)
        assert {"data/sources.csv", "data/studies/made-up/study.toml"} <= set(outcome.reads)
        assert "data/studies/made-up/ratings.csv" not in outcome.reads  # of which it shows its own part only
        assert str(study) not in outcome.notebook
        assert scratch.NAME not in outcome.notebook

    def test_it_is_unpacked_once(self, project, study):
        bundle = bundle_study(project, study)
        first = unpack_once(bundle, [PAGE])
        assert unpack_once(dict(bundle)) is first
        forget_bundle(first.digest)
        assert not first.home.exists()

    def test_old_bundles_make_room(self):
        kept = [unpack_once({"data/a": str(number).encode()}) for number in range(4)]
        assert [there.home.exists() for there in kept] == [False, False, True, True]
        for there in kept:
            forget_bundle(there.digest)

    def test_what_is_wrong_is_told_by_the_notebook(self, project, study):
        bundle = {name: content for name, content in bundle_study(project, study).items() if "ratings" not in name}
        engine = FORK if can_fork() else KERNEL
        error = execute_bundled(bundle, PAGE, engine).error
        forget_bundle(bundle_digest(bundle))
        assert "ratings.csv" in error
        assert scratch.NAME not in error


class TestScratchFolder:
    def test_it_goes_with_the_process(self):
        script = "from compendium.run.workers.scratch import make_scratch; print(make_scratch().folder)"
        result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert not Path(result.stdout.strip()).exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="nothing young is cleared there")
    @pytest.mark.parametrize(
        "make", ["made = make_scratch().folder", "kept = kernel_scratch(); made = kept.__enter__()"]
    )
    def test_what_a_killed_process_left_is_cleared_and_what_is_in_use_is_not(self, make, tmp_path, monkeypatch):
        """The folder with a study's data, and that in which a kernel has its sockets."""
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        monkeypatch.setattr(scratch, "SHORT", "")
        script = (
            "import time; from compendium.run.workers import scratch; scratch.SHORT = ''\n"
            f"from compendium.run.workers.scratch import *; {make}; print(made, flush=True); time.sleep(60)"
        )
        command = [sys.executable, "-c", script]
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed,
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as living,
        ):
            left, used = (Path(process.stdout.readline().strip()) for process in (killed, living))
            killed.kill()
            killed.wait()
            assert left.is_dir()
            scratch.clear_scratch()
            assert not left.exists()
            assert used.is_dir()
            living.kill()

    def test_only_its_owner_may_read_it(self):
        there = unpack_once({"data/a": b"1"})
        if sys.platform != "win32":
            assert there.home.stat().st_mode & 0o077 == 0
        forget_bundle(there.digest)
