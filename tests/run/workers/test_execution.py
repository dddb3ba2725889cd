"""Executing one notebook: equal outputs from both engines, a fresh state, a time limit, and causes in words."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matplotlib as mpl
import pytest

from compendium.project import find_project
from compendium.run.notebooks import list_notebooks
from compendium.run.workers.execution import FORK, KERNEL, Task, can_fork, choose_engine, execute, execute_in_fork
from compendium.sites.show import open_studies

NOTEBOOKS = list_notebooks(find_project(Path(__file__)))
needs_fork = pytest.mark.skipif(
    not can_fork(), reason="this system cannot copy a process; stock kernels are used instead"
)


def task_of(tmp_path, *sources, limit=60.0):
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {"tags": ["parameters"]} if n == 0 else {},
         "source": source, "outputs": [], "execution_count": None}
        for n, source in enumerate(sources)
    ]  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    path = tmp_path / "tiny.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    return Task("tiny", path, tmp_path, {}, limit)


@needs_fork
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_both_engines_give_the_same_notebook_and_the_stored_one(notebook, monkeypatch):
    """Also the same reads: a study that another test has opened here would be known to the copy of this process."""
    for remembered in ("_remembered", "_remembered_titles"):
        monkeypatch.setattr(open_studies, remembered, {})
    task = Task(notebook.stem, notebook, notebook.parent)
    forked, stock = execute(task, FORK), execute(task, KERNEL)
    assert (forked.error, stock.error) == ("", "")
    assert forked.notebook == stock.notebook == notebook.read_text(encoding="utf-8")
    data = str(find_project(notebook.parent).data)
    assert {p for p in forked.reads if p.startswith(data)} == {p for p in stock.reads if p.startswith(data)} != set()


@needs_fork
def test_notebooks_do_not_share_state(tmp_path):
    first = task_of(tmp_path, "import compendium.display.theme as t; t.MARK = 1")
    assert execute(first, FORK).error == ""
    second = task_of(tmp_path, "import compendium.display.theme as t; print(hasattr(t, 'MARK'))")
    assert json.loads(execute(second, FORK).notebook)["cells"][0]["outputs"][0]["text"] == ["False\n"]


@pytest.mark.parametrize("engine", [pytest.param(FORK, marks=needs_fork), KERNEL])
class TestFaults:
    def test_a_failing_cell_is_named(self, tmp_path, engine):
        outcome = execute(task_of(tmp_path, "a = 1", "1 / 0", "b = 2"), engine)
        assert outcome.error == "cell 2: ZeroDivisionError: division by zero"
        assert outcome.notebook == ""

    def test_our_own_errors_speak_for_themselves(self, tmp_path, engine):
        source = "from compendium.errors import ParameterError\nraise ParameterError('programme is wrong')"
        assert execute(task_of(tmp_path, source), engine).error == "programme is wrong"

    def test_a_time_limit_ends_it(self, tmp_path, engine):
        outcome = execute(task_of(tmp_path, "import time; time.sleep(60)", limit=3.0), engine)
        assert outcome.notebook == ""
        assert "second" in outcome.error or "timed out" in outcome.error.lower()

    def test_a_process_that_dies_is_reported(self, tmp_path, engine):
        outcome = execute(task_of(tmp_path, "import os; os._exit(3)"), engine)
        assert outcome.notebook == ""
        assert "ended without a word" in outcome.error or "died" in outcome.error.lower()

    def test_prints_and_plots_are_kept(self, tmp_path, engine):
        source = "print('a'); print('b')\nimport matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()"
        outputs = json.loads(execute(task_of(tmp_path, source), engine).notebook)["cells"][0]["outputs"]
        assert outputs[0]["text"] == ["a\n", "b\n"]
        assert "image/png" in outputs[1]["data"]


def alive(pid):
    """Whether a process runs. One that has ended but that nobody has collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the latter where it is collected between opening and reading
        return False


def gone(pids, seconds=10.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(alive, pids)):
        time.sleep(0.05)
    return not any(map(alive, pids))


def pid_in(path, seconds=60.0):
    """The process id that a notebook writes as soon as it runs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not (path.is_file() and path.read_text().strip()):
        time.sleep(0.05)
    return int(path.read_text())


def pages_that_note_their_process(tmp_path, then):
    note = f"import os, pathlib; pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))"
    return task_of(tmp_path, note, then)


@needs_fork
class TestCopies:
    def test_several_threads_may_start_them(self, tmp_path):
        tasks = []
        for number in range(4):
            (tmp_path / str(number)).mkdir()
            tasks.append(task_of(tmp_path / str(number), f"print({number})"))
        with ThreadPoolExecutor(4) as threads:
            done = list(threads.map(execute_in_fork, tasks))
        printed = [json.loads(outcome.notebook)["cells"][0]["outputs"][0]["text"] for outcome in done]
        assert printed == [["0\n"], ["1\n"], ["2\n"], ["3\n"]]

    def test_a_daemonic_process_may_start_them(self, tmp_path):
        context = multiprocessing.get_context("fork")
        answers = context.Queue()
        task = task_of(tmp_path, "1 + 1")
        worker = context.Process(target=lambda: answers.put(execute_in_fork(task).error), daemon=True)
        worker.start()
        assert answers.get(timeout=60) == ""
        worker.join()

    @pytest.mark.parametrize("end", ["while True: pass", "os.kill(os.getpid(), 9)", "os._exit(0)", "1 / 0", "1"])
    def test_they_are_gone_and_collected_however_they_end(self, tmp_path, end):
        task = pages_that_note_their_process(tmp_path, end)
        execute_in_fork(Task(task.name, task.notebook, task.folder, {}, 3.0))
        with pytest.raises(ProcessLookupError):
            os.kill(pid_in(tmp_path / "pid"), 0)

    def test_a_signal_that_ends_one_is_named(self, tmp_path):
        outcome = execute_in_fork(
            task_of(tmp_path, "import faulthandler, os; faulthandler.disable(); os.kill(os.getpid(), 11)")
        )
        assert outcome.error == "its process ended without a word (killed by SIGSEGV)"

    def test_a_system_without_room_for_another_process_is_told(self, tmp_path, monkeypatch):
        def refuse():
            raise BlockingIOError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(os, "fork", refuse)
        error = execute_in_fork(task_of(tmp_path, "1")).error
        assert error == "the system gave it no process (Resource temporarily unavailable)"

    def test_a_system_without_room_for_another_thread_is_told_likewise(self, tmp_path, monkeypatch):
        def refuse(thread):
            raise RuntimeError("can't start new thread")

        task = task_of(tmp_path, "1")
        monkeypatch.setattr(threading.Thread, "start", refuse)
        assert execute_in_fork(task).error == "the system gave it no process (can't start new thread)"

    def test_what_they_hold_of_the_parents_pipes_is_nothing(self, tmp_path):
        reader, writer = os.pipe()
        source = f"import os, stat; print(stat.S_ISFIFO(os.fstat({reader}).st_mode))"
        outcome = execute_in_fork(task_of(tmp_path, source))
        os.close(reader)
        os.close(writer)
        assert json.loads(outcome.notebook)["cells"][0]["outputs"][0]["text"] == ["False\n"]


@needs_fork
@pytest.mark.parametrize("then", ["while True: pass", "import time; time.sleep(600)"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_lingers_after_the_main_process_is_killed(tmp_path, then, jobs):
    tasks = []
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        tasks.append(pages_that_note_their_process(tmp_path / str(number), then))
    running = tasks[:jobs]
    script = (
        "import sys; from pathlib import Path; from compendium.run.workers.execution import Task\n"
        "from compendium.run.workers.pool import outcomes\n"
        "tasks = [Task(p, Path(p) / 'tiny.ipynb', Path(p)) for p in sys.argv[2:]]\n"
        "list(outcomes(tasks, 'fork', int(sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, str(jobs), *(str(task.folder) for task in tasks)]
    with subprocess.Popen(command) as process:
        notebooks = [pid_in(task.folder / "pid") for task in running]
        workers = [int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]) for pid in notebooks]
        assert all(map(alive, [*notebooks, *workers]))
        process.send_signal(signal.SIGKILL)
    assert gone([*notebooks, *workers])


def test_a_notebook_that_cannot_be_read_is_an_outcome(tmp_path):
    (tmp_path / "tiny.ipynb").write_text("{")
    for engine in [FORK, KERNEL] if can_fork() else [KERNEL]:
        outcome = execute(Task("tiny", tmp_path / "tiny.ipynb", tmp_path), engine)
        assert (outcome.name, outcome.notebook) == ("tiny", "")
        assert "JSON" in outcome.error


def test_the_engine_falls_back_where_there_is_no_fork(monkeypatch):
    monkeypatch.setattr("compendium.run.workers.execution.can_fork", lambda: False)
    assert choose_engine() == KERNEL
    assert choose_engine(FORK) == KERNEL


@pytest.mark.parametrize("engine", [pytest.param(FORK, marks=needs_fork), KERNEL])
def test_a_users_settings_have_no_influence(tmp_path, engine, monkeypatch):
    """Neither matplotlib's, nor IPython's start-up files, nor a kernel of the same name that a user has set up."""
    start = "from compendium.display.notebook import start_notebook\nstart_notebook();"
    shown = "import matplotlib as mpl\nprint(mpl.rcParams['axes.grid'], mpl.rcParams['text.usetex'], 'red' in dir())"
    task = task_of(tmp_path, start, shown)
    kernel = '{"argv": ["/nowhere"], "language": "python", "display_name": "Python 3"}'
    home = tmp_path / "home"
    for path, text in {
        ".config/matplotlib/matplotlibrc": "axes.grid: True\ntext.usetex: True\n",
        ".ipython/profile_default/startup/00.py": "red = 1",
        ".local/share/jupyter/kernels/python3/kernel.json": kernel,
        "started.py": "red = 1",
    }.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text)
    settings = {"IPYTHONDIR": home / ".ipython", "PYTHONSTARTUP": home / "started.py", "HOME": home}
    for name, value in {**settings, "MATPLOTLIBRC": home / ".config" / "matplotlib" / "matplotlibrc"}.items():
        monkeypatch.setenv(name, str(value))
    with mpl.rc_context({"axes.grid": True}):
        outcome = execute(task, engine)
    assert outcome.error == ""
    assert "False False False" in outcome.notebook
