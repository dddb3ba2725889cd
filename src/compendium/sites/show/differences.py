"""The evidence on which coders differ, and what was settled."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from compendium.display.sentences import Shown, capitalised, sentence, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.needed import needed
from compendium.sites.show.register import CODERS, tells_single_levels
from compendium.sites.show.titles import number_words
from compendium.sites.show.told import told
from compendium.sites.show.view import View
from compendium.studies.compute.coding import SETTLED
from compendium.studies.compute.differences import units_to_discuss
from compendium.studies.kinds import NO_CRITERION, UNDECIDED

NOT_TOLD = "not published"
NOT_SINGLY = "What single pieces were rated is not shown: each may be the view of one person."
LONG = 15  # rows: of more that were settled, the first ones are shown until a reader asks for all
Answers = Sequence[tuple[str, str]]
"""Pairs of criterion and level."""


def discussion_table(view: View, most: int = 50) -> Shown:
    """The evidence on which coders differ and nothing is settled yet, those furthest apart first; nothing where the
    study names no coder.

    Who gave which answer is not told; where levels of single rows are not, only how many pieces there are.
    """
    numbers = numbers_of(view).iloc[0]
    if not numbers["differing"] and CODERS not in view.stated:
        return Shown("", "")
    if not numbers["differing"]:
        return needed("Differences between coders can be listed once two have rated the same piece differently.")
    if not numbers["open"]:
        return sentence("Nothing is left to discuss: every difference between coders is settled.")
    pieces = _of_evidence(int(numbers["open"]))
    if not tells_single_levels(view.study):
        return sentence("Coders still differ on {pieces}. {rest}", pieces=pieces, rest=NOT_SINGLY)
    units = open_of(view)
    frame = units.head(most)
    frame = frame.assign(
        site_name=frame["site"].map(view.names),
        given=[_answers(view, answers) for answers in frame["answers"]],
        apart=frame["apart"].astype(str).mask(frame["apart"] == 0, "–"),  # they do not differ in levels
    )
    labels = {"piece": "Evidence"} if view.study.has_inventory else {}
    labels |= {"site_name": "Site", "given": "Answers given", "apart": "Levels apart"}
    more = f". The first {most} of {len(units):,}" if len(units) > most else ""
    title = f"Coders still differ on {pieces}"
    layout = Layout(labels, cells={"given": str}, centred=["apart"])
    return journal_table(frame, "table-discuss", title, layout, view.trace, f"Those furthest apart come first{more}")


def settled_table(view: View) -> Shown:
    """What was settled of the evidence on which coders differ: the answers given, what stands, and why."""
    settled, undecided = (int(numbers_of(view)[each].iloc[0]) for each in ("settled", "undecided"))
    rest = f"Still undecided: {_of_evidence(undecided)}" if undecided else ""
    if not settled:
        return (
            sentence("No difference is settled yet. {rest}", rest=f"{rest}." if rest else "") if rest else Shown("", "")
        )
    if not tells_single_levels(view.study):
        verbs, pieces = verb(settled, "has", "have"), capitalised(_of_evidence(settled))
        words = f"{pieces} on which coders differed {verbs} been settled"
        return sentence("{told}. {rest}", told=words, rest=" ".join([*[f"{rest}."] * bool(rest), NOT_SINGLY]))
    frame = settled_of(view)
    frame = frame.assign(
        site_name=frame["site"].map(view.names),
        given=[_answers(view, answers) if isinstance(answers, list) else "–" for answers in frame["answers"]],
        stands=[_answers(view, [pair]) for pair in zip(frame["criterion"], frame["level"], strict=True)],
    )
    labels = {"statement": "What it says", "site_name": "Site", "given": "Answers given"}
    labels |= {"stands": "What stands", "reason": "Reason"}
    if frame["site"].nunique() == 1:
        del labels["site_name"]
    verbs = verb(len(frame), "has", "have")
    title = f"{capitalised(_of_evidence(len(frame)))} on which coders differed {verbs} been settled"
    layout = Layout(labels, cells={"given": str, "stands": str}, first="stands", folds=len(frame) > LONG)
    return journal_table(frame, "table-settled", title, layout, view.trace, rest)


@told("numbers of differences")
def numbers_of(view: View) -> pd.DataFrame:
    """In one row, on how many pieces coders are `differing`, how many of these are `open`, how many are `settled`, and
    how many are `undecided`."""
    differing, standing = _differing(view), view.coding["standing"]
    left = _settled(view, differing).count("no")
    undecided = view.coding.loc[standing == UNDECIDED, "evidence"].nunique()
    numbers = {"differing": len(differing), "open": left, "settled": int((standing == SETTLED).sum())}
    return pd.DataFrame([numbers | {"undecided": undecided}])


@told("open differences")
def open_of(view: View) -> pd.DataFrame:
    """The pieces on which coders differ and nothing is settled: `site`, `piece`, `answers`, `apart`. No row where
    levels of single rows are not told."""
    differing = _differing(view)
    left = pd.Series([settled == "no" for settled in _settled(view, differing)], differing.index, dtype=bool)
    units = _in_own_order(differing[left])
    found = units.assign(piece=_pieces(view, units))[["site", "piece", "answers", "apart"]]
    return found if tells_single_levels(view.study) else found.iloc[:0]


@told("settled differences")
def settled_of(view: View) -> pd.DataFrame:
    """What was settled: `site`, `statement` and `reason`, as far as these may be told, the `answers` given, and the
    `criterion` and `level` that stand. No row where levels of single rows are not told."""
    coding, unit = view.coding[view.coding["standing"] == SETTLED], _unit(view)
    frame = coding.merge(_differing(view)[[*unit, "answers"]], on=unit, how="left")
    publish = frame["publish"].astype(bool)
    frame = frame.assign(**{name: frame[name].where(publish, NOT_TOLD) for name in ("statement", "reason")})
    found = frame[["site", "statement", "reason", "answers", "criterion", "level"]]
    return found if tells_single_levels(view.study) else found.iloc[:0]


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

    The names that ratings give to evidence are never published, nor is the row in which a piece stands: it would tell
    how many ratings stand before it, and which pieces were entered together.
    """
    if not view.study.has_inventory:
        return [NOT_TOLD] * len(units)
    evidence = view.study.evidence
    named = set(evidence.loc[evidence["publish"].astype(bool), "evidence"])
    return [piece if piece in named else NOT_TOLD for piece in units["evidence"]]


def _in_own_order(units: pd.DataFrame) -> pd.DataFrame:
    """Those furthest apart first, then by site, criterion and answers: in no order of the files."""
    keys = units.assign(answers=units["answers"].map(str))[["apart", "site", "criterion", "answers"]]
    order = keys.sort_values([*keys], ascending=[False, True, True, True], kind="stable").index
    return units.loc[order].reset_index(drop=True)


def _answers(view: View, answers: Answers) -> str:
    """Criterion and answer of each pair, as HTML."""
    words = [
        "no criterion" if criterion == NO_CRITERION else f"{view.criteria[criterion]}: {view.answers.text(level)}"
        for criterion, level in answers
    ]
    return "<br>".join(map(escape, words))
