"""One build at a time: a second one waits, says so, and goes on however the first ends."""

import os
import signal
import subprocess
import sys

import pytest

from compendium.project import Project
from compendium.run.lock import alone

HOLD = (
    "import sys, time; from pathlib import Path; from compendium.project import Project\n"
    "from compendium.run.lock import alone\n"
    "with alone(Project(Path(sys.argv[1])), print): print('held', flush=True); time.sleep(500)"
)


def test_the_folder_is_held_and_given_back(tmp_path):
    said = []
    for _ in range(2):
        with alone(Project(tmp_path), said.append):
            pass
    assert said == []


def test_it_is_given_back_where_a_build_fails(tmp_path):
    with pytest.raises(ValueError, match="fault"), alone(Project(tmp_path), print):
        raise ValueError("a fault")
    said = []
    with alone(Project(tmp_path), said.append):
        assert said == []


def test_a_second_one_waits_and_says_so_until_the_first_is_killed(tmp_path):
    pipes = {"stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], **pipes) as first:
        assert first.stdout.readline() == "held\n"
        said = []

        def say(line):
            said.append(line)
            os.kill(first.pid, signal.SIGKILL)

        with alone(Project(tmp_path), say):
            assert said == ["Another build is at work in this folder; waiting for it to end."]


def test_the_lock_file_of_an_earlier_version_is_no_hindrance(tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "lock").write_text("", encoding="utf-8")
    with alone(Project(tmp_path), print):
        pass
