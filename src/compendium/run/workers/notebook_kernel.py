"""The kernel of both engines: ipykernel's own, which loses nothing that is printed, and ends when it is asked to."""

import atexit
import os
import sys
import time
from functools import cache
from multiprocessing.connection import wait
from typing import Any

from ipykernel import iostream
from ipykernel.ipkernel import IPythonKernel
from traitlets import Float

from compendium.run.workers.left_behind import children
from compendium.run.workers.shell import put_into_place

QUIET = 50
OWN = {
    "log_level": QUIET,
    "kernel_class": "compendium.run.workers.notebook_kernel.NotebookKernel",
    "outstream_class": "compendium.run.workers.notebook_kernel.OutStream",
}
"""The settings of both engines; what kernels log of themselves is for nobody who runs a notebook."""

ARGUMENTS = [f"--log-level={OWN['log_level']}", *(f"--IPKernelApp.{name}={OWN[name]}" for name in [*OWN][1:])]
"""The same, for a command line."""

HISTORY = "--HistoryManager.hist_file=:memory:"  # which papermill adds by itself
PATIENCE = 1.0  # seconds for the thread that has been asked to end the kernel to end itself
MUCH = 256  # bytes: more than the system tells of a thread
MOMENT = 0.0005  # seconds in which another thread gets its turn


class OutStream(iostream.OutStream):
    """What is printed is passed on by another thread, which ipykernel waits for six times a cell, printed or not."""

    _passing_on = False

    def flush(self) -> None:
        """Have passed on what was printed, if anything was.

        It waits, is held or is on its way: asked for in the order in which the other thread goes on with it.
        """
        if self._flush_pending or any(text.tell() for text in list(self._buffers.values())) or self._passing_on:
            super().flush()  # type: ignore[no-untyped-call]

    def _flush(self) -> None:
        self._passing_on = True
        try:
            super()._flush()  # type: ignore[no-untyped-call]
        finally:
            self._passing_on = False


class NotebookKernel(IPythonKernel):
    """ipykernel 7.4 warns of its own `do_shutdown`; a notebook that makes warnings errors would wait to be killed.

    Now and then it also waits for ever, since it closes what the thread that was asked to end it may still write to,
    or says that a cell is done before what other programs print in it has arrived: it waits half a thousandth of a
    second instead.
    """

    _execute_sleep = Float(0.0)

    def __init__(self, **options: Any) -> None:
        """Begin; the shell may have been made before."""
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.log.setLevel(QUIET)  # else a hundred records are made for nobody
        put_into_place(self)

    async def do_execute(self, *arguments: Any, **options: Any) -> Any:
        """Execute a cell, and wait for what is still on its way through the pipes."""
        reply = await super().do_execute(*arguments, **options)  # type: ignore[no-untyped-call]
        for stream in (sys.stdout, sys.stderr):
            _empty(getattr(stream, "_fid", None), getattr(stream, "watch_fd_thread", None))
        return reply

    async def do_shutdown(self, restart: bool) -> Any:
        """End, as it should be written."""
        if self.control_thread:
            atexit.register(self.control_thread.join, PATIENCE)
        return super().do_shutdown(restart)  # type: ignore[no-untyped-call]

    async def _progressively_terminate_all_children(self) -> None:
        """Do so where it has any, which ipykernel looks up among all processes of the machine."""
        if sys.platform != "linux" or children():
            await super()._progressively_terminate_all_children()  # type: ignore[no-untyped-call]


def _empty(pipe: int | None, reader: Any) -> None:
    """Wait until the thread that reads a pipe has read all of it, and has done with it what it does."""
    end = time.monotonic() + PATIENCE
    while pipe is not None and reader is not None and sys.platform != "win32" and time.monotonic() < end:
        if not wait([pipe], 0):
            waits = _waits_for(pipe, reader)
            if waits is None:
                time.sleep(MOMENT)
            if waits is not False:
                return
        time.sleep(MOMENT)


def _waits_for(pipe: int, reader: Any) -> bool | None:
    """Whether a thread waits for something to read from a pipe; None where the system does not tell.

    Linux tells which call a thread is in, and with what: ``0 0x5 ...`` where it reads from the descriptor 5.
    """
    try:
        told = os.pread(_told_of(reader), MUCH, 0).split()
    except OSError:
        return None
    return len(told) > 1 and told[1] == b"0x%x" % pipe


@cache
def _told_of(thread: Any) -> int:
    """A descriptor of what the system tells of a thread; it is open as long as this process lives."""
    return os.open(f"/proc/self/task/{thread.native_id}/syscall", os.O_RDONLY)
