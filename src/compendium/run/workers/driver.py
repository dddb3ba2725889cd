"""Driving a kernel that is a copy of this process: an engine of papermill, with nbclient's own handling of messages."""

from contextlib import suppress
from typing import Any

import nbformat
from nbclient.exceptions import CellExecutionComplete, CellExecutionError, CellTimeoutError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets import Any as Anything

from compendium.run.workers.forked import ForkedKernel

ENGINE = "forked"

SHOWN = ("data", "metadata")
PARTS = {"stream": ("name", "text"), "display_data": SHOWN, "execute_result": (*SHOWN, "execution_count")}
"""What the plain kinds of messages tell of an output."""


class Driver(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no type hints
    """papermill's own client of kernels, which waits for a forked kernel alone and not in an event loop."""

    kernel = Anything()

    def execute(self, **_: Any) -> Any:
        """Execute the notebook until a cell raises (called by the engine)."""
        self.reset_execution_trackers()
        self.kc = self.kernel
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

    def output(self, outs: list[Any], msg: dict[str, Any], display_id: str | None, cell_index: int) -> Any:
        """Add to the outputs of a cell what a message tells of (called by nbclient)."""
        held = display_id or self.clear_before_next_output or self.output_hook_stack[msg["parent_header"].get("msg_id")]
        made = None if held else plain_output(msg)
        if made is None:
            return super().output(outs, msg, display_id, cell_index)
        outs.append(made)
        return made

    def _run(self, cell: Any, cell_index: int, stop_on_error: bool, seconds: float) -> Any:
        for message in self.kernel.run(cell.source, stop_on_error, seconds):
            if message["msg_type"] == "execute_reply":
                return message
            with suppress(CellExecutionComplete):  # its reply comes next
                self.process_message(message, cell, cell_index)
        return None


def plain_output(message: Any) -> Any:
    """The output that a message tells of, where it is printed text or something shown of which all forms are texts.

    None for any other message. nbformat makes the same of these, and takes milliseconds to validate each.
    """
    kind, content = message["msg_type"], message["content"]
    parts = {name: content.get(name) for name in PARTS.get(kind, ())}
    texts = parts.get("data", parts)
    if not parts or not isinstance(texts, dict) or not isinstance(parts.get("metadata", {}), dict):
        return None
    if not isinstance(parts.get("execution_count", 0), int) or any(name.endswith("json") for name in texts):
        return None
    plain = all(type(text) is str for text in texts.values())
    return nbformat.from_dict({"output_type": kind, **parts}) if plain else None  # type: ignore[no-untyped-call]


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
