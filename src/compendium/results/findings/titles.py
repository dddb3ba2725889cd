"""Titles of figures and tables on the findings: what they show, in at most fifteen words, true of whatever data come.

``shares`` is what `share_of_best` gives; a statement is *rated* where it meets the description of a level.
"""

from collections.abc import Mapping

import pandas as pd

from compendium.display.sentences import capitalised, counted, in_words, uncapitalised, verb
from compendium.results.findings.compute import NO_TIER, highest_and_lowest
from compendium.results.findings.words import WHO, report_verb, speakers

LONGEST = 15
"""Words of a title."""


def tier_title(shares: pd.DataFrame, best: str, who: Mapping[str, str] = WHO) -> str:
    """Whose statements show the best level; ``shares`` has a row per tier."""
    told = shares[shares["with_level"] > 0]
    level, reach = best.lower(), told[told["best"] > 0]
    if told.empty:
        return "No statement that tells who speaks meets a level"
    if reach.empty:
        return f"No rated statement of any tier shows {level}"
    if len(reach) == len(told):
        whole = len(told) == len(shares)
        return f"Statements of every tier{'' if whole else ' that has rated ones'} show {level}"
    if len(reach) > 1:
        return f"Statements of {in_words(len(reach))} of {in_words(len(told))} tiers show {level}"
    (tier,) = reach.index
    start = (
        f"Among known speakers, only {speakers(str(tier), who, named=False)} {report_verb([str(tier)], who)} {level}"
    )
    numbers = f"{start}: {reach['best'].iloc[0]} of {reach['with_level'].iloc[0]} rated"
    return next((title for title in (numbers, start) if _short(title)), f"Statements of only one tier show {level}")


def tier_table_title(shares: pd.DataFrame) -> str:
    """How many statements tell no tier; ``shares`` has a row per tier, NO_TIER perhaps among them."""
    pieces = shares["with_level"] + shares["without"]
    total, untold = int(pieces.sum()), int(pieces.get(NO_TIER, 0))
    if not total:
        return "No statement is about a criterion"
    if not untold:
        return f"Every one of {counted(total, 'statement')} comes from a single tier"
    return f"{untold} of {total} statements {verb(untold, 'comes', 'come')} from no single tier"


def criterion_title(shares: pd.DataFrame, names: pd.Series, best: str) -> str:
    """The criterion on which the best level shows most often; ``shares`` has a row per criterion."""
    found, level = highest_and_lowest(shares), capitalised(best.lower())
    if found is None:
        return "No statement meets a level of any criterion"
    top = shares.loc[found[0]]
    if not top["best"]:
        return f"No rated statement shows {best.lower()} on any criterion"
    told = shares[shares["with_level"] > 0]
    highest = told["best"] / told["with_level"]
    if (highest == highest.max()).sum() > 1:
        number = in_words(int((highest == highest.max()).sum()))
        return f"{level} shows most often on {number} of {counted(len(shares), 'criterion', 'criteria')} alike"
    start = f"{level} shows most often on {uncapitalised(names[found[0]])}"
    numbers = f"{start}: {top['best']} of {top['with_level']}"
    return next((title for title in (numbers, start) if _short(title)), f"{level} shows most often on one criterion")


def cells_title(best_cells: pd.Series, names: pd.Series, best: str) -> str:
    """On which criteria the tiers show the best level; ``best_cells`` counts its statements that tell a tier, by
    criterion."""
    level, shown = best.lower(), best_cells[best_cells > 0]
    if shown.empty:
        return f"On no criterion does a tier show {level}"
    named = f"Where a single tier shows {level}, it is on {uncapitalised(names[shown.index[0]])}"
    if len(shown) == 1 and _short(named):
        return named
    return f"On {in_words(len(shown))} of {counted(len(best_cells), 'criterion', 'criteria')} some tier shows {level}"


def one_criterion_title(share: pd.Series, name: str, best: str) -> str:
    """How many of the rated statements on one criterion show the best level; ``share`` is its row."""
    rated, reach = int(share["with_level"]), int(share["best"])
    if not rated:
        return name
    title = f"{name}: {reach} of {rated} rated statements {verb(reach, 'shows', 'show')} {best.lower()}"
    return title if _short(title) else name


def _short(title: str) -> bool:
    return len(title.split()) <= LONGEST
