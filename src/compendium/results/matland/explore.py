"""What a reader may try on the page of conflict and ambiguity: placing a policy of her own."""

from itertools import product

import pandas as pd

from compendium.display.explorers import MATRIX, ONE, Choice, Explorer, Field, key_of
from compendium.display.register import SIGNS
from compendium.display.sentences import capitalised, listed
from compendium.results.matland.compute import DIMENSIONS, place_policy
from compendium.results.matland.words import MARKS, own_policy_words

LEGENDS = {
    "conflict": "How much conflict is there about the policy?",
    "ambiguity": "How ambiguous is the policy?",
}


def matland_explorer(quadrants: pd.DataFrame, placements: pd.DataFrame) -> Explorer:
    """Conflict and ambiguity as a form, with the quadrant of each pair, what suits it, and our readings there."""
    levels = {dimension: list(dict.fromkeys(quadrants[dimension])) for dimension in DIMENSIONS}
    conflict, ambiguity = levels.values()
    pairs = list(product(range(len(conflict)), range(len(ambiguity))))
    answers = {key_of(c, a): {"says": _says(quadrants, placements, conflict[c], ambiguity[a])} for c, a in pairs}
    cells = {key_of(c, a): _cell(quadrants, placements, conflict[c], ambiguity[a]) for c, a in pairs}
    rows = [
        [f"{capitalised(level)} ambiguity", *((key_of(c, a), cells[key_of(c, a)]) for c in range(len(conflict)))]
        for a, level in enumerate(ambiguity)
    ]
    fields = [
        Field(name, LEGENDS[name], ONE, [Choice(each, each) for each in levels[name]],
              "Elsewhere on this page: {chosen}.") for name in DIMENSIONS
    ]  # fmt: skip
    return Explorer(
        page="conflict_and_ambiguity",
        after="figure-placement",
        shows=MATRIX,
        question="Place a policy of your own",
        lead="A policy of your own can be placed in the matrix too. This command does it:",
        example={name: next(reversed(levels[name]), "") for name in DIMENSIONS},
        fields=fields,
        back="Back to what this page shows",
        caption="The policy in Matland’s matrix",
        heads=["", *(f"{capitalised(level)} conflict" for level in conflict)],
        note="The notebook’s own code computed the answers when this page was built.",
        answers=answers,
        words={"here": f"{SIGNS['here']} the policy"},
        rows=rows,
    )


def _there(frame: pd.DataFrame, conflict: str, ambiguity: str) -> pd.DataFrame:
    return frame[(frame["conflict"] == conflict) & (frame["ambiguity"] == ambiguity)]


def _says(quadrants: pd.DataFrame, placements: pd.DataFrame, conflict: str, ambiguity: str) -> list[str]:
    if _there(quadrants, conflict, ambiguity).empty:
        return [f"The matrix says nothing of {conflict} conflict with {ambiguity} ambiguity."]
    row = place_policy(quadrants, conflict, ambiguity)
    readings = _there(placements, conflict, ambiguity)
    names = listed(f"{own.name} ({own.reading} reading)" for own in readings.itertuples(index=False))
    own = f"We place here: {names}." if len(readings) else "None of our readings places the Care Act here."
    marks = f"What marks it: {row['conditions']}. Organising concept: {row['organising_concept']}."
    return [own_policy_words(row, conflict, ambiguity).plain, marks, own]


def _cell(quadrants: pd.DataFrame, placements: pd.DataFrame, conflict: str, ambiguity: str) -> list[str]:
    """The name of a quadrant, and the readings of the Act that stand in it."""
    readings = _there(placements, conflict, ambiguity)
    named = [f"{MARKS[own.reading]} {own.name}" for own in readings.itertuples(index=False)]
    return [*_there(quadrants, conflict, ambiguity)["name"].head(1), *named]
