"""What changed between two releases of a study, as tables and sentences."""

from dataclasses import asdict
from functools import partial

import pandas as pd

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown, counted, in_short, listed, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import answer_matrix
from compendium.sites.compute.releases import HIGHER, LOWER, OTHER, Changes, compare_releases, compare_words
from compendium.sites.show.draw_moves import KINDS, draw_moves
from compendium.sites.show.needed import needed
from compendium.sites.show.site_words import paragraphs
from compendium.sites.show.titles import briefly, how_many, number_words, share_words
from compendium.sites.show.view import View

NAMED = 10
"""So many sites or criteria that came or went are named in a sentence; of more, the number is told."""


def changes_between(old: View, new: View) -> Changes:
    """Compare two releases, each combined by its own rule; the programme is compared like a site, but not counted."""
    matrices = [answer_matrix(v.cells, list(v.study.sites["site"]), list(v.criteria)) for v in (old, new)]
    local = [site for site in new.matrix.index if site in old.matrix.index]
    return compare_releases(matrices[0], matrices[1], old.scale, new.scale, local)


def releases(old: View, new: View) -> Shown:
    """Which two releases are compared."""
    return paragraphs([f"Before: {old.study.title}.", f"Now: {new.study.title}."])


def changes_sentence(changes: Changes, old: View, new: View) -> Shown:
    """In short: how many answers changed and which way, and which sites and criteria came and went."""
    if not (set(old.names) & set(new.names) and set(old.criteria) & set(new.criteria)):
        return in_short("The two have no site, or no criterion, in common, so that nothing can be compared.")
    words = len(words_that_changed(old, new))
    further = [f"{how_many(words, 'name or description', 'names or descriptions')} changed."] * bool(words)
    if old.study.combine != new.study.combine:
        further.append(f"Ratings are combined by another rule: {old.study.combine} before, {new.study.combine} now.")
    if not changes.any:
        return in_short(
            f"{'The same' if further else 'Nothing changed: the same'} sites, criteria and answers.", *further
        )
    came_and_went = {
        "Sites added": [new.names[s] for s in changes.sites_added],
        "Sites gone": [old.names[s] for s in changes.sites_gone],
        "Criteria added": [new.criteria[c] for c in changes.criteria_added],
        "Criteria gone": [old.criteria[c] for c in changes.criteria_gone],
    }
    lists = [f"{what}: {_named(names)}." for what, names in came_and_went.items() if names]
    return in_short(f"{_cells_words(changes)}.", *lists, *further)


def _cells_words(changes: Changes) -> str:
    """``12 answers changed: five higher, two lower``; of the sites and criteria in both releases."""
    if changes.cells.empty:
        return "No answer changed at the sites and criteria that are in both releases"
    numbers = changes.cells["kind"].value_counts()
    parts = [f"{number_words(int(numbers[kind]))} {kind}" for kind in (HIGHER, LOWER) if kind in numbers]
    changed = f"{how_many(len(changes.cells), 'answer')} changed"
    return f"{changed}: {listed(parts)}" if parts else f"{changed}, from or to no level"


def _named(names: list[str]) -> str:
    return listed(names if len(names) <= NAMED else [*names[:NAMED], f"{len(names) - NAMED:,} more"])


def changes_table(changes: Changes, old: View, new: View) -> Shown:
    """Every cell that changed, with what it was and what it is."""
    if changes.cells.empty:
        return needed(
            "Answers that changed can be shown once an answer differs at a site and criterion in both releases."
        )
    frame = changes.cells.assign(
        name=changes.cells["site"].map(new.names),
        criterion_name=changes.cells["criterion"].map(new.criteria),
        change=changes.cells["kind"].map(KINDS),
    )
    labels = {"name": "Site", "criterion_name": "Criterion", "before": "Before", "after": "Now", "change": "Change"}
    layout = Layout(labels, group="criterion_name", cells={"before": old.answers.chip, "after": new.answers.chip})
    return journal_table(frame, "table-changes", _cells_words(changes), layout, new.trace)


def words_that_changed(old: View, new: View) -> pd.DataFrame:
    """What sites, criteria and levels in both releases are called and how they are described, where that differs.

    Columns: what, name (as it is now), part, before, after.
    """
    levels = {level.id: level.name for level in new.study.framework.levels}
    tables = [
        ("Site", "site", [view.study.sites for view in (old, new)], new.names, {}),
        ("Criterion", "criterion", [view.study.framework.criteria for view in (old, new)], new.criteria, levels),
        ("Level", "id", [pd.DataFrame(map(asdict, view.study.framework.levels)) for view in (old, new)], levels, {}),
    ]
    found = []
    for what, key, (before, after), names, parts in tables:
        cells = compare_words(before, after, key)
        found.append(cells.assign(what=what, name=cells[key].map(names), part=cells["part"].replace(parts)))
    return pd.concat(found, ignore_index=True)[["what", "name", "part", "before", "after"]]


def words_table(old: View, new: View) -> Shown:
    """Every name and description that changed, with what it was and what it is."""
    frame = words_that_changed(old, new)
    if frame.empty:
        return needed("Names and descriptions that changed can be shown once one differs.")
    labels = {"name": "Name now", "what": "Of a", "part": "What changed", "before": "Before", "after": "Now"}
    title = f"{how_many(len(frame), 'name or description', 'names or descriptions')} changed"
    return journal_table(frame, "table-words", title, Layout(labels), new.trace)


def moved_table(changes: Changes, new: View) -> Shown:
    """The criteria in both releases with the number of local sites that moved, those that moved most first."""
    if not _moved(changes):
        return Shown("", "")
    frame = changes.criteria.assign(name=changes.criteria["criterion"].map(new.criteria))
    kinds = {kind: word for kind, word in KINDS.items() if frame[kind].any()}
    labels = {"name": "Criterion"} | kinds | {"unchanged": "Unchanged"}
    layout = Layout(labels, centred=[*kinds, "unchanged"])
    still = int((frame[list(KINDS)].sum(axis="columns") == 0).sum())
    moved = len(frame) - still
    title = f"Local sites moved on {share_words(moved, len(frame))} {verb(len(frame), 'criterion', 'criteria')}"
    return journal_table(pd.DataFrame(frame), "table-moved", title, layout, new.trace, "Number of local sites")


def _moved(changes: Changes) -> bool:
    """Whether any local site that is in both releases has another answer now."""
    return bool(changes.criteria[list(KINDS)].to_numpy().any())


def moved_figure(changes: Changes, new: View) -> ShownFigure | Shown:
    """For each criterion in both releases, how many local sites went lower (to the left), higher or otherwise."""
    if not _moved(changes):
        return needed("Criteria that moved can be shown once a local site in both releases has another answer.")
    rows = changes.criteria
    names = [new.criteria[criterion] for criterion in rows["criterion"]]
    told = [
        f"{name}: {row[HIGHER]} higher, {row[LOWER]} lower, {row[OTHER]} other, {row['unchanged']} unchanged"
        for name, row in zip(names, rows.to_dict("records"), strict=True)
    ]
    words = f"Bars of how many sites moved on each criterion. {'; '.join(told)}."
    drawing = partial(draw_moves, rows=rows, names=names)
    measure = "Local sites in both releases whose answer is higher or lower than before, or other: from or to no level"
    return ShownFigure(drawing, moved_title(rows, new), words, new.trace, measure)


def moved_title(rows: pd.DataFrame, new: View) -> str:
    """On which criterion the balance of higher and lower is largest. ``rows`` are `Changes.criteria`."""
    balance = (rows[HIGHER] - rows[LOWER]).set_axis(rows["criterion"])
    top = balance[balance.abs() == balance.abs().max()]
    if not top.iloc[0]:
        return "No criterion moved up or down on balance"
    sites = counted(abs(int(top.iloc[0])), "site")
    if len(top) > 1:
        return f"{how_many(len(top), 'criterion', 'criteria')} moved most, by {sites} each"
    return f"{briefly(new.criteria[str(top.index[0])], 6)} moved most, {'up' if top.iloc[0] > 0 else 'down'} by {sites}"
