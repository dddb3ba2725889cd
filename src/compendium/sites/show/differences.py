"""The evidence on which coders differ, and what was settled."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from compendium.display.sentences import Shown, capitalised, sentence, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import number_words
from compendium.sites.show.view import View
from compendium.studies.compute.coding import SETTLED
from compendium.studies.compute.differences import units_to_discuss
from compendium.studies.kinds import NO_CRITERION, UNDECIDED

NOT_TOLD = "not published"
LONG = 15  # rows: of more that were settled, the first ones are shown until a reader asks for all
Answers = Sequence[tuple[str, str]]
"""Pairs of criterion and level."""


def discussion_table(view: View, most: int = 50) -> Shown:
    """The evidence on which coders differ and nothing is settled yet, those furthest apart first.

    Who gave which answer is not told.
    """
    differing = _differing(view)
    units = differing[[settled == "no" for settled in _settled(view, differing)]]
    if differing.empty:
        return needed("Differences between coders can be listed once two have rated the same piece differently.")
    if units.empty:
        return sentence("Nothing is left to discuss: every difference between coders is settled.")
    frame = units.head(most)
    frame = frame.assign(
        piece=_pieces(view, frame),
        site_name=frame["site"].map(view.names),
        given=[_answers(view, answers) for answers in frame["answers"]],
        apart=frame["apart"].astype(str).mask(frame["apart"] == 0, "–"),  # they do not differ in levels
    )
    labels = {"piece": "Evidence", "site_name": "Site", "given": "Answers given", "apart": "Levels apart"}
    more = f". The first {most} of {len(units):,}" if len(units) > most else ""
    title = f"Coders still differ on {_of_evidence(len(units))}"
    layout = Layout(labels, cells={"given": str}, centred=["apart"])
    return journal_table(frame, "table-discuss", title, layout, view.trace, f"Those furthest apart come first{more}")


def settled_table(view: View) -> Shown:
    """What was settled of the evidence on which coders differ: the answers given, what stands, and why."""
    coding = view.coding[view.coding["standing"] == SETTLED]
    undecided = view.coding.loc[view.coding["standing"] == UNDECIDED, "evidence"].nunique()
    rest = f"Still undecided: {_of_evidence(undecided)}" if undecided else ""
    if coding.empty:
        return (
            sentence("No difference is settled yet. {rest}", rest=f"{rest}." if rest else "") if rest else Shown("", "")
        )
    unit = _unit(view)
    frame = coding.merge(_differing(view)[[*unit, "answers"]], on=unit, how="left")
    told = frame["publish"].astype(bool)
    kept_back = [f"{NOT_TOLD} ({piece})" for piece in _pieces(view, frame)]
    frame = frame.assign(
        site_name=frame["site"].map(view.names),
        statement=frame["statement"].where(told, kept_back),
        reason=frame["reason"].where(told, NOT_TOLD),
        given=[_answers(view, answers) if isinstance(answers, list) else "–" for answers in frame["answers"]],
        stands=[_answers(view, [pair]) for pair in zip(frame["criterion"], frame["level"], strict=True)],
    )
    labels = {"statement": "What it says", "site_name": "Site", "given": "Answers given"}
    labels |= {"stands": "What stands", "reason": "Reason"}
    if frame["site"].nunique() == 1:
        del labels["site_name"]
    verbs = verb(len(frame), "has", "have")
    title = f"{capitalised(_of_evidence(len(frame)))} on which coders differed {verbs} been settled"
    layout = Layout(labels, cells={"given": str, "stands": str}, folds=len(frame) > LONG)
    return journal_table(frame, "table-settled", title, layout, view.trace, rest)


def _differing(view: View) -> pd.DataFrame:
    study = view.study
    return units_to_discuss(study.ratings, view.scale, inventory=study.has_inventory)


def _unit(view: View) -> list[str]:
    return ["evidence"] if view.study.has_inventory else ["site", "criterion", "evidence"]


def _of_evidence(pieces: int) -> str:
    return f"{number_words(pieces)} {verb(pieces, 'piece', 'pieces')} of evidence"


def _settled(view: View, units: pd.DataFrame) -> list[str]:
    """Whether each unit was settled."""
    unit = _unit(view)
    settled = pd.MultiIndex.from_frame(view.study.settled[unit])
    return ["yes" if found else "no" for found in pd.MultiIndex.from_frame(units[unit]).isin(settled)]


def _pieces(view: View, units: pd.DataFrame) -> list[str]:
    """What each unit's piece of evidence is called: its name in the inventory, where it may appear.

    Else the row in which the study's team finds it: the names that ratings give to evidence are never published.
    """
    study, unit = view.study, _unit(view)
    table, file = (study.evidence, "evidence.csv") if study.has_inventory else (study.ratings, "ratings.csv")
    rows = pd.Series([f"{file}, row {row}" for row in range(2, len(table) + 2)], index=table.index)
    if study.has_inventory:
        rows = table["evidence"].where(table["publish"], rows)
    first = table[unit].assign(called=rows).drop_duplicates(unit)
    return list(units[unit].merge(first, on=unit, how="left")["called"])


def _answers(view: View, answers: Answers) -> str:
    """Criterion and answer of each pair, as HTML."""
    words = [
        "no criterion" if criterion == NO_CRITERION else f"{view.criteria[criterion]}: {view.answers.text(level)}"
        for criterion, level in answers
    ]
    return "<br>".join(map(escape, words))
