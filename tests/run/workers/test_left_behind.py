"""Which processes a process has started: they are listed only where there are any, and stay as they are."""

import os
import subprocess
import sys

import pytest

from compendium.run.workers import left_behind
from compendium.run.workers.execution import can_fork
from compendium.run.workers.fork import Copy
from compendium.run.workers.left_behind import children

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists children")


def test_a_child_is_listed_whether_it_runs_or_has_ended_and_can_still_be_waited_for():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in children()
        child.communicate(b"\n")
    ended = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"], stdout=subprocess.PIPE)
    ended.stdout.read()  # the end of what it prints: it has ended, or is about to
    assert ended.pid in children()
    assert ended.wait() == 3
    ended.stdout.close()


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_where_there_are_none_nothing_is_looked_into(monkeypatch):
    """In a copy, which has none whatever this process has started."""
    monkeypatch.setattr(left_behind, "Path", None)
    assert Copy(children, 60).answer() == []


def test_elsewhere_there_is_no_list(monkeypatch):
    """macOS and Windows have no such call either."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delattr(os, "waitid")
    assert children() == []
