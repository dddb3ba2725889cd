"""A call in a copy of this process: from any thread, in any process, and with nothing left behind.

`multiprocessing` starts no process in a daemonic one, which a worker of a Dask cluster is; hence `os.fork`. A copy ends
with its parent, however that ends, so that a build that was killed leaves no notebook running.
"""

import contextvars
import os
import signal
import stat
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

LOOK = 0.25  # seconds between two looks at whether the parent still lives
GRACE = 5.0  # seconds after which a copy ends by itself where its parent could not end it
HUSH = DeprecationWarning  # Python 3.12 warns of every fork beside threads; the copy uses nothing of theirs


class NoAnswer(Exception):  # noqa: N818 - what happened, in the words of the field
    """The copy was stopped, or ended, before it answered; the message says how."""


def call_in_copy(work: Callable[[], object], limit: float) -> Any:
    """Call ``work`` in a copy of this process and return what it returns, which is pickled on the way.

    Raises NoAnswer where that takes longer than ``limit`` seconds, or where the copy dies. It is gone afterwards.
    """
    return Copy(work, limit).answer()


class Copy:
    """A call that is under way in a copy of this process, while this one does something else."""

    def __init__(self, work: Callable[[], object], limit: float) -> None:
        """Start it. Raises NoAnswer where the system gives it no process."""
        self._here, there = Pipe(duplex=False)
        self._limit, parent = limit, os.getpid()
        with there:
            self._process = _fork()
            if self._process == 0:
                _answer(work, there, parent, limit)

    def answer(self) -> Any:
        """Wait for what the call returns, once; the copy is gone afterwards. Raises as `call_in_copy` does."""
        in_time, code = True, 0
        with self._here as here:
            try:
                in_time = here.poll(self._limit)
                if in_time:
                    return here.recv()
            except (EOFError, OSError):
                pass  # it closed its end without an answer
            finally:
                code = _end(self._process)
        raise NoAnswer(_how_it_ended(code) if in_time else f"took longer than {self._limit:g} seconds and was stopped")


def end_with(parent: int) -> None:
    """End this process soon after its parent, whose process id is given, has ended."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK)
        os._exit(1)

    threading.Thread(target=look, name="end with parent", daemon=True).start()


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HUSH)
        try:
            return os.fork()
        except OSError as error:
            raise NoAnswer(f"the system gave it no process ({error.strerror})") from error


def _answer(work: Callable[[], object], pipe: "Connection[Any, Any]", parent: int, limit: float) -> NoReturn:
    """Be the copy: nothing of the parent's code may run here after this, so it ends in any case."""
    code = 1
    try:
        _let_go(pipe.fileno())
        signal.setitimer(signal.ITIMER_REAL, limit + GRACE)  # holds even where a notebook never lets threads run
        end_with(parent)
        pipe.send(contextvars.Context().run(work))  # a fresh context: the parent's holds its event loop
        code = 0
    finally:
        os._exit(code)  # the threads of a kernel have nothing left to do, and waiting for them takes longer than it


def _let_go(keep: int) -> None:
    """Drop what is the parent's: signal handlers, pipes and sockets.

    While a copy held the other end of them, nobody would notice that the parent is dead. They are replaced, not closed:
    objects of the parent that are cleared away here would close a number that is in use again.
    """
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for name in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(name, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        with suppress(OSError):
            mode = os.fstat(descriptor).st_mode
            if descriptor > 2 and descriptor != keep and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
                os.dup2(nothing, descriptor)


def _end(copy: int) -> int:
    """Kill the copy, whether it still runs or not, and return its exit code: the negative signal where one ended it."""
    with suppress(ProcessLookupError):
        os.kill(copy, signal.SIGKILL)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    except ChildProcessError:
        return 0  # somebody else has collected it


def _how_it_ended(code: int) -> str:
    told = f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"
    return f"its process ended without a word ({told})"
