"""`told.csv` of a shared study: frames that were computed from all of its rows, cell by cell.

The pages of a study tell more than its published rows and its combined answers: agreement, for one, is computed from
every rating. What they tell is kept here as it was computed, so that they can be made again without the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from compendium.studies.study import Study

COLUMNS = ("told", "site", "row", "column", "value")
KINDS = 0
"""The row that says of what kind the values of a column are, as pandas calls it."""

SITE = "site"


def told_rows(what: str, frame: pd.DataFrame) -> Iterator[list[str]]:
    """The rows of `told.csv` that keep a frame: COLUMNS. Missing values have no row.

    Where the frame has a column `site`, the rows say which site they are about, so that a page can be made of those of
    one site.
    """
    import pandas as pd

    columns = [column for column in frame if column != SITE]
    for column in columns:
        yield [what, "", str(KINDS), str(column), json.dumps(str(frame[column].dtype))]
    if not columns:
        yield [what, "", str(KINDS), "", json.dumps("")]
    for number, row in enumerate(frame.to_dict("records"), 1):
        site = str(row.get(SITE, ""))
        for column in columns:
            if isinstance(row[column], list | tuple | dict) or not pd.isna(row[column]):
                yield [what, site, str(number), str(column), _as_json(row[column])]


def _as_json(value: Any) -> str:
    plain = value.item() if hasattr(value, "item") else value
    return json.dumps(plain, ensure_ascii=False)


def told_frame(study: Study, what: str, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """A frame that is kept in the `told` table of a study, with a column `site` where rows say one.

    It has the columns that it had; `columns` where nothing of that name is kept.
    """
    import pandas as pd

    rows = study.told[study.told["told"] == what]
    kinds = rows[rows["row"] == KINDS]
    cells = rows[rows["row"] != KINDS]
    found: dict[int, dict[str, Any]] = {}
    for site, number, column, value in zip(*(cells[name].tolist() for name in COLUMNS[1:]), strict=True):
        found.setdefault(int(number), {SITE: site} if site else {})[column] = json.loads(value)
    names = [column for column in kinds["column"].tolist() if column] or list(columns)
    names = [SITE, *names] if any(SITE in row for row in found.values()) else names
    frame = pd.DataFrame([found[number] for number in sorted(found)], columns=names)
    return frame.astype(
        {column: json.loads(kind) for column, kind in zip(kinds["column"], kinds["value"], strict=True) if column}
    )


def of_site(told: pd.DataFrame, site: str) -> pd.DataFrame:
    """What the `told` table of a study says of one site."""
    if told.empty:
        return told
    return told[told[SITE].eq(site) | told["row"].eq(KINDS)]
