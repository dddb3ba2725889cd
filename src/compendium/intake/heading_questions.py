"""Questions about the headings of a table, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import fold, trimmed, value_key
from compendium.intake.answers import Scale
from compendium.intake.headings import ANSWER, RATED, RATING_PARTS, UNKNOWN, Role, twice
from compendium.intake.names import short_id
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported
from compendium.intake.table import LONG, WIDE
from compendium.studies.frames import OWN_COLUMNS
from compendium.studies.look_settings import PUBLISH

OUT_OF_PLACE = {WIDE: tuple(RATING_PARTS), LONG: (ANSWER,)}
"""Roles of headings that a layout has no room for."""
FURTHER = ("statement", "group", "note")
"""Parts of a rating that a heading over it may well stand for, if no other does."""
MOST_LEVELS = 9

TOLD_APART = " To keep both, give one of them a name in the file that differs by more than case or hyphens."


def ask_about_headings(out: Imported, scale: Scale) -> None:
    """Ask about each heading that cannot be placed."""
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
            answers = [Answer("--ignore", alias)]
            if out.new_levels and role.target:  # a criterion of its own
                answers.append(Answer("--map", alias, f"{trimmed(heading)} ({alias})"))
            out.questions.ask(Question("twice", alias, says, tuple(answers)), place)


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
    likely = bool(near) or not near_ids or role.counted
    cells = [line[n] for _, line in out.table.body if trimmed(line[n])]
    answers += _parts(out, name, bool(cells))
    if cells and out.new_levels and out.table.layout == WIDE and not near_ids and short_id(heading):
        none = all(one.kind != RATED for one in out.roles)  # setting it aside would leave no criterion at all
        answers.insert(0 if none else len(answers), Answer("--criterion", name))
        likely = not none or _recur(cells)
    if out.table.turned and not cells:
        answers = [Answer("--map", name, "group"), *answers]
    out.questions.ask(Question("heading", name, says, tuple(answers), likely), place)


def _parts(out: Imported, name: str, filled: bool) -> list[Answer]:
    """What else a heading may stand for that is not a criterion, by the layout of the table."""
    if out.table.layout == LONG:
        kinds = {role.kind for role in out.roles}
        return [Answer("--map", name, one) for one in FURTHER if one not in kinds]
    return [Answer("--map", name, ANSWER)] * (filled and out.table.layout == WIDE)


def _recur(cells: Sequence[str]) -> bool:
    """Tell whether a few texts recur in a column, as levels do that are spelt in another way."""
    texts = set(map(value_key, cells))
    return len(texts) < len(cells) and len(texts) <= MOST_LEVELS
