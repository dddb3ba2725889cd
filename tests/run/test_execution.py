"""Executing one notebook: equal outputs from both engines, a fresh state, a time limit, and causes in words."""

import json
from pathlib import Path

import pytest

from compendium.project import find_project
from compendium.run.execution import FORK, KERNEL, Task, can_fork, choose_engine, execute
from compendium.run.notebooks import list_notebooks

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
def test_both_engines_give_the_same_notebook_and_the_stored_one(notebook):
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


def test_the_engine_falls_back_where_there_is_no_fork(monkeypatch):
    monkeypatch.setattr("compendium.run.execution.can_fork", lambda: False)
    assert choose_engine() == KERNEL
    assert choose_engine(FORK) == FORK
