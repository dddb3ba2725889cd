"""The matrix of local sites and criteria split over panels that can be read."""

from dataclasses import dataclass

from compendium.sites.show.view import View

ROWS, COLUMNS = 42, 12  # of one panel: what can be read without losing sight of the heads of the columns
FEWEST = 5  # rows that must be left in a panel for a new group to begin in it


@dataclass(frozen=True)
class Panel:
    """A part of the matrix: rows and columns as id and label, a blank id for the heading of a group.

    Rows are sites and columns criteria, or the other way round where it is `turned`.
    """

    rows: list[tuple[str, str]]
    columns: list[tuple[str, str]]
    turned: bool = False


def split_panels(view: View) -> list[Panel]:
    """Split sites and criteria over panels that can be read; a group that is split is headed in each."""
    criteria, sites = list(view.criteria.items()), list(zip(view.order["site"], view.order["name"], strict=True))
    if len(criteria) > COLUMNS >= len(sites):  # a few sites and many criteria: names of criteria need room
        return [Panel(block, sites, turned=True) for block in _blocks(criteria, ROWS)]
    return [Panel(rows, block) for rows in _row_blocks(view) for block in _blocks(criteria, COLUMNS)]


def _blocks(names: list[tuple[str, str]], length: int) -> list[list[tuple[str, str]]]:
    return [names[start : start + length] for start in range(0, len(names), length)]


def _row_blocks(view: View) -> list[list[tuple[str, str]]]:
    blocks: list[list[tuple[str, str]]] = [[]]
    heading = ""
    for site, name, group in zip(view.order["site"], view.order["name"], view.order["group"], strict=True):
        full = len(blocks[-1]) >= (ROWS if group == heading else ROWS - FEWEST)
        if full:
            blocks.append([])
        if group != heading or (full and group):
            blocks[-1].append(("", f"{group} (continued)" if group == heading else group))
            heading = group
        blocks[-1].append((site, name))
    return blocks
