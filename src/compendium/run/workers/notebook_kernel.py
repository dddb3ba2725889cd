"""The kernel of both engines: ipykernel's own, which loses nothing that is printed, and ends when it is asked to."""

import atexit
import codecs
import os
import sys
import threading
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
MOST = 65_536  # bytes that a pipe holds: one reading has all that was printed before it


class OutStream(iostream.OutStream):
    """What is printed, by a notebook and by other programs that run in it, in the order in which it was printed.

    Another thread passes it on, for which ipykernel waits six times a cell, printed or not. What other programs print
    comes through a pipe. A thread of ipykernel's reads that, which may come too late for what a cell prints or shows
    next: here the thread in which cells run has first read what there is.
    """

    _passing_on = False

    def _setup_stream_redirects(self, name: str) -> None:
        """Catch what other programs print, and let one thread at a time read it, without waiting for more."""
        self._reading = threading.RLock()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a reading may end within a letter
        with self._reading:
            super()._setup_stream_redirects(name)  # type: ignore[no-untyped-call]
            os.set_blocking(self._pipe, False)

    @property
    def _pipe(self) -> int:
        return self._fid  # type: ignore[return-value]  # it is set where streams are watched

    def _watch_pipe_fd(self) -> None:
        """Read whenever something is printed; an error is told when the stream is closed, as by ipykernel."""
        try:
            while wait([self._pipe]) and self._read_pipe():
                pass
        except Exception:  # noqa: BLE001 - whatever it is
            self._exc = sys.exc_info()

    def _read_pipe(self) -> bool:
        """Print what other programs have printed, if anything; False where nothing more will come.

        ipykernel prints it on the terminal as well. No kernel here has one.
        """
        with self._reading:
            try:
                found = os.read(self._pipe, MOST)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if found and self._should_watch:
                super().write(self._decoder.decode(found))
        return bool(found) and self._should_watch

    def _catch_up(self) -> None:
        """Read what other programs have printed so far; a copy of this process that a notebook makes reads nothing."""
        in_cell = threading.current_thread() is threading.main_thread()
        if self._should_watch and in_cell and self._master_pid == os.getpid():
            self._read_pipe()

    def write(self, string: str) -> int | None:  # type: ignore[override]  # as ipykernel has it
        """Print a text after what others have printed. Returns its length; None in a copy of the kernel's process."""
        self._catch_up()
        return super().write(string)

    def flush(self) -> None:
        """Have passed on what was printed, if anything was.

        It waits, is held or is on its way: asked for in the order in which the other thread goes on with it.
        """
        self._catch_up()
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

    Now and then it also waits for ever, since it closes what the thread that was asked to end it may still write to.
    For what a cell prints last it waits half a thousandth of a second: here all of that has arrived.
    """

    _execute_sleep = Float(0.0)

    def __init__(self, **options: Any) -> None:
        """Begin; the shell may have been made before."""
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.log.setLevel(QUIET)  # else a hundred records are made for nobody
        put_into_place(self)

    async def do_shutdown(self, restart: bool) -> Any:
        """End, as it should be written."""
        if self.control_thread:
            atexit.register(self.control_thread.join, PATIENCE)
        return super().do_shutdown(restart)  # type: ignore[no-untyped-call]

    async def _progressively_terminate_all_children(self) -> None:
        """Do so where it has any, which ipykernel looks up among all processes of the machine."""
        if sys.platform != "linux" or children():
            await super()._progressively_terminate_all_children()  # type: ignore[no-untyped-call]
