"""A command that stays and makes pages again whenever a file is saved, to be measured."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from compendium.project import Project
from compendium.publish.site import FIXED

REST = 5.0  # seconds: a person needs longer from one change to the next, and it gets ready meanwhile


@contextmanager
def staying(project: Project, *command: str) -> Iterator[Callable[[Callable[[], None]], None]]:
    """Start a command with ``--watch``. Gives what makes a change and waits until the command says where the pages are.

    Ends the benchmark where it says anything else.
    """
    typed = [sys.executable, "-m", "compendium", *command, "--watch"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        typed, cwd=project.root, env=os.environ | FIXED, stdout=pipe, stderr=nothing, text=True
    ) as it:

        def follow(change: Callable[[], None]) -> None:
            change()
            said = it.stdout.readline() if it.stdout else ""
            if " at " not in said:
                sys.exit(f"{' '.join(typed)} said: {said!r}")

        follow(lambda: None)
        yield follow
        it.send_signal(signal.SIGINT)


def rest() -> None:
    """Leave a command that stays the time to get ready again."""
    time.sleep(REST)
