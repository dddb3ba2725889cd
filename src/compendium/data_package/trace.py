"""Where the rows of a table come from: source, locator, notebook and data file, for the note under what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.data_package.tables import load_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Trace:
    """What stands under a table or figure.

    ``citations`` pairs the short title of a source with the locators in it, if any; ``files`` pairs a file name with
    its address as seen from the notebook; ``notebook`` is the file name of the notebook without its ending.
    ``framework`` says in the same way where the criteria and levels stand by which something was rated. ``ids`` are
    those of the sources in ``citations``, where there is a page that lists them.
    """

    citations: tuple[tuple[str, tuple[str, ...]], ...]
    files: tuple[tuple[str, str], ...]
    notebook: str
    framework: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tracer:
    """Makes traces for one notebook from the tables that it shows.

    ``address`` is the data folder as seen from the page; the data folder itself unless given.
    """

    data_folder: str
    notebook: str
    address: str = ""

    def __call__(self, *tables: pd.DataFrame, places: Sequence[tuple[str, str]] = ()) -> Trace:
        """Trace tables as `load_table` gives them; their columns ``source`` and ``locator`` name the places.

        A table without these columns adds its file only, and one without ``locator`` cites its sources as wholes.
        ``places`` adds sources with locators, such as a framework's.
        """
        cited: dict[str, dict[str, None]] = {}
        for source, locator in [*places, *(place for table in tables for place in _places(table))]:
            cited.setdefault(source, {})[locator] = None
        citations = tuple((self._titles.get(source, source), tuple(found)) for source, found in cited.items())
        files = tuple(
            (Path(t.attrs["path"]).name, f"{self.address or self.data_folder}/{t.attrs['path']}") for t in tables
        )
        return Trace(citations, files, self.notebook, ids=tuple(cited))

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The short title of each source, read once for all that a notebook shows."""
        sources = load_table(Path(self.data_folder), "sources")
        return dict(zip(sources["source"], sources["short_title"], strict=True))


def _places(table: pd.DataFrame) -> list[tuple[str, str]]:
    """The sources and locators of the rows of a table, each pair once; none where it has no such columns.

    The locator is blank where a source is meant as a whole.
    """
    if "source" not in table:
        return []
    locators = table["locator"] if "locator" in table else [""] * len(table)
    return list(dict.fromkeys(zip(table["source"], locators, strict=True)))
