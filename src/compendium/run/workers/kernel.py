"""A kernel in a copy of a warm process: ipykernel's own application, begun and ended as if Python had just started.

Only what a notebook could notice of the process that was copied is put back (`compendium.run.workers.afresh`); all else
is the application's.
"""

import atexit
import gc
import io
import logging
import os
import signal
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any
from unittest import mock

from ipykernel import ipkernel
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.parentpoller import ParentPollerUnix
from ipykernel.zmqshell import ZMQInteractiveShell
from traitlets.config import Config

from compendium.data_package.reads import record_if_asked
from compendium.run.workers.afresh import begin_afresh
from compendium.run.workers.fork import LOOK
from compendium.run.workers.notebook_kernel import ARGUMENTS, HISTORY, OWN, QUIET, NotebookKernel
from compendium.run.workers.shell import SETTINGS, use_made_shell

WRITES = (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)


class Poller(ParentPollerUnix):
    """Looks more often whether the parent still lives, and ends what the kernel has started, too."""

    def run(self) -> None:
        """Look until the parent has ended."""
        while os.getppid() == self.parent_pid:
            time.sleep(LOOK)
        os.killpg(0, signal.SIGKILL)


class Application(IPKernelApp):
    """ipykernel's own application, whose settings are given and not read from a command line, which takes longer."""

    def parse_command_line(self, argv: Any = None) -> None:
        """Leave it: the settings are there."""

    def _configure_logging(self) -> None:
        """Log nothing: to set up how takes as long as to make the rest of the application."""
        logging.getLogger(type(self).__name__).setLevel(QUIET)

    def init_heartbeat(self) -> None:
        """Have none: whoever gives it cells sees whether its process lives, and it takes three threads."""

    def init_poller(self) -> None:
        """Make what looks at the parent, and is started with the kernel."""
        self.poller = Poller(self.parent_handle)  # type: ignore[no-untyped-call]

    def init_code(self) -> None:
        """Run what comes first, as ever; which modules there are was noted when the shell was made."""
        own: Any = super()
        shell: Any = self.shell
        if hasattr(shell, "_sys_modules_keys"):
            own._run_startup_files()
            shell.user_ns_hidden.update(shell.user_ns)
        else:
            own.init_code()


def serve(connection: str, folder: str, environment: Mapping[str, str], parent: int, ready: int) -> None:
    """Be a kernel until it is asked to end; to be called in a copy of a process only.

    ``connection`` is the path of the file that says where to listen; a byte goes to the descriptor ``ready`` when it
    does. It ends with ``parent``, the process id of the process that was copied.
    """
    os.setsid()  # Ctrl-C is the parent's to answer, and what a notebook starts can be told from what the parent did
    gc.freeze()  # what is the parent's is left alone, also at the end
    begin_afresh(folder, environment, ["-f", connection, *ARGUMENTS, HISTORY])
    for single in (IPKernelApp, IPythonKernel, NotebookKernel, ZMQInteractiveShell):
        single.clear_instance()  # where the parent is a kernel itself
    use_made_shell()
    settings = Config(SETTINGS | {"IPKernelApp": {"connection_file": connection, "parent_handle": parent} | OWN})
    application: Any = Application.instance(config=settings)
    with mock.patch.object(ipkernel, "sys", SimpleNamespace(modules={})):  # it looks at all modules, for its debugger
        application.initialize()
    record_if_asked()
    os.write(ready, b".")
    os.close(ready)
    application.start()
    _end()


def _end() -> None:
    """What the end of Python would do: wait for threads, call exit handlers, write what files still hold."""
    with suppress(Exception):
        threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    gc.collect()
    for thing in [thing for thing in gc.get_objects() if isinstance(thing, WRITES)]:
        with suppress(Exception):
            thing.flush()
