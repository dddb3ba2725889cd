"""Answers of all local sites: distributions, completeness and what the tiers say."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, sentence
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import INK
from compendium.sites.compute.across import completeness, distributions, levels_by_tier, tiers_agree
from compendium.sites.show.matrix import add_legend, count_words
from compendium.sites.show.view import View


def distribution_table(view: View) -> Shown:
    """How many local sites have which answer on each criterion."""
    counts = distributions(view.matrix, view.scale)
    frame = counts.reset_index().assign(name=list(view.criteria.values()))
    labels = {"name": "Criterion"} | {answer: view.answers.text(answer) for answer in counts.columns}
    group = None
    if view.groups:
        frame, group = frame.assign(group=list(view.groups.values())), "group"
        labels["group"] = "Group"
    spanners = {
        "Local sites at the level": [a for a in counts.columns if a in view.scale.ranks],
        "Local sites without a level": [a for a in counts.columns if a not in view.scale.ranks],
    }
    layout = Layout(labels, group=group, spanners=spanners, centred=list(counts.columns))
    return journal_table(frame, "table-distribution", "Answers of local sites by criterion", layout, view.trace)


def distribution_figure(view: View) -> ShownFigure:
    """A bar for each criterion: how many local sites have which answer, with symbols and numbers written in."""
    counts = distributions(view.matrix, view.scale)
    figure, axes = new_figure(1.5 + 0.4 * len(counts))
    for down, (_, row) in enumerate(counts.iterrows()):
        left = 0
        for answer in counts.columns[row.to_numpy() > 0]:
            _segment(axes, down, left, int(row[answer]), str(answer), view)
            left += int(row[answer])
    axes.set_yticks(range(len(counts)), [short_label(name, 30) for name in view.criteria.values()], fontsize=9)
    axes.set_ylim(len(counts) - 0.5, -0.5)
    axes.set_xlabel("Local sites")
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    add_legend(figure, view.answers, view.answers.used(view.matrix))
    words = f"Bars of the answers of {counted(len(view.matrix), 'local site')} on each criterion."
    return ShownFigure(figure, "Answers of local sites", f"{words} {'; '.join(count_words(counts, view))}.", view.trace)


def _segment(axes: Axes, down: int, left: int, number: int, answer: str, view: View) -> None:
    answers = view.answers
    axes.barh(down, number, left=left, color=answers.fills[answer], edgecolor=INK, linewidth=0.5, height=0.8)
    if 12 * number >= len(view.matrix):
        symbol = answers.symbols[answer][:4]
        text = str(number) if any(sign.isdigit() for sign in symbol) else f"{symbol} {number}"
        axes.text(left + number / 2, down, text, ha="center", va="center", color=answers.letters(answer), fontsize=8)


def tiers_table(view: View) -> Shown:
    """What each tier says of each criterion, the programme's evidence included."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return sentence("No rating names a tier.")
    frame = levels_by_tier(view.counted, view.scale, study.combine, study.tiers, list(view.criteria))
    frame = frame.add_prefix("tier ").assign(name=list(view.criteria.values()))
    tiers = {f"tier {tier}": capitalised(tier) for tier in study.tiers}
    layout = Layout({"name": "Criterion"} | tiers, cells=dict.fromkeys(tiers, view.answers.chip))
    caption = "What each tier says: all its ratings combined, the programme's included"
    return journal_table(frame, "table-tiers", caption, layout, view.trace)


def tiers_agree_table(view: View) -> Shown:
    """How far tiers agree where two of them have a level for the same site and criterion."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return sentence("So tiers cannot be compared.")
    frame = tiers_agree(view.counted, view.scale, study.combine, study.tiers)
    frame["pair"] = [f"{capitalised(a)} and {b}" for a, b in zip(frame["first"], frame["second"], strict=True)]
    labels = {"pair": "Tiers", "cells": "Compared", "same": "Same level"}
    labels |= {"first_higher": "First higher", "second_higher": "Second higher"}
    layout = Layout(labels, centred=list(labels)[1:])
    caption = "Do tiers agree? Sites (the programme too) and criteria with a level from both"
    return journal_table(frame, "table-tiers-agree", caption, layout, view.trace)


def completeness_table(view: View) -> Shown:
    """How many criteria of each local site have a level, and what stands where there is none."""
    frame = completeness(view.matrix, view.scale)
    others = list(frame.columns[1:])
    frame = frame.reset_index().assign(name=list(view.order["name"]), group=list(view.order["group"]))
    grouped = bool(frame["group"].ne("").any())
    labels = {"name": "Site", "levels": "With a level"} | {a: view.answers.text(a) for a in others}
    labels |= {"group": "Group"} if grouped else {}
    layout = Layout(labels, group="group" if grouped else None, centred=["levels", *others])
    caption = f"Completeness: criteria of each local site, of {len(view.criteria)}"
    return journal_table(frame, "table-completeness", caption, layout, view.trace)


def completeness_sentence(view: View) -> Shown:
    """How many sites have a level everywhere, somewhere and nowhere."""
    levels = completeness(view.matrix, view.scale)["levels"]
    return sentence(
        "Local sites: {sites}. With a level on every criterion: {all}. Without any level: {none}.",
        sites=str(len(levels)),
        all=str(int((levels == len(view.criteria)).sum())),
        none=str(int((levels == 0).sum())),
    )
