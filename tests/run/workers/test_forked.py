"""A kernel in a copy of this process: how it starts, answers and ends, also where something goes wrong."""

import json
import os
import time

import pytest

from compendium.run.workers import forked, kernel
from compendium.run.workers.channel import Channel
from compendium.run.workers.execution import FORK, Task, can_fork, execute

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")


@pytest.fixture
def run(tmp_path):
    """Execute cells in a forked kernel."""

    def execute_cells(*sources, limit=60.0):
        rest = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        cells = [{"id": f"c{number}", "source": source} | rest for number, source in enumerate(sources)]
        path = tmp_path / "tiny.ipynb"
        path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
        return execute(Task("tiny", path, tmp_path, {}, limit), FORK)

    return execute_cells


def test_one_that_ends_before_it_listens_is_told(run, monkeypatch):
    monkeypatch.setattr(kernel, "serve", lambda *_: os._exit(5))
    assert run("1").error == "its process ended without a word (exit code 5)"


def test_one_that_never_listens_is_given_up_and_ended(run, monkeypatch, tmp_path):
    def sleep(*_):
        (tmp_path / "pid").write_text(str(os.getpid()))
        os.setsid()
        time.sleep(600)

    monkeypatch.setattr(kernel, "serve", sleep)
    monkeypatch.setattr(forked, "READY", 1.0)
    monkeypatch.setattr(forked, "PATIENCE", 0.2)
    assert run("1").error == "its process did not answer for 1 seconds"
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_one_whose_welcome_is_lost_is_asked(run, monkeypatch):
    receive, lost = Channel.receive, []

    def lose_the_welcome(self, seconds):
        message = receive(self, seconds)
        if message and message["msg_type"] in ("iopub_welcome", "status") and not message["parent_header"]:
            lost.append(message)
            return None
        return message

    monkeypatch.setattr(Channel, "receive", lose_the_welcome)
    assert run("1 + 1").error == ""
    assert lost


def test_one_that_will_not_end_is_told_and_then_made_to(run, monkeypatch, tmp_path):
    monkeypatch.setattr(forked, "PATIENCE", 0.2)
    stubborn = "import atexit, os, signal, time\nsignal.signal(signal.SIGTERM, lambda *_: open('told', 'w').close())"
    outcome = run(f"{stubborn}\nopen('pid', 'w').write(str(os.getpid()))\natexit.register(time.sleep, 600);")
    assert outcome.error == ""
    assert (tmp_path / "told").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_it_ends_where_the_system_tells_nobody_of_it(run, monkeypatch):
    monkeypatch.delattr(os, "pidfd_open", raising=False)
    assert run("1 + 1").error == ""


def test_what_comes_late_for_an_earlier_cell_is_not_taken_for_this_one(run):
    later = "import threading\nt = threading.Timer(0.3, lambda: print('late')); t.start()"
    cells = json.loads(run(later, "t.join(); print('here')").notebook)["cells"]
    assert cells[1]["outputs"][0]["text"][-1:] == ["here\n"]
