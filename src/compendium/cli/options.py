"""What several commands share: options for running notebooks, and how they speak to a person."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from compendium.errors import CompendiumError, told

INTO = click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Folder to write into; data/local/ by default."
)
ENGINE = click.option(
    "--engine", type=click.Choice(["fork", "kernel"]), help="Run notebooks in forks, or in stock papermill kernels."
)
JOBS = click.option(
    "--jobs", type=click.IntRange(min=1), help="Notebooks run at the same time; about one per core by default."
)
LIMIT = click.option(
    "--limit", type=click.IntRange(min=1), default=600, show_default=True, help="Seconds that a notebook may take."
)
WATCH = click.option(
    "--watch", is_flag=True, help="Stay, and do it again whenever a file is saved, until stopped with Ctrl-C."
)


def say(line: str) -> None:
    """Tell a person how it goes, apart from what a command gives back."""
    click.echo(line, err=True)


def usable_engine(asked: str | None) -> str:
    """The engine to use; where this system cannot fork and stock kernels were not asked for, that is said."""
    from compendium.run.workers.execution import KERNEL, choose_engine

    engine = choose_engine(asked)
    if asked != KERNEL and engine == KERNEL:
        say("This system cannot copy a process: each notebook gets a kernel of its own, which takes longer.")
    return engine


def speaks_plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """End with the message of one of our own errors and its exit code instead of a traceback.

    What the system refuses, such as writing into a folder of somebody else, is told in its own words.
    """

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except CompendiumError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            click.echo(told(error), err=True)
            sys.exit(1)

    return wrapped


@contextmanager
def stays(what: str) -> Iterator[None]:
    """Let a message of what the system refuses within a ``with`` block say, too, what stays as it was."""
    try:
        yield
    except OSError as error:
        raise CompendiumError(f"{told(error)} {what}") from error
