"""Executing one notebook with a fresh state, and saying what came of it.

A task carries everything in and an outcome carries everything back as plain values, so that it does not matter in which
process, or on which machine, the notebook runs. Nothing is written here: the caller keeps the last good copy until the
next is whole.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from compendium.run.workers.fork import NoAnswer, can_fork
from compendium.run.workers.scratch import kernel_scratch
from compendium.run.workers.used import files_used

TIME_LIMIT = 600
"""Seconds that a notebook may take unless told otherwise."""

FORK, KERNEL = "fork", "kernel"


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


def choose_engine(asked: str | None = None) -> str:
    """The engine to use: a fork per notebook unless stock kernels are asked for, or the system cannot fork."""
    return FORK if asked != KERNEL and can_fork() else KERNEL


def execute(task: Task, engine: str) -> Outcome:
    """Execute a task with the named engine. Never raises for a fault of the notebook: the outcome says it."""
    return execute_in_fork(task) if engine == FORK else execute_in_kernel(task)


def execute_in_fork(task: Task) -> Outcome:
    """Execute in a kernel that is a copy of this process, so that nothing has to be imported anew."""
    from compendium.run.workers.warm import warm_up

    warm_up()
    return _execute(task, fork=True)


def execute_in_kernel(task: Task) -> Outcome:
    """Execute in a kernel that is started anew. Slower, and works everywhere."""
    return _execute(task, fork=False)


def _execute(task: Task, fork: bool) -> Outcome:
    from compendium.run.workers.engine import execute_notebook

    with kernel_scratch() as scratch:
        (scratch / "reads").touch()
        patience = _what_is_left(task.limit)
        run = partial(execute_notebook, task.notebook, task.parameters, task.folder, scratch, patience, fork)
        return _outcome(task, run, _lines(scratch / "reads"))


def _lines(record: Path) -> Iterator[str]:
    """The lines of a file, which is read when the first is asked for; splitlines() parts at more signs."""
    yield from record.read_text(encoding="utf-8").split("\n")[:-1]


def _outcome(task: Task, run: Callable[[], Any], reads: Iterable[str]) -> Outcome:
    """What comes of running a notebook; `reads` is filled while it runs."""
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    from compendium.run.workers.normal_form import normal_form, notebook_text

    try:
        executed = normal_form(run())
    except PapermillExecutionError as error:
        return Outcome(task.name, error=_cause(error))
    except CellTimeoutError:
        return Outcome(task.name, error=f"took longer than {task.limit:g} seconds and was stopped")
    except NoAnswer as error:
        return Outcome(task.name, error=str(error))
    except Exception as error:  # noqa: BLE001 - a notebook that cannot be read, a kernel that does not start, ...
        return Outcome(task.name, error=f"{type(error).__name__}: {error}")
    return Outcome(task.name, notebook_text(executed) + "\n", files_used(reads, executed))


def _what_is_left(limit: float) -> Callable[[Any], int]:
    """The seconds that each next cell may take, so that the limit holds for the whole notebook."""
    end = time.monotonic() + limit
    return lambda cell: max(1, math.ceil(end - time.monotonic()))


def _cause(error: Any) -> str:
    """Say in words what a cell raised: our own errors speak for themselves, others are named."""
    own = ("CompendiumError", "DataError", "ParameterError", "RunError")
    return str(error.evalue) if error.ename in own else f"cell {error.exec_count}: {error.ename}: {error.evalue}"
