"""Ending the processes that a notebook has started and left behind, also those that have parted from it.

On Linux this process becomes the parent of what lost its own (a "child subreaper"), so that nothing can hide by ending
its parent. What belongs to this process itself shares its session; a kernel and what it starts never do.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Set
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]

SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER in <sys/prctl.h>
PATIENCE = 5.0  # seconds for killed processes to be gone

_kernels: set[int] = set()
"""The kernels of notebooks that run in threads of this process."""

ONE_AT_A_TIME = threading.Lock()
"""Held while kernels are started and their remains are cleared away."""


def adopt() -> None:
    """Become the parent of processes whose own parent ends, where the system has such a thing."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


class Watched:
    """The processes that come from one kernel, whose process id is given."""

    def __init__(self, kernel: int, before: Iterable[int]) -> None:
        """Remember which processes were here before it was started: the `children` at that time."""
        self.kernel = kernel
        _kernels.add(kernel)
        self._before = {kernel, *before}
        self._known: list[psutil.Process] = []

    def look(self) -> None:
        """Take note of what the kernel has started, where nothing else tells; to be called while it still lives."""
        if sys.platform != "linux":
            with suppress(psutil.Error):
                self._known = psutil.Process(self.kernel).children(recursive=True)

    def end(self) -> None:
        """Kill what is left when the kernel is gone."""
        for process in self._known:
            with suppress(psutil.Error):
                process.kill()
        with ONE_AT_A_TIME:
            _kernels.discard(self.kernel)
            end_strangers(self._before)


def children() -> list[int]:
    """The process ids of this process's children, where the system lists them; those of kernels are among them.

    It is asked first whether there are any: each list that is looked into makes the end of this process slower.
    """
    lists: list[str] = []
    if sys.platform != "linux" or not _has_children():
        return []
    for path in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # a thread that has just ended
            lists.append(path.read_text())
    return [int(word) for text in lists for word in text.split()]


def _has_children() -> bool:
    """Whether this process has children, running or not; they stay as they are."""
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def end_strangers(spared: Set[int] = frozenset()) -> None:
    """Kill the children of this process that it has not started itself, but kernels that are at work, and theirs."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and (strangers := [pid for pid in children() if _is_stranger(pid, spared)]):
        for pid in strangers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def end_all_strangers() -> None:
    """The same, and kernels too: when this process itself has to end."""
    _kernels.clear()
    end_strangers()


def _is_stranger(pid: int, spared: Set[int]) -> bool:
    try:
        session = os.getsid(pid)
    except OSError:
        return False
    return pid not in spared and pid not in _kernels and session != os.getsid(0) and session not in _kernels
