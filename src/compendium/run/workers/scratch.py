"""Temporary folders that do not outlive their use, even where a process is killed: they may hold data about people.

Each is readable by its owner only, and is held (`compendium.held`) by the process that asked for it, which removes it
when it ends. What a killed process left behind is removed by the next command.
"""

import atexit
import os
import tempfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing import util
from pathlib import Path

from compendium.held import clear_left_behind, held_folder, let_go, part_folder

NAME = f"compendium-{os.getuid() if hasattr(os, 'getuid') else 'scratch'}"
"""What they are called, with something more: each user has a name of their own, for users may share that folder."""

SHORT = "/tmp" if os.name == "posix" and os.access("/tmp", os.W_OK) else ""
"""Where sockets of kernels lie: their paths may be some hundred letters long, which is less than others need."""


@dataclass
class Scratch:
    """A temporary folder, the process that made it, and by what descriptor that holds it."""

    folder: Path
    owner: int
    descriptor: int

    def __post_init__(self) -> None:
        """Have it removed when this process ends; processes that multiprocessing started pass over atexit."""
        atexit.register(self.remove)
        self._last = util.Finalize(None, self.remove, exitpriority=0)

    def remove(self) -> None:
        """Remove the folder, once, and only in the process that made it: not when a copy of it ends."""
        if os.getpid() != self.owner:
            return
        atexit.unregister(self.remove)
        self._last.cancel()
        let_go(self.descriptor, self.folder)


def make_scratch() -> Scratch:
    """Make an empty temporary folder that is removed when this process ends, or before."""
    clear_scratch()
    descriptor, folder = held_folder(Path(tempfile.gettempdir()).resolve() / NAME)
    return Scratch(folder, os.getpid(), descriptor)


def kernel_scratch() -> AbstractContextManager[Path]:
    """An empty temporary folder for the sockets of a kernel, for the time of a ``with`` block."""
    return part_folder(Path(SHORT or tempfile.gettempdir()) / NAME)


def clear_scratch() -> None:
    """Remove what killed processes of this user left behind."""
    for folder in {tempfile.gettempdir(), SHORT or tempfile.gettempdir()}:
        clear_left_behind(Path(folder), NAME)
