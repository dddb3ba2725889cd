"""Starting a kernel in a fresh Python, as Jupyter does, and ending all of it."""

import subprocess
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from compendium.run.workers.left_behind import ONE_AT_A_TIME, Watched, adopt, children


class FreshKernel(LocalProvisioner):
    """A kernel in a Python of its own. Nothing reads what a person types, and nothing it started outlives it."""

    process: Any
    parent: Any
    watched: Watched | None = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start it (called by the manager)."""
        adopt()
        nothing = subprocess.DEVNULL  # what is printed goes into the notebook, and not to the terminal
        with ONE_AT_A_TIME:  # else another thread could take it for a process that was left behind
            before = children()
            info = await super().launch_kernel(cmd, **kwargs | {"stdin": nothing, "stdout": nothing, "stderr": nothing})
            assert self.pid is not None
            self.watched = Watched(self.pid, before)
        return info

    async def poll(self) -> int | None:
        """Its exit code, None while it runs."""
        code: int | None = await super().poll()
        if self.process is not None and code is not None:
            self.parent.codes.append(code)
        return code

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Take note of what it has started, while that can be told."""
        if self.watched:
            self.watched.look()

    async def cleanup(self, restart: bool = False) -> None:
        """End what it has left behind."""
        await super().cleanup(restart=restart)
        if self.watched:
            self.watched.end()
            self.watched = None
