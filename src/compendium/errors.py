"""The one family of errors: each says in its message what is wrong and where, and needs no traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import Error as CopyError


class CompendiumError(Exception):
    """Something a person can put right; the command line prints the message and ends with `exit_code`."""

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """Lines that IPython and Jupyter show in place of a traceback."""
        return f"{type(self).__name__}: {self}".splitlines()


class ParameterError(CompendiumError):
    """A name or a value that was passed in is not one that exists here."""


class RunError(CompendiumError):
    """A notebook, or the build of the book, did not run to its end."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let what the system refuses within a ``with`` block name ``path``, the file that a person knows."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def told(error: OSError) -> str:
    """What the system refused, in its own words, and for which file where that is known."""
    if isinstance(error, CopyError) and error.args and isinstance(error.args[0], list):  # one for each file of a folder
        _, target, why = error.args[0][0]
        return f"{target}: {re.sub(r'^.Errno [0-9]+. |: .*$', '', str(why))}."
    why = error.strerror or str(error)
    return f"{error.filename}: {why}." if error.filename else f"{why}."
