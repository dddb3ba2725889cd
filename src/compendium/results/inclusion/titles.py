"""Titles of tables and figures on the selection of policies, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import capitalised, counted, in_words, numbered, verb
from compendium.results.inclusion.show_rules import any_of


def selection_title(outcome: pd.DataFrame) -> str:
    """How many policies are selected, and how. ``outcome`` is what `apply_inclusion_rule` returns."""
    number, ruled, judged = (int(outcome[name].sum()) for name in ("included", "by_rule", "by_judgement"))
    whole = numbered(len(outcome), "policy", "policies")
    if not number:
        return f"None of {whole} is selected"
    head = f"{capitalised(in_words(number))} of {whole} {verb(number, 'is', 'are')} selected"
    return f"{head}, {in_words(ruled)} by the rule and {in_words(judged)} by judgement"


def met_title(outcome: pd.DataFrame, number_of_criteria: int) -> str:
    """How many policies meet every criterion, and how many miss one only."""
    short = number_of_criteria - outcome["met"]
    every, nearly = int((short == 0).sum()), int((short == 1).sum())
    head = f"{capitalised(in_words(every))} of {numbered(len(outcome), 'policy', 'policies')}"
    criteria = f"all {in_words(number_of_criteria)} criteria" if number_of_criteria > 1 else "the criterion"
    return f"{head} {_meets(every)} {criteria}; {in_words(nearly)} {verb(nearly, 'falls', 'fall')} one short"


def _meets(number: int) -> str:
    return "meets" if number < 2 else "meet"


def threshold_title(thresholds: pd.DataFrame) -> str:
    """What one criterion fewer would do. ``thresholds`` is what `inclusion_by_threshold` returns."""
    if len(thresholds) < 2:
        return "Who would be in if fewer criteria were enough"
    strict, loose = (len(policies) for policies in thresholds["policies"].head(2))
    enough = f"If {in_words(int(thresholds['threshold'].iloc[1]))} of {in_words(len(thresholds))} criteria were enough"
    return f"{enough}, {counted(loose, 'policy', 'policies')} would be in, not {in_words(strict)}"


def smallest_title(smallest: pd.DataFrame, criteria: pd.Series) -> str:
    """The smallest rule that gives the published selection, the first row of what `rules_for` returns."""
    if smallest.empty:
        return "No selection was published"
    row = smallest.iloc[0]
    if not row["smallest"]:
        return "No set of criteria gives the published selection"
    if len(row["smallest"]) > 1:
        number, size = counted(len(row["smallest"]), "set"), counted(len(row["smallest"][0]), "criterion", "criteria")
        return f"{capitalised(number)} of {size} give the published selection"
    selects = "alone gives" if len(row["smallest"][0]) == 1 else "give"
    return f"{any_of(row['smallest'], criteria)} {selects} the published selection"


def sets_title(selections: pd.DataFrame) -> str:
    """How many selections the sets of criteria give. ``selections`` is what `sets_by_selection` returns."""
    sets, number = int(selections["sets"].sum()), len(selections)
    head = f"{capitalised(counted(sets, 'set'))} of criteria {verb(sets, 'gives', 'give')}"
    return f"{head} {counted(number, 'selection')}, of {_range(selections['policies'].map(len))} policies"


def doubts_title(doubted: pd.DataFrame) -> str:
    """How many ticks and crosses the prose contradicts. ``doubted`` is what `doubted_ticks` returns."""
    number = int(doubted.to_numpy().sum())
    cells = numbered(doubted.size, "tick or cross", "ticks and crosses")
    return f"The report’s prose contradicts {number or 'none'} of {cells} (our reading)"


def flips_title(flips: pd.DataFrame, doubted: pd.DataFrame) -> str:
    """How many ticks and crosses decide the selection alone, and how many of these are doubted."""
    number, both = int(flips.to_numpy().sum()), int((flips & doubted).to_numpy().sum())
    cells = numbered(flips.size, "tick or cross", "ticks and crosses")
    if not number:
        return f"None of {cells} would change the selection by itself"
    head = f"{number} of {cells} would each change the selection"
    return f"{head}, {in_words(both) if both else 'none'} of them doubted"


def rules_title(firm: pd.DataFrame) -> str:
    """How many cells decide alone under the rule applied and under the others. ``firm`` is what `firmness` returns."""
    first, others = int(firm["flips"].iloc[0]), firm["flips"].iloc[1:]
    head = f"{first or 'No'} {verb(first, 'cell decides', 'cells decide')} alone under the rule applied"
    return (
        f"{head}, {_range(others)} under {verb(len(others), 'a shorter one', 'shorter ones')}" if len(others) else head
    )


def combinations_title(firm: pd.DataFrame) -> str:
    """How many of the policies that the first rule selects stay in under every combination of doubts."""
    row = firm.iloc[0]
    stay, now = len(set(row["always"]) & set(row["selected"])), len(row["selected"])
    head = f"{capitalised(in_words(stay))} of {counted(now, 'selected policy', 'selected policies')}"
    return f"{head} {'stays' if stay < 2 else 'stay'} in under every combination of doubts"


def _range(numbers: pd.Series) -> str:
    """Numbers from the least to the most, or the one that all are."""
    least, most = int(numbers.min()), int(numbers.max())
    return str(least) if least == most else f"{least} to {most}"
