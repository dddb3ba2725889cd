"""Where the headings of a table stand: below title lines, in one row or in two, of which the upper one groups them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from compendium.data_package.spelling import heading_key, trimmed
from compendium.errors import ParameterError

FARTHEST = 40  # headings stand in the first rows or nowhere
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
    """Take the row (`3`) or two rows (`2-3`) that were asked for, else the likeliest.

    `known` are keys of headings that are known; `groups` tells whether an upper row of groups is looked for. Raises
    ParameterError for rows beyond the table.
    """
    if asked:
        first, last = _asked(rows, asked)
        if first == last:
            return HeadingRows(first, list(rows[first]), [""] * len(rows[first]))
        return _two_rows(rows, last, "")
    row = _likeliest(rows, known, is_level)
    said = f"The headings stand in row {row + 1}, as it seems; --header-row N says otherwise." if row else ""
    if groups and row and _groups(rows[row - 1], rows[row]):
        say = f"The headings stand in row {row + 1}, their groups in row {row}; --header-row {row + 1} reads one."
        return _two_rows(rows, row, say)
    return HeadingRows(row, list(rows[row]), [""] * len(rows[row]), said)


def _asked(rows: Cells, asked: str) -> tuple[int, int]:
    found = ROWS.fullmatch(asked)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if not found or last - first not in (0, 1):
        raise ParameterError(f"--header-row {asked} is neither a row, such as 3, nor two rows, such as 2-3.")
    if last > len(rows):
        raise ParameterError(f"The row of the headings is {last}, but the table has {len(rows)} rows.")
    return first - 1, last - 1


def _likeliest(rows: Cells, known: Collection[str], is_level: Callable[[str], bool]) -> int:
    """Of the rows above the first with a level, the first of those with most cells; one with a known heading wins."""
    counts = [[trimmed(cell) for cell in row if trimmed(cell)] for row in rows[:FARTHEST]]
    rated = next((n for n, cells in enumerate(counts) if n and any(map(is_level, cells[1:]))), len(counts))
    fuller = Counter(len(cells) for cells in counts[rated : rated + FARTHEST]).most_common(1)
    width = min(fuller[0][0] if fuller else 0, max(map(len, counts), default=0))

    def likelihood(n: int) -> tuple[bool, int]:
        names = [heading_key(cell) in known for cell in counts[n]]
        return (any(names) and 2 * len(counts[n]) >= width, len(counts[n]))

    return max(range(max(rated, 1)), key=likelihood, default=0)


def _groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether a row stands over the headings as groups of them: two or more, with gaps, not as a title does."""
    pairs = list(zip(map(trimmed, upper), map(trimmed, lower), strict=True))
    over = [above for above, below in pairs[1:] if above and below and above != below]
    titled = pairs[0][0] != "" and pairs[0][1] not in ("", pairs[0][0])
    return len(over) > (2 if titled else 1) and any(below and not above for above, below in pairs)


def _two_rows(rows: Cells, row: int, said: str) -> HeadingRows:
    """Headings are the lower cells, or the upper ones where these are blank; an upper cell reaches to the next."""
    upper, lower = rows[row - 1], rows[row]
    groups: list[str] = []
    group = ""
    for above, below in zip(map(trimmed, upper), map(trimmed, lower), strict=True):
        alone = bool(above) and (not below or above == below)
        group = "" if alone else above or group
        groups.append(group if below and not alone else "")
    headings = [trimmed(below) or trimmed(above) for above, below in zip(upper, lower, strict=True)]
    repeated = {key for key, number in Counter(map(heading_key, headings)).items() if number > 1 and key}
    told = [
        f"{group}: {heading}" if group and heading_key(heading) in repeated else heading
        for group, heading in zip(groups, headings, strict=True)
    ]
    return HeadingRows(row, told, groups, said)
