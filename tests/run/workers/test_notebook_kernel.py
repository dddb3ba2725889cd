"""A cell is not done before what other programs print in it has been read and passed on."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest
from ipykernel import iostream

from compendium.run.workers import notebook_kernel
from compendium.run.workers.notebook_kernel import _empty, _waits_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing goes through pipes there")


@pytest.fixture
def reader():
    """A pipe, a thread that reads from it and takes its time with what it has read, and what that has passed on."""
    pipe, end = os.pipe()
    passed = []

    def read():
        while found := os.read(pipe, 100):
            time.sleep(0.2)
            passed.append(found)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield pipe, end, thread, passed
    os.close(end)
    thread.join()
    os.close(pipe)


def until(told):
    end = time.monotonic() + 10
    while not told() and time.monotonic() < end:
        time.sleep(0.005)
    return told()


@pytest.mark.skipif(not Path("/proc/self/syscall").exists(), reason="this system does not tell what a thread does")
class TestWhereTheSystemTells:
    def test_a_thread_that_waits_is_told_from_one_at_work(self, reader):
        pipe, end, thread, passed = reader
        assert until(lambda: _waits_for(pipe, thread))
        os.write(end, b"a")
        assert until(lambda: _waits_for(pipe, thread) is False)
        assert until(lambda: _waits_for(pipe, thread))
        assert passed == [b"a"]

    def test_what_was_printed_has_been_passed_on(self, reader):
        pipe, end, thread, passed = reader
        for text in (b"a", b"b"):
            os.write(end, text)
            _empty(pipe, thread)
            assert passed[-1] == text

    def test_a_thread_that_never_comes_back_is_not_waited_for(self, reader, monkeypatch):
        pipe, _, _, _ = reader
        monkeypatch.setattr(notebook_kernel, "PATIENCE", 0.05)
        stuck = threading.Event()
        thread = threading.Thread(target=stuck.wait, daemon=True)
        thread.start()
        _empty(pipe, thread)
        stuck.set()
        assert _waits_for(pipe, thread) is not True


def test_elsewhere_it_gets_a_moment(reader, monkeypatch):
    pipe, _, thread, _ = reader
    waited = []
    monkeypatch.setattr(notebook_kernel, "_waits_for", lambda *_: None)
    monkeypatch.setattr(time, "sleep", waited.append)
    _empty(pipe, thread)
    assert waited == [notebook_kernel.MOMENT]


def test_where_nothing_is_caught_there_is_nothing_to_wait_for():
    _empty(None, None)


class Passing(iostream.IOPubThread):
    """A thread that passes nothing on."""

    thread = io_loop = None

    def __init__(self):
        pass

    def schedule(self, work):
        pass


def test_what_is_on_its_way_is_waited_for(monkeypatch):
    """The other thread has taken what was printed and not yet sent it: what is shown next would come before it."""
    asked, taken, go_on = [], threading.Event(), threading.Event()

    def flush(stream):
        stream._flush_pending = False
        stream._buffers.clear()
        taken.set()
        go_on.wait(10)

    monkeypatch.setattr(iostream.OutStream, "_flush", flush)
    monkeypatch.setattr(iostream.OutStream, "flush", lambda stream: asked.append(stream.name))
    stream = notebook_kernel.OutStream(None, Passing(), "stdout", watchfd=False)
    stream.write("a")
    other = threading.Thread(target=stream._flush)
    other.start()
    assert taken.wait(10)
    stream.flush()
    assert asked == ["stdout"]
    go_on.set()
    other.join()
    stream.flush()
    assert asked == ["stdout"]


def test_the_thread_that_passes_on_what_is_printed_is_waited_for_only_where_something_was(monkeypatch):
    asked = []
    monkeypatch.setattr(iostream.OutStream, "flush", lambda stream: asked.append(stream.name))
    stream = notebook_kernel.OutStream(None, Passing(), "stdout", watchfd=False)
    stream.flush()
    assert asked == []
    stream.write("a")
    stream.flush()
    assert asked == ["stdout"]
    stream._flush_pending = False  # in a copy of the kernel's process another thread has taken note of it
    stream.flush()
    assert asked == ["stdout", "stdout"]
