"""Sentences about the rules that give a selection and how firm it is, computed; each holds for none, one and many."""

from typing import Any

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
from compendium.results.inclusion.show_rules import any_of


def smallest_words(smallest: pd.DataFrame, judged: list[str], criteria: pd.Series, names: pd.Series) -> Shown:
    """Whether fewer criteria give the same selections, judgement and all.

    ``smallest`` is what `rules_for` returns, the published selection first; ``judged`` are the policies in it that were
    let in by judgement.
    """
    parts = [_smallest_part(row, judged, criteria, names) for row in smallest.itertuples()]
    return sentence("{parts}", parts=" ".join(parts))


def _smallest_part(row: Any, judged: list[str], criteria: pd.Series, names: pd.Series) -> str:
    number = len(row.policies)
    what = f"the {counted(number, 'policy', 'policies')} {listed(names[row.policies])}"
    if not row.smallest:
        return f"No set of criteria selects exactly {what}."
    selects = "alone selects" if len(row.smallest[0]) == 1 else "select"
    taken = [policy for policy in row.policies if policy in judged]
    spared = f"; no judgement is needed for {listed(names[taken])} then" if taken else ""
    whole = f"{row.sets} of the {row.of} sets of criteria {verb(row.sets, 'selects', 'select')} just these"
    return f"{any_of(row.smallest, criteria)} {selects} exactly {what}{spared}. {whole}."


def shorter_words(smallest: pd.DataFrame, judged: list[str], criteria: pd.Series) -> Shown:
    """Whether fewer criteria give the published selection, judgement and all.

    ``smallest`` is what `rules_for` returns, the published selection first; ``judged`` are the policies that were let
    in by judgement.
    """
    if smallest.empty:
        return sentence("No selection was published.")
    row = smallest.iloc[0]
    if not row["smallest"]:
        return sentence("No set of criteria gives the published selection by itself.")
    alone = len(row["smallest"]) == 1 and len(row["smallest"][0]) == 1
    taken = any(policy in judged for policy in row["policies"])
    return sentence(
        "{rule} {gives} the published selection of {policies}{judgement}.",
        rule=any_of(row["smallest"], criteria),
        gives="alone would give" if alone else "would give",
        policies=counted(len(row["policies"]), "policy", "policies"),
        judgement=" without any judgement" if taken else "",
    )


def firm_words(firm: pd.DataFrame, doubted: pd.DataFrame) -> Shown:
    """How much hangs on single cells under the first rule, and how many are doubted; for the head of the page."""
    row, number = firm.iloc[0], int(doubted.to_numpy().sum())
    return sentence(
        "Of {cells}, {flips} would each change the selection if reversed; the report’s own prose contradicts "
        "{doubted}, in our reading.",
        cells=numbered(row["cells"], "tick or cross", "ticks and crosses"),
        flips=row["flips"] or "none",
        doubted=number or "none",
    )


def doubts_words(doubted: pd.DataFrame, criteria: pd.Series) -> Shown:
    """How many cells are doubted, by criterion, the most first. ``doubted`` is what `doubted_ticks` returns."""
    each = doubted.sum().sort_values(ascending=False, kind="stable")
    number = int(each.sum())
    if not number:
        return sentence("The prose contradicts no tick or cross.")
    return sentence(
        "The prose contradicts {number} of {cells}: {parts}.",
        cells=numbered(doubted.size, "tick or cross", "ticks and crosses"),
        number=number,
        parts=listed(f"{n} for {uncapitalised(criteria[c])}" for c, n in each.items() if n),
    )


def combinations_words(firm: pd.DataFrame, names: pd.Series) -> Shown:
    """Who stays and who may leave or come in under every combination of doubts, by the first rule of ``firm``."""
    row = firm.iloc[0]
    steady = [policy for policy in row["always"] if policy not in row["rule"].kept]
    judged = [policy for policy in row["always"] if policy in row["rule"].kept]
    return sentence(
        "Under every combination of the doubts the rule applied keeps {steady}{judged}. {leave} may drop out; {enter} "
        "may come in. {share:.3g}% of {combinations} leave the selection as it is.",
        steady=listed(names[steady], "no policy"),
        judged=f", and {listed(names[judged])} by judgement" if judged else "",
        leave=capitalised(listed(names[row["may_leave"]], "no policy")),
        enter=listed(names[row["may_enter"]], "no policy"),
        share=100 * row["same"] / row["combinations"],
        combinations=f"{row['combinations']:,} {verb(row['combinations'], 'combination', 'combinations')}",
    )


def no_qca_words(success: pd.DataFrame, ticks: pd.DataFrame, selected: list[str]) -> Shown:
    """Why conditions of success are not looked for by qualitative comparative analysis: too few cases, no failure."""
    judged = int((success["judged"] == "successful").sum())
    rows = ticks.loc[selected].drop_duplicates()
    return sentence(
        "Of {cases}, {judged} {verb} held to be successful; for {untold} the report does not say, and it calls none a "
        "failure. The cases fill {filled} of the {possible} combinations that {criteria} allow.",
        cases=counted(len(success), "case study", "case studies"),
        judged=in_words(judged),
        verb=verb(judged, "is", "are"),
        untold=in_words(len(success) - judged),
        filled=in_words(len(rows)),
        possible=2 ** ticks.shape[1],
        criteria=counted(ticks.shape[1], "criterion", "criteria"),
    )
