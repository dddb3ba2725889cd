"""Many tasks at a time: each answered exactly once whatever happens to workers, few under way, and a quick end."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path

import pytest
from long_trials import trials

from compendium.run.workers.execution import FORK, KERNEL, Outcome, Task, can_fork
from compendium.run.workers.pool import open_executor, outcomes
from compendium.run.workers.queue import BARREN, TRIES, TaskQueue

LONG = "import time; time.sleep(500)"
PATIENCE = 240.0
"""Seconds in which anything has happened that happens at all, on a machine with much else to do."""

needs_fork = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")


def tasks_of(folder, *sources, limit=60.0):
    made = []
    for number, source in enumerate(sources):
        cell = {"cell_type": "code", "id": "c", "metadata": {}, "source": source, "outputs": []}
        cells = [{**cell, "execution_count": None}]
        kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
        path = folder / f"{number}.ipynb"
        path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
        made.append(Task(str(number), path, folder, {}, limit))
    return made


class Pretended(Executor):
    """Answers at once; a task named `bad` ends the workers, and so do the first `short` sets of them."""

    def __init__(self, seen, broken):
        self.seen, self.broken = seen, broken

    def submit(self, task):
        self.seen.append(task.name)
        future = Future()
        if self.broken or task.name.startswith("bad"):
            self.broken = True
            future.set_exception(BrokenExecutor("a worker ended"))
        else:
            future.set_result(Outcome(task.name, "made"))
        return future


def pretended(names, room=4, short=0, alone=True):
    """What comes of tasks on pretended workers, the order in which they were submitted, and how many sets were used."""
    seen, sets = [], []

    @contextmanager
    def opened():
        sets.append(None)
        yield Pretended(seen, len(sets) <= short)

    tasks = [Task(name, Path(), Path()) for name in names]
    queue = TaskQueue(tasks, opened, lambda executor, task: executor.submit(task), lambda _: room, alone)
    return list(queue.outcomes()), seen, len(sets)


class TestQueue:
    def test_nothing_to_do_opens_no_workers(self):
        assert pretended([]) == ([], [], 0)

    def test_each_is_answered_once(self):
        came, seen, sets = pretended(map(str, range(20)))
        assert sorted(o.name for o in came) == sorted(map(str, range(20)))
        assert (len(seen), sets) == (20, 1)

    def test_the_one_that_ends_workers_is_told_from_those_beside_it(self):
        names = [*map(str, range(6)), "bad", *map(str, range(7, 20))]
        came, _, sets = pretended(names)
        assert sorted(o.name for o in came) == sorted(names)
        assert [o for o in came if o.error] == [Outcome("bad", error=f"its worker process ended {TRIES} times")]
        assert sets == TRIES + 1

    def test_tasks_that_only_waited_for_a_worker_do_not_count_as_tried(self):
        names = ["0", "1", "bad", *map(str, range(3, 40))]
        tasks = [Task(name, Path(), Path()) for name in names]

        @contextmanager
        def opened():
            yield Pretended([], False)

        queue = TaskQueue(tasks, opened, lambda executor, task: executor.submit(task), lambda _: 2, first=30)
        assert sorted(outcome.name for outcome in queue.outcomes()) == sorted(names)
        assert sorted(queue._tries) == [2, 3]

    def test_workers_that_end_are_replaced_and_nothing_is_lost(self):
        came, _, sets = pretended("abcdefgh", short=2)
        assert sorted(o.name for o in came) == list("abcdefgh")
        assert not [o for o in came if o.error]
        assert sets == 3

    def test_where_no_worker_lives_it_ends(self):
        came, _, sets = pretended(map(str, range(50)), short=1000)
        assert sorted(o.name for o in came) == sorted(map(str, range(50)))
        assert all(o.error for o in came)
        assert sets == BARREN

    def test_an_error_of_the_machinery_is_an_outcome(self):
        def submit(executor, task):
            future = Future()
            future.set_exception(OSError(28, "No space left on device"))
            return future

        @contextmanager
        def opened():
            yield Executor()

        queue = TaskQueue([Task("a", Path(), Path())], opened, submit, lambda _: 1)
        assert list(queue.outcomes()) == [Outcome("a", error="OSError: [Errno 28] No space left on device")]

    def test_few_are_under_way(self):
        assert max(under_way_at_each_start(100, room=4)) == 4

    @pytest.mark.parametrize(("first", "under_way_then"), [(0, 2), (5, 5), (100, 9)])
    def test_something_else_is_done_once_when_the_first_are_under_way(self, first, under_way_then):
        seen, done = [], []

        @contextmanager
        def opened():
            yield Pretended(seen, False)

        tasks = [Task(str(number), Path(), Path()) for number in range(9)]
        queue = TaskQueue(
            tasks,
            opened,
            lambda executor, task: executor.submit(task),
            lambda _: 2,
            meanwhile=lambda: done.append(seen[:]),
            first=first,
        )
        assert len(list(queue.outcomes())) == 9
        assert [len(under_way) for under_way in done] == [under_way_then]

    @pytest.mark.parametrize(
        ("steps", "order"),
        [
            (3, ["step 0", "0", "1", "step 1", "2", "3", "step 2", "4"]),
            (0, ["0", "1", "2", "3", "4"]),
            (1, ["step 0", "0", "1", "2", "3", "4"]),
        ],
    )
    def test_what_came_back_is_yielded_between_the_steps_of_something_else(self, steps, order):
        told = []

        @contextmanager
        def opened():
            yield Pretended([], False)

        def meanwhile():
            for number in range(steps):
                told.append(f"step {number}")
                yield

        tasks = [Task(str(number), Path(), Path()) for number in range(5)]
        submit, room = lambda executor, task: executor.submit(task), lambda _: 2
        for outcome in TaskQueue(tasks, opened, submit, room, meanwhile=meanwhile).outcomes():
            told.append(outcome.name)
        assert [*map(sorted, batches(told))] == [*map(sorted, batches(order))]

    def test_more_is_under_way_until_the_last_step(self):
        started = under_way_at_each_start(40, room=2, meanwhile=lambda: iter([None, None]), first=6)
        assert (started[5], max(started[18:])) == (6, 2)


def under_way_at_each_start(number, room, **options):
    """How many of so many tasks are under way whenever one more is submitted; each is answered in the end."""
    under_way, started = [], []

    def submit(executor, task):
        under_way.append(task.name)
        started.append(len(under_way))
        future = Future()
        future.set_result(Outcome(task.name))
        return future

    @contextmanager
    def opened():
        yield Executor()

    tasks = [Task(str(place), Path(), Path()) for place in range(number)]
    for outcome in TaskQueue(tasks, opened, submit, lambda _: room, **options).outcomes():
        under_way.remove(outcome.name)
    assert (len(started), under_way) == (number, [])
    return started


def batches(told):
    """What was yielded between steps, in whatever order; a step is a batch of its own."""
    found = [[]]
    for word in told:
        found += [[word], []] if word.startswith("step") else []
        if not word.startswith("step"):
            found[-1].append(word)
    return found


@needs_fork
class TestForks:
    def test_a_single_task_leaves_this_process_free_for_something_else(self, tmp_path):
        told = tmp_path / "told"
        (task,) = tasks_of(tmp_path, f"import time\nwhile not open({str(told)!r}, 'a+').tell(): time.sleep(0.05)")
        (outcome,) = outcomes([task], FORK, 2, meanwhile=lambda: [told.write_text("go on", encoding="utf-8")])
        assert outcome.error == ""

    def test_they_come_as_they_end(self, tmp_path):
        tasks = tasks_of(tmp_path, "import time; time.sleep(5)", "1", "2")
        assert [outcome.name for outcome in outcomes(tasks, FORK, 2)] == ["1", "2", "0"]

    def test_faults_and_limits_are_outcomes(self, tmp_path):
        tasks = tasks_of(tmp_path, "1 / 0", "1", "import os; os._exit(4)", "while True: pass", limit=5.0)
        errors = {outcome.name: outcome.error for outcome in outcomes(tasks, FORK, 2)}
        assert errors == {
            "0": "cell 1: ZeroDivisionError: division by zero",
            "1": "",
            "2": "its process ended without a word (exit code 4)",
            "3": "took longer than 5 seconds and was stopped",
        }

    def test_killed_workers_lose_nothing(self, tmp_path):
        tasks = tasks_of(tmp_path, *["import time; time.sleep(0.3)"] * 12)
        came = []
        for outcome in outcomes(tasks, FORK, 2):
            came.append(outcome)
            if len(came) in (2, 5):
                active_children()[0].kill()
        assert sorted(int(outcome.name) for outcome in came) == list(range(12))
        assert not [outcome.error for outcome in came if outcome.error]

    def test_a_notebook_that_kills_its_worker_is_named(self, tmp_path):
        kill = "import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(60)"
        tasks = tasks_of(tmp_path, "1", kill, "2", "3")
        errors = {outcome.name: outcome.error for outcome in outcomes(tasks, FORK, 2)}
        assert errors == {"0": "", "1": f"its worker process ended {TRIES} times", "2": "", "3": ""}

    def test_it_may_be_left_before_the_end(self, tmp_path):
        running = outcomes(tasks_of(tmp_path, "1", *[LONG] * 5), FORK, 2)
        assert next(running).name == "0"
        start = time.monotonic()
        running.close()
        assert time.monotonic() - start < PATIENCE  # what runs takes much longer
        assert active_children() == []

    def test_ctrl_c_ends_it_quickly_and_quietly(self, tmp_path):
        """Quickly: long before the notebooks end by themselves, however busy the machine is."""
        tasks_of(tmp_path, *[f"import pathlib; pathlib.Path('{tmp_path}/runs-{n}').touch()\n{LONG}" for n in range(4)])
        script = (
            "import sys; from pathlib import Path; from compendium.run.workers.execution import Task\n"
            "from compendium.run.workers.pool import outcomes\n"
            "here = Path(sys.argv[1])\n"
            "try: list(outcomes([Task(str(n), here / f'{n}.ipynb', here) for n in range(4)], 'fork', 2))\n"
            "except KeyboardInterrupt: print('stopped')"
        )
        command = [sys.executable, "-c", script, str(tmp_path)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
        with subprocess.Popen(command, **pipes) as process:
            end = time.monotonic() + PATIENCE
            while len(list(tmp_path.glob("runs-*"))) < 2 and time.monotonic() < end:
                time.sleep(0.1)
            os.killpg(process.pid, signal.SIGINT)  # what a terminal does
            said, complained = process.communicate(timeout=PATIENCE)
        assert (said, complained) == ("stopped\n", "")
        assert len(list(tmp_path.glob("runs-*"))) == 2


def test_stock_kernels_answer_each_once(tmp_path):
    came = list(outcomes(tasks_of(tmp_path, "1", "1 / 0", "3"), KERNEL, 2))
    assert sorted((o.name, o.error) for o in came) == [
        ("0", ""),
        ("1", "cell 1: ZeroDivisionError: division by zero"),
        ("2", ""),
    ]


def test_kernels_that_start_together_do_not_meet_and_say_nothing(tmp_path, capfd):
    """Kernels choose a free port and bind it later: two of them may choose the same."""
    together = trials(3, 12)
    source = "import warnings; warnings.simplefilter('error'); print('here')"
    came = list(outcomes(tasks_of(tmp_path, *[source] * together), KERNEL, together))
    assert [one.error for one in came] == [""] * together
    assert capfd.readouterr().err == ""


def test_it_is_an_executor():
    with open_executor(FORK if can_fork() else KERNEL, 1) as executor:
        assert isinstance(executor, Executor)
        assert executor.submit(max, 1, 2).result() == 2
