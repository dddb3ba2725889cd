"""A copy of this process that does one thing: from any thread, in any process, and with nothing of its parent's.

`multiprocessing` starts no process in a daemonic one, which a worker of a Dask cluster is; hence `os.fork`. A copy ends
with its parent, however that ends, so that a build that was killed leaves no notebook running.
"""

import contextvars
import os
import signal
import stat
import sys
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, NoReturn

LOOK = 0.25  # seconds between two looks at whether the parent still lives
GRACE = 5.0  # seconds after which a copy ends by itself where its parent could not end it
HUSH = DeprecationWarning  # Python 3.12 warns of every fork beside threads; the copy uses nothing of theirs


class NoAnswer(Exception):  # noqa: N818 - what happened, in the words of the field
    """There is no copy, or it was stopped or ended before it answered; the message says why."""


class Copy:
    """A call that is under way in a copy of this process, while this one does something else."""

    def __init__(self, work: Callable[[], object], limit: float) -> None:
        """Start it; what it returns is pickled. Raises NoAnswer where the system gives it no process."""
        self._here, there = Pipe(duplex=False)
        self._limit, parent = limit, os.getpid()

        def answer() -> None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
            signal.setitimer(signal.ITIMER_REAL, limit + GRACE)  # holds even where no other thread gets its turn
            end_with(parent)
            there.send(work())

        with there:
            self._process = copy_process(answer, there.fileno())

    def answer(self) -> Any:
        """Wait for what the call returns, once; the copy is gone afterwards.

        Raises NoAnswer where that took longer than its limit in seconds, or where the copy died.
        """
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
        raise NoAnswer(how_it_ended(code) if in_time else f"took longer than {self._limit:g} seconds and was stopped")


def can_fork() -> bool:
    """Whether a process can be copied here. macOS has the call, but its system libraries do not survive it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def copy_where_possible(work: Callable[[], object], limit: float) -> Copy | None:
    """A call that is under way in a copy of this process; None where none can be had, and the caller does the work."""
    try:
        return Copy(work, limit) if can_fork() else None
    except NoAnswer:
        return None


def copy_process(work: Callable[[], object], keep: int = -1) -> int:
    """Call ``work`` in a copy of this process, which ends with it; returns the process id of the copy.

    The copy is made in a thread of its own, so that the call has Python's whole stack for itself and no ``finally`` of
    its caller above it. It gives up all pipes and sockets of this process but the descriptor ``keep``. Raises NoAnswer
    where the system gives no process.
    """
    made: list[int | OSError] = []

    def copy() -> None:
        try:
            made.append(_fork())
        except OSError as error:
            made.append(error)
        if made == [0]:
            _be_the_copy(work, keep)

    thread = threading.Thread(target=copy, name="MainThread")  # which it is in the copy
    try:
        thread.start()
    except RuntimeError as error:  # a thread counts as a process where a system limits them
        raise NoAnswer(f"the system gave it no process ({error})") from error
    thread.join()
    [found] = made
    if isinstance(found, OSError):
        raise NoAnswer(f"the system gave it no process ({found.strerror})") from found
    return found


def end_with(parent: int, last: Callable[[], object] = lambda: None) -> None:
    """End this process soon after its parent, whose process id is given, has ended; before, call ``last``."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK)
        with suppress(Exception):
            last()
        os._exit(1)

    threading.Thread(target=look, name="end with parent", daemon=True).start()


def how_it_ended(code: int | None = None) -> str:
    """Say in words how a process ended: its exit code, or the negative number of the signal that ended it."""
    if code is None:
        return "its process ended without a word"
    told = f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"
    return f"its process ended without a word ({told})"


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HUSH)
        return os.fork()


def _be_the_copy(work: Callable[[], object], keep: int) -> NoReturn:
    """Nothing of the parent's code may run here after this, so it ends in any case."""
    code = 1
    try:
        _let_go(keep)
        contextvars.Context().run(work)  # a fresh context: the parent's holds its event loop
        code = 0
    finally:
        os._exit(code)


def _let_go(keep: int) -> None:
    """Drop what is the parent's: signal handlers, pipes and sockets.

    While a copy held the other end of them, nobody would notice that the parent is dead. They are replaced, not closed:
    objects of the parent that are cleared away here would close a number that is in use again.
    """
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in (signal.SIGTERM, signal.SIGALRM, signal.SIGCHLD):
        signal.signal(name, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        with suppress(OSError):
            mode = os.fstat(descriptor).st_mode
            if descriptor > 2 and descriptor != keep and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
                os.dup2(nothing, descriptor, inheritable=False)


def _end(copy: int) -> int:
    """Kill the copy, whether it still runs or not, and return its exit code: the negative signal where one ended it."""
    with suppress(ProcessLookupError):
        os.kill(copy, signal.SIGKILL)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    except ChildProcessError:
        return 0  # somebody else has collected it
