"""The rows of a study that may be public: those that are published, with numbers in place of coders and respondents.

Where everything of a study was published, its rows stand as they are, but for these numbers. Else they stand in the
order in which pages show them, without whatever would tell of the rows that are left out: names that the team gave to
evidence, reasons that coders gave, notes; coders and respondents only where their numbers may be told; and levels only
where those of single rows may.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from compendium.studies.kinds import NO_CRITERION

OF_EVIDENCE = ["respondent", "role", "tier", "statement", "publish", "source", "locator"]
RATINGS = ["site", "criterion", "level", "evidence", "coder", *OF_EVIDENCE]
CODED = ["evidence", "site", "criterion", "level", "coder"]
UNIT = ["site", "criterion", "evidence"]
READING = "reading"
"""What the rows of one piece are called where nobody may know how many coders there are."""


Pieces = Mapping[tuple[str, ...], str]
"""What pieces of evidence are called, by UNIT."""


@dataclass(frozen=True)
class Sharing:
    """What may be told of a study's single rows. `wholly`: everything was published."""

    wholly: bool
    inventory: bool
    single_levels: bool
    coders: bool
    respondents: bool


def shared_tables(
    tables: Mapping[str, pd.DataFrame], sharing: Sharing, coders: Mapping[str, str]
) -> dict[str, pd.DataFrame]:
    """The rows of `ratings`, `evidence` (with an inventory) and `settled` that may be public, by the table's name.

    `tables` are those of a study; `coders` is what coders are called. Levels that may not be told are blank.
    """
    ratings = _published(tables["ratings"])
    evidence = _published(tables["evidence"]) if sharing.inventory else ratings
    people = _numbered(evidence["respondent"], "respondent") if sharing.respondents else {}
    pieces = {} if sharing.inventory or sharing.wholly else _pieces(ratings)
    named = ratings.assign(
        coder=[coders.get(one, "") for one in ratings["coder"]],
        respondent=[people.get(one, "") for one in ratings["respondent"]],
        evidence=_called(ratings, pieces),
        level=_levels(ratings, sharing),
    )
    named = named if sharing.coders else _by_reading(named, inventory=sharing.inventory)
    columns = [*(CODED if sharing.inventory else RATINGS), *["reason"] * (sharing.wholly and sharing.inventory)]
    found = {"ratings": named[[column for column in columns if column in named]]}
    if sharing.inventory:
        known = set(evidence["evidence"])
        same = evidence["same_as"].where(evidence["same_as"].isin(known), "")
        told = evidence.assign(respondent=[people.get(one, "") for one in evidence["respondent"]], same_as=same)
        found["evidence"] = told if sharing.wholly else told.sort_values("evidence", kind="stable")
    return found | {"settled": _settled(tables["settled"], ratings, pieces, sharing)}


def _published(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that may appear, which say so."""
    own = rows[rows["publish"].astype(bool)]
    return own.assign(publish="yes")


def _numbered(names: Iterable[str], word: str) -> dict[str, str]:
    """A number for each name, in the order in which they first stand."""
    return {name: f"{word}-{number}" for number, name in enumerate(dict.fromkeys(filter(None, names)), 1)}


def _pieces(ratings: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """What pieces of evidence are called, counted anew for each site and criterion: nothing links their statements."""
    units = ratings[UNIT].drop_duplicates()
    number = units.groupby(UNIT[:2]).cumcount() + 1
    return {unit: f"piece-{each}" for unit, each in zip(units.itertuples(index=False, name=None), number, strict=True)}


def _called(rows: pd.DataFrame, pieces: Pieces) -> list[str]:
    """What the piece of evidence of each row is called."""
    return [pieces.get(unit, unit[-1]) for unit in rows[UNIT].itertuples(index=False, name=None)]


def _levels(rows: pd.DataFrame, sharing: Sharing) -> pd.Series:
    """The levels of rows as far as they may be told; what bears on no criterion has none to keep back."""
    levels: pd.Series = rows["level"]
    return levels if sharing.single_levels else levels.where(rows["criterion"] == NO_CRITERION, "")


def _by_reading(ratings: pd.DataFrame, *, inventory: bool) -> pd.DataFrame:
    """Each different reading of a piece once, so that nothing tells how many coders gave it."""
    apart = [
        column for column in (*UNIT, "level", "statement", "role", "tier", "source", "locator") if column in ratings
    ]
    once = ratings.drop_duplicates(apart)
    number = once.groupby(["site", "evidence"] if inventory else UNIT)["level"].cumcount() + 1
    return once.assign(coder=[f"{READING}-{each}" for each in number])


def _settled(
    settled: pd.DataFrame, ratings: pd.DataFrame, pieces: Mapping[tuple[str, ...], str], sharing: Sharing
) -> pd.DataFrame:
    """What was settled of pieces that may appear; nothing where levels of single rows are not told."""
    if not sharing.single_levels:
        return settled.iloc[:0]
    unit = ["evidence"] if sharing.inventory else UNIT
    told = pd.MultiIndex.from_frame(settled[unit]).isin(pd.MultiIndex.from_frame(ratings[unit]))
    own = settled[told]
    own = own.assign(evidence=_called(own, pieces))
    return own if sharing.wholly else own.sort_values([*unit], kind="stable")
