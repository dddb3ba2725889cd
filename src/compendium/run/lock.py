"""One build at a time in a folder: a second one waits until the first has ended, however it ends.

The lock is the operating system's own on an open file, so a process that is killed leaves none behind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from compendium.held import clear_left_behind
from compendium.project import Project
from compendium.run.stale.installed import told_of_code
from compendium.run.workers.scratch import clear_scratch
from compendium.together import finish_replacing


@contextmanager
def alone(project: Project, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the folder ``build/`` for the time of a ``with`` block; wait, and say so, where another process holds it.

    What a killed command left half-done in the project is then done, or cleared away; and what a person should know of
    the code that runs is said.
    """
    project.build.mkdir(exist_ok=True)
    lock = FileLock(project.build / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Another build is at work in this folder; waiting for it to end.")
        lock.acquire()
    try:
        _tidy(project)
        for line in told_of_code(project):
            say(line)
        yield
    finally:
        lock.release()


MADE = ("*/", "*/*/", "studies/*/*/", "studies/*/executed/*/")
"""The folders in the build folder in which files are written whole or not at all; Sphinx writes into those below."""


def _tidy(project: Project) -> None:
    """Finish what a killed `refresh` was storing, and remove files that nobody is writing any more."""
    finish_replacing(project.root)
    private = project.data / "local"
    shared = [path for path in project.data.glob("*/") if path != private]
    within = [path for folder in (*shared, project.executed) for path in (folder, *folder.rglob("*/"))]
    made = [*project.notebooks.glob("*/"), *(path for place in MADE for path in project.build.glob(place))]
    for folder in [project.root, project.data, project.notebooks, project.build, *within, *made]:
        clear_left_behind(folder)
    clear_scratch()
