"""The evidence on the programme by tier and by criterion, as figures and tables."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from compendium.data_package.trace import Trace
from compendium.display.answers import NAMES, Answers
from compendium.display.figures import ShownFigure, fits, new_figure, short_label
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import INK

ROOM = 0.08
"""Share of the longest bar that a symbol and a number need side by side."""

NOT_TOLD = "not published"

Cells = Mapping[tuple[str, str], Mapping[str, int]]


def tier_figure(counts: pd.DataFrame, answers: Answers, trace: Trace) -> ShownFigure:
    """Shares of the levels in each tier as bars of 100 per cent with their numbers; non-answers are told beside them.

    `counts` has a row per tier and a column per answer.
    """
    levels = [answer for answer in counts if answer not in NAMES]
    met = counts[levels].sum(axis="columns")
    figure, axes = new_figure(1.1 + 0.62 * len(counts))
    for place, tier in enumerate(counts.index):
        whole = max(int(met[tier]), 1)
        _bar(axes, place, {a: int(counts.loc[tier, a]) for a in levels}, whole, 1, answers)
        without = int(counts.loc[tier].sum() - met[tier])
        head = f"{capitalised(str(tier))}: {met[tier]} with a level, {without} without"
        axes.text(0, place - 0.37, head, va="bottom", fontsize=9, fontweight="bold", color=INK)
    axes.set_yticks([])
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    axes.set_ylim(len(counts) - 0.5, -0.8)
    axes.set_xlabel("Of the pieces of evidence with a level: " + "   ".join(answers.text(a) for a in levels), wrap=True)
    words = f"Bars of levels by tier. {_in_words(counts, answers, {str(tier): str(tier) for tier in counts.index})}"
    return ShownFigure(figure, "Levels met by the evidence of each tier (our coding)", words, trace)


def criterion_figure(counts: pd.DataFrame, names: pd.Series, answers: Answers, trace: Trace) -> ShownFigure:
    """Pieces of evidence by criterion and answer as stacked bars with their numbers. `names` gives criteria by id."""
    figure, axes = new_figure(1.3 + 0.5 * len(counts))
    longest = int(counts.sum(axis="columns").max())
    for place, criterion in enumerate(counts.index):
        _bar(axes, place, counts.loc[criterion].astype(int).to_dict(), 1, longest, answers)
        name = short_label(names[criterion], 60)
        head = axes.text(0, place - 0.37, name, va="bottom", fontsize=9, fontweight="bold", color=INK)
        head.set_in_layout(fits(name, 9))  # else a wide name would leave no room for the bars
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(len(counts) - 0.5, -0.8)
    axes.set_xlabel("Pieces of evidence: " + "   ".join(answers.text(a) for a in counts), wrap=True)
    words = f"Stacked bars of evidence by criterion. {_in_words(counts, answers, names)}"
    return ShownFigure(figure, "Evidence on each criterion by the level that it meets (our coding)", words, trace)


def _bar(axes: Axes, place: int, numbers: Mapping[str, int], whole: int, longest: float, answers: Answers) -> None:
    """One bar of parts side by side, each with its symbol and number, where it is too narrow its number alone.

    A part is as long as its number divided by `whole`; `longest` is the length of the longest bar.
    """
    left = 0.0
    for answer, number in numbers.items():
        width = number / whole
        axes.barh(place, width, left=left, color=answers.fills[answer], edgecolor=INK, linewidth=0.6, height=0.62)
        if number:
            symbol = f"{answers.symbols[answer]} " if width >= ROOM * longest else ""
            text, letters = f"{symbol}{number}", answers.letters(answer)
            axes.text(left + width / 2, place, text, ha="center", va="center", color=letters, fontsize=8)
        left += width


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
