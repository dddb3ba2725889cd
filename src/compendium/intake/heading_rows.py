"""Where the headings of a table stand: below title lines, in one row or in several, the upper ones for groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from compendium.data_package.spelling import heading_key, trimmed
from compendium.errors import ParameterError

FARTHEST = 40  # headings stand in the first rows or nowhere
MOST_ROWS = 5  # of headings, one under the other
ROWS = re.compile(r"([1-9][0-9]*)(?:-([1-9][0-9]*))?")
Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class HeadingRows:
    """The row of the headings, counted from 0, the headings, the group over each or blank, and what is told."""

    row: int
    headings: list[str]
    groups: list[str]
    said: str = ""


def find_headings(
    rows: Cells, asked: str, known: Collection[str], is_level: Callable[[str], bool], *, groups: bool
) -> HeadingRows:
    """Take the row (`3`) or the rows (`2-4`) that were asked for, else the likeliest.

    `known` are keys of headings that are known; `groups` tells whether upper rows of groups are looked for. Raises
    ParameterError for rows beyond the table.
    """
    if asked:
        return _stacked(rows, *_asked(rows, asked), "")
    row, rated = _likeliest(rows, known, is_level)
    if not groups:
        return _stacked(rows, row, row, _told(row, row))
    lower = [n for n in range(row + 1, min(rated, row + MOST_ROWS)) if _stands_over(rows[row], rows[n])]
    row = top = max(lower, default=row)
    while top and row - top + 1 < MOST_ROWS and _groups(rows[top - 1], rows[row], rows[top] if top < row else ()):
        top -= 1
    return _stacked(rows, top, row, _told(top, row))


def _told(top: int, row: int) -> str:
    if top == row:
        return f"The headings stand in row {row + 1}, as it seems; --header-row N says otherwise." if row else ""
    above = f"row {row}" if top == row - 1 else f"rows {top + 1}-{row}"
    return f"The headings stand in row {row + 1}, their groups in {above}; --header-row {row + 1} reads one."


def _asked(rows: Cells, asked: str) -> tuple[int, int]:
    found = ROWS.fullmatch(asked)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if not found or not 0 <= last - first < MOST_ROWS:
        raise ParameterError(f"--header-row {asked} is neither a row, such as 3, nor rows in turn, such as 2-3.")
    if last > len(rows):
        raise ParameterError(f"The row of the headings is {last}, but the table has {len(rows)} rows.")
    return first - 1, last - 1


def _likeliest(rows: Cells, known: Collection[str], is_level: Callable[[str], bool]) -> tuple[int, int]:
    """Of the rows above the first with a level, the first of those with most cells; one with a known heading wins.

    Gives that row, and the first with a level.
    """
    counts = [[trimmed(cell) for cell in row if trimmed(cell)] for row in rows[:FARTHEST]]
    rated = next((n for n, cells in enumerate(counts) if n and any(map(is_level, cells[1:]))), len(counts))
    fuller = Counter(len(cells) for cells in counts[rated : rated + FARTHEST]).most_common(1)
    width = min(fuller[0][0] if fuller else 0, max(map(len, counts), default=0))

    def likelihood(n: int) -> tuple[bool, int]:
        names = [heading_key(cell) in known for cell in counts[n]]
        return (any(names) and 2 * len(counts[n]) >= width, len(counts[n]))

    return max(range(max(rated, 1)), key=likelihood, default=0), rated


def _stands_over(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether a row that looks like the headings groups those below it: the sites are named in it alone.

    A row of a site begins with its name, and so is none of headings.
    """
    first = next((pair for pair in zip(map(trimmed, upper), map(trimmed, lower), strict=True) if any(pair)), ("", ""))
    return first[0] != "" and first[1] in ("", first[0]) and _groups(upper, lower)


def _groups(upper: Sequence[str], lower: Sequence[str], between: Sequence[str] = ()) -> bool:
    """Tell whether a row stands over the headings as groups of them: two or more, with gaps, not as a title does.

    Where there is a row of groups `between` the two already, groups of the upper one begin where its own do.
    """
    pairs = list(zip(map(trimmed, upper), map(trimmed, lower), strict=True))
    over = [above for above, below in pairs[1:] if above and below and above != below]
    titled = pairs[0][0] != "" and pairs[0][1] not in ("", pairs[0][0])
    nested = all(trimmed(one) or not (above and below) for (above, below), one in zip(pairs, between, strict=False))
    return nested and len(over) > (2 if titled else 1) and any(below and not above for above, below in pairs)


def _stacked(rows: Cells, top: int, row: int, said: str) -> HeadingRows:
    """Headings are the lowest cells, or those above where these are blank; an upper cell reaches to the next."""
    width = len(rows[row])
    headings, groups = list(rows[row]), [""] * width
    reach = [""] * (row - top)
    for n in range(width if top < row else 0):
        above, below = [trimmed(upper[n]) for upper in rows[top:row]], trimmed(rows[row][n])
        lowest = below or next(filter(None, reversed(above)), "")
        new = next((m for m, cell in enumerate(above) if cell), len(above))
        alone = new < len(above) and (not below or below in above)
        reach = ["" for _ in above] if alone else [*reach[:new], *(above[m] or "" for m in range(new, len(above)))]
        headings[n] = lowest
        groups[n] = ": ".join(dict.fromkeys(filter(None, reach))) if below and not alone else ""
    return HeadingRows(row, told_apart(headings, groups) if top < row else headings, groups, said)


def told_apart(headings: Sequence[str], groups: Sequence[str]) -> list[str]:
    """The headings, those that recur with their group before them."""
    repeated = {key for key, number in Counter(map(heading_key, headings)).items() if number > 1 and key}
    return [
        f"{group}: {heading}" if group and heading_key(heading) in repeated else heading
        for group, heading in zip(groups, headings, strict=True)
    ]
