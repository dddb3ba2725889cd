"""How a command ends where something can be put right by a person: with one message and no traceback."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from compendium.errors import CompendiumError


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


def told(error: OSError) -> str:
    """What the system refused, in its own words."""
    why = error.strerror or str(error)
    return f"{error.filename}: {why}." if error.filename else f"{why}."
