"""What is installed is compared with the lock by names and versions: what differs is named, and makes pages stale."""

import shutil

import pytest

from compendium.project import Project
from compendium.publish.site import common_parts
from compendium.run.lock import alone
from compendium.run.stale import installed
from compendium.run.stale.fingerprints import code_digest
from compendium.run.stale.installed import differing, installed_versions, told_of_code

LOCK = """# made by hand
Some.Package==1.2.3 \\
    --hash=sha256:0
other==2.0 ; python_version < '3.12' \\
    --hash=sha256:0
other==3.0 ; python_version >= '3.12' \\
    --hash=sha256:0
nowhere==9
"""


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """A folder of packages in place of this Python's own, and a lock beside it."""
    folder = tmp_path / "packages"
    monkeypatch.setattr(installed.sysconfig, "get_path", lambda name: str(folder))
    (tmp_path / "requirements.lock").write_text(LOCK)
    for name in ("some_package-1.2.3", "other-3.0", "of_a_person-7"):
        (folder / f"{name}.dist-info").mkdir(parents=True)
    return folder


def test_the_locked_versions_are_nothing_to_speak_of(packages, tmp_path):
    assert installed_versions() == {"some-package": "1.2.3", "other": "3.0", "of-a-person": "7"}
    assert differing(tmp_path / "requirements.lock") == []


def test_another_version_is_named_and_makes_everything_stale(packages, tmp_path):
    project = Project(tmp_path)
    before = code_digest(project), common_parts(project)
    (packages / "some_package-1.2.3.dist-info").rename(packages / "some_package-1.3.0.dist-info")
    assert differing(tmp_path / "requirements.lock") == ["some-package 1.3.0 (locked: 1.2.3)"]
    after = code_digest(project), common_parts(project)
    assert before[0] != after[0]
    assert before[1] != after[1]
    said = []
    with alone(project, said.append):
        pass
    assert len(said) == 1
    assert said[0].startswith("Installed in another version than requirements.lock has: some-package 1.3.0 (locked:")


def test_one_of_several_locked_versions_will_do(packages, tmp_path):
    (packages / "other-3.0.dist-info").rename(packages / "other-2.1.dist-info")
    assert differing(tmp_path / "requirements.lock") == ["other 2.1 (locked: 2.0 or 3.0)"]


def test_this_environment_is_the_locked_one(project):
    assert differing(project.root / "requirements.lock") == []


def test_a_copy_that_runs_the_code_of_the_original_says_so(project, tmp_path):
    assert list(told_of_code(project)) == []
    own = Project(tmp_path)
    shutil.copy(project.root / "requirements.lock", tmp_path)
    assert list(told_of_code(own)) == []  # a folder of data alone has no code of its own
    (tmp_path / "src" / "compendium").mkdir(parents=True)
    [said] = told_of_code(own)
    assert said == (
        f"The code that runs here is that of {project.root}, not of {tmp_path.resolve()}: "
        "`make setup` in this folder mends that."
    )
