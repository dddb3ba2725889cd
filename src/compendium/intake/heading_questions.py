"""Questions about the headings of a table, and about the direction of a scale of bare numbers."""

from __future__ import annotations

from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import fold, heading_key, trimmed
from compendium.intake.answers import Scale, is_bare_number
from compendium.intake.headings import ANSWER, IDENTIFY, RATED, RATING_PARTS, UNKNOWN, Role, twice
from compendium.intake.questions import OPEN, Answer, Place, Question
from compendium.intake.reading import Imported
from compendium.intake.table import LONG, WIDE
from compendium.studies.frames import OWN_COLUMNS
from compendium.studies.look_settings import PUBLISH

OUT_OF_PLACE = {WIDE: tuple(RATING_PARTS), LONG: (ANSWER,)}
"""Roles of headings that a layout has no room for."""

NAMES_CRITERIA = frozenset((
    "criterion", "criteria", "construct", "constructs", "standard", "standards", "indicator", "indicators", "item",
    "items", "question", "questions", "domain", "domains", "dimension", "dimensions", "measure", "measures",
))  # fmt: skip
"""Words over a column that names criteria rather than sites."""

TOLD_APART = " To keep both, give one of them a name in the file that differs by more than case or hyphens."


def ask_about_headings(out: Imported, scale: Scale) -> None:
    """Ask about each heading that cannot be placed, and where none names the sites or a criterion."""
    table = out.table
    _ask_about_each(out, scale)
    if table.layout == WIDE:
        _ask_which_names(out)
        _ask_where_sites_are(out)
    kinds = {role.kind for role in out.roles}
    if not kinds & set(IDENTIFY):
        says = "No heading says which column names the sites."
        options = [table.headings[n] for n, role in enumerate(out.roles) if role.kind in (UNKNOWN, "evidence", "coder")]
        answers = tuple(Answer("--map", one, "name") for one in options or table.headings)
        out.questions.ask(Question("layout", "site", says, answers))
    if RATED not in kinds and table.layout != LONG:
        _ask_criteria(out, scale, UNKNOWN in kinds)


def _ask_about_each(out: Imported, scale: Scale) -> None:
    table, repeated = out.table, twice(out.roles)
    known = Spellings([text for pair in scale.criteria for text in pair])
    ids = {text: one for one, name in scale.criteria for text in (one, name)}
    for n, (role, heading) in enumerate(zip(out.roles, table.headings, strict=True)):
        row, column = table.cell(table.head, n)
        place = Place(row, column, trimmed(heading))
        if role.kind == UNKNOWN:
            near = known.nearest(heading)
            _ask_unknown(out, n, role, ids[near] if near else "", place)
        elif role.kind in OUT_OF_PLACE.get(table.layout, ()):
            _ask_rating_part(out, heading, role.kind, place)
        elif role.kind == ANSWER and fold(heading) in OWN_COLUMNS:
            _ask_own_column(out, heading, place)
        elif role in repeated:
            alias = table.heading_alias(n)
            says = f"{quoted(heading)} is read as {role.target or role.kind}, and so is another heading."
            says += TOLD_APART if role.kind == ANSWER else ""
            out.questions.ask(Question("twice", alias, says, (Answer("--ignore", alias),)), place)


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


def _ask_where_sites_are(out: Imported) -> None:
    """Ask where the column that is taken for the sites, by nothing but its place, is headed by a word for criteria."""
    n = next((n for n, role in enumerate(out.roles) if role.assumed), None)
    if n is None or not NAMES_CRITERIA & set(heading_key(out.table.headings[n]).split()):
        return
    heading = out.table.headings[n]
    says = f"{quoted(heading)} heads the first column. Are the sites in the other columns, a row for each criterion?"
    answers = (Answer("--sites-in", "columns"), Answer("--map", heading, "name"))
    out.questions.ask(Question("layout", "direction of the table", says, answers, proposed=True))


def _ask_own_column(out: Imported, heading: str, place: Place) -> None:
    says = f"{quoted(heading)} is mapped to answer, and sites.csv has a column of that name for something else."
    answers = (Answer("--map", heading, fold(heading)), Answer("--ignore", heading))
    out.questions.ask(Question("layout", heading, says, answers), place)


def _ask_rating_part(out: Imported, heading: str, kind: str, place: Place) -> None:
    if kind == ANSWER:
        says = f"{quoted(heading)} is mapped to answer: only a table with a line for each site has that."
        out.questions.ask(
            Question("layout", heading, says, (Answer("--map", heading, "statement"), Answer("--ignore", heading))),
            place,
        )
        return
    if kind == PUBLISH and any(role.kind == ANSWER for role in out.roles):  # it is about these
        return
    says = f"{quoted(heading)} is mapped to {kind}: only a table with headings for criterion and level has that."
    turn = [Answer("--sites-in", "columns")] if kind in ("criterion", "group") else []
    out.questions.ask(Question("layout", heading, says, (*turn, Answer("--ignore", heading))), place)


def _ask_unknown(out: Imported, n: int, role: Role, near: str, place: Place) -> None:
    heading = out.table.headings[n]
    name = heading if len(heading) <= 80 and heading.isprintable() else out.table.heading_alias(n)
    near_ids = [near] if near else list(role.near)
    why = role.why or "it is no criterion"
    says = f"{quoted(heading)} cannot be placed: {why}."
    says += f" Did you mean {quoted(near)}?" if near else ""
    answers = [Answer("--map", name, one) for one in near_ids] if near or len(near_ids) > 1 else []
    answers += [Answer("--criterion", name)] * bool(near_ids and not near and len(near_ids) == 1)
    answers += [Answer("--map", name, role.target)] * bool(role.target)
    answers.insert(0 if role.counted else len(answers), Answer("--ignore", name))
    beneath = any(trimmed(line[n]) for _, line in out.table.body)
    answers += [Answer("--map", name, ANSWER)] * (beneath and out.table.layout == WIDE)
    if out.table.turned and not beneath:
        answers = [Answer("--map", name, "group"), *answers]
    out.questions.ask(
        Question("heading", name, says, tuple(answers), bool(near) or not near_ids or role.counted), place
    )


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
