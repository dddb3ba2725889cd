"""Which criteria move together, and which local sites are alike."""

import pandas as pd
from matplotlib.axes import Axes

from compendium.display.charts import heat_map
from compendium.display.figures import ShownFigure, cut_label, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, listed, sentence
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import MINIMUM_SITES, criteria_together
from compendium.sites.compute.grouping import SAME, SiteGroups, shared_levels, similar_sites
from compendium.sites.show.view import View

NUMBERED_FROM = 16
"""Columns of more criteria than this are too narrow for names."""

NAMED = 20
"""So many sites are named in a sentence; of more, only their number is told."""


def together_table(view: View, most: int = 30) -> Shown:
    """Pairs of criteria and how they move together, the strongest first; pairs with too few sites stand last.

    Of more pairs than `most`, the weaker ones are left out and counted, apart from those that have no coefficient.
    """
    pairs = criteria_together(view.matrix, view.scale)
    frame = pairs.head(most)
    frame = frame.assign(
        first_name=frame["first"].map(view.criteria),
        second_name=frame["second"].map(view.criteria),
        shown=[_correlation(value, sites) for value, sites in zip(frame["correlation"], frame["sites"], strict=True)],
    )
    labels = {"first_name": "Criterion", "second_name": "And", "sites": "Sites with both", "shown": "Kendall's tau-b"}
    left = pairs["correlation"].iloc[most:]
    weaker, without = int(left.notna().sum()), int(left.isna().sum())
    told = [f"{weaker} weaker pairs"] * bool(weaker) + [f"{without} pairs without a coefficient"] * bool(without)
    rest = f"; left out: {listed(told)}" if told else ""
    caption = f"Criteria that move together, from {MINIMUM_SITES} sites with a level on both{rest}"
    layout = Layout(labels, centred=["sites", "shown"])
    return journal_table(frame, "table-together", caption, layout, view.trace)


def _correlation(value: float, sites: int) -> str:
    if pd.isna(value):
        return "too few sites" if sites < MINIMUM_SITES else "one level only"
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")  # no minus before nought


def together_figure(view: View) -> ShownFigure | Shown:
    """The correlations as a shaded half square, where any can be formed."""
    pairs = criteria_together(view.matrix, view.scale)
    known = pairs[pairs["correlation"].notna()]
    if known.empty:
        return sentence(
            "No two criteria have levels at {n} sites or more, so none can be held against each other.", n=MINIMUM_SITES
        )
    criteria = list(view.criteria)
    square = pd.DataFrame(float("nan"), index=criteria, columns=criteria)
    for first, second, value in zip(known["first"], known["second"], known["correlation"], strict=True):
        square.loc[second, first] = value
    lower = square.iloc[1:, :-1]
    many = len(criteria) > NUMBERED_FROM
    figure, axes = new_figure(1.6 + (0.2 if many else 0.36) * len(lower))
    written = lower.map(
        lambda value: "" if pd.isna(value) or len(criteria) > 12 else _correlation(value, MINIMUM_SITES)
    )
    heat_map(axes, lower.abs().fillna(0.0), written, lower.isna())
    (_label_by_number if many else _label_by_name)(axes, list(view.criteria.values()))
    words = [
        f"{view.criteria[a]} and {view.criteria[b]} {_correlation(value, MINIMUM_SITES)}"
        for a, b, value in known[["first", "second", "correlation"]].head(15).itertuples(index=False)
    ]
    text = f"Half square of rank correlations between criteria, darker where stronger. Strongest: {'; '.join(words)}."
    return ShownFigure(figure, "How strongly criteria move together (Kendall's tau-b)", text, view.trace)


def _label_by_name(axes: Axes, names: list[str]) -> None:
    places = [place + 0.5 for place in range(len(names) - 1)]  # seaborn leaves out every other where it is narrow
    axes.set_xticks(places, [cut_label(name, 22) for name in names[:-1]], rotation=35, ha="right", fontsize=8)
    axes.set_yticks(places, [short_label(name, 26) for name in names[1:]], rotation=0, fontsize=8)


def _label_by_number(axes: Axes, names: list[str]) -> None:
    """Rows carry number and name of their criterion, columns the number, every fifth of them and the first."""
    rows = [f"{number} {cut_label(name, 24)}" for number, name in enumerate(names, 1)][1:]
    columns = [number for number in range(1, len(names)) if number == 1 or number % 5 == 0]
    axes.set_yticks([place + 0.5 for place in range(len(rows))], rows, rotation=0, fontsize=8)
    axes.set_xticks([number - 0.5 for number in columns], [str(number) for number in columns], rotation=0, fontsize=8)
    axes.set_xlabel(f"Number of the criterion\n(1 is {cut_label(names[0], 24)})")


def groups_table(view: View) -> Shown:
    """Groups of local sites with much the same profile, and the levels that all of a group share."""
    groups = similar_sites(view.matrix, view.scale)
    if not groups.groups:
        return sentence("No two local sites are alike enough to form a group. {rest}", rest=_rest(groups, view))
    rows = [
        {
            "group": f"Group {number}",
            "size": len(group),
            "sites": _names(group, view),
            "shared": _shared(group, view),
        }
        for number, group in enumerate(groups.groups, 1)
    ]
    labels = {"group": "Group", "size": "Sites", "sites": "Which", "shared": "Levels that all of them have"}
    caption = (
        f"Local sites of which every two have the same level on {SAME:.0%} of criteria or more. {_rest(groups, view)}"
    )
    return journal_table(pd.DataFrame(rows), "table-groups", caption, Layout(labels, centred=["size"]), view.trace)


def _names(sites: tuple[str, ...], view: View) -> str:
    return listed([view.names[site] for site in sites])


def _shared(group: tuple[str, ...], view: View) -> str:
    shared = shared_levels(view.matrix, group, view.scale)
    return "; ".join(f"{view.criteria[c]}: {view.answers.text(level)}" for c, level in shared.items()) or "–"


def _rest(groups: SiteGroups, view: View) -> str:
    parts = [
        f"{counted(len(sites), 'site')} {what}" + (f" ({_names(sites, view)})" if len(sites) <= NAMED else "")
        for sites, what in [
            (groups.alone, "like no other"),
            (groups.too_few, "with levels on fewer than half of the criteria"),
        ]
        if sites
    ]
    return f"{capitalised('; '.join(parts))}." if parts else ""
