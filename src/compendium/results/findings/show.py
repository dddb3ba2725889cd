"""The evidence on the programme by tier and by criterion, as figures and tables."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.data_package.trace import Trace
from compendium.display.answers import NAMES, Answers
from compendium.display.charts import name_above, name_beside, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised
from compendium.display.signs import key
from compendium.display.tables import Layout, journal_table

NOT_TOLD = "not published"

Cells = Mapping[tuple[str, str], Mapping[str, int]]


def tier_figure(counts: pd.DataFrame, answers: Answers, trace: Trace) -> ShownFigure:
    """Shares of the levels in each tier as bars of 100 per cent with their numbers; non-answers are told beside them.

    `counts` has a row per tier and a column per answer.
    """
    levels = [answer for answer in counts if answer not in NAMES]
    drawing = partial(_draw_tiers, counts=counts, levels=levels, answers=answers)
    words = f"Bars of levels by tier. {_in_words(counts, answers, {str(tier): str(tier) for tier in counts.index})}"
    return ShownFigure(drawing, "Levels met by the evidence of each tier (our coding)", words, trace)


def _draw_tiers(form: Form, counts: pd.DataFrame, levels: list[str], answers: Answers) -> Figure:
    figure, axes = new_figure(0.7 + 0.62 * len(counts), form)
    stacked_bars(axes, counts[levels], answers, share=True, bar=0.55)
    met = counts[levels].sum(axis="columns")
    without = counts.sum(axis="columns") - met
    heads = [f"{capitalised(str(tier))}: {met[tier]} with a level, {without[tier]} without" for tier in counts.index]
    name_above(axes, heads, bar=0.55)
    quiet_axis(axes)
    key(figure, answers, levels, columns=2 if form.narrow else len(levels))
    return figure


def criterion_figure(counts: pd.DataFrame, names: pd.Series, answers: Answers, trace: Trace) -> ShownFigure:
    """Pieces of evidence by criterion and answer as stacked bars with their numbers. `names` gives criteria by id."""
    drawing = partial(_draw_criteria, counts=counts, names=names, answers=answers)
    words = f"Stacked bars of evidence by criterion. {_in_words(counts, answers, names)}"
    return ShownFigure(drawing, "Evidence on each criterion by the level that it meets (our coding)", words, trace)


def _draw_criteria(form: Form, counts: pd.DataFrame, names: pd.Series, answers: Answers) -> Figure:
    figure, axes = new_figure(0.9 + (0.55 if form.narrow else 0.42) * len(counts), form)
    stacked_bars(axes, counts, answers)
    if form.narrow:
        name_above(axes, [short_label(names[criterion], 60) for criterion in counts.index])
    else:
        name_beside(axes, [short_label(names[criterion], 28) for criterion in counts.index])
    quiet_axis(axes)
    key(figure, answers, list(counts), columns=2 if form.narrow else len(counts.columns))
    return figure


def _in_words(counts: pd.DataFrame, answers: Answers, names: Mapping[str, str]) -> str:
    rows = counts.iterrows()
    return "; ".join(f"{names[key]}: {_number_words(row.to_dict(), answers)}" for key, row in rows) + "."


def _number_words(numbers: Mapping[str, int], answers: Answers) -> str:
    return ", ".join(f"{number} {answers.names[answer].lower()}" for answer, number in numbers.items() if number) or "–"


def tier_table(counts: pd.DataFrame, answers: Answers, trace: Trace) -> Shown:
    """Pieces of evidence by tier and answer, with their number."""
    frame = counts.assign(tier=[capitalised(str(tier)) for tier in counts.index], pieces=counts.sum(axis="columns"))
    labels = {"tier": "Tier", **{answer: answers.text(answer) for answer in counts}, "pieces": "Pieces"}
    layout = Layout(labels, centred=[*counts, "pieces"])
    caption = "Pieces of evidence on a criterion, by tier and by the level that they meet (our coding)"
    return journal_table(frame.reset_index(drop=True), "table-findings-tiers", caption, layout, trace)


def criterion_and_tier_table(
    cells: Cells, criteria: Sequence[str], tiers: Sequence[str], names: pd.Series, answers: Answers, trace: Trace
) -> Shown:
    """What the evidence of each tier says of each criterion: a row per criterion, a column per tier."""
    rows = [{t: _number_words(cells[c, t], answers) for t in tiers} | {"name": names[c]} for c in criteria]
    labels = {"name": "Criterion", **{tier: capitalised(tier) for tier in tiers}}
    caption = "Pieces of evidence by criterion and tier (our coding)"
    return journal_table(pd.DataFrame(rows), "table-findings-by-tier", caption, Layout(labels), trace)


def findings_table(coding: pd.DataFrame, criterion: str, name: str, answers: Answers, trace: Trace) -> Shown:
    """The evidence on one criterion in the order of `coding`, with level, who said it and where, and how it stands.

    Of a piece that may not be published only tier, level and standing are told.
    """
    own = coding[coding["criterion"] == criterion]
    told = own["publish"].astype(bool)
    labels = {
        "statement": "Evidence",
        "tier": "Tier",
        "level": "Level (our coding)",
        "standing": "Two readings",
        "role": "Who said it",
        "locator": "Place",
    }
    named = own["source"].map(SHORT).fillna(own["source"]) + ": " + own["locator"]
    frame = own.assign(
        tier=[capitalised(tier) for tier in own["tier"]],
        statement=own["statement"].where(told, NOT_TOLD),
        role=own["role"].where(told & (own["role"] != ""), "–"),
        locator=pd.Series(places(own["source"], named), index=own.index, dtype=object).where(told, "–"),
    )
    layout = Layout(labels, group="tier", cells={"level": lambda level: answers.chip(str(level))})
    return journal_table(frame, f"table-findings-{criterion}", name, layout, trace)


SHORT = {"interim-report": "report"}
"""How sources are called beside a locator, where not by their id."""
