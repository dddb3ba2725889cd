"""The matrix of local sites and criteria, as a table and as a figure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown, counted, in_words
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import distributions
from compendium.sites.compute.summary import criteria_by_strength, ends_of_order
from compendium.sites.show.chips import ONE_LINE, chip
from compendium.sites.show.draw_matrix import draw_matrix
from compendium.sites.show.draw_risk_of_bias import draw_lights
from compendium.sites.show.few_answers import few_answers_table, is_sparse, name_cell
from compendium.sites.show.leads import Lead
from compendium.sites.show.many import END, both_ends, ends_words
from compendium.sites.show.needed import needed
from compendium.sites.show.site_columns import shown_columns
from compendium.sites.show.titles import standing_title
from compendium.sites.show.view import View
from compendium.studies.compute.scale import NO_RATING
from compendium.studies.look_settings import DOMINANCE, FILE, NAME, TRAFFIC_LIGHT

MOST_CELLS = 6000
"""A figure with more cells would take long to draw and longer to read; the table shows them all the same."""

MOST_CRITERIA = 24
"""Of more criteria those at both ends are drawn: so many columns fill panels side by side, which nobody compares."""

MANY_COLUMNS, SHORT = 6, 11
"""From so many criteria on, columns are narrow: only answers of so few letters are kept in one line."""

MOST_SITES, ENDS = 42, 8
"""Of more sites than fit into one panel, so many are drawn from each end: nobody reads 153 rows of a picture."""


def matrix_table(view: View) -> Shown:
    """Every local site with its answer on each criterion, grouped and ordered; both lead to the page of the site."""
    if not view.matrix.size:
        return needed("Sites can be compared once the study covers local sites.")
    if is_sparse(view):
        return few_answers_table(view)
    unbroken = ONE_LINE if len(view.criteria) < MANY_COLUMNS else SHORT
    chips = {name: chip(view.answers, name, unbroken) for name in view.answers.names} | {NO_RATING: _no_rating(view)}
    sites = list(view.matrix.index)
    frame = pd.DataFrame({"site": sites, "name": [Lead(view.names[site], site) for site in sites]})
    known = view.study.sites.set_index("site").loc[sites]
    more = shown_columns(view.study, known)
    frame = frame.assign(**{_beside(place): cells for place, cells in enumerate(more.values())})
    for criterion, answers in view.matrix.items():
        led = zip(answers, sites, strict=True)
        frame[_column(str(criterion))] = [Lead(answer, site, str(criterion)) for answer, site in led]
    columns = [_column(criterion) for criterion in view.matrix.columns]
    labels = {"name": "Site"} | {_beside(place): name for place, name in enumerate(more)}
    labels |= dict(zip(columns, view.criteria.values(), strict=True))
    group = None
    if view.order["group"].ne("").any():
        frame["group"], group = list(view.order["group"]), "group"
        labels["group"] = "Group"
    spanners: dict[str, list[str]] = {}
    for criterion, over in view.groups.items():
        spanners.setdefault(over, []).append(_column(criterion))
    cells = dict.fromkeys(columns, partial(_cell, chips=chips)) | {"name": name_cell}
    layout = Layout(labels, group=group, spanners=spanners, cells=cells, anchor=("site", "site"))
    title = f"Answers of {counted(len(frame), 'local site')} on each criterion"
    symbol, words = view.answers.symbols[NO_RATING], view.answers.names[NO_RATING]
    measure = f"Each answer leads to its row on the page of the site; {symbol} means {words}"
    return journal_table(frame, "table-matrix", title, layout, view.trace, measure)


def _cell(answer: Lead, chips: Mapping[str, str]) -> str:
    """An answer that leads to the row of its criterion on the page of the site, where there is something to see."""
    return chips[answer.words] if answer.words == NO_RATING else answer.mark(chips[answer.words])


def _no_rating(view: View) -> str:
    """The symbol alone, which leaves room for levels; its words are for screen readers."""
    words = f'<span class="compendium-hidden"> {view.answers.names[NO_RATING]}</span>'
    return f'<span class="grey">{view.answers.symbols[NO_RATING]}{words}</span>'


def _beside(place: int) -> str:
    """A name for a column of the sites that no other column has."""
    return f"beside {place}"


def _column(criterion: str) -> str:
    """A name for the column of a criterion that no other column has."""
    return f"criterion {criterion}"


def matrix_figure(view: View) -> ShownFigure | Shown:
    """The matrix as coloured cells with the symbols written in; long ones are split into panels."""
    if not view.matrix.isin(view.scale.levels).to_numpy().any():
        return Shown("", "No local site has a level yet; the table shows what there is.")
    drawn, draw = view, draw_lights if view.study.look.plots == TRAFFIC_LIGHT else draw_matrix
    if is_sparse(view) and draw is draw_matrix:
        return Shown("", "So few answers are known that they are listed and not drawn.")
    order = "; the higher a site stands, the nearer the top of its group" * (view.study.look.order == DOMINANCE)
    measure = f"The answer of each local site on each criterion{order}"
    if len(view.matrix) > MOST_SITES and draw is draw_matrix:
        drawn = replace(view, order=ends_of_order(view.order, view.matrix, view.scale, ENDS))
        measure = _drawn_words(drawn)
    if drawn.order.empty or len(drawn.order) * len(view.criteria) > MOST_CELLS:
        return Shown("", "The matrix is too large to draw; the table shows all of it.")
    if len(view.criteria) > MOST_CRITERIA:
        drawn, told = _of_both_ends(drawn)
        measure += told
    drawing = partial(draw, view=drawn)
    return ShownFigure(drawing, standing_title(view), matrix_words(view), view.trace, measure)


def _of_both_ends(view: View) -> tuple[View, str]:
    """A view of the criteria on which sites are strongest and weakest, and words on which these are; the view as it is
    where too few can be called either."""
    found = criteria_by_strength(view.matrix, view.scale)
    ends = both_ends(list(found.loc[found["balance"].notna(), "criterion"]))
    criteria = view.study.framework.criteria
    if len(ends) < 2 * END:
        return view, ""
    framework = replace(view.study.framework, criteria=criteria[criteria["criterion"].isin(ends).to_numpy()])
    told = ends_words(len(ends), len(criteria), "on which sites are strongest", "on which they are weakest")
    return replace(view, study=replace(view.study, framework=framework)), told


def order_sentences(view: View) -> Shown:
    """In which order the local sites are listed, and that the programme is not among them."""
    grouped = ", within the groups of the table" * bool(view.order["group"].ne("").any())
    lines = [f"{ORDER_WORDS[view.study.look.order].format(grouped=grouped)}"] if len(view.matrix) > 1 else []
    lines += [PROGRAMME_APART] * (len(view.study.sites) > len(view.matrix))
    return Shown(f"<p>{escape(' '.join(lines))}</p>" if lines else "", " ".join(lines))


ORDER_WORDS = {
    DOMINANCE: (
        "Sites are listed in order of dominance{grouped}: the share of comparisons with another site on the same "
        "criterion in which a site has the higher level, minus the share in which it has the lower one. It uses "
        "nothing but the order of the levels."
    ),
    NAME: "Sites are listed by name{grouped}.",
    FILE: "Sites are listed in the order in which the study names them{grouped}.",
}
PROGRAMME_APART = (
    "The programme, which stands for whatever belongs to no single site, has its own page and is not among them."
)


def _drawn_words(drawn: View) -> str:
    """Which sites are drawn where there are too many for all of them: both ends, or all that are known well enough."""
    ends = f"The {in_words(ENDS)} local sites that stand highest and the {in_words(ENDS)} that stand lowest, of those"
    sites = ends if len(drawn.order) == 2 * ENDS else "Local sites"
    return f"{sites} with levels on half of the criteria; the table has all {len(drawn.matrix):,}"


def matrix_words(view: View) -> str:
    """Alternative text: every answer of a small matrix, the counts of each criterion of a large one."""
    sites = counted(len(view.matrix), "local site")
    if view.matrix.size <= 60:
        return f"Grid of {sites} and {counted(len(view.criteria), 'criterion', 'criteria')}. {'; '.join(_rows(view))}."
    counts = distributions(view.matrix, view.scale)
    return f"Grid of {sites}. Answers by criterion: {'; '.join(count_words(counts, view))}."


def _rows(view: View) -> Iterator[str]:
    for site, row in view.matrix.iterrows():
        told = [f"{view.criteria[c]} {view.answers.names[a]}" for c, a in row.items() if a != NO_RATING]
        yield f"{view.names[str(site)]}: {', '.join(told) or 'no rating at all'}"


def count_words(counts: pd.DataFrame, view: View) -> Iterator[str]:
    """Say for each criterion how many sites have which answer; answers that nobody has are left out."""
    for criterion, row in counts.iterrows():
        told = [f"{view.answers.names[answer]} {number}" for answer, number in row.items() if number]
        yield f"{view.criteria[str(criterion)]}: {', '.join(told)}"
