"""What an import read and what it asks, in lines for a person: at most a screen, or everything for a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from compendium.data_package.faults import quoted, shown
from compendium.data_package.spelling import trimmed
from compendium.intake.answers import numbers_of
from compendium.intake.headings import BLANK, GROUP, IGNORED, RATED, UNKNOWN, Role
from compendium.intake.import_study import Outcome
from compendium.intake.questions import Question, typed
from compendium.intake.reading import Imported
from compendium.intake.table import LONG

FEW = {"headings": 12, "values": 10, "notes": 5, "questions": 0}
FEW_WITH_QUESTIONS = {"headings": 5, "values": 4, "notes": 0, "questions": 5}
EVERYTHING = 10**9
NAMED = 40
"""Sites and other texts that are named in one line; the report has all."""
LONGEST_COMMAND = 20_000
"""Characters of a command that can still be pasted at a terminal."""
PLACES = 2


def import_lines(
    outcome: Outcome, command: Sequence[str], likely: tuple[list[str], bool] = ([], False), *, everything: bool = False
) -> Iterator[str]:
    """Say what each heading and each value was read as, what was set aside, and what is open.

    `command` are the words of the command that was given, `likely` what `likely_answers` gives. With `everything`,
    nothing is left out.
    """
    read = outcome.read
    few = FEW_WITH_QUESTIONS if read.questions else FEW
    few = dict.fromkeys(few, EVERYTHING) if everything else few
    table = read.table
    sheet = f", sheet {quoted(table.grid.sheet)}" if table.grid.sheet else ""
    counts = f"{len(read.sites)}; criteria: {len(read.criteria)}"
    counts = f"{table.layout}: sites: {counts}" if table.layout == LONG else f"{table.layout}: {counts}"
    yield f"{shown(table.grid.file, 200)}{sheet}: {counts}; ratings: {len(read.ratings):,}."
    yield from table.grid.said
    yield from table.said
    if read.new_levels:
        numbers = {level: number for number, level in numbers_of(read.new_levels).items()}
        levels = ", ".join(f"{level.id} ({numbers[level.id]})" for level in read.new_levels)
        yield f"Levels from the best to the worst: {levels}. If the last is the best: --best {read.new_levels[-1].id}."
    yield "Headings:"
    yield from _at_most(_headings(read), few["headings"])
    yield "Values:"
    yield from _at_most(_values(read), few["values"])
    yield from _at_most(_set_aside(read, EVERYTHING if everything else NAMED), few["notes"])
    yield from _at_most(read.notes, few["notes"])
    yield from _gone(read, EVERYTHING if everything else NAMED)
    if read.questions:
        yield from _open(read, command, likely, few["questions"], everything)


def _among(names: Iterable[str], most: int) -> str:
    every = list(names)
    more = f" and {len(every) - most:,} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def _at_most(lines: Iterator[str] | Sequence[str], number: int) -> Iterator[str]:
    every = list(lines)
    yield from every[:number]
    if len(every) > number > 0:
        yield f"  … and {len(every) - number:,} more; --report FILE has all."


def _headings(read: Imported) -> Iterator[str]:
    """A line for each heading; the surprising ones first."""
    pairs = [pair for pair in zip(read.table.headings, read.roles, strict=True) if pair[1].kind != BLANK]
    if read.table.turned:
        yield f"  {quoted(trimmed(read.table.headings[0]))} → names of the criteria"
        yield from (
            f"  {quoted(trimmed(read.table.lines[n][0]))} → groups of criteria" for n in sorted(read.table.aside)
        )
        pairs = pairs[1:]
    pairs.sort(key=lambda pair: pair[1].kind == RATED)
    for heading, role in pairs:
        yield f"  {quoted(trimmed(heading))} → {_role(role, heading, read)}"


def _role(role: Role, heading: str, read: Imported) -> str:
    words = {IGNORED: "set aside", UNKNOWN: "cannot be placed", GROUP: "a group of criteria"}
    both = {"site", "name"} <= {one.kind for one in read.roles}
    words |= {"name": "name of the site", "site": "id of the site" if both else "site"}
    said = words.get(role.kind, role.kind)
    if role.kind == RATED:
        criterion = role.target
        name = read.criteria.get(criterion, "")
        said = f"criterion {criterion}"
        said += f", named {quoted(name)}" if name and name != " ".join(heading.split()) else ""
        said += f", in the group {quoted(read.groups[criterion])}" if criterion in read.groups else ""
    return f"{said} ({role.why})" if role.why and role.kind != UNKNOWN else said


def _values(read: Imported) -> Iterator[str]:
    if read.blank:
        yield f"  blank → no rating ({_cells(read.blank)})"
    for (typed_text, level), number in sorted(read.values.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {quoted(typed_text)} → {level or 'no rating, as mapped'} ({_cells(number)})"


def _set_aside(read: Imported, most: int) -> Iterator[str]:
    if read.ignored_sites:
        counts = Counter(read.ignored_sites)
        names = (quoted(name) + (f" ({number} times)" if number > 1 else "") for name, number in counts.items())
        yield f"Set aside: {_among(names, most)}."
    rated = {row["site"] for row in read.ratings}
    unrated = [site for site in read.sites if site not in rated]
    if unrated:
        yield f"Sites without a rating: {_among(map(shown, unrated), most)}."
    if read.unused_ignores:
        yield f"To be set aside, but not in this table: {', '.join(quoted(name) for name in read.unused_ignores)}."
    if read.said.unused:
        yield f"Mapped but not in this table: {', '.join(quoted(name) for name in read.said.unused)}."
    if read.said.stale:
        stale = _among(map(quoted, read.said.stale), most)
        yield f"Not in this table, though mapped in study.toml: {stale}. The line can be deleted under [import.map]."


def _gone(read: Imported, most: int) -> Iterator[str]:
    """Sites that the study has and the table has not; while questions are open, some of these may only be unread."""
    if read.gone and not read.questions:
        number = _number(len(read.gone), "site")
        yield f"Not in this table, though in the study so far: {number}: {_among(map(quoted, read.gone), most)}."


def _open(
    read: Imported, command: Sequence[str], likely: tuple[list[str], bool], most: int, everything: bool
) -> Iterator[str]:
    questions = read.questions.in_order()
    cells = sum(len(question.places) for question in questions)
    yield f"\nCould not be placed: {_number(len(questions), 'question')}{f', {_cells(cells)}' if cells else ''}."
    told: set[tuple[str, ...]] = set()
    for number, question in enumerate(questions[:most], 1):
        yield f"{number}. {_asked(question)}"
        yield f"     {answers_of(question, told)}"
        if everything:
            yield from (f"     {place}" for place in question.places)
    if len(questions) > most:
        yield f"… and {_number(len(questions) - most, 'question')} more; --report FILE has all."
    words, more = likely
    command_line = typed([*command, *words])
    if words and len(command_line) > LONGEST_COMMAND:
        yield f"What is likely takes {len(words) // 2:,} options, too many to paste: mend what the table says instead."
    elif words:
        rest = " Choose an answer to each of the others." if more else ""
        rest += " Put a word for each …" if any("…" in word for word in words) else ""
        yield f"All that is likely, to be read before it is used.{rest}"
        yield f"  {command_line}"


def answers_of(question: Question, told: set[tuple[str, ...]]) -> str:
    """The options that answer a question, to be pasted; words that were told below another one are not told again."""
    first = question.answers[0]
    alike = [one for one in question.answers if (one.option, one.source) == (first.option, first.source)]
    if len(alike) < len(question.answers) or len(alike) < 3 or first.target is None:
        return "   or   ".join(typed(question.words(one)) for one in question.answers[:4])
    words = tuple(sorted(one.target or "" for one in alike))
    nothing = "nothing (left blank)" if question.kind == "no value" else "nothing (no rating)"
    others = ", ".join(one.target or nothing for one in alike[1:])
    again = "or another of these words" if words in told else f"or, after the =: {others}"
    told.add(words)
    return f"{typed(question.words(first))}   {again}"


def _asked(question: Question) -> str:
    places = question.places
    if len(places) < 2:
        return "".join(f"{place}: " for place in places) + question.says
    columns = len({place.heading for place in places})
    first = "; ".join(map(str, places[:PLACES])) + ("; …" if len(places) > PLACES else "")
    return f"{question.says} {_number(columns, 'column')}, {_cells(len(places))}: {first}."


def _cells(number: int) -> str:
    return _number(number, "cell")


def _number(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
