"""What a reader may try on the page of inclusion criteria: another rule, and who would be in then."""

import pandas as pd

from compendium.display.explorers import IN_ROWS, MANY, ONE, SELECTION, Choice, Explorer, Field, key_of
from compendium.display.sentences import numbered
from compendium.results.inclusion.compute import ALL
from compendium.results.inclusion.compute_choices import standings_of_all_rules
from compendium.results.inclusion.show import STANDING
from compendium.results.inclusion.words_choices import choice_templates

LETTERS = {kind[0]: words for kind, words in STANDING.items()}
"""How a policy stands, by the first letter of `compute_choices`: r by the rule, j by judgement, o out."""


def inclusion_explorer(ticks: pd.DataFrame, policies: pd.DataFrame, criteria: pd.DataFrame) -> Explorer:
    """The parameters of the notebook as a form, with how every policy stands under every rule.

    ``ticks`` has a row per policy and a truth value per criterion.
    """
    rules, names = standings_of_all_rules(ticks), policies.set_index("policy").loc[ticks.index]
    published = names["published_selection"].eq("yes")
    standings, answers = _answers(rules)
    note = (
        f"The notebook’s own code computed the answers when this page was built, for {numbered(len(rules), 'rule')}, "
        "each with and without judgement. Whether a policy is in never depends on the other policies, so these answers "
        "cover every choice."
    )
    return Explorer(
        page="inclusion_criteria",
        after="table-inclusion",
        shows=SELECTION,
        question="Try another rule: which policies would be in?",
        lead="Which policies would another rule let in? This command asks it of the notebook:",
        example={"required_criteria": "", "minimum_met": str(max(ticks.shape[1] - 1, 0))},
        fields=_fields(ticks, names, published, criteria.set_index("criterion")),
        back="Back to the study’s rule",
        caption="The policies under this rule",
        heads=["Policy", "Would be in", "Let in by judgement"],
        note=note,
        answers=answers,
        words=choice_templates(len(ticks), int(published.sum()))
        | {"standings": standings, "standing": LETTERS, "published": published.tolist()}
        | {"names": names["short_name"].tolist()},
    )


def _answers(rules: pd.DataFrame) -> tuple[list[str], dict[str, list[int]]]:
    """The selections that differ, a letter for each policy, and for each rule the numbers of its two: many rules select
    the same."""
    place: dict[str, int] = {}
    answers = {
        key_of(row.required, row.minimum_met): [
            place.setdefault("".join(kind[0] for kind in found), len(place)) for found in (row.asked, row.taken_in)
        ]
        for row in rules.itertuples()
    }
    return list(place), answers


def _fields(ticks: pd.DataFrame, names: pd.DataFrame, published: pd.Series, criteria: pd.DataFrame) -> list[Field]:
    required = [Choice(each, criteria["name"][each], criteria["question"][each]) for each in ticks.columns]
    numbers = [Choice(str(number), str(number)) for number in range(ticks.shape[1] + 1)]
    met = [f"meets {number} of {ticks.shape[1]}" for number in ticks.sum(axis="columns")]
    told = [f"{words}; selected by the study" if own else words for words, own in zip(met, published, strict=True)]
    judged = [Choice(*row) for row in zip(ticks.index, names["short_name"], told, strict=True)]
    let_in = "The study let in by judgement: {chosen}."
    least = "In the study’s rule: {chosen}. It only matters where it is larger than the number of criteria ticked."
    return [
        Field("required_criteria", "Criteria that a policy must meet", MANY, required, "In the study’s rule: {chosen}.",
              every=ALL),
        Field("minimum_met", "How many criteria it must meet in all, whichever they are", ONE, numbers, least),
        Field("taken_in_by_judgement", "Let in by judgement", IN_ROWS, judged, let_in),
    ]  # fmt: skip
