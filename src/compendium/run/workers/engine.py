"""Executing a notebook as papermill does, in a kernel of its own, in surroundings that no user has changed.

Starting Python and importing pandas in it costs seconds; running the cells costs tenths. So the kernel may be a copy of
a warm process (`compendium.run.workers.forked`). It is a whole kernel in either case.
"""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors, remove_error_markers
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from papermill.translators import translate_parameters
from papermill.utils import find_first_tagged_cell_index

from compendium.run.workers.anew import KERNEL_NAME, execute_anew
from compendium.run.workers.driver import ENGINE as FORKED
from compendium.run.workers.environment import kernel_environment
from compendium.run.workers.forked import ForkedKernel

PYTHON = "python"
TOLD = re.compile(r"^[ |+-]*(?P<name>[A-Za-z_.]+): (?P<words>.+)", re.MULTILINE)


def execute_notebook(
    path: Path, parameters: Mapping[str, Any], folder: Path, scratch: Path, patience: Callable[[Any], int], fork: bool
) -> Any:
    """Execute a notebook in ``folder`` and return it executed; files read are written to ``scratch / "reads"``.

    `patience` says how many seconds a cell may take. With `fork` the kernel is a copy of this process.
    Raises PapermillExecutionError where a cell raised, CellTimeoutError where a cell took too long, NoAnswer where the
    kernel ended or the system gives no process.
    """
    notebook = deepcopy(load_notebook(path, given=bool(parameters)))
    surroundings = kernel_environment(scratch)
    if parameters:
        _give(notebook, dict(parameters))
    means = {"progress_bar": False, "timeout_func": patience}
    if fork:
        start = partial(ForkedKernel, str(folder), surroundings, scratch)
        notebook = papermill_engines.execute_notebook_with_engine(FORKED, notebook, KERNEL_NAME, start=start, **means)
    else:
        notebook = execute_anew(notebook, folder, surroundings, scratch, means)
    try:
        raise_for_execution_errors(notebook, None)
    except PapermillExecutionError as error:
        if not error.evalue and error.ename == "CellExecutionError":
            error.ename, error.evalue = _complaint(notebook)
        raise
    return notebook


def _complaint(notebook: Any) -> tuple[str, str]:
    """Name and words of what the last cell that ran wrote to its standard error: some errors stand only there."""
    texts = [
        output["text"]
        for cell in notebook.cells
        if cell.metadata.get("papermill", {}).get("exception")
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]
    found = TOLD.search("".join(texts))
    return (found["name"], found["words"]) if found else ("Error", "it failed without a word")


def load_notebook(path: Path, *, given: bool) -> Any:
    """Load a notebook without its outputs, once as long as the file is the same; not to be changed.

    Where parameters will be `given`, it has papermill's cell for them: nbformat takes milliseconds to check that one.
    """
    content = path.read_bytes()
    if _loaded.get("made from") != (content, given):
        notebook = remove_error_markers(load_notebook_node(str(path)))
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        if given:
            notebook = parameterize_notebook(notebook, {}, kernel_name=KERNEL_NAME, engine_name=FORKED)
        _loaded.update({"made from": (content, given), "notebook": notebook})
    return _loaded["notebook"]


_loaded: dict[str, Any] = {}


def _give(notebook: Any, parameters: dict[str, Any]) -> None:
    """Put parameters into the cell for them, as papermill writes them."""
    place = find_first_tagged_cell_index(notebook, "injected-parameters")
    if place < 0:  # -1 would be the last cell, and all others would run with what they have by default
        raise RuntimeError("papermill has made no cell for the parameters")
    cell = notebook.cells[place]
    cell.source = translate_parameters(KERNEL_NAME, PYTHON, parameters, "Parameters")
    notebook.metadata.papermill["parameters"] = parameters
