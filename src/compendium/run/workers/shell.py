"""IPython's shell, made once before processes are copied: it takes half of the time in which a kernel starts.

What it notes of its surroundings it notes again in the copy, by the same steps as when it was made.
"""

import atexit
import builtins
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.profiledir import ProfileDir
from traitlets.config import Config

from compendium.run.workers.scratch import kernel_scratch

SETTINGS = {"HistoryManager": {"hist_file": ":memory:"}}  # what a notebook runs is nothing that a person typed
NAMES = ("ps1", "ps2", "ps3", "excepthook", "displayhook")
IN_MAIN = "__main__"

_made: list[Any] = []


def make_shell() -> None:
    """Make the shell for copies of this process, and leave no other trace of it here."""
    if _made or ZMQInteractiveShell.initialized():  # where this process is a kernel itself
        return
    with kernel_scratch() as scratch, _unchanged():
        os.environ.pop("VIRTUAL_ENV", None)
        folder = str(scratch)
        place = ProfileDir.create_profile_dir(folder)
        shell: Any = ZMQInteractiveShell(
            config=Config(SETTINGS),
            ipython_dir=folder,
            profile_dir=place,
            compiler_class=XCachingCompiler,
        )
        shell.display_formatter.format(None)  # which makes what writes results in each of their forms
        shell._sys_modules_keys = set(sys.modules)
        atexit.unregister(shell.atexit_operations)
        _made.append(shell)


def use_made_shell() -> None:
    """In a copy: let the kernel that comes next find the shell that was made."""
    for shell in _made:
        for kind in type(shell)._walk_mro():
            kind._instance = shell


def put_into_place(kernel: Any) -> None:
    """Let the shell of a kernel note where it is, where it was made before."""
    shell = kernel.shell
    if shell.kernel is kernel:
        return
    shell.kernel, shell.parent, shell.config = kernel, kernel, kernel.config
    shell.ipython_dir, shell.profile_dir = os.environ["IPYTHONDIR"], kernel.profile_dir
    shell.starting_dir = str(Path.cwd())
    shell.history_manager.dir_hist[:] = [Path.cwd()]
    shell.init_environment()
    shell.init_virtualenv()
    shell.save_sys_module_state()
    shell.init_sys_modules()
    shell.init_encoding()
    shell.init_builtins()
    shell.init_prompts()
    shell.sys_excepthook = sys.excepthook
    for speaks in (shell, shell.displayhook, shell.display_pub):
        speaks._parent_header.set({})
    atexit.register(shell.atexit_operations)
    warnings.filterwarnings("ignore", ".*Trio's signal handling code might have collided.*", RuntimeWarning)


@contextmanager
def _unchanged() -> Iterator[None]:
    """Put back afterwards what a shell changes in its process."""
    environment, path, main = dict(os.environ), list(sys.path), sys.modules[IN_MAIN]
    names = {name: getattr(sys, name) for name in NAMES if hasattr(sys, name)}
    own = dict(vars(builtins))
    with warnings.catch_warnings():
        yield
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:], sys.modules[IN_MAIN] = path, main
    for name in NAMES:
        with suppress(AttributeError):
            delattr(sys, name)
        if name in names:
            setattr(sys, name, names[name])
    for name in vars(builtins).keys() - own.keys():
        delattr(builtins, name)
