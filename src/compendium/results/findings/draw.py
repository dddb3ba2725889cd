"""The evidence on the programme by tier and by criterion, as figures."""

from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import name_above, name_beside, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.sentences import capitalised
from compendium.display.signs import key
from compendium.display.theme import PALE
from compendium.results.findings.compute import NO_LEVEL, count_without_level, share_of_best
from compendium.results.findings.titles import criterion_title, tier_title
from compendium.results.findings.words import RATED, speakers
from compendium.results.findings.words_counts import counts_in_words, levels_of

QUIET = PALE
"""The fill of what meets no level, which stands back behind what does."""


def tier_figure(counts: pd.DataFrame, answers: Answers, trace: Trace | None) -> ShownFigure:
    """Levels in each tier as bars in proportion to their numbers; what meets no level follows in a quiet colour.

    `counts` has a row per tier and a column per answer.
    """
    levels = levels_of(counts)
    shares, best = share_of_best(counts, levels), answers.names[levels[0]]
    drawing = partial(_draw_tiers, bars=count_without_level(counts, levels), shares=shares, answers=_with_rest(answers))
    names = {str(tier): capitalised(speakers(str(tier))) for tier in counts.index}
    words = f"Bars of statements by who speaks. {counts_in_words(counts, answers, names)}"
    measure = f"Statements by who speaks. {RATED}"
    return ShownFigure(drawing, tier_title(shares, best), words, trace, measure)


def _with_rest(answers: Answers) -> Answers:
    """The look of answers, with one for everything that meets no level."""
    return Answers(
        answers.names | {NO_LEVEL: "Not rated"},
        answers.symbols | {NO_LEVEL: ""},
        answers.fills | {NO_LEVEL: QUIET},
    )


def _draw_tiers(form: Form, bars: pd.DataFrame, shares: pd.DataFrame, answers: Answers) -> Figure:
    figure, axes = new_figure(0.5 + 0.5 * max(len(bars), 1), form)
    stacked_bars(axes, bars, answers, bar=0.5)
    best = next(iter(answers.names.values())).lower()
    said = "rated" if form.narrow else f"rated statements show {best}"
    heads = [
        f"{capitalised(speakers(str(tier)))}: {row['best']} of the {row['with_level']} {said}"
        for tier, row in shares.iterrows()
    ]
    name_above(axes, heads, bar=0.5)
    quiet_axis(axes)
    key(figure, answers, list(bars), columns=2 if form.narrow else len(bars.columns))
    return figure


def criterion_figure(counts: pd.DataFrame, names: pd.Series, answers: Answers, trace: Trace) -> ShownFigure:
    """Pieces of evidence by criterion and answer as stacked bars with their numbers. `names` gives criteria by id."""
    drawing = partial(_draw_criteria, counts=counts, names=names, answers=answers)
    levels = levels_of(counts)
    title = criterion_title(share_of_best(counts, levels), names, answers.names[levels[0]])
    words = f"Stacked bars of evidence by criterion. {counts_in_words(counts, answers, names)}"
    return ShownFigure(
        drawing, title, words, trace, f"Statements on each criterion by the level that they meet. {RATED}"
    )


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
