"""Questions about a table as a whole: where its sites are named, where its criteria stand, which level is the best."""

from __future__ import annotations

from compendium.data_package.faults import quoted
from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import Scale, is_bare_number
from compendium.intake.heading_words import CRITERION_WORDS
from compendium.intake.headings import IDENTIFY, RATED, UNKNOWN
from compendium.intake.questions import OPEN, Answer, Question
from compendium.intake.reading import Imported
from compendium.intake.table import LONG, WIDE


def ask_about_layout(out: Imported, scale: Scale) -> None:
    """Ask where nothing names the sites or a criterion, or where it is doubtful what does."""
    table = out.table
    if table.layout == WIDE:
        _ask_which_names(out)
        _ask_which_way(out)
    kinds = {role.kind for role in out.roles}
    if not kinds & set(IDENTIFY):
        says = "No heading says which column names the sites."
        options = [table.headings[n] for n, role in enumerate(out.roles) if role.kind in (UNKNOWN, "evidence", "coder")]
        answers = tuple(Answer("--map", one, "name") for one in options or table.headings)
        out.questions.ask(Question("layout", "site", says, answers, len(answers) == 1))
    if RATED not in kinds and table.layout != LONG:
        _ask_criteria(out, scale, UNKNOWN in kinds)


def _ask_criteria(out: Imported, scale: Scale, asked: bool) -> None:
    """Ask where no heading is a criterion: where the sites stand, if that helps; else, if no heading was asked about,
    for another framework.
    """
    table = out.table
    known = {heading_key(text) for pair in scale.criteria for text in pair}
    others = {heading_key(line[0]) for line in table.lines}
    says = "No heading is a criterion."
    if known & others:
        answer = Answer("--sites-in", "rows" if table.turned else "columns")
    elif asked:
        return
    else:
        answer = Answer("--levels" if scale.making else "--framework", OPEN)
        says += " Nothing under any of them is a level." if scale.making else " Is this another framework?"
    out.questions.ask(Question("layout", "criterion", says, (answer,)))


def _ask_which_names(out: Imported) -> None:
    """Ask whether sites are named by numbers, where these only stand first and another column could name them.

    Lines without a rating, such as a total or a note, say nothing of that.
    """
    table = out.table
    first = next((n for n, role in enumerate(out.roles) if role.assumed), None)
    rated = [n for n, role in enumerate(out.roles) if role.kind == RATED]
    lines = [line for _, line in table.body if any(trimmed(line[n]) for n in rated)]
    columns = [[trimmed(line[n]) for line in lines] for n in range(len(table.headings))]
    if first is None or not all(map(is_bare_number, filter(None, columns[first]))):
        return
    unlike = [n for n, cells in enumerate(columns) if len(set(cells)) == len(cells) > 1 and all(cells)]
    others = [n for n in unlike if out.roles[n].kind == UNKNOWN and not all(map(is_bare_number, columns[n]))]
    if others:
        says = f"Do the numbers under {quoted(table.headings[first])} name the sites?"
        answers = tuple(Answer("--map", table.headings[n], "name") for n in [*others[:3], first])
        out.questions.ask(Question("layout", "names", says, answers, proposed=True))


def _ask_which_way(out: Imported) -> None:
    """Ask where the sites are, where the first column seems to name the criteria of a framework that is being made."""
    table = out.table
    first = next((n for n, role in enumerate(out.roles) if role.assumed), None)
    if first is not None and not set(heading_key(table.headings[first]).split()).isdisjoint(CRITERION_WORDS):
        heading = table.headings[first]
        says = f"{quoted(heading)} names the criteria, as it seems. Do the sites stand in columns?"
        answers = (Answer("--sites-in", "columns"), Answer("--map", heading, "name"))
        out.questions.ask(Question("layout", "way", says, answers, proposed=True))


def ask_direction(out: Imported, scale: Scale) -> None:
    """Ask which level is best where nothing says so but the order of --levels: where all ratings are bare numbers.

    Where the numbers count from 0, or below, and every criterion was named one by one, they are taken as listed.
    """
    levels = {level.id for level in scale.levels}
    cells = [typed for typed, level in out.values if level in levels]
    if not cells or not all(map(is_bare_number, cells)):
        return
    named = all(role.why == "--criterion" for role in out.roles if role.kind == RATED)
    if named and min(level.value for level in scale.levels) <= 0 and out.table.layout != LONG:
        return
    best, worst = scale.levels[0], scale.levels[-1]
    says = (
        f"All ratings are bare numbers. Is {best.value} ({best.id}) the best, or is {worst.value} the best? If so, "
        "list the levels with the numbers that were printed."
    )
    printed = zip(scale.levels, reversed(scale.levels), strict=True)
    turned = ",".join(f"{level.id}={other.value}" for level, other in printed)
    answers = (Answer("--best", best.id), Answer("--levels", turned))
    out.questions.ask(Question("layout", "direction", says, answers))
