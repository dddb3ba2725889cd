"""What other programs print comes where it was printed, and what is printed is passed on before what is shown next."""

import os
import sys
import threading
import time

import pytest
from ipykernel import iostream

from compendium.run.workers import notebook_kernel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing goes through pipes there")


class Passing(iostream.IOPubThread):
    """A thread that passes nothing on."""

    thread = io_loop = None

    def __init__(self):
        pass

    def schedule(self, work):
        pass


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """What catches all that is printed on the descriptor which a file has, and that descriptor."""
    with (tmp_path / "terminal").open("w") as file:
        monkeypatch.setattr(sys, "stdout", file)
        stream = notebook_kernel.OutStream(None, Passing(), "stdout", watchfd="force")
        yield stream, file.fileno()
        stream.close()


def printed(stream):
    return "".join(text.getvalue() for text in stream._buffers.values())


def until(told):
    end = time.monotonic() + 10
    while not told() and time.monotonic() < end:
        time.sleep(0.005)
    return told()


class TestPrintedByOthers:
    def test_it_comes_before_what_is_printed_or_passed_on_next(self, watched, monkeypatch):
        stream, descriptor = watched
        passed_on = []
        monkeypatch.setattr(iostream.OutStream, "flush", lambda stream: passed_on.append(printed(stream)))
        for number in range(200):
            os.write(descriptor, b"<%d " % number)
            stream.write(f"{number}> ")
        assert printed(stream) == "".join(f"<{number} {number}> " for number in range(200))
        os.write(descriptor, b"last")
        stream.flush()
        assert passed_on[-1].endswith("199> last")

    def test_it_comes_where_nothing_else_is_printed(self, watched):
        stream, descriptor = watched
        os.write(descriptor, b"alone")
        assert until(lambda: printed(stream) == "alone")

    def test_a_letter_of_several_bytes_stays_whole(self, watched):
        stream, descriptor = watched
        for byte in "é €\xff".encode():
            os.write(descriptor, bytes([byte]))
            stream._catch_up()
        assert printed(stream) == "é €\xff"
        os.write(descriptor, b"\xff.")
        stream._catch_up()
        assert printed(stream) == "é €\xff\ufffd."

    def test_a_program_that_goes_on_printing_keeps_nobody_waiting(self, watched):
        stream, descriptor = watched
        enough = threading.Event()

        def go_on():
            while not enough.is_set():
                os.write(descriptor, b"x" * 1000)

        other = threading.Thread(target=go_on)
        other.start()
        try:
            for _ in range(50):
                stream.write("<>")
        finally:
            enough.set()
            other.join()
        assert until(lambda: printed(stream).count("<>") == 50)

    def test_other_threads_and_copies_of_the_process_read_nothing(self, watched, monkeypatch):
        stream, _ = watched
        read = []
        monkeypatch.setattr(stream, "_read_pipe", lambda: read.append(threading.current_thread().name))
        thread = threading.Thread(target=stream._catch_up)
        thread.start()
        thread.join()
        monkeypatch.setattr(stream, "_master_pid", os.getpid() + 1)
        stream._catch_up()
        monkeypatch.setattr(stream, "_master_pid", os.getpid())
        assert read == []
        stream._catch_up()
        assert read == [threading.current_thread().name]

    def test_an_error_of_the_thread_that_reads_is_kept_for_the_end(self, watched, monkeypatch):
        stream, descriptor = watched

        def write(stream, text):
            raise ValueError(text)

        with monkeypatch.context() as changed:
            changed.setattr(iostream.OutStream, "write", write)
            os.write(descriptor, b"a")
            assert until(lambda: not stream.watch_fd_thread.is_alive())
        assert stream._exc[0] is ValueError
        stream._exc = None

    def test_where_the_pipe_is_closed_nothing_more_comes_and_nothing_fails(self, watched):
        stream, _ = watched
        read, end = os.pipe()
        stream._fid, before = read, stream._fid
        os.close(end)
        assert not stream._read_pipe()
        os.close(read)
        assert not stream._read_pipe()
        stream.write("still")
        assert printed(stream) == "still"
        stream._fid = before


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
