"""Executing one notebook with a fresh state, and saying what came of it.

A task carries everything in and an outcome carries everything back as plain values, so that it does not matter in which
process, or on which machine, the notebook runs. Nothing is written here: the caller keeps the last good copy until the
next is whole.
"""

import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compendium.data_package.reads import READS_VARIABLE, record_reads
from compendium.run.surroundings import default_settings
from compendium.run.workers.used import files_used

TIME_LIMIT = 600
"""Seconds that a notebook may take unless told otherwise."""

FORK, KERNEL = "fork", "kernel"

SHORT_FOLDER = "/tmp" if os.name == "posix" and os.access("/tmp", os.W_OK) else None
"""Where sockets of kernels lie: their paths may be some hundred letters long, which is less than others need."""


@dataclass(frozen=True)
class Task:
    """One notebook to execute: its file, the folder it runs in, its parameters, seconds allowed."""

    name: str
    notebook: Path
    folder: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    limit: float = TIME_LIMIT


@dataclass(frozen=True)
class Outcome:
    """What came of a task: the executed notebook as text (empty where it failed), files read, or why it failed."""

    name: str
    notebook: str = ""
    reads: tuple[str, ...] = ()
    error: str = ""


def can_fork() -> bool:
    """Whether a process can be copied here. macOS has the call, but its system libraries do not survive it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def choose_engine(asked: str | None = None) -> str:
    """The engine to use: a fork per notebook unless stock kernels are asked for, or the system cannot fork."""
    return FORK if asked != KERNEL and can_fork() else KERNEL


def execute(task: Task, engine: str) -> Outcome:
    """Execute a task with the named engine. Never raises for a fault of the notebook: the outcome says it."""
    return execute_in_fork(task) if engine == FORK else execute_in_kernel(task)


def execute_in_fork(task: Task) -> Outcome:
    """Execute in a copy of this process that ends with the notebook, so that no state is shared."""
    from compendium.run.workers.engine import load_notebook
    from compendium.run.workers.fork import NoAnswer, call_in_copy
    from compendium.run.workers.warm import warm_up

    warm_up()
    with suppress(Exception):  # what is wrong with the file is told by the copy, which loads it then
        load_notebook(task.notebook)
    try:
        outcome: Outcome = call_in_copy(lambda: _execute_recorded(task), task.limit)
    except NoAnswer as reason:
        return Outcome(task.name, error=str(reason))
    return outcome


def _execute_recorded(task: Task) -> Outcome:
    reads: list[str] = []
    record_reads(reads.append)
    from compendium.run.workers.engine import execute_loaded, load_notebook

    return _outcome(task, lambda: execute_loaded(load_notebook(task.notebook), task.parameters, task.folder), reads)


def execute_in_kernel(task: Task) -> Outcome:
    """Execute with stock papermill: a kernel of its own for the notebook. Slower, and works everywhere."""
    with tempfile.TemporaryDirectory(dir=SHORT_FOLDER) as folder:
        record = Path(folder) / "reads"
        record.touch()
        own = {READS_VARIABLE: str(record), "JUPYTER_RUNTIME_DIR": folder}
        with _environment({**own, **_empty_settings(Path(folder))}, without=OF_THE_USER):
            settings = _kernel_settings(folder)
            return _outcome(task, lambda: _run_papermill(task, **settings), _lines(record))


def _lines(record: Path) -> Iterator[str]:
    """The lines of a file, which is read when the first is asked for; splitlines() parts at more signs."""
    yield from record.read_text(encoding="utf-8").split("\n")[:-1]


def _kernel_settings(folder: str) -> dict[str, Any]:
    """How to start a kernel and speak with it: through files in ``folder`` where the system can.

    Kernels that start together may pick the same port. What they log of themselves is for nobody who runs a notebook.
    """
    from traitlets.config import Config

    files = {"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}}
    return {"config": Config(files if SHORT_FOLDER else {}), "extra_arguments": ["--log-level=50"]}


OF_THE_USER = ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "PYTHONINSPECT", "PYTHONSTARTUP")
"""Variables that would let a user's settings into a kernel."""


def _empty_settings(folder: Path) -> dict[str, str]:
    """Folders of settings in which there is nothing, so that no start-up file of a user runs in a kernel."""
    import matplotlib as mpl

    mpl.get_configdir()  # where the user's cannot be written, this names another in the environment
    folders = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
    return {"MATPLOTLIBRC": default_settings()} | {name: str(folder / name.lower()) for name in folders}


@contextmanager
def _environment(variables: dict[str, str], without: Iterable[str] = ()) -> Iterator[None]:
    """Set environment variables, and take some away, for the time of a ``with`` block."""
    before = {name: os.environ.get(name) for name in (*variables, *without)}
    for name in without:
        os.environ.pop(name, None)
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def _run_papermill(task: Task, **settings: Any) -> Any:
    import papermill

    return papermill.execute_notebook(
        task.notebook,
        None,
        parameters=task.parameters,
        engine_name="nbclient",
        kernel_name="python3",
        request_save_on_cell_execute=False,
        progress_bar=False,
        cwd=task.folder,
        timeout_func=_what_is_left(task.limit),
        **settings,
    )


def _outcome(task: Task, run: Callable[[], Any], reads: Iterable[str]) -> Outcome:
    """What comes of running a notebook; `reads` is filled while it runs."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from compendium.run.workers.normal_form import normal_form

    try:
        executed = normal_form(run())
    except PapermillExecutionError as error:
        return Outcome(task.name, error=_cause(error))
    except (CellTimeoutError, DeadKernelError) as error:
        return Outcome(task.name, error=str(error).strip().splitlines()[0])
    except Exception as error:  # noqa: BLE001 - a notebook that cannot be read, a kernel that does not start, ...
        return Outcome(task.name, error=f"{type(error).__name__}: {error}")
    text = json.dumps(executed, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    return Outcome(task.name, text, files_used(reads, executed))


def _what_is_left(limit: float) -> Callable[[Any], int]:
    """The seconds that each next cell may take, so that the limit holds for the whole notebook."""
    end = time.monotonic() + limit
    return lambda cell: max(1, math.ceil(end - time.monotonic()))


def _cause(error: Any) -> str:
    """Say in words what a cell raised: our own errors speak for themselves, others are named."""
    own = ("CompendiumError", "DataError", "ParameterError", "RunError")
    return str(error.evalue) if error.ename in own else f"cell {error.exec_count}: {error.ename}: {error.evalue}"
