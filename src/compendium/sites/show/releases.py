"""What changed between two releases of a study, as tables and sentences."""

from dataclasses import asdict

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, listed, sentence
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import AMBER_FILL, INK, LIGHT_TEAL, PALE, SMALLEST
from compendium.sites.compute.across import answer_matrix
from compendium.sites.compute.releases import HIGHER, LOWER, OTHER, Changes, compare_releases, compare_words
from compendium.sites.show.site import paragraphs
from compendium.sites.show.view import View

KINDS = {HIGHER: "▲ higher", LOWER: "▼ lower", OTHER: "◆ other"}
FILLS = {HIGHER: LIGHT_TEAL, LOWER: AMBER_FILL, OTHER: PALE}


def changes_between(old: View, new: View) -> Changes:
    """Compare two releases, each combined by its own rule; the programme is compared like a site, but not counted."""
    matrices = [answer_matrix(v.cells, list(v.study.sites["site"]), list(v.criteria)) for v in (old, new)]
    local = [site for site in new.matrix.index if site in old.matrix.index]
    return compare_releases(matrices[0], matrices[1], old.scale, new.scale, local)


def releases(old: View, new: View) -> Shown:
    """Which two releases are compared."""
    return paragraphs([f"Before: {old.study.title}.", f"Now: {new.study.title}."])


def changes_sentence(changes: Changes, old: View, new: View) -> Shown:
    """Sites and criteria added and gone, and how many cells changed."""
    if not (set(old.names) & set(new.names) and set(old.criteria) & set(new.criteria)):
        return sentence("The two have no site, or no criterion, in common, so that nothing can be compared.")
    words = len(words_that_changed(old, new))
    renamed = (
        f" {capitalised(counted(words, 'name or description', 'names or descriptions'))} changed." if words else ""
    )
    rule = "" if old.study.combine == new.study.combine else _rule_words(old, new)
    further = renamed + rule
    if not changes.any:
        same = "The same" if further else "Nothing changed: the same"
        return sentence("{same} sites, criteria and answers.{further}", same=same, further=further)
    return sentence(
        "Sites added: {added}. Sites gone: {gone}. Criteria added: {more}. Criteria gone: {fewer}. {cells}.{further}",
        added=listed([new.names[s] for s in changes.sites_added]),
        gone=listed([old.names[s] for s in changes.sites_gone]),
        more=listed([new.criteria[c] for c in changes.criteria_added]),
        fewer=listed([old.criteria[c] for c in changes.criteria_gone]),
        cells=capitalised(f"{counted(len(changes.cells), 'answer')} changed"),
        further=further,
    )


def _rule_words(old: View, new: View) -> str:
    return f" Ratings are combined by another rule: {old.study.combine} before, {new.study.combine} now."


def changes_table(changes: Changes, old: View, new: View) -> Shown:
    """Every cell that changed, with what it was and what it is."""
    if changes.cells.empty:
        return sentence("No answer changed at the sites and criteria that are in both releases.")
    frame = changes.cells.assign(
        name=changes.cells["site"].map(new.names),
        criterion_name=changes.cells["criterion"].map(new.criteria),
        change=changes.cells["kind"].map(KINDS),
    )
    labels = {"name": "Site", "criterion_name": "Criterion", "before": "Before", "after": "Now", "change": "Change"}
    layout = Layout(labels, group="criterion_name", cells={"before": old.answers.chip, "after": new.answers.chip})
    return journal_table(frame, "table-changes", "Answers that changed", layout, new.trace)


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
        return sentence("Sites, criteria and levels in both releases are called and described as before.")
    labels = {"name": "Name now", "what": "Of a", "part": "What changed", "before": "Before", "after": "Now"}
    return journal_table(frame, "table-words", "Names and descriptions that changed", Layout(labels), new.trace)


def moved_table(changes: Changes, new: View) -> Shown:
    """The criteria in both releases with the number of local sites that moved, those that moved most first."""
    if changes.criteria.empty:
        return sentence("No criterion is in both releases.")
    frame = changes.criteria.assign(name=changes.criteria["criterion"].map(new.criteria))
    labels = {"name": "Criterion"} | KINDS | {"unchanged": "Unchanged"}
    layout = Layout(labels, centred=[*KINDS, "unchanged"])
    return journal_table(pd.DataFrame(frame), "table-moved", "Criteria that moved", layout, new.trace)


def moved_figure(changes: Changes, new: View) -> ShownFigure | Shown:
    """For each criterion in both releases, how many local sites went lower (to the left), higher or otherwise."""
    rows = changes.criteria
    if rows.empty:
        return Shown("", "There is nothing to draw.")
    figure, axes = new_figure(1.7 + 0.36 * len(rows))
    for down, row in enumerate(rows.to_dict("records")):
        _part(axes, down, -row[LOWER], row[LOWER], LOWER)
        _part(axes, down, 0, row[HIGHER], HIGHER)
        _part(axes, down, row[HIGHER], row[OTHER], OTHER)
    names = [new.criteria[criterion] for criterion in rows["criterion"]]
    axes.set_yticks(range(len(rows)), [short_label(name, 30) for name in names])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    reach = max(1, int(rows[LOWER].max()), int((rows[HIGHER] + rows[OTHER]).max()))
    axes.set_xlim(-reach - 0.5, reach + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.xaxis.set_major_formatter(lambda number, _: f"{abs(number):.0f}")
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_xlabel("Local sites\n" + "   ".join(KINDS[kind] for kind in (LOWER, HIGHER, OTHER)))
    told = [
        f"{name}: {row[HIGHER]} higher, {row[LOWER]} lower, {row[OTHER]} other, {row['unchanged']} unchanged"
        for name, row in zip(names, rows.to_dict("records"), strict=True)
    ]
    words = f"Bars of how many sites moved on each criterion. {'; '.join(told)}."
    return ShownFigure(figure, "Sites that moved, by criterion", words, new.trace)


def _part(axes: Axes, down: int, left: int, number: int, kind: str) -> None:
    """One part of a bar, with its sign and number."""
    if not number:
        return
    axes.barh(down, number, left=left, color=FILLS[kind], edgecolor=INK, linewidth=0.5, height=0.76)
    sign = KINDS[kind].split()[0]
    axes.text(left + number / 2, down, f"{sign} {number}", ha="center", va="center", fontsize=SMALLEST)
