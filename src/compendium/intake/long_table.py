"""From a table with a rating in each row to sites, criteria and ratings, statements and all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import Scale
from compendium.intake.headings import RATER_PARTS, UNKNOWN
from compendium.intake.names import label_key, readable, short_id
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported, Reading
from compendium.intake.set_aside import SetAside, is_line_aside, name_kept
from compendium.intake.site_list import SiteList, Told
from compendium.intake.totals import total_lines

KEPT = (*RATER_PARTS, "statement", "publish", "note", "source", "locator")


class LongTable:
    """Reads the rows of a table; the questions about its headings have been asked."""

    def __init__(self, out: Imported, scale: Scale, ignored: SetAside) -> None:
        """Begin; `ignored` are rows, sites and criteria to be set aside."""
        self._out, self._table, self._scale, self._ignored = out, out.table, scale, ignored
        self._at = {role.kind: n for n, role in enumerate(out.roles) if role.kind != UNKNOWN}
        self._reading, self._sites = Reading(out, scale, self._naming), SiteList(out)
        self._sites.know({line[self._naming] for _, line in out.table.body})
        self._known = {heading_key(text): one for one, name in scale.criteria for text in (one, name)}
        is_level, at = self._reading.levels.read, [self._at["level"]]
        self._totals = total_lines(out.table, [self._naming], at, lambda cell: bool(is_level(cell)))
        self._times = Counter(self._key(line) for _, line in out.table.body)
        self._hint = Spellings([text for pair in scale.criteria for text in pair])

    @property
    def _naming(self) -> int:
        return self._at.get("site", self._at.get("name", 0))

    def _key(self, line: Sequence[str]) -> tuple[str, str]:
        return label_key(line[self._naming]), label_key(line[self._at["criterion"]])

    def read(self) -> None:
        """Read every row."""
        for number, line in self._table.body:
            self._read_row(number, line)

    def _read_row(self, number: int, line: Sequence[str]) -> None:
        label, named = trimmed(line[self._naming]), trimmed(line[self._at["criterion"]])
        place = self._table.place(number, self._naming)
        if self._is_aside(number, line, place):
            return
        if len([cell for cell in line if trimmed(cell)]) < 2:
            text = next(trimmed(cell) for cell in line if trimmed(cell))
            alias = self._table.line_alias(number)
            says = f"{quoted(text)} has nothing beside it."
            self._out.questions.ask(Question("site", text, says, (Answer("--ignore", alias),), True), place)
            return
        site, criterion = self._site(number, line, label, place), self._criterion(number, line, named)
        level = self._reading.level(line[self._at["level"]], number, self._at["level"])
        self._out.blank += level == ""
        kept = {part: self._part(part, number, line) for part in KEPT if part in self._at}
        if site and criterion and level:
            row = {"site": site, "criterion": criterion, "level": level, **kept}
            self._reading.rate(row, number, self._at["level"], f"{label}, {named}")

    def _is_aside(self, number: int, line: Sequence[str], place: Place) -> bool:
        """Tell whether a row is set aside, by name or by place, or asked about because it holds another name now."""
        label, criterion = trimmed(line[self._naming]), trimmed(line[self._at["criterion"]])
        names = [trimmed(line[self._at[kind]]) for kind in ("site", "name") if kind in self._at]
        named = self._ignored.by_name(filter(None, [*names, criterion]))
        if named is not None:
            self._out.ignored_sites.append(named)
            return True
        name = name_kept(", ".join(filter(None, (label, criterion))), self._times[self._key(line)])
        given = self._sites.mapped(label)
        return is_line_aside(self._out, self._ignored, self._table.line_alias(number), (label, name), place, given)

    def _part(self, kind: str, number: int, line: Sequence[str]) -> str:
        return self._reading.part(kind, line[self._at[kind]], number, self._at[kind])

    def _site(self, number: int, line: Sequence[str], label: str, place: Place) -> str:
        about: Mapping[str, Told] = {
            kind: (self._part(kind, number, line), self._table.place(number, self._at[kind]))
            for kind in ("type", "region", *(["name"] if "site" in self._at else []))
            if kind in self._at
        }
        given = self._out.said.places.get(self._table.cell(number, self._naming), "") or self._sites.mapped(label)
        if not given and self._sites.is_total(label, place, below=number in self._totals):
            return ""
        return self._sites.find(label, place, dict(about), given)

    def _criterion(self, number: int, line: Sequence[str], named: str) -> str:
        """The id of the criterion of a row, blank with a question where there is none."""
        key, place = heading_key(named), self._table.place(number, self._at["criterion"])
        target = self._out.said.criteria.get(key)
        made = short_id(target) if target else self._known.get(key) or (short_id(named) if self._scale.making else "")
        if not made:
            near = self._hint.nearest(named)
            likely = self._known.get(heading_key(near)) if near else None
            targets = dict.fromkeys([*([likely] if likely else []), *(one for one, _ in self._scale.criteria)])
            aside = Answer("--ignore", named) if named else Answer("--ignore", self._table.line_alias(number))
            answers = tuple(Answer("--map", named, one) for one in targets) if named and likely else ()
            says = f"{quoted(named)} is no criterion." if named else "A row names no criterion."
            about = named or self._table.line_alias(number)
            self._out.questions.ask(Question("criterion", about, says, (*answers, aside), True), place)
            return ""
        free = target if target and made != target else readable(named)
        self._out.criteria.setdefault(made, free)
        group = self._part("group", number, line) if "group" in self._at else ""
        earlier = self._out.groups.setdefault(made, group) if group else ""
        if earlier and earlier != group:
            note = f"{place.heading} {quoted(named)} is in the group {quoted(earlier)}; {quoted(group)} is not read."
            self._out.note(note)
        return made
