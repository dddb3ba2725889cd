"""Putting back, in a copy of a process, what a notebook could notice of the process that was copied."""

import asyncio
import atexit
import concurrent.futures.process
import concurrent.futures.thread
import faulthandler
import itertools
import logging
import multiprocessing.process
import multiprocessing.resource_tracker
import multiprocessing.util
import os
import sys
import threading
import weakref
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from pandas._config import config as pandas_options

from compendium.display.theme import use_defaults

COLUMNS = 20
"""How many columns pandas shows of a frame in a notebook."""

BACKEND = "matplotlib_inline.backend_inline"
LAUNCHER = str(find_spec("ipykernel_launcher").origin)  # type: ignore[union-attr]


def begin_afresh(folder: str, environment: Mapping[str, str], arguments: list[str]) -> None:
    """Be as a process that has just started in ``folder``, as ipykernel's launcher with these arguments."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # what is printed goes into the notebook, and not to the terminal
        os.dup2(nothing, descriptor)
    os.close(nothing)
    _take_over(environment)
    os.chdir(folder)
    _be_the_main_process()
    _forget_handlers()
    _read_and_write_anew()
    _be_called_as(arguments)
    np.random.seed()
    _show_as_in_a_notebook()
    _draw_as_at_first()


def _take_over(environment: Mapping[str, str]) -> None:
    """Have these variables and no others; most are the parent's, and setting one takes as long as looking at ten."""
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update({name: value for name, value in environment.items() if os.environ.get(name) != value})


def _be_the_main_process() -> None:
    """Be nobody's child for `multiprocessing`, and have no children, threads or event loop."""
    here: Any = multiprocessing.process
    here._children, here._process_counter, here._parent_process = set(), itertools.count(1), None
    own: Any = multiprocessing.current_process()
    own._identity, own._parent_pid, own._popen = (), None, None
    own._name, own._config = "MainProcess", {"authkey": own.authkey, "semprefix": "/mp"}
    tracker: Any = multiprocessing.resource_tracker._resource_tracker
    tracker._fd = tracker._pid = None
    concurrent.futures.process._threads_wakeups.clear()
    concurrent.futures.thread._threads_queues.clear()  # type: ignore[attr-defined]
    threading.current_thread().__class__ = threading._MainThread  # type: ignore[attr-defined]
    threading._counter = itertools.count(1).__next__  # type: ignore[attr-defined]  # for names of threads
    asyncio.set_event_loop(None)


def _forget_handlers() -> None:
    """Call nothing of the parent's at the end, or when something is logged or goes wrong."""
    multiprocessing.util._finalizer_registry.clear()  # type: ignore[attr-defined]
    atexit._clear()
    for finalizer in list(weakref.finalize._registry):  # type: ignore[attr-defined]
        finalizer.detach()
    weakref.finalize._registered_with_atexit = False  # type: ignore[attr-defined]
    atexit.register(logging.shutdown)
    atexit.register(multiprocessing.util._exit_function)  # type: ignore[attr-defined]
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    if not sys.flags.dev_mode:
        faulthandler.disable()


def _read_and_write_anew() -> None:
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _be_called_as(arguments: list[str]) -> None:
    sys.argv[:] = [LAUNCHER, *arguments]
    if not sys.path[0].startswith((f"{sys.prefix}/lib", f"{sys.base_prefix}/lib")):
        del sys.path[0]  # where the command lies; the application puts the notebook's own folder there
    if sys.modules.get("debugpy", ...) is None:  # left out when this process was warmed
        del sys.modules["debugpy"]
    sys.breakpointhook = lambda *_, **__: None  # as where its debugger is imported and nobody debugs


def _show_as_in_a_notebook() -> None:
    """pandas looks once, when it is imported, whether it is in a notebook or in a terminal, which shows all columns."""
    known: Any = pandas_options._registered_options
    name = "display.max_columns"
    if known[name].defval != COLUMNS:
        known[name] = known[name]._replace(defval=COLUMNS)
    pandas_options.set_option(name, COLUMNS)


def _draw_as_at_first() -> None:
    """Put matplotlib's settings, and how it shows figures, back to what they are before a notebook imports it."""
    use_defaults()
    if Path("matplotlibrc").is_file():
        mpl.rc_file("matplotlibrc")
    plt.close("all")
    sys.modules.pop(BACKEND, None)  # it ties itself to the shell when it is imported
    state: Any = plt
    state._backend_mod = None
    mpl.interactive(False)
    mpl.rcParams._set("backend", f"module://{BACKEND}")  # checking it takes 9 ms
