"""Answers of all local sites: how each criterion stands, and what is not known."""

from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.display.charts import name_above, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure
from compendium.display.sentences import Shown, capitalised, counted, listed, sentence, uncapitalised, verb
from compendium.display.signs import key
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import completeness, distributions
from compendium.sites.compute.summary import criteria_by_strength
from compendium.sites.show.draw_matrix import beside_numbers, for_drawing
from compendium.sites.show.draw_risk_of_bias import summary_figure
from compendium.sites.show.many import MOST, both_ends, ends_words
from compendium.sites.show.matrix import count_words
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import HALVES, comparable, how_many, number_words, share_words, strength_title
from compendium.sites.show.view import View
from compendium.studies.look_settings import TRAFFIC_LIGHT

NO_SITES = "Criteria can be compared once the study covers local sites."
TOO_FEW = (
    "Criteria can be compared once at least half of the local sites, and no fewer than two, have a level on the same "
    "one."
)


def by_strength(view: View) -> list[str]:
    """The criteria in the order in which they are shown: the strongest first, or in their groups where they have
    some."""
    if view.groups:
        return list(view.criteria)
    return list(criteria_by_strength(view.matrix, view.scale)["criterion"])


def criteria_drawn(view: View) -> list[str]:
    """The criteria that figures show: all of them, or the strongest and the weakest where they are many."""
    found = criteria_by_strength(view.matrix, view.scale)
    ends = both_ends(list(found.loc[found["balance"].notna(), "criterion"]))
    return ends if len(view.criteria) > MOST else by_strength(view)


def distribution_table(view: View) -> Shown:
    """How many local sites have which answer on each criterion; answers that no site has are left out."""
    if not comparable(view):
        return needed(TOO_FEW if len(view.matrix) else NO_SITES)
    counts = distributions(view.matrix, view.scale).loc[by_strength(view), view.answers.used(view.matrix)]
    frame = counts.reset_index().assign(name=[view.criteria[criterion] for criterion in counts.index])
    labels = {"name": "Criterion"} | {answer: view.answers.text(answer) for answer in counts.columns}
    group = None
    if view.groups:
        frame, group = frame.assign(group=list(view.groups.values())), "group"
        labels["group"] = "Group"
    spanners = {
        "At the level": [a for a in counts.columns if a in view.scale.ranks],
        "Without a level": [a for a in counts.columns if a not in view.scale.ranks],
    }
    spanners = {head: columns for head, columns in spanners.items() if columns}
    layout = Layout(labels, group=group, spanners=spanners, centred=list(counts.columns))
    measure = f"Number of local sites, of {len(view.matrix):,}, with each answer"
    title = "Local sites by their answer on each criterion"
    return journal_table(frame, "table-distribution", title, layout, view.trace, measure)


def distribution_figure(view: View) -> ShownFigure | Shown:
    """A bar for each criterion: the shares of the local sites with a level that are at each, numbers written in."""
    if not comparable(view):
        return Shown("", "")
    counts = distributions(view.matrix, view.scale)
    if view.study.look.plots == TRAFFIC_LIGHT:
        drawn = criteria_drawn(view) if len(view.criteria) > MOST else list(view.criteria)
        return summary_figure(view, strength_title(view), list(count_words(counts.loc[drawn], view)), drawn)
    counts = counts.loc[criteria_drawn(view)]
    words = f"Bars of the answers of {counted(len(view.matrix), 'local site')} on each criterion."
    text = f"{words} {'; '.join(count_words(counts, view))}."
    rest = ends_words(len(counts), len(view.criteria), "on which sites are strongest", "on which they are weakest")
    order = "" if view.groups and not rest else "The strongest criterion comes first. "
    measure = f"Local sites at each level, of those with a level. {order}{HALVES}{rest}"
    return ShownFigure(partial(_draw, counts=counts, view=view), strength_title(view), text, view.trace, measure)


def _draw(form: Form, counts: pd.DataFrame, view: View) -> Figure:
    levels = counts[list(reversed(view.scale.levels))]
    known = levels.sum(axis="columns")
    figure, axes = new_figure(0.7 + 0.56 * len(counts), form)
    stacked_bars(axes, levels, beside_numbers(view.answers), share=True, bar=0.5)
    letters = 34 if form.narrow else 80
    heads = [
        f"{cut_label(view.criteria[str(criterion)], letters)}: {share_words(int(number), len(view.matrix))} sites"
        for criterion, number in known.items()
    ]
    name_above(axes, heads, bar=0.5)
    quiet_axis(axes)
    key(figure, for_drawing(view.answers), list(levels), columns=2 if form.narrow else 5)
    return figure


def completeness_table(view: View) -> Shown:
    """The local sites without a level on some criterion: on how many they have one, and what stands in its place.

    Nothing where no level is missing, as `completeness_sentence` says.
    """
    frame = completeness(view.matrix, view.scale)
    others = [answer for answer in frame.columns[1:] if frame[answer].any()]
    if not others:
        return Shown("", "")
    frame = frame.reset_index().assign(name=list(view.order["name"]))
    frame = frame[frame["levels"] < len(view.criteria)].sort_values("levels", kind="stable", ignore_index=True)
    labels = {"name": "Site", "levels": "With a level"} | {a: view.answers.text(a) for a in others}
    layout = Layout(labels, centred=["levels", *others])
    measure = f"Number of criteria, of {number_words(len(view.criteria))}; sites with the fewest levels come first"
    return journal_table(frame, "table-completeness", fewest_title(view), layout, view.trace, measure)


def fewest_title(view: View) -> str:
    """How many sites have the fewest levels."""
    levels = completeness(view.matrix, view.scale)["levels"]
    fewest, criteria = int(levels.min()), len(view.criteria)
    sites = int((levels == fewest).sum())
    have = f"{how_many(sites, 'local site')} {verb(sites, 'has', 'have')}"
    if not fewest and sites == len(levels):
        return "No local site has a level on any criterion"
    if not fewest:
        return f"{have} no level on any criterion"
    return f"{have} the fewest levels, on {share_words(fewest, criteria)} criteria"


def completeness_title(view: View) -> str:
    """How many sites have a level on every criterion."""
    levels = completeness(view.matrix, view.scale)["levels"]
    whole = int((levels == len(view.criteria)).sum())
    if not whole:
        return "No local site has a level on every criterion"
    sites = f"{capitalised(share_words(whole, len(levels)))} local {verb(len(levels), 'site', 'sites')}"
    return f"{sites} {verb(whole, 'has', 'have')} a level on every criterion"


def completeness_sentence(view: View) -> Shown:
    """How many sites have a level everywhere, somewhere and nowhere."""
    levels = completeness(view.matrix, view.scale)["levels"]
    whole, none = int((levels == len(view.criteria)).sum()), int((levels == 0).sum())
    if not len(levels):
        return needed(NO_SITES)
    if whole == len(levels):
        return sentence("Nothing is missing: {told}.", told=uncapitalised(completeness_title(view)))
    if none == len(levels):
        return sentence("{told}.", told=fewest_title(view))
    counts = {"every criterion": whole, "some criteria": len(levels) - whole - none, "none": none}
    (where, number), *rest = ((where, number) for where, number in counts.items() if number)
    told = [f"{number_words(number)} {verb(number, 'has', 'have')} a level on {where}"]
    told += [f"{number_words(number)} on {where}" for where, number in rest]
    return sentence("Of {sites}, {told}.", sites=counted(len(levels), "local site"), told=listed(told))
