"""Numbers of statements in words: by level, by standing, and those that come from no single tier."""

from collections.abc import Iterable, Mapping

import pandas as pd

from compendium.display.answers import NAMES, Answers
from compendium.display.sentences import Shown, capitalised, counted, listed, numbered, sentence, verb
from compendium.results.findings.compute import NO_TIER


def untold_words(shares: pd.DataFrame, best: str) -> Shown:
    """How many statements tell no tier, and how many of them show the best level; ``shares`` has a row NO_TIER."""
    row = shares.loc[NO_TIER]
    pieces = int(row["with_level"] + row["without"])
    if not pieces:
        return sentence("Every statement comes from a single tier.")
    template = (
        "A further {pieces} {come} from no single tier: the source mixes tiers, or the authors speak for themselves. "
        "Of these, {rated} {are} rated, and {number} of them {show} {best}."
    )
    return sentence(
        template,
        pieces=numbered(pieces, "statement"),
        come=verb(pieces, "comes", "come"),
        rated=row["with_level"] or "none",
        are=verb(int(row["with_level"]), "is", "are"),
        number=row["best"] or "none",
        show=verb(int(row["best"]), "shows", "show"),
        best=best.lower(),
    )


def standing_words(standing: "pd.Series[int]") -> Shown:
    """How many pieces were coded alike by both readers, and how many were settled."""
    parts = [f"{number} {name}" for name, number in standing.items() if number]
    template = "{pieces} coded by two readers: {parts}."
    return sentence(template, pieces=capitalised(counted(int(standing.sum()), "statement")), parts=listed(parts))


def level_words(counts: pd.DataFrame, answers: Answers) -> Shown:
    """How many statements meet each level, and how many meet none; ``counts`` has a column per answer."""
    met = counts[levels_of(counts)].sum()
    rated, without = int(met.sum()), int(counts.to_numpy().sum() - met.sum())
    (first, number), *others = [(answers.names[level].lower(), int(number)) for level, number in met.items()]
    parts = [f"{number or 'none'} {verb(number, 'shows', 'show')} {first}"]
    parts += [f"{number or 'none'} {name}" for name, number in others]
    template = "Of {rated}, {parts}." if rated else "No statement meets a level."
    if without:
        template += " Another {without} {touch} on a criterion but {match} the description of none of its levels."
    return sentence(
        template,
        rated=numbered(rated, "rated statement"),
        parts=listed(parts),
        without=without,
        touch=verb(without, "touches", "touch"),
        match=verb(without, "matches", "match"),
    )


def levels_of(answers: Iterable[str]) -> list[str]:
    """Those of the answers that are levels, in their order."""
    return [answer for answer in answers if answer not in NAMES]


def counts_in_words(counts: pd.DataFrame, answers: Answers, names: Mapping[str, str]) -> str:
    """Counts by row and answer as text, for those who do not see the drawing; ``names`` gives rows by their id."""
    rows = counts.iterrows()
    return "; ".join(f"{names[str(key)]}: {number_words(row.to_dict(), answers)}" for key, row in rows) + "."


def number_words(numbers: Mapping[str, int], answers: Answers) -> str:
    """Numbers by answer, those that are none left out, such as ``2 relative success, 16 missing``."""
    return ", ".join(f"{number} {answers.names[answer].lower()}" for answer, number in numbers.items() if number) or "–"
