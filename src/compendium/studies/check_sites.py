"""Checking the sites of a study beside what is declared of their table: their ids, and whether each is rated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from compendium.data_package.faults import Fault, quoted
from compendium.data_package.tables import Checked

PROGRAMME = "programme"
DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What no file can be called on Windows."""


def site_problems(sites: Checked) -> Iterator[Fault]:
    """What is wrong with the ids of sites in cells of which nothing is told yet."""
    told = {(fault.row, fault.column) for fault in sites.faults}
    return (fault for fault in _id_problems(sites) if (fault.row, fault.column) not in told)


def _id_problems(sites: Checked) -> Iterator[Fault]:
    """Ids that cannot be file names everywhere, and the site that stands for no single site."""
    columns = sites.contents.names
    if "site" not in columns:
        return
    for row, typed, cells in zip(sites.contents.numbers, sites.contents.typed, sites.contents.cells, strict=True):
        cell = dict(zip(columns, cells, strict=True))
        as_typed = typed[columns.index("site")]
        if DEVICE.fullmatch(cell["site"]):
            message = f"{quoted(as_typed)} cannot be the name of a file on Windows. Choose another id."
            yield Fault(sites.table.file, row, "site", as_typed, "reserved", message)
        if cell["site"] == PROGRAMME and cell.get("type") != PROGRAMME:
            kind = cell.get("type", "")
            message = (
                f'"programme" stands for what belongs to no single site: its type is "programme", not {quoted(kind)}.'
            )
            yield Fault(sites.table.file, row, "type", kind, "programme", message)


def texts_of_sites(sites: Checked, more: Collection[str]) -> Iterator[tuple[str, int | None, str, str]]:
    """What pages show of every site, in `more` columns where the settings say so."""
    names = sites.contents.names
    for row, typed in zip(sites.contents.numbers, sites.contents.typed, strict=True):
        for column in dict.fromkeys(("name", "type", "region", *more)):
            if column in names:
                yield sites.table.file, row, column, typed[names.index(column)]


def unrated(sites: Checked, ratings: Checked) -> Iterator[Fault]:
    """Note each site that no rating is about, where both tables can be read."""
    if "site" not in sites.contents.names or "site" not in ratings.contents.names or not ratings.contents.cells:
        return
    column, place = sites.contents.names.index("site"), ratings.contents.names.index("site")
    rated = {cells[place] for cells in ratings.contents.cells}
    for row, cells in zip(sites.contents.numbers, sites.contents.cells, strict=True):
        if cells[column] and cells[column] not in rated:
            message = f"The site {quoted(cells[column])} has no rating."
            yield Fault(sites.table.file, row, "site", cells[column], "no-ratings", message, "note")
