"""Which criteria move together, and which local sites are alike."""

from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from compendium.display.charts import heat_map
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, listed, verb
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import SMALLEST
from compendium.sites.compute.across import MINIMUM_SITES, criteria_together
from compendium.sites.compute.grouping import SAME, SiteGroups, shared_levels, similar_sites
from compendium.sites.show.many import END, MOST
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import briefly, number_words, share_words
from compendium.sites.show.view import View

NUMBERED_FROM = 16
"""Columns of more criteria than this are too narrow for names."""

NAMED_WHERE_NARROW = 5
"""Columns of more criteria than this are too narrow for names in the narrow form."""

NAMED = 6
"""So many sites are named in a sentence; of more, only their number is told."""

TAU = "Kendall’s tau-b: 1 where two criteria order the sites alike, −1 where they order them the other way round"


def together_table(view: View, most: int = 30) -> Shown:
    """Pairs of criteria that can be compared and how they move together, the strongest first.

    Of more pairs than `most`, the weaker ones are left out and counted, and so are pairs without a coefficient.
    """
    pairs = criteria_together(view.matrix, view.scale)
    known = pairs[pairs["correlation"].notna()]
    if known.empty:
        return Shown("", "")
    frame = known.head(most)
    frame = frame.assign(
        first_name=frame["first"].map(view.criteria),
        second_name=frame["second"].map(view.criteria),
        shown=frame["correlation"].map(_correlation),
    )
    labels = {"first_name": "Criterion", "second_name": "And", "sites": "Sites with both", "shown": "Kendall’s tau-b"}
    weaker, without = len(known) - len(frame), len(pairs) - len(known)
    told = [counted(weaker, "weaker pair")] * bool(weaker) + [
        f"{counted(without, 'pair')} without a coefficient"
    ] * bool(without)
    rest = f". Left out: {listed(told)}" if told else ""
    measure = f"Pairs of criteria with levels at {MINIMUM_SITES} sites or more, the strongest first{rest}"
    layout = Layout(labels, centred=["sites", "shown"])
    return journal_table(frame, "table-together", together_title(known, view), layout, view.trace, measure)


def together_title(known: pd.DataFrame, view: View) -> str:
    """Which pair moves together most. ``known`` has the pairs with a coefficient, the strongest first."""
    strongest = known.iloc[0]
    first, second = (briefly(view.criteria[strongest[each]], 4) for each in ("first", "second"))
    if not round(strongest["correlation"], 2):
        return "No two criteria move together"
    return f"{first} and {second} move {'together' if strongest['correlation'] > 0 else 'apart'} most"


def _correlation(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")  # no minus before nought


def together_figure(view: View) -> ShownFigure | Shown:
    """The correlations as a shaded half square, where any can be formed."""
    pairs = criteria_together(view.matrix, view.scale)
    known = pairs[pairs["correlation"].notna()]
    if known.empty:
        return needed(
            "Which criteria move together will be known once two of them have levels, and not all the same, at "
            f"{MINIMUM_SITES} sites or more."
        )
    words = [
        f"{view.criteria[a]} and {view.criteria[b]} {_correlation(value)}"
        for a, b, value in known[["first", "second", "correlation"]].head(15).itertuples(index=False)
    ]
    text = f"Half square of rank correlations between criteria, darker where stronger. Strongest: {'; '.join(words)}."
    drawing = partial(_draw, known=known, view=view)
    shown, of = len(_drawn_criteria(known, view)), len(view.criteria)
    rest = f". Shown: the {shown} of {of:,} criteria with the strongest pairs" * (shown < of)
    return ShownFigure(drawing, together_title(known, view), text, view.trace, f"{TAU}{rest}")


def _drawn_criteria(known: pd.DataFrame, view: View) -> list[str]:
    """The criteria to draw, in the framework's order: all, or of many those of the strongest pairs."""
    if len(view.criteria) <= MOST:
        return list(view.criteria)
    strongest = list(dict.fromkeys(known[["first", "second"]].to_numpy().ravel()))[: 2 * END]
    return [criterion for criterion in view.criteria if criterion in strongest]


def _draw(form: Form, known: pd.DataFrame, view: View) -> Figure:
    criteria = _drawn_criteria(known, view)
    square = pd.DataFrame(float("nan"), index=criteria, columns=criteria)
    for first, second, value in zip(known["first"], known["second"], known["correlation"], strict=True):
        if first in criteria and second in criteria:
            square.loc[second, first] = value
    lower = square.iloc[1:, :-1]
    many = len(criteria) > NUMBERED_FROM
    numbered = many or (form.narrow and len(criteria) > NAMED_WHERE_NARROW)
    figure, axes = new_figure(1.6 + (0.2 if many else 0.36) * len(lower), form)
    most = 9 if form.narrow else 12  # more numbers would not fit into their cells
    written = lower.map(lambda value: "" if pd.isna(value) or len(criteria) > most else _correlation(value))
    heat_map(axes, lower.abs().fillna(0.0), written, lower.isna())
    (_label_by_number if numbered else _label_by_name)(axes, [view.criteria[criterion] for criterion in criteria], form)
    return figure


def _label_by_name(axes: Axes, names: list[str], form: Form) -> None:
    places = [place + 0.5 for place in range(len(names) - 1)]
    letters = 22 if form.narrow else 34
    axes.set_xticks(places, [cut_label(name, 22) for name in names[:-1]], rotation=35, ha="right", fontsize=SMALLEST)
    axes.set_yticks(places, [short_label(name, letters) for name in names[1:]], rotation=0, fontsize=SMALLEST)


def _label_by_number(axes: Axes, names: list[str], form: Form) -> None:
    """Rows carry number and name of their criterion, columns the number; of many, every fifth of them and the first."""
    letters, many = 24 if form.narrow else 48, len(names) > NUMBERED_FROM
    label = cut_label if many else short_label
    rows = [f"{number} {label(name, letters)}" for number, name in enumerate(names, 1)][1:]
    columns = [number for number in range(1, len(names)) if number == 1 or number % 5 == 0 or not many]
    axes.set_yticks([place + 0.5 for place in range(len(rows))], rows, rotation=0, fontsize=SMALLEST)
    axes.set_xticks([number - 0.5 for number in columns], [str(number) for number in columns], rotation=0)
    axes.set_xlabel(f"Number of the criterion\n(1 is {cut_label(names[0], letters)})")


def groups_table(view: View) -> Shown:
    """Groups of local sites with much the same profile, and the levels that all of a group share."""
    groups = similar_sites(view.matrix, view.scale)
    if not groups.groups:
        return needed(
            f"Sites that are alike can be shown once two have the same level on at least {SAME:.0%} of the criteria."
        )
    rows = [
        {
            "sites": _names(group, view),
            "size": len(group),
            "shared": _shared(group, view),
        }
        for group in groups.groups
    ]
    labels = {"sites": "Sites that are alike", "size": "How many", "shared": "Levels that all of them have"}
    layout = Layout(labels, centred=["size"])
    return journal_table(
        pd.DataFrame(rows), "table-groups", groups_title(groups), layout, view.trace, _rest(groups, view)
    )


def groups_title(groups: SiteGroups) -> str:
    """How many pairs and larger groups there are, and how many of the sites are in one."""
    inside = sum(map(len, groups.groups))
    sites = inside + len(groups.alone) + len(groups.too_few)
    pairs = sum(len(group) == 2 for group in groups.groups)
    larger = len(groups.groups) - pairs
    parts = [f"{number_words(pairs)} {verb(pairs, 'pair', 'pairs')}"] * bool(pairs)
    group = verb(larger, "group", "groups")
    parts += [f"{number_words(larger)} {f'larger {group}' if pairs else group}"] * bool(larger)
    are = verb(pairs + larger, "is", "are")
    return f"{capitalised(listed(parts))} of local sites {are} much alike: {share_words(inside, sites)}"


def _names(sites: tuple[str, ...], view: View) -> str:
    return listed([view.names[site] for site in sites])


def _shared(group: tuple[str, ...], view: View) -> str:
    shared = shared_levels(view.matrix, group, view.scale)
    return "; ".join(f"{view.criteria[c]}: {view.answers.text(level)}" for c, level in shared.items()) or "–"


def _rest(groups: SiteGroups, view: View) -> str:
    """What the groups are, and the sites in none of them."""
    parts = [
        f"{capitalised(counted(len(sites), 'site'))} {verb(len(sites), *what)}"
        + (f": {_names(sites, view)}" if len(sites) <= NAMED else "")
        for sites, what in [
            (groups.alone, ("is like no other", "are like no other")),
            (
                groups.too_few,
                ("has levels on fewer than half of the criteria", "have levels on fewer than half of the criteria"),
            ),
        ]
        if sites
    ]
    rule = (
        f"Every two sites of a group have the same level on {SAME:.0%} or more of the criteria on which both have one, "
        "and these are at least half of all criteria"
    )
    return ". ".join([rule, *parts])
