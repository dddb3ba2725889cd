"""What is said of the evidence by tier and by criterion, in sentences that follow from the counts.

A statement is *rated* where it meets the description of a level. ``shares`` is what `share_of_best` gives.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_words,
    listed,
    numbered,
    sentence,
    uncapitalised,
    verb,
)
from compendium.results.findings.compute import chance_of_these_tiers, highest_and_lowest

WHO = {"macro": "national and regional people", "meso": "local leaders", "micro": "the front line, users and carers"}
"""Who is meant by the tiers of the study of the sources."""

RATED = "Rated: what meets the description of a level, by our coding."

FEW = 30
"""Rated statements: fewer than this are called few, which is our choice."""

OFTEN = 0.05
"""A pattern that comes about by chance more often than this may be chance; the usual limit."""


def speakers(tier: str, who: Mapping[str, str] = WHO, named: bool = True) -> str:
    """Who speaks in a tier, such as ``local leaders (meso)``; only the tier where nobody said who that is."""
    if tier not in who:
        return f"the tier {tier}"
    return f"{who[tier]} ({tier})" if named else who[tier]


def tier_words(shares: pd.DataFrame, best: str, who: Mapping[str, str] = WHO) -> Shown:
    """How many rated statements of each tier show the best level, and whether only some tiers do.

    ``shares`` has a row per tier; ``best`` is the name of the best level.
    """
    told = shares[shares["with_level"] > 0]
    if told.empty:
        return sentence("No statement that says who is speaking meets a level.")
    reach = told["best"] > 0
    parts = {tier: f"{row['best']} of {row['with_level']}" for tier, row in told.iterrows()}
    names = {tier: speakers(str(tier), who) for tier in told.index}
    if reach.all() or not reach.any():
        listing = listed(f"{parts[tier]} from {names[tier]}" for tier in told.index)
        return sentence("Rated statements that show {best}: {listing}.", best=best.lower(), listing=listing)
    return sentence(
        "Among known speakers, only {some} {report} {best}, in {numbers} rated statements; {others}.",
        some=listed(names[tier] for tier in told.index[reach]),
        report=report_verb([str(tier) for tier in told.index[reach]], who),
        best=best.lower(),
        numbers=listed(parts[tier] for tier in told.index[reach]),
        others=listed(f"{names[tier]} in {parts[tier]}" for tier in told.index[~reach]),
    )


def report_verb(tiers: Sequence[str], who: Mapping[str, str] = WHO) -> str:
    """The verb that goes with these tiers: people report, a tier reports."""
    return "reports" if len(tiers) == 1 and tiers[0] not in who else "report"


def criterion_words(shares: pd.DataFrame, names: pd.Series, best: str, of_no_tier: pd.Series) -> Shown:
    """The criteria on which the best level shows most and least often; ``shares`` has a row per criterion.

    ``of_no_tier`` is what `best_of_no_tier` gives for the best level: where such statements are the larger part of what
    shows most often, that is said with it.
    """
    found = highest_and_lowest(shares)
    if found is None:
        return sentence("No statement meets a level of any criterion.")
    top, bottom = found
    if not shares.loc[top, "best"]:
        return sentence("On no criterion does a rated statement show {best}.", best=best.lower())
    told = shares[shares["with_level"] > 0]
    highest = told["best"] / told["with_level"]
    template = "{best} shows {how} on {name} ({number} of {rated} rated statements{untold})"
    number, untold = int(shares.loc[top, "best"]), int(of_no_tier.get(top, 0))
    last = told[highest == highest.min()]
    if len(last) > 1 and not last["best"].any():
        template += "; {count} criteria show none ({numbers})"
    elif len(last) > 1 and top not in last.index:
        template += ", least often on {count} criteria alike ({numbers})"
    elif top != bottom:
        template += ", least often on {other} ({fewest} of {others})"
    return sentence(
        f"{template}.",
        best=capitalised(best.lower()),
        how="most often" if (highest == highest.max()).sum() == 1 else "as often as anywhere",
        name=uncapitalised(names[top]),
        number=number,
        rated=shares.loc[top, "with_level"],
        untold=f", {untold} of the {number} from no single tier" if 2 * untold > number > 1 else "",
        other=uncapitalised(names[bottom]),
        fewest=shares.loc[bottom, "best"],
        count=in_words(len(last)),
        numbers=listed(f"{row.best} of {row.with_level}" for row in last.itertuples()),
        others=shares.loc[bottom, "with_level"],
    )


def caution_words(shares: pd.DataFrame, all_rated: int, who: Mapping[str, str] = WHO) -> Shown:
    """How little the numbers by tier rest on, and whether chance could make them.

    ``shares`` has a row per tier; ``all_rated`` counts rated statements, those of no single tier among them.
    """
    numbers, rated = shares["with_level"], int(shares["with_level"].sum())
    if not rated:
        return sentence("No rated statement says who is speaking.")
    least = [speakers(str(tier), who, named=False) for tier in numbers.index[numbers == numbers.min()]]
    template = "{few}{rated} {have} a known speaker"
    if len(least) < len(numbers):
        template += ", {smallest} from {least}"
    chance = chance_of_these_tiers(shares)
    if chance is not None and chance > OFTEN:
        template += ": the difference may be chance"
    others = all_rated - rated
    more = f" Another {{others}} {verb(others, 'names', 'name')} no single tier." if others else ""
    return sentence(
        f"{template}.{more} We rated all; the study’s authors chose what to print.",
        others=others,
        few="Only " if rated < FEW else "",
        have=verb(rated, "has", "have"),
        rated=numbered(rated, "rated statement"),
        smallest=f"{in_words(int(numbers.min()))} {'each' if len(least) > 1 else ''}".strip(),
        least=listed(least),
    )


def level_words(counts: pd.DataFrame, names: Mapping[str, str]) -> Shown:
    """What it means that a statement is rated, and how the levels lie to each other.

    ``counts`` has a column per level, the best first; ``names`` gives levels by id. A worst level that no statement
    shows is named as that.
    """
    best, *between, worst = (names[level].lower() for level in counts)
    last = "the worst" if counts.iloc[:, -1].sum() else "shown by none"
    return sentence(
        "Rated means {levels}.",
        levels=f"{', '.join([f'{best} (the best)', *between])} or {worst} ({last})",
    )


def chance_words(shares: pd.DataFrame, best: str) -> Shown:
    """How often chance alone would give the best level to these tiers only; nothing where all or none have it."""
    chance = chance_of_these_tiers(shares)
    if chance is None:
        return Shown("", "")
    return sentence(
        "Had the {number} of {best} fallen at random among the {rated} that are rated, all of them would have come "
        "from speakers of these tiers alone in {times} of 100 cases.",
        number=counted(int(shares["best"].sum()), "statement"),
        best=best.lower(),
        rated=int(shares["with_level"].sum()),
        times=round(100 * chance),
    )
