"""How many sources a combined level has, and which levels are kept back because they have too few.

Where a study tells combined levels alone, no level of one person is told: an answer is kept back that fewer people than
`smallest_sources` are behind, whoever combines them (a site, or a tier). Sources are people who are told apart; who has
no code may be one of the others. In a study that names no respondent at all, they are its pieces of evidence.
"""

from collections.abc import Sequence

import pandas as pd

from compendium.studies.compute.scale import KEPT_BACK


def source_column(ratings: pd.DataFrame) -> str:
    """The column that tells sources apart: `respondent` where a study names any, else `evidence`."""
    return "respondent" if "respondent" in ratings and ratings["respondent"].ne("").any() else "evidence"


def count_sources(ratings: pd.DataFrame, by: Sequence[str], column: str) -> pd.Series:
    """How many different sources are named in `column` for each combination of the columns `by` that was rated."""
    named = ratings[column].where(ratings[column].ne(""))
    counts: pd.Series = named.groupby([ratings[each] for each in by]).nunique()
    return counts


def keep_back(
    cells: pd.DataFrame, ratings: pd.DataFrame, smallest: int, by: Sequence[str] = ("site", "criterion")
) -> pd.DataFrame:
    """Keep back the combined answers with fewer sources than `smallest`, and of the others the levels of single rows.

    `cells` is what `combine_ratings` returns of `ratings`, by the columns `by`. The answer that is kept back is
    KEPT_BACK, `lowest` and `highest` are blank throughout, as each is the level of one row, and nothing is said of
    whether what is kept back differs.
    """
    enough = count_sources(ratings, by, source_column(ratings)) >= smallest
    keys = pd.MultiIndex.from_frame(cells[list(by)])
    told = enough.reindex(keys, fill_value=False).to_numpy(dtype=bool)
    return cells.assign(
        level=cells["level"].where(told, KEPT_BACK), lowest="", highest="", disagree=cells["disagree"] & told
    )
