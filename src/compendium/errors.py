"""The one family of errors: each says in its message what is wrong and where, and needs no traceback."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compendium.load.faults import Fault


class CompendiumError(Exception):
    """Something a person can put right; the command line prints the message and ends with `exit_code`."""

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """Lines that IPython and Jupyter show in place of a traceback."""
        return f"{type(self).__name__}: {self}".splitlines()


class DataError(CompendiumError):
    """The data package has faults; `faults` holds every one that was found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults and make the message of them, a line each."""
        self.faults: list[Fault] = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Fault]]]:
        """Rebuild from the faults, so that the error survives the way back from a worker process."""
        return (type(self), (self.faults,))


class ParameterError(CompendiumError):
    """A name or a value that was passed in is not one that exists here."""


class RunError(CompendiumError):
    """A notebook, or the build of the book, did not run to its end."""
