"""What is said of the evidence by tier, in sentences that follow from the counts."""

from collections.abc import Mapping

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence

WHO = {"macro": "national and regional people", "meso": "local leaders", "micro": "the front line, users and carers"}
"""Who is meant by the tiers of the study of the sources."""


def tier_words(shares: pd.DataFrame, best: str, who: Mapping[str, str] = WHO) -> Shown:
    """How many pieces of each tier meet the best level, of those that meet one.

    `shares` is what `share_of_best` gives, a row per tier; `best` is the name of the best level.
    """
    parts = [_of_tier(str(tier), int(row["best"]), int(row["with_level"]), who) for tier, row in shares.iterrows()]
    template = "Of the pieces of evidence that meet a level, {best} is met by {parts}."
    return sentence(template, best=best.lower(), parts=listed(parts))


def _of_tier(tier: str, best: int, with_level: int, who: Mapping[str, str]) -> str:
    if with_level == 1:
        number = "the only one" if best else "not the only one"
    else:
        number = f"{in_words(best)} of {in_words(with_level)}" if with_level else "none, there being none,"
    return f"{number} from {who.get(tier, tier)} ({tier})"


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
