"""The book and a study's site are the same bytes in sixteen surroundings.

With LONG_TRIALS=1, each by itself; `test_site.py` builds its book in eleven of them at once, and compares it with that
of `make test`.
"""

import pytest
from conftest import copy_project
from long_trials import LONG
from made_up_study import Size, write_made_up_study
from surroundings import ALL_AT_ONCE, SURROUNDINGS, Call

from compendium.project import Project
from compendium.run.stale.fingerprints import files_under

AT_ONCE = "eleven at once"

pytestmark = pytest.mark.skipif(not LONG, reason="long trials only: seventeen whole builds")


def built(folder, home, change=lambda call, home: None):
    """Every file of the book and of a study of eight sites, as they are built in a surrounding."""
    project = copy_project(folder)
    write_made_up_study(project.data / "local" / "made-up", Size(sites=8))
    call = Call(project.root)
    change(call, home)
    for words in (("book",), ("sites", "made-up")):
        done = call(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    made = Project(call.folder).root / "_build"
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in files_under(made)}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return built(tmp_path_factory.mktemp("plain") / "copy", tmp_path_factory.mktemp("home"))


def all_at_once(call, home):
    for name in ALL_AT_ONCE:
        SURROUNDINGS[name](call, home)


@pytest.mark.parametrize("name", [AT_ONCE, *SURROUNDINGS])
def test_no_byte_differs(name, plain, tmp_path):
    (tmp_path / "home").mkdir()
    made = built(tmp_path / "copy", tmp_path / "home", all_at_once if name == AT_ONCE else SURROUNDINGS[name])
    assert sorted(made) == sorted(plain)
    assert [file for file in plain if made[file] != plain[file]] == []
