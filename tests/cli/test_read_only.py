"""Every command that writes, where nothing can be written: it says so in a line, and all is as it was."""

from pathlib import Path

import pytest
from coded_study import make_coded_study
from command_line import warm
from conftest import copy_executed, copy_project
from made_up_study import Size, write_made_up_study
from stopped import read_only

from compendium.project import Project

LEVELS = ["--levels", "good=2,fair=1,poor=0"]
COMMANDS: dict[str, tuple[list[str], str]] = {
    "book": (["book"], "The last book stays."),
    "sites": (["sites", "made-up"], "The last pages stay."),
    "run": (["run", "context"], "The last executed notebooks stay."),
    "refresh": (["refresh"], "Nothing that is stored was changed."),
    "check --fix": (["check", "coded", "--fix"], "left as it is"),
    "settle": (["settle", "settled"], ""),
    "new": (["new", "mine"], "Nothing was written."),
    "new --xlsx": (["new", "mine", "--xlsx"], "Nothing was written."),
    "import": (["import", "answers.csv", "--study", "mine", "--framework", "mine", *LEVELS], "Nothing was written."),
    "pdf": (["pdf", "made-up"], "The last PDF stays."),
    "export": (["export", "made-up"], "The last export stays."),
    "diff": (["diff", "made-up", "made-up"], ""),
    "archive": (["archive"], "No archive was written."),
    "verify": (["verify"], ""),
}
"""The words of each command, and what it says of what stays."""


@pytest.fixture(scope="module")
def hindered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with studies of a researcher's own, of which one has tables to mend."""
    project = copy_project(tmp_path_factory.mktemp("hindered") / "copy")
    copy_executed(project)
    write_made_up_study(project.data / "local" / "made-up", Size(sites=2))
    coded = make_coded_study(project.data / "local" / "coded").folder
    for name in ("sites.csv", "ratings.csv"):
        (coded / name).write_bytes((coded / name).read_bytes().replace(b"southwick,", b" southwick ,", 1))
    make_coded_study(project.data / "local" / "settled")
    (project.root / "answers.csv").write_text("Site,Reach,Care\nUpton,good,fair\nDownham,poor,good\n", encoding="utf-8")
    return project


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_says_so_and_all_is_as_it_was(hindered: Project, name: str) -> None:
    words, stays = COMMANDS[name]
    before = contents(hindered.root)
    try:
        with read_only(hindered.root):
            done = warm(hindered.root, *words)
    except PermissionError:
        pytest.skip("this system lets nobody make a folder read-only")
    assert contents(hindered.root) == before
    assert done.returncode == 1
    assert stays in done.stdout + done.stderr
    assert "Read-only file system" in done.stderr
    assert len(done.stderr.splitlines()) <= 2
