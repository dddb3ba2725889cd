"""The one family of errors: each says in its message what is wrong and where, and needs no traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


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
