"""What all readings of a table share: cells read as levels or as parts of a rating, and questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from compendium.data_package.faults import Spellings, listed, quoted
from compendium.data_package.levels_file import Level
from compendium.data_package.spelling import trimmed, value_key
from compendium.intake.answers import NO_VALUE, LevelSpellings, Scale, target_of
from compendium.intake.headings import RATED, Role
from compendium.intake.mappings import PUBLISH, Said
from compendium.intake.names import readable
from compendium.intake.questions import Answer, Place, Question, Questions
from compendium.intake.table import Table

YES = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no", "": ""}


@dataclass
class Imported:
    """What was read. `roles` go with the table's headings; `values` count cells by typed text and level.

    `sites` are those by id, `answers` what each says in words beside its levels, by heading;
    `ratings` are rows ready to write; `criteria` are pairs of id and name, `groups` the group
    of a criterion. `blank` counts cells without a rating; `notes` tell what was understood and might surprise;
    `new_levels` are those that are made, from best to worst;
    `unused_ignores` name nothing in the table. `lines_aside` are lines set aside by place, with what they hold;
    `lines_read` are those that were once and are no longer. `gone` are names of sites of the last release that are not
    among `sites`.
    """

    table: Table
    roles: list[Role]
    said: Said
    questions: Questions = field(default_factory=Questions)
    ignored_sites: list[str] = field(default_factory=list)
    lines_aside: dict[str, str] = field(default_factory=dict)
    lines_read: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    unused_ignores: list[str] = field(default_factory=list)
    values: Counter[tuple[str, str]] = field(default_factory=Counter)
    blank: int = 0
    sites: dict[str, dict[str, str]] = field(default_factory=dict)
    ratings: list[dict[str, str]] = field(default_factory=list)
    criteria: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    new_levels: tuple[Level, ...] = ()
    noted: set[str] = field(default_factory=set, repr=False)

    def note(self, text: str) -> None:
        """Tell something once, however often it comes up."""
        if text not in self.noted:
            self.noted.add(text)
            self.notes.append(text)


class Reading:
    """Reads cells of one table by what a person mapped; what it cannot place becomes a question."""

    def __init__(self, out: Imported, scale: Scale, naming: int) -> None:
        """Begin; `out` takes what is read, `naming` is the heading under which sites are named."""
        self._naming = naming
        self.out, self.table, self.said, self.scale = out, out.table, out.said, scale
        self.levels = LevelSpellings(scale.levels, scale.non_answers, out.said.cells)
        self._tiers = Spellings(scale.tiers)
        self._first: dict[tuple[str, ...], tuple[dict[str, str], int, int]] = {}

    def level(self, cell: str, line: int, n: int) -> str | None:
        """The level of a cell, blank for no rating, None with a question where it cannot be placed."""
        at = self.table.cell(line, n)
        said = self.said.places.get(at)
        if said is not None:
            level = "" if said == "" else target_of(said, self.scale.answers)
            self._tell(cell, at, said)
        elif at in self.table.grid.struck and trimmed(cell):
            level = None
        else:
            level = self.levels.read(cell)
        if level is None:
            self._ask_level(cell, at, self.table.place(line, n))
        elif trimmed(cell) or level:
            self.out.values[trimmed(cell), level] += 1
        return level

    def _ask_level(self, cell: str, at: tuple[int, int], place: Place) -> None:
        name, text = self.table.address(*at), trimmed(cell)
        if at in self.table.grid.struck:
            found = [level for level in (self.levels.read(cell),) if level]
            answers = tuple(Answer("--map", name, target) for target in ["", *(found or self.scale.answers)])
            self.out.questions.ask(Question("struck", name, f"{quoted(text)} is struck through.", answers), place)
            return
        which, likely = self.levels.may_be(cell), self.levels.probably(cell)
        says = f"{quoted(text)} may be {' or '.join(which)}." if which else f"{quoted(text)} is no level or non-answer."
        targets = list(dict.fromkeys([*([likely] if likely else []), *(which or self.scale.answers), ""]))
        answers = tuple(Answer("--map", text, target) for target in targets)
        self.out.questions.ask(Question("level", value_key(cell), says, answers, bool(likely), True), place)

    def part(self, kind: str, cell: str, line: int, n: int) -> str:
        """What is said of a site or a rating, blank where the cell says that there is nothing; else with a question."""
        place, at, key = self.table.place(line, n), self.table.cell(line, n), value_key(cell)
        plain = trimmed(cell) if kind in ("statement", "note") else " ".join(cell.split())
        text = self.said.places.get(at, plain)
        if at in self.said.places:
            self._tell(cell, at, text)
        if at in self.said.places or key in self.said.kept:
            return text
        mapped = {value_key(typed): level for typed, level in self.said.cells.items()}
        if key in NO_VALUE:
            if key not in mapped:
                spelt = self.levels.read(cell)
                targets = dict.fromkeys([spelt or "", text])
                says = f"{quoted(text)} is no {kind}, as it seems."
                self.out.questions.ask(Question("no value", key, says, _mapped(text, targets), True, True), place)
            return ""
        if kind == "publish":
            return self._publish(text, key, mapped, place)
        if kind == "tier" and text and text not in self.scale.tiers:
            near = self._tiers.nearest(text)
            targets = dict.fromkeys([*([near] if near else []), *self.scale.tiers])
            says = f"{quoted(text)} is not a tier of the study: {listed(self.scale.tiers)}. Tiers stand in study.toml."
            self.out.questions.ask(
                Question("tier", text, says, _mapped(self.table.address(*at), [*targets, ""]), near is not None), place
            )
        return text

    def _tell(self, cell: str, at: tuple[int, int], said: str) -> None:
        """A cell that is named by its place may hold something else in the next release: say what it holds now."""
        read = quoted(said) if said else "nothing"
        note = f"{self.table.address(*at)} holds {quoted(trimmed(cell))} and is read as {read}, as mapped."
        self.out.note(note)

    def _publish(self, text: str, key: str, mapped: Mapping[str, str], place: Place) -> str:
        said = self.said.publish.get(key, mapped.get(key, YES.get(key)))
        if said in (*PUBLISH, ""):
            return said or "no"
        answers = tuple(Answer("--map", text, one) for one in ("no", "yes"))
        says = f"{quoted(text)} is not yes or no."
        self.out.questions.ask(Question("publish", key, says, answers, of_cells=True), place)
        return "no"

    def criterion(self, role: Role, heading: str) -> None:
        """Keep the criterion of a heading, with the name that it is to have."""
        if role.kind == RATED:
            self.out.criteria.setdefault(role.target, role.name or readable(heading))

    def rate(self, row: dict[str, str], line: int, n: int, name: str) -> None:
        """Keep a rating. One that says the same again is passed over, one that says otherwise is a question."""
        key = tuple(row.get(part, "") for part in ("site", "criterion", "coder", "evidence"))
        earlier, *first_at = self._first.setdefault(key, (row, line, n))
        if earlier is row:
            self.out.ratings.append(row)
            return
        place, where = self.table.place(line, n), self.table.place(*first_at)
        if all(not text or earlier.get(part, "") in ("", text) for part, text in row.items()):
            earlier.update({part: text for part, text in row.items() if text})
            self.out.notes.append(f"{place} says the same as {where}.")
        else:
            first = self.table.line_alias(where.column if self.table.turned else where.row - self.table.top)
            alias = self.table.line_alias(line)
            says = f"{quoted(name)} stands twice, in {first} and {alias}: one coder, one piece of evidence, two levels."
            cell = self.table.address(*self.table.cell(line, self._naming))
            other = Answer("--map", cell, f"{row['site']}-2")
            answers = (Answer("--ignore", alias), Answer("--ignore", first), other)
            self.out.questions.ask(Question("twice", f"{first} {alias}", says, answers), place)


def _mapped(source: str, targets: Iterable[str]) -> tuple[Answer, ...]:
    return tuple(Answer("--map", source, target) for target in targets)
