"""The form of a study that may be public: the same pages, no secret, whole at any moment, and nothing else accepted."""

import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import warm
from conftest import copy_project
from long_trials import trials
from shared_study import MARK, write_coded_study, write_secret_study
from stopped import FULL, KILLED, TRACEBACK, stopped

from compendium.data_package.faults import DataError
from compendium.errors import ParameterError
from compendium.project import Project
from compendium.publish.make import make_study
from compendium.publish.study.shared_place import share_study
from compendium.run.sites import Means
from compendium.studies.check_all import check_package
from compendium.studies.public_form import FILES
from compendium.studies.study import check_study, find_study

RAW = {
    "made-up": lambda folder: write_secret_study(folder),
    "by-levels": lambda folder: write_secret_study(folder, "count_coders = true\n", smallest_count=1),
    "coded": lambda folder: write_coded_study(folder).folder,
}


def files_of(folder: Path) -> dict[str, bytes]:
    """What a folder holds, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(project: Project, folder: Path) -> dict[str, bytes]:
    """The pages of a study, made from nothing."""
    shutil.rmtree(project.study_build(folder.name), ignore_errors=True)
    run = make_study(project, folder, Means(), (), lambda *_: None, lambda _: None)
    assert not run.failed
    return files_of(project.study_site(folder.name))


def combined(folder: Path) -> None:
    """Let a study tell combined levels only."""
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('publish_levels = "single"', 'publish_levels = "combined"'), encoding="utf-8")


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Project:
    """A project with studies full of secrets in `data/local/`, each of them shared."""
    project = copy_project(tmp_path_factory.mktemp("share") / "copy")
    for name, write in RAW.items():
        share_study(project, write(project.data / "local" / name))
    folder = write_secret_study(project.data / "local" / "combined")
    combined(folder)
    share_study(project, folder)
    return project


@pytest.fixture
def again(shared, tmp_path) -> Project:
    """A copy of it that a test may spoil."""
    shutil.copytree(shared.root, tmp_path / "again")
    return Project(tmp_path / "again")


@pytest.mark.parametrize("name", [*RAW, "combined"])
def test_pages_of_what_is_shared_are_those_of_the_study(shared, name):
    before = pages(shared, shared.data / "local" / name)
    after = pages(shared, shared.data / "studies" / name)
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == []


def test_git_keeps_no_secret_of_what_is_shared(again):
    git = ["git", "-C", str(again.root)]
    for command in (["init", "-q"], ["add", "data/studies"]):
        subprocess.run([*git, *command], check=True)
    kept = subprocess.run([*git, "ls-files"], capture_output=True, text=True, check=True).stdout.split()
    assert "data/studies/made-up/told.csv" in kept
    found = subprocess.run([*git, "grep", "--cached", "-il", MARK], capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 1)  # 1 says that nothing was found
    assert not [name for name in kept if MARK in name]
    forced = subprocess.run([*git, "add", "-f", "data/local"], check=True)
    seen = subprocess.run([*git, "grep", "--cached", "-il", MARK], capture_output=True, text=True, check=False)
    assert forced.returncode == 0
    assert "data/local/made-up/ratings.csv" in seen.stdout  # the search finds what is there


@pytest.mark.parametrize("name", [*RAW, "combined"])
def test_what_is_shared_is_in_order_and_nothing_else(shared, name):
    folder = shared.data / "studies" / name
    assert [fault for fault in check_study(folder, shared.data) if fault.severity == "fault"] == []
    assert set(files_of(folder)) <= set(FILES)
    assert "public = true" in (folder / "study.toml").read_text(encoding="utf-8")


def test_the_data_folder_is_in_order_with_what_was_shared(shared):
    assert [fault for fault in check_package(shared.data) if fault.severity == "fault"] == []


def test_no_level_of_a_single_row_is_shared_where_only_combined_ones_are_told(shared):
    rows = (shared.data / "studies" / "combined" / "ratings.csv").read_text(encoding="utf-8").splitlines()
    levels = {row.split(",")[2] for row in rows[1:]}
    assert levels == {""}
    rows = (shared.data / "studies" / "made-up" / "ratings.csv").read_text(encoding="utf-8").splitlines()
    assert {"good", "fair"} & {row.split(",")[2] for row in rows[1:]}


def test_sharing_twice_writes_the_same(again):
    before = files_of(again.data / "studies" / "made-up")
    share_study(again, again.data / "local" / "made-up")
    assert files_of(again.data / "studies" / "made-up") == before


def test_a_table_that_is_no_longer_needed_goes(again):
    study = again.data / "local" / "coded" / "settled.csv"
    shared = again.data / "studies" / "coded"
    assert (shared / "settled.csv").is_file() or "publish_levels" not in (shared / "study.toml").read_text()
    study.unlink()
    share_study(again, study.parent)
    assert not (shared / "settled.csv").exists()


def test_the_study_itself_is_found_where_both_are(shared):
    assert find_study(shared, "made-up") == shared.data / "local" / "made-up"


def test_what_is_shared_is_not_shared_again(shared):
    with pytest.raises(ParameterError, match="share the study it was made from"):
        share_study(shared, shared.data / "studies" / "made-up")


def test_another_study_in_the_way_stays(again):
    target = again.data / "studies" / "made-up"
    shutil.rmtree(target)
    shutil.copytree(again.data / "local" / "coded", target)
    before = files_of(target)
    with pytest.raises(ParameterError, match="There is another study at data/studies/made-up"):
        share_study(again, again.data / "local" / "made-up")
    assert files_of(target) == before


def test_a_file_that_nobody_shared_stays(again):
    target = again.data / "studies" / "made-up"
    (target / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(ParameterError, match=r'holds "mine\.md", which was not shared'):
        share_study(again, again.data / "local" / "made-up")
    assert (target / "mine.md").read_text(encoding="utf-8") == "mine"


class TestRawStudies:
    """Nothing that reads `data/studies/` takes a study that was not shared."""

    @pytest.fixture
    def raw(self, again) -> Project:
        shutil.rmtree(again.data / "studies" / "made-up")
        shutil.move(again.data / "local" / "made-up", again.data / "studies" / "made-up")
        return again

    def test_check_refuses_it_with_the_command_to_use(self, raw):
        done = warm(raw.root, "check")
        assert done.returncode == 1
        assert "`compendium share data/studies/made-up` makes that form" in done.stdout

    def test_the_book_refuses_it(self, raw):
        done = warm(raw.root, "book")
        assert done.returncode == 1
        assert "compendium share data/studies/made-up" in done.stderr

    def test_sites_refuses_it(self, raw):
        done = warm(raw.root, "sites", "made-up")
        assert done.returncode == 1
        assert "compendium share data/studies/made-up" in done.stderr

    def test_no_command_writes_one_there(self, again):
        done = warm(again.root, "new", "fresh", "--into", "data/studies")
        assert done.returncode == 1
        assert not (again.data / "studies" / "fresh").exists()

    def test_the_command_moves_it_to_where_git_does_not_see_it(self, raw):
        before = files_of(raw.data / "studies" / "made-up")
        done = warm(raw.root, "share", "data/studies/made-up")
        assert done.returncode == 0
        assert "The study itself is at data/local/made-up now" in done.stdout
        assert "history" in done.stdout
        assert files_of(raw.data / "local" / "made-up") == before
        assert warm(raw.root, "check").returncode == 0

    def test_what_is_in_the_way_is_not_overwritten(self, raw):
        shutil.copytree(raw.data / "local" / "coded", raw.data / "local" / "made-up")
        done = warm(raw.root, "share", "data/studies/made-up")
        assert done.returncode == 1
        assert "data/local/made-up is in the way" in done.stderr


SPOILT = {
    "a row that is not published": ("ratings.csv", ",yes,", ",no,", "not-public"),
    "a coder by name": ("ratings.csv", "reading-1", "ann", "not-public"),
    "how it was imported": ("study.toml", "public = true", 'public = true\n[import]\nsheet = "one"', "raw"),
    "no word that it is public": ("study.toml", "public = true", "", "raw"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_each_thing_that_may_not_be_public_is_told(again, what):
    file, old, new, rule = SPOILT[what]
    path = again.data / "studies" / "made-up" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, "", 1) + new[len(old) :] if "[import]" in new else text.replace(old, new, 1)
    path.write_text(text if "[import]" not in new else f"{old}\n{text}", encoding="utf-8")
    faults = [fault for fault in check_study(path.parent, again.data) if fault.severity == "fault"]
    assert rule in {fault.rule for fault in faults}


def test_a_file_beside_and_tables_that_are_missing_are_told(again):
    folder = again.data / "studies" / "made-up"
    (folder / "interviews.xlsx").write_bytes(b"x")
    assert [fault.rule for fault in check_study(folder, again.data) if fault.severity == "fault"] == ["not-public"]
    (folder / "interviews.xlsx").unlink()
    (folder / "told.csv").unlink()
    assert "not-shared" in [fault.rule for fault in check_study(folder, again.data)]


@pytest.mark.parametrize("how", [KILLED, FULL])
@pytest.mark.parametrize("there", [True, False])
def test_at_any_moment_there_is_the_old_form_or_the_new_one(again, how, there):
    """With one shared before and without, killed or on a full disk before its steps: every seventh, or all."""
    raw, target = again.data / "local" / "coded", again.data / "studies" / "coded"
    old = files_of(target) if there else {}
    if not there:
        shutil.rmtree(target)
    toml = raw / "study.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("Councils", "Councils anew"), encoding="utf-8")
    (raw / "settled.csv").unlink()
    kept = shutil.copytree(again.data / "studies", again.root / "kept")
    step, codes = 0, set()
    while True:
        step += trials(7, 1) if step else 1
        ended = stopped(lambda: share_study(again, raw), step, how, again.data)
        assert ended.code != TRACEBACK, ended.said
        secrets = [name for name, raw_ in files_of(again.data / "studies").items() if MARK.encode() in raw_]
        assert secrets == []
        if not ended.killed and ended.code == 0:
            break
        codes.add(ended.killed or ended.code)
        if target.exists():
            find_study(again, str(target))  # the next command on it does the rest, if anything is left
        now = files_of(target) if target.exists() else {}
        assert now == old or b"Councils anew" in now["study.toml"]
        assert now == old or not [f for f in check_study(target, again.data) if f.severity == "fault"]
        shutil.rmtree(again.data / "studies")
        shutil.copytree(kept, again.data / "studies")
    assert codes
    assert b"Councils anew" in files_of(target)["study.toml"]


class TestReleases:
    """A release that follows another is held against it."""

    def test_pages_stay_those_of_what_is_shared_after_it_is_shared(self, tmp_path):
        """What a release kept back because of the one before is kept back when it is shared again."""
        project = copy_project(tmp_path / "copy")
        folder = write_secret_study(project.data / "local" / "growing", sites=12, smallest_count=5)
        share_study(project, folder)
        first = (project.data / "studies" / "growing" / "people.csv").read_text(encoding="utf-8")
        with (folder / "ratings.csv").open("a", encoding="utf-8") as file:
            file.write("made-up-0001,criterion-1,good,new-piece,coder-9,new-person,Manager,meso,,no,,,,\n")
        share_study(project, folder)
        second = files_of(project.data / "studies" / "growing")
        assert second["people.csv"].decode() != first
        share_study(project, folder)
        assert files_of(project.data / "studies" / "growing") == second

    def test_a_release_before_that_is_not_there_is_told(self, again):
        toml = again.data / "local" / "coded" / "study.toml"
        toml.write_text(toml.read_text(encoding="utf-8") + 'previous = "nowhere"\n', encoding="utf-8")
        with pytest.raises(DataError, match='"nowhere" is no folder of a study'):
            share_study(again, toml.parent)
