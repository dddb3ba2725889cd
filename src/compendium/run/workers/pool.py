"""Many notebooks at a time: on the cores of this machine or on a Dask cluster, by one and the same interface.

Whatever happens to a worker, each task is answered exactly once. Only a few tasks for each worker are under way at a
time, so that memory does not grow with the number of sites. What workers finish while this process does something else
is taken in between the steps of that.
"""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context

from compendium.run.workers.bundle import Bundle, Unpacked, execute_bundled, forget_bundle, unpack_once
from compendium.run.workers.execution import FORK, Outcome, Task, execute
from compendium.run.workers.left_behind import adopt, children, end_strangers
from compendium.run.workers.queue import Meanwhile, TaskQueue

AHEAD = 2  # tasks under way for each worker: one that runs and one that waits, so that no worker stands idle
LONG_AHEAD = 12  # the same while this process does something else, of which a step may take long


@contextmanager
def open_executor(engine: str, jobs: int) -> Iterator[Executor]:
    """Open worker processes of this machine; those of a cluster are opened by `cluster.open_cluster`.

    They are copies of this process, warm, where it can fork, and fresh ones elsewhere. A single one gets warm by
    itself, while this process does something else. They end with the ``with`` block; where that is left by an error or
    by Ctrl-C, at once.
    """
    others, before = set(active_children()), set(children())
    if engine == FORK and jobs > 1:
        from compendium.run.workers.warm import warm_up

        warm_up()
    context = get_context("fork" if engine == FORK else "spawn")
    adopt()  # so that what a killed worker leaves behind comes to this process
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker, initargs=(os.getpid(),))
    try:
        yield executor
    except BaseException:
        for process in set(active_children()) - others:
            process.kill()
            process.join()
        end_strangers(before)
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _start_worker(parent: int) -> None:
    """Let a worker, and the kernels that it has started, end with its parent, and leave Ctrl-C to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from compendium.run.workers.fork import end_with
    from compendium.run.workers.left_behind import end_all_strangers

    end_with(parent, end_all_strangers)


def outcomes(
    tasks: Sequence[Task],
    engine: str,
    jobs: int,
    *,
    bundle: Bundle | None = None,
    scheduler: str = "",
    meanwhile: Meanwhile | None = None,
) -> Iterator[Outcome]:
    """Execute tasks and yield what came of each, in the order in which they end and each exactly once.

    `meanwhile` is something else that this process may do while others work for it, as `TaskQueue` has it; where none
    does, it is left. A single task is given to another process where there is something else to do and a copy is at
    hand.

    With a bundle, the paths of tasks are relative to it and so are the files that they read; a cluster needs one.
    Raises CompendiumError where a cluster cannot be used, or can no longer be.
    """
    if scheduler:
        from compendium.run.workers.cluster import cluster_outcomes

        yield from cluster_outcomes(tasks, engine, scheduler, bundle or {})
        return
    if not tasks:
        return
    shared = tasks if engine == FORK and len(tasks) > 1 else ()  # one alone opens its study where it is run
    there = unpack_once(bundle, shared) if bundle is not None else None
    try:
        if jobs == 1 or (len(tasks) == 1 and not (meanwhile and engine == FORK)):
            yield from (_execute(there, task, engine) for task in tasks)
        else:
            opened = partial(open_executor, engine, min(jobs, len(tasks)))
            submit = partial(_submit, there, engine)
            first, other = (LONG_AHEAD * jobs, meanwhile) if meanwhile else (0, lambda: None)
            queue = TaskQueue(tasks, opened, submit, lambda _: AHEAD * jobs, meanwhile=other, first=first)
            yield from queue.outcomes()
    finally:
        if there:
            forget_bundle(there.digest)


def _submit(there: Unpacked | None, engine: str, executor: Executor, task: Task) -> "Future[Outcome]":
    return executor.submit(_execute, there, task, engine)


def _execute(there: Unpacked | None, task: Task, engine: str) -> Outcome:
    return execute_bundled(there, task, engine) if there else execute(task, engine)
