"""Bringing pages up to date whenever a file is saved, until somebody stops it.

Each time it is done in a copy of this process, which has imported what pages are made with and has what builds them
started before the file is saved: a change takes as long as what it changes, and nothing is remembered from one time to
the next. Where a process cannot be copied, each time is a command of its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from multiprocessing import Pipe
from pathlib import Path
from pkgutil import walk_packages
from typing import NoReturn

from compendium.project import Project
from compendium.publish.site import builder_ready
from compendium.run.stale.fingerprints import files_under
from compendium.run.workers.fork import can_fork, copy_process, end_with

LOOK = 0.1  # seconds between two looks, each of which takes five thousandths
SETTLED = 0.05  # seconds in which nothing more is saved
PATIENCE = 5.0  # seconds for what was interrupted to clear up
CODE = Path(__file__).parents[1]
OPTION = "--watch"

Seen = Mapping[str, tuple[int, int]]
"""When files were last written, in nanoseconds, and how many bytes they have, by path."""

Look = Callable[[], Seen]
Make = Callable[[], object]


def stay(project: Project, folders: Iterable[Path], make: Make, say: Callable[[str], object]) -> None:
    """Call ``make`` at once, and again whenever a file of the project or in ``folders`` changes, until Ctrl-C.

    It tells by itself what is wrong, and may end with `sys.exit`: that does not end this. Where the code has changed,
    the command that was typed begins anew.
    """
    files = [project.root / name for name in ("_config.yml", "requirements.lock")]
    look = partial(_look, files, [*folders, project.data, project.notebooks, project.pages, project.benchmarks, CODE])
    before: Seen = {}
    with suppress(KeyboardInterrupt):
        if can_fork():
            _warm_up()
        while True:
            now = _turn_in_copy(look, before, make) if can_fork() else _turn_as_command(look, before)
            if _is_of_other_code(before, now):
                _begin_anew()
            if not before:
                say("Whenever a file is saved, this is done again; Ctrl-C ends it.")
            before = now


def _warm_up() -> None:
    from compendium.run.workers.warm import warm_up

    warm_up()
    for name in ("compendium.publish.book", "compendium.publish.study"):
        for module in walk_packages(import_module(name).__path__, f"{name}."):
            import_module(module.name)


def _turn_in_copy(look: Look, before: Seen, make: Make) -> Seen:
    """Wait for a change and make the pages, in a copy of this process; what was there when it began.

    Where the copy ends without an answer, which it does where the system ends it, that is what there is now.
    """
    here, there = Pipe(duplex=False)
    parent = os.getpid()

    def answer() -> None:
        end_with(parent)
        try:
            there.send(_turn(look, before, make))
        except Exception:  # noqa: BLE001 - as Python does at the end of a process
            sys.excepthook(*sys.exc_info())

    with here:
        with there:
            process = copy_process(answer, there.fileno())
        try:
            found: Seen = here.recv()
        except EOFError:
            found = look()
        except KeyboardInterrupt:  # so was the copy
            here.poll(PATIENCE)
            raise
    os.waitpid(process, 0)
    return found


def _turn(look: Look, before: Seen, make: Make) -> Seen:
    with builder_ready():
        now = _changed(look, before)
        if not _is_of_other_code(before, now):
            with suppress(SystemExit):
                make()
    return now


def _turn_as_command(look: Look, before: Seen) -> Seen:
    """The same by the command that was typed, without the option to stay."""
    now = _changed(look, before)
    subprocess.run([word for word in _typed() if word != OPTION], check=False)
    return now


def _changed(look: Look, before: Seen) -> Seen:
    """Wait until something else is there than before, and nothing more is being saved."""
    while (now := look()) == before:
        time.sleep(LOOK)
    while before and now != (now := _after(SETTLED, look)):
        pass
    return now


def _after(seconds: float, look: Look) -> Seen:
    time.sleep(seconds)
    return look()


def _look(files: Iterable[Path], folders: Iterable[Path]) -> Seen:
    """What there is now, but for hidden files and caches; a file that vanishes meanwhile is not there."""
    found = {}
    for path in [*files, *(path for folder in folders for path in files_under(folder))]:
        with suppress(OSError):
            status = path.stat()
            if not path.name.startswith("."):
                found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


def _is_of_other_code(before: Seen, now: Seen) -> bool:
    """Whether what this process has imported is no longer what there is."""
    return bool(before) and _code(before) != _code(now)


def _code(seen: Seen) -> Seen:
    return {path: told for path, told in seen.items() if path.startswith(str(CODE)) or path.endswith(".lock")}


def _begin_anew() -> NoReturn:
    os.execv(sys.executable, _typed())


def _typed() -> list[str]:
    """The command that was typed, however this process was started."""
    return [sys.executable, "-m", "compendium", *sys.argv[1:]]
