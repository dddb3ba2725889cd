"""What is said of the evidence by tier, in sentences that follow from the counts."""

from collections.abc import Mapping

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence

WHO = {"macro": "national and regional people", "meso": "local leaders", "micro": "the front line, users and carers"}
"""Who is meant by the tiers of the study of the sources."""


def tier_words(shares: pd.DataFrame, best: str, who: Mapping[str, str] = WHO) -> Shown:
    """How many pieces of each tier meet the best level, of those that meet one, and whether only some tiers do.

    `shares` is what `share_of_best` gives, a row per tier; `best` is the name of the best level.
    """
    told = shares[shares["with_level"] > 0]
    names = {tier: f"{who.get(str(tier), str(tier))} ({tier})" for tier in told.index}
    reach = told["best"] > 0
    numbers = {tier: f"{row['best']} of {row['with_level']}" for tier, row in told.iterrows()}
    if reach.all() or not reach.any():
        parts = [f"{numbers[tier]} from {names[tier]}" for tier in told.index]
        template = "Pieces of evidence that meet {best}, of those that meet a level: {parts}."
        return sentence(template, best=best.lower(), parts=listed(parts))
    template = "Only {some} give evidence of {best}: {numbers} pieces that meet a level do, {others}."
    return sentence(
        template,
        some=listed(names[tier] for tier in told.index[reach]),
        best=best.lower(),
        numbers=listed(numbers[tier] for tier in told.index[reach]),
        others=listed(f"{numbers[tier]} from {names[tier]}" for tier in told.index[~reach]),
    )


def standing_words(standing: "pd.Series[int]") -> Shown:
    """How many pieces were coded alike by both readers, and how many were settled."""
    parts = [f"{number} {name}" for name, number in standing.items() if number]
    template = "{pieces} coded by two readers: {parts}."
    return sentence(template, pieces=capitalised(counted(int(standing.sum()), "piece")), parts=listed(parts))


def unmet_words(counts: pd.DataFrame, levels: list[str]) -> Shown:
    """How many pieces touch a criterion without meeting the words of any of its levels."""
    total = int(counts.to_numpy().sum())
    without = total - int(counts[levels].to_numpy().sum())
    return sentence(
        "{without} of the {total} pieces touch a criterion but meet the words of none of its levels.",
        without=capitalised(in_words(without)),
        total=total,
    )
