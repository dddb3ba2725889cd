"""From what several coders said of a piece of evidence to what stands.

Where a study has an inventory of its evidence, the unit is the piece: each coder gives it one criterion, or none, and
one level. What is settled stands in place of the coders' ratings, what they agree on stands by itself. Where they
differ and nothing is settled, the ratings of one criterion are combined by the rule of the study, and a piece on whose
criterion they differ counts under each that was given: undecided, and reported as such. Without an inventory every
rating counts, as `combining` says, but for those of a site, criterion and piece of evidence that somebody settled.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import Scale
from compendium.studies.kinds import NO_CRITERION, UNDECIDED

SETTLED, AGREED, SINGLE = "settled", "agreed", "one reading"
UNIT = ("site", "criterion", "evidence")
TOLD = ("respondent", "role", "tier", "kind", "statement", "publish", "source", "locator", "place")
"""What the inventory tells of a piece, beside its site."""

COLUMNS = ["evidence", "site", "criterion", "level", "standing", "reason", *TOLD]


def standing_coding(
    evidence: pd.DataFrame, ratings: pd.DataFrame, settled: pd.DataFrame, scale: Scale, rule: str
) -> pd.DataFrame:
    """What stands for each piece of the inventory `evidence` that was rated, in the order of the inventory.

    `ratings` needs evidence, criterion, level and coder; `settled` evidence, criterion, level and reason. Returns
    `evidence`, `site`, `criterion` (or NO_CRITERION), `level` (or a non-answer), `standing` (`settled`, `agreed`,
    `undecided`, or `one reading` where only one coder rated it), `reason` (why it was settled so, else blank), and what
    the inventory tells of it. A piece has one row; an undecided one has a row for each criterion that was given.
    """
    open_ones = ratings[~ratings["evidence"].isin(settled["evidence"])]
    combined = combine_ratings(open_ones, scale, rule, ["evidence", "criterion"])[["evidence", "criterion", "level"]]
    combined = combined.assign(standing=combined["evidence"].map(_standing(open_ones)), reason="")
    decided = settled[["evidence", "criterion", "level", "reason"]].assign(standing=SETTLED)
    found = pd.concat([combined, decided]).astype(str)
    told = [column for column in ("evidence", "site", *TOLD) if column in evidence]
    return evidence[told].merge(found, on="evidence")[[column for column in COLUMNS if column in {*told, *found}]]


def _standing(ratings: pd.DataFrame) -> pd.Series:
    """How each piece that nobody settled stands, by its name."""
    answers = ratings.drop_duplicates(["evidence", "criterion", "level"]).groupby("evidence").size()
    coders = ratings.groupby("evidence")["coder"].nunique()
    alike = coders.gt(1).map({True: AGREED, False: SINGLE})
    return alike.mask(answers.gt(1), UNDECIDED)


def settled_ratings(ratings: pd.DataFrame, settled: pd.DataFrame) -> pd.DataFrame:
    """The ratings of a study without an inventory, those of a settled unit being one: what was settled.

    Returns the columns of `ratings` and `standing`: `settled`, or blank. The row that stands for several has no coder
    and no note, the reason why it was settled so, and tells of the evidence what the first of them does.
    """
    unit = list(UNIT)
    decided = settled[unit].assign(stands=settled["level"], why=settled["reason"])
    merged = ratings.merge(decided, on=unit, how="left")
    is_settled = merged["stands"].notna()
    merged["level"] = merged["stands"].where(is_settled, merged["level"])
    merged["standing"] = is_settled.map({True: SETTLED, False: ""})
    merged["reason"] = merged["why"].where(is_settled, merged.get("reason", ""))
    for column in {"coder", "note"} & set(merged.columns):
        merged[column] = merged[column].mask(is_settled, "")
    once = ~is_settled | ~merged.duplicated(unit)
    return merged[once].drop(columns=["stands", "why"]).reset_index(drop=True)


def counted_pieces(coding: pd.DataFrame) -> pd.DataFrame:
    """The rows of a coding that bear on a criterion; only these count for a site."""
    counted: pd.DataFrame = coding[coding["criterion"] != NO_CRITERION]
    return counted


def standing_counts(coding: pd.DataFrame, standings: Sequence[str] = (AGREED, SETTLED, UNDECIDED, SINGLE)) -> pd.Series:
    """How many pieces stand in which way."""
    pieces = coding.drop_duplicates("evidence")
    return pieces["standing"].value_counts().reindex(list(standings), fill_value=0)
