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
from compendium.results.inclusion.show_rules import criteria_words


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
    shortest = capitalised("; or ".join(criteria_words(found, criteria) for found in row.smallest))
    selects = "alone selects" if len(row.smallest[0]) == 1 else "select"
    taken = [policy for policy in row.policies if policy in judged]
    spared = f"; no judgement is needed for {listed(names[taken])} then" if taken else ""
    whole = f"{row.sets} of the {row.of} sets of criteria {verb(row.sets, 'selects', 'select')} just these"
    return f"{shortest} {selects} exactly {what}{spared}. {whole}."


def flips_words(firm: pd.DataFrame) -> Shown:
    """How many single cells decide the selection under the first rule. ``firm`` is what `firmness` returns."""
    row = firm.iloc[0]
    left = row["cells"] - row["flips"]
    return sentence(
        "Of {cells}, {flips} would each change the selection by the first rule if it alone were the other way round; "
        "{doubted} of these {verb} doubted. The other {left} decide nothing alone.",
        cells=numbered(row["cells"], "tick or cross", "ticks and crosses"),
        flips=row["flips"] or "none",
        doubted=row["flips_doubted"] or "none",
        verb=verb(row["flips_doubted"], "is", "are"),
        left=left,
    )


def doubts_words(doubted: pd.DataFrame, criteria: pd.Series) -> Shown:
    """How many cells are doubted, by criterion, the most first. ``doubted`` is what `doubted_ticks` returns."""
    each = doubted.sum().sort_values(ascending=False, kind="stable")
    number = int(each.sum())
    if not number:
        return sentence("The prose contradicts no tick or cross.")
    return sentence(
        "Of {cells} {number} {verb} doubted: {parts}.",
        cells=numbered(doubted.size, "tick or cross", "ticks and crosses"),
        number=number,
        verb=verb(number, "is", "are"),
        parts=listed(f"{n} of {uncapitalised(criteria[c])}" for c, n in each.items() if n),
    )


def combinations_words(firm: pd.DataFrame, names: pd.Series) -> Shown:
    """Who stays and who may leave or come in under every combination of doubts, by the first rule of ``firm``."""
    row = firm.iloc[0]
    steady = [policy for policy in row["always"] if policy not in row["rule"].kept]
    judged = [policy for policy in row["always"] if policy in row["rule"].kept]
    return sentence(
        "Under every combination of the doubts the first rule keeps {steady}{judged}. {leave} may leave; {enter} may "
        "come in. Of {combinations}, {same} ({share:.3g} %) leave the selection as it is.",
        steady=listed(names[steady], "no policy"),
        judged=f", and {listed(names[judged])} by judgement" if judged else "",
        leave=capitalised(listed(names[row["may_leave"]], "no policy")),
        enter=listed(names[row["may_enter"]], "no policy"),
        same=f"{row['same']:,}",
        share=100 * row["same"] / row["combinations"],
        combinations=f"{row['combinations']:,} {verb(row['combinations'], 'combination', 'combinations')}",
    )


def no_qca_words(success: pd.DataFrame, ticks: pd.DataFrame, selected: list[str]) -> Shown:
    """Why conditions of success are not looked for by qualitative comparative analysis: too few cases, no failure."""
    judged = int((success["judged"] == "successful").sum())
    rows = ticks.loc[selected].drop_duplicates()
    return sentence(
        "Of {cases} {judged} {verb} held to be successful, of {untold} it is not told, and none is said to have "
        "failed. The cases fill {filled} of the {possible} combinations that {criteria} allow.",
        cases=counted(len(success), "case study", "case studies"),
        judged=in_words(judged),
        verb=verb(judged, "is", "are"),
        untold=in_words(len(success) - judged),
        filled=in_words(len(rows)),
        possible=2 ** ticks.shape[1],
        criteria=counted(ticks.shape[1], "criterion", "criteria"),
    )
