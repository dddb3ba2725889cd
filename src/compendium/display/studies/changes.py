"""What changed between two releases of a study, as tables and sentences."""

import pandas as pd

from compendium.analysis.studies.across import answer_matrix
from compendium.analysis.studies.comparing import HIGHER, LOWER, OTHER, Changes, compare_releases
from compendium.display.sentences import Shown, capitalised, counted, listed, sentence
from compendium.display.studies.view import View
from compendium.display.tables import Layout, journal_table

KINDS = {HIGHER: "▲ higher", LOWER: "▼ lower", OTHER: "◆ other"}


def changes_between(old: View, new: View) -> Changes:
    """Compare two releases, each combined by its own rule; the programme is compared like a site."""
    matrices = [answer_matrix(v.cells, list(v.study.sites["site"]), list(v.criteria)) for v in (old, new)]
    return compare_releases(matrices[0], matrices[1], old.scale, new.scale)


def changes_sentence(changes: Changes, old: View, new: View) -> Shown:
    """Sites and criteria added and gone, and how many cells changed."""
    if not changes.any:
        return sentence("Nothing changed: the same sites, criteria and answers.")
    rule = "" if old.study.combine == new.study.combine else _rule_words(old, new)
    return sentence(
        "Sites added: {added}. Sites gone: {gone}. Criteria added: {more}. Criteria gone: {fewer}. {cells}.{rule}",
        added=listed([new.names[s] for s in changes.sites_added]),
        gone=listed([old.names[s] for s in changes.sites_gone]),
        more=listed([new.criteria[c] for c in changes.criteria_added]),
        fewer=listed([old.criteria[c] for c in changes.criteria_gone]),
        cells=capitalised(f"{counted(len(changes.cells), 'answer')} changed"),
        rule=rule,
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


def moved_table(changes: Changes, new: View) -> Shown:
    """The criteria in both releases with the number of sites that moved, those that moved most first."""
    frame = changes.criteria.assign(name=changes.criteria["criterion"].map(new.criteria))
    labels = {"name": "Criterion"} | KINDS | {"unchanged": "Unchanged"}
    layout = Layout(labels, centred=[*KINDS, "unchanged"])
    return journal_table(pd.DataFrame(frame), "table-moved", "Criteria that moved", layout, new.trace)


def what_changed(old: View, new: View) -> list[Shown]:
    """Everything to be told of two releases, in the order of a page: in words, criteria that moved, each cell."""
    changes = changes_between(old, new)
    return [changes_sentence(changes, old, new), moved_table(changes, new), changes_table(changes, old, new)]
