"""The HTML of a table: heads of columns and of several columns, heads of groups of rows, and of each row.

The classes are those of great_tables, whose tables these once were. Cells and labels are HTML already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

SPANNER = '  <th class="gt_center gt_columns_top_border gt_column_spanner_outer"'


@dataclass(frozen=True)
class Grid:
    """The parts of a table: `heads` over its columns by key, the first being that of the heads of rows.

    `cells` has a list for each column, as long as the table; `long` names columns whose cells are given room, `places`
    those that say where something stands and are narrow, `centred` those that are centred. `spanners` maps what stands
    over several columns to their keys: they are brought together where the one named first stands. `groups` has what
    heads the group of each row (none: no groups), `ids` its address (none: no addresses), `shaded` whether it is shaded
    (none: no row is).
    """

    id: str
    heads: Mapping[str, str]
    cells: Mapping[str, Sequence[str]]
    long: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    centred: frozenset[str] = frozenset()
    spanners: Mapping[str, Sequence[str]] | None = None
    groups: Sequence[str] | None = None
    ids: Sequence[str] | None = None
    shaded: Sequence[bool] = ()


def table_markup(grid: Grid, caption: str) -> str:
    """The table with a caption, which is HTML too. No line is blank, since one would end a table within Markdown."""
    row_head, *columns = grid.heads
    over = {key: label for label, keys in (grid.spanners or {}).items() for key in keys}
    for keys in (grid.spanners or {}).values():
        place = columns.index(keys[0])
        before = [key for key in columns[:place] if key not in keys]
        columns = [*before, *keys, *(key for key in columns[place:] if key not in keys)]
    lines = [f'<table class="gt_table"><caption>{caption}</caption>', "<thead>"]
    lines += [*_heads(grid, row_head, columns, over), "</thead>", '<tbody class="gt_table_body">']
    lines += [*_body(grid, row_head, columns), "</tbody>", "</table>"]
    return re.sub(r"\n\n+", "\n", "\n".join(lines))


def _heads(grid: Grid, row_head: str, columns: Sequence[str], over: Mapping[str, str]) -> Iterator[str]:
    """The head of the row heads and those of columns; in two rows where there are spanners."""
    rows = ' rowspan="2"' if over else ""
    yield f'<tr class="gt_col_headings{" gt_spanner_row" if over else ""}">'
    yield f'<th{rows} scope="col" id="{_head_id(grid, grid.heads[row_head])}">{grid.heads[row_head]}</th>'
    told = None
    for key in columns:
        if key not in over:
            yield _head(grid, key, rows)
        elif over[key] != told:
            yield from _spanner(grid, over[key])
        told = over.get(key)
    yield "</tr>"
    if over:
        yield '<tr class="gt_col_headings">'
        yield from (_head(grid, key) for key in columns if key in over)
        yield "</tr>"


def _head(grid: Grid, key: str, rows: str = "") -> str:
    centred = ' class="gt_center"' if key in grid.centred else ""
    return f'<th{centred}{rows} scope="col" id="{_head_id(grid, key)}">{grid.heads[key]}</th>'


def _spanner(grid: Grid, label: str) -> Iterator[str]:
    number = len((grid.spanners or {})[label])
    columns = f' colspan="{number}" scope="colgroup"' if number > 1 else ' scope="col"'
    yield f'{SPANNER}{columns} id="{_head_id(grid, label)}">'
    yield f'    <span class="gt_column_spanner">{label}</span>'
    yield "  </th>"


def _head_id(grid: Grid, words: str) -> str:
    """An address for a head; the words are escaped once more, since they may be HTML."""
    return f"{grid.id}-{words.replace(' ', '-')}".translate(IN_ATTRIBUTES)


IN_ATTRIBUTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\n": "&#10;", "\r": "&#13;"}
)


def _body(grid: Grid, row_head: str, columns: Sequence[str]) -> Iterator[str]:
    """The rows, those of a group together under its head, groups in the order in which they first come."""
    starts = {key: _cell_start(grid, key) for key in columns}
    stub = "gt_stub long" if row_head in grid.long else "gt_stub"
    groups: dict[str | None, list[int]] = {}
    for row in range(len(grid.cells[row_head])):
        groups.setdefault(grid.groups[row] if grid.groups is not None else None, []).append(row)
    for group, members in groups.items():
        if group is not None:
            yield f'  <tr class="{"gt_group_heading_row" if group else "gt_empty_group_heading"}">'
            head = f'<th scope="rowgroup" class="gt_group_heading" colspan="{len(columns) + 1}">'
            yield f"    {head}<span>{group}</span></th>"
            yield "</tr>"
        for row in members:
            yield '  <tr class="shaded">' if any(grid.shaded[row : row + 1]) else "<tr>"
            address = f' id="{escape(grid.ids[row])}"' if grid.ids is not None else ""
            yield f'<th scope="row" class="{stub}"{address}>{grid.cells[row_head][row]}</th>'
            for key in columns:
                yield f"{starts[key]}{grid.cells[key][row]}</td>"
            yield "</tr>"


def _cell_start(grid: Grid, key: str) -> str:
    kind = "gt_center" if key in grid.centred else "place" if key in grid.places else "long" if key in grid.long else ""
    return f'<td class="{kind}">' if kind else "<td>"
