"""Executing a notebook in a kernel that starts anew: papermill's stock engine, and Jupyter's manager of kernels."""

import asyncio
import contextvars
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from papermill.engines import papermill_engines
from traitlets.config import Config

from compendium.run.workers.fork import NoAnswer, how_it_ended
from compendium.run.workers.notebook_kernel import ARGUMENTS
from compendium.run.workers.provisioner import FreshKernel

ENGINE, KERNEL_NAME = "nbclient", "python3"


class FreshManager(AsyncKernelManager):
    """Starts the Python of this environment anew, whatever kernels are installed for the user."""

    environment: Mapping[str, str] = os.environ
    codes: list[int]
    """Exit codes are added here, or the negative number of the signal that ended a kernel."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The kernel of this environment."""
        return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict())

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        self.provisioner = FreshKernel(kernel_id="python3", kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options | {"env": dict(self.environment)})


def _manager_class(environment: Mapping[str, str], codes: list[int]) -> type[FreshManager]:
    """A manager for one notebook: its kernel has this environment, and its exit code is added to ``codes``."""
    return type("Manager", (FreshManager,), {"environment": environment, "codes": codes})


def execute_anew(
    notebook: Any, folder: Path, environment: Mapping[str, str], scratch: Path, means: Mapping[str, Any]
) -> Any:
    """Execute a notebook with papermill's stock engine, in a kernel that starts from nothing.

    ``means`` are options of the engine. Raises NoAnswer where the kernel ended, CellTimeoutError where a cell took too
    long.
    """
    settings: dict[str, Any] = {"connection_file": str(scratch / "kernel.json")}
    if os.name == "posix":  # through files: kernels that start together may pick the same port
        settings |= {"transport": "ipc", "ip": str(scratch / "kernel")}
    codes: list[int] = []
    try:
        return _in_own_loop(
            papermill_engines.execute_notebook_with_engine,
            ENGINE,
            notebook,
            KERNEL_NAME,
            config=Config({"FreshManager": settings}),
            extra_arguments=ARGUMENTS,
            kernel_manager_class=_manager_class(environment, codes),
            resources={"metadata": {"path": str(folder)}},
            **means,
        )
    except DeadKernelError as error:
        raise NoAnswer(how_it_ended(*codes[:1])) from error


def _in_own_loop(call: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Call something that makes an event loop for its thread, and close that: a loop holds sockets."""
    context = contextvars.copy_context()
    before = list(context.values())
    try:
        return context.run(call, *arguments, **options)
    finally:
        for value in context.values():
            if isinstance(value, asyncio.AbstractEventLoop) and value not in before:
                value.close()
