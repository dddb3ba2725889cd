"""A papermill engine that runs a notebook in this very process.

Starting a kernel and importing pandas in it costs seconds; running the cells costs tenths. This engine uses ipykernel's
own in-process kernel, and nbclient's own handling of messages, so that outputs are the same as a stock kernel's.
ploomber-engine does the like, but reports home and drops display metadata. Run it in a fresh process per notebook
(`compendium.run.workers.execution`), since the process keeps what the notebook did.
"""

import os
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import matplotlib
from ipykernel.inprocess.manager import InProcessKernelManager
from matplotlib_inline import backend_inline
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellExecutionError
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from papermill.execute import raise_for_execution_errors, remove_error_markers
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from traitlets.config import Config

ENGINE = "in-process"
KERNEL_NAME = "python3"
INLINE = "module://matplotlib_inline.backend_inline"


_ready: list[Any] = []
"""A kernel that has started and has run nothing, for the copies of this process."""


def prepare_kernel() -> None:
    """Start a kernel for the copies of this process, which then need not start one each. Nothing may run in it here."""
    if not _ready:
        _ready.append(start_kernel())


def start_kernel() -> Any:
    """Start a kernel in this process; returns its manager."""
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # else the debugger greets every start
    # No history: what a notebook runs is nothing that a person typed, and a thread would write it to her files. No
    # pause before each answer either, which is for messages that travel.
    settings = Config({"HistoryManager": {"enabled": False}, "InProcessKernel": {"_execute_sleep": 0.0}})
    manager: Any = InProcessKernelManager(config=settings)
    manager.start_kernel()
    matplotlib.use(INLINE)  # a stock kernel does this by its environment
    backend_inline.configure_inline_support(manager.kernel.shell, INLINE)
    return manager


def execute_loaded(notebook: Any, parameters: Mapping[str, Any], folder: Path) -> Any:
    """Execute a notebook as papermill does that has been loaded by `load_notebook`, which may be changed.

    papermill's own function reads and checks the file once more for each of many sites, and makes a text of the
    result even where it is written nowhere. Raises PapermillExecutionError where a cell raised.
    """
    if parameters:
        notebook = parameterize_notebook(notebook, dict(parameters), kernel_name=KERNEL_NAME, engine_name=ENGINE)
    notebook = remove_error_markers(notebook)
    with chdir(folder):
        notebook = papermill_engines.execute_notebook_with_engine(ENGINE, notebook, KERNEL_NAME, progress_bar=False)
    raise_for_execution_errors(notebook, None)
    return notebook


def load_notebook(path: Path) -> Any:
    """Load a notebook, once for all copies of this process as long as the file is the same."""
    content = path.read_bytes()
    if _loaded.get("content") != content:
        _loaded.update(content=content, notebook=load_notebook_node(str(path)))
    return _loaded["notebook"]


_loaded: dict[str, Any] = {}


class InProcessEngine(Engine):  # type: ignore[misc]  # papermill has no type hints
    """Executes the cells of a notebook one after the other in an in-process kernel; the first error ends it."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **_: Any) -> None:
        """Fill in outputs and execution counts of the managed notebook (called by papermill)."""
        manager = _ready.pop() if _ready else start_kernel()
        manager.session.pid = os.getpid()  # else it sends nothing from a copy of the process that started it
        client = manager.client()
        client.start_channels()
        messages = NotebookClient(nb_man.nb, record_timing=False)
        messages.reset_execution_trackers()
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            try:
                if cell.cell_type == "code" and cell.source.strip():
                    _execute_cell(client, messages, cell, index)
            except CellExecutionError as error:
                nb_man.cell_exception(cell, cell_index=index, exception=error)
                break
            finally:
                nb_man.cell_complete(cell, cell_index=index)


def _execute_cell(client: Any, messages: NotebookClient, cell: Any, index: int) -> None:
    """Run one cell and put its outputs into it. Raises CellExecutionError where the code raised."""
    cell.outputs = []
    messages.clear_before_next_output = False
    request = client.execute(cell.source)
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id", request) != request:  # what is printed names no request here
            continue
        try:
            messages.process_message(message, cell, index)
        except CellExecutionComplete:
            break
    reply = client.get_shell_msg(timeout=60)
    cell.execution_count = reply["content"].get("execution_count")
    if reply["content"]["status"] == "error":
        raise CellExecutionError.from_cell_and_msg(cell, reply["content"])


papermill_engines.register(ENGINE, InProcessEngine)
