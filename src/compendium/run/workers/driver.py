"""Driving a kernel that is a copy of this process: an engine of papermill, with nbclient's own handling of messages."""

from contextlib import suppress
from typing import Any
from unittest import mock

import nbformat
from nbclient.exceptions import CellExecutionComplete, CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from nbformat.v4 import nbbase
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets import Any as Anything

from compendium.run.workers.forked import ForkedKernel

ENGINE = "forked"


class Driver(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no type hints
    """papermill's own client of kernels, which waits for a forked kernel alone and not in an event loop."""

    kernel = Anything()

    def execute(self, **_: Any) -> Any:
        """Execute the notebook until a cell raises (called by the engine)."""
        self.reset_execution_trackers()
        self.kc = self.kernel
        with mock.patch.object(nbbase, "validate", _validate):
            self.papermill_execute_cells()
        self.set_widgets_metadata()
        return self.nb

    def papermill_execute_cells(self) -> None:
        """Execute the cells until one raises, without papermill's notes of when each began and ended."""
        for index, cell in enumerate(self.nb.cells):
            try:
                self.execute_cell(cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                return

    def execute_cell(self, cell: Any, cell_index: int, **_: Any) -> Any:
        """Execute a cell and put its outputs into it.

        Raises CellExecutionError where the code raised, CellTimeoutError where it took too long, NoAnswer where the
        kernel ended.
        """
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        seconds = self._get_timeout(cell)
        cell.outputs = []
        self.clear_before_next_output = False
        try:
            reply = self._run(cell, cell_index, "raises-exception" not in tags, seconds)
        except TimeoutError:
            raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", seconds, cell) from None
        if reply["content"]["status"] == "error" and "raises-exception" not in tags:
            raise CellExecutionError.from_cell_and_msg(cell, reply["content"])
        return cell

    def _run(self, cell: Any, cell_index: int, stop_on_error: bool, seconds: float) -> Any:
        for message in self.kernel.run(cell.source, stop_on_error, seconds):
            if message["msg_type"] == "execute_reply":
                return message
            with suppress(CellExecutionComplete):  # its reply comes next
                self.process_message(message, cell, cell_index)
        return None


def _validate(output: Any, kind: str) -> None:
    """Validate an output as nbformat does, which takes milliseconds, unless it is plainly what it should be."""
    if not _is_plain(output):
        nbformat.validate(output, ref=kind, version=4)


def _is_plain(output: Any) -> bool:
    """Whether an output is printed text, or something shown of which all forms are texts."""
    parts = {name: type(part) for name, part in output.items()}
    if output.output_type == "stream":
        return parts == {"output_type": str, "name": str, "text": str}
    shown = {"output_type": str, "metadata": NotebookNode, "data": NotebookNode}
    return parts in (shown, shown | {"execution_count": int}) and all(
        type(text) is str and not kind.endswith("json") for kind, text in output.data.items()
    )


class ForkedEngine(Engine):  # type: ignore[misc]
    """Executes notebooks in copies of this process."""

    @classmethod
    def execute_managed_notebook(
        cls, managed: NotebookExecutionManager, kernel_name: str, start: Any, timeout_func: Any, **_: Any
    ) -> None:
        """Fill in outputs and execution counts of the managed notebook (called by papermill).

        ``start`` starts its kernel, ``timeout_func`` says how many seconds a cell may take.
        """
        kernel: ForkedKernel = start()
        try:
            Driver(managed, kernel=kernel, timeout_func=timeout_func, record_timing=False).execute()
        finally:
            kernel.end()


papermill_engines.register(ENGINE, ForkedEngine)
