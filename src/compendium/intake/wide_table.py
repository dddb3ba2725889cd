"""From a table with a line for each site to sites and ratings, whether lines are rows or columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from compendium.data_package.faults import quoted
from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import Scale
from compendium.intake.beside_sites import guess_kinds, is_count
from compendium.intake.headings import ANSWER, CRITERION, GROUP, IDENTIFY, IGNORED, RATED, RATER_PARTS
from compendium.intake.names import label_key, site_id
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported, Reading
from compendium.intake.set_aside import SetAside, is_line_aside, name_kept
from compendium.intake.site_list import SiteList, Told
from compendium.intake.totals import total_lines
from compendium.studies.look_settings import PUBLISH

Cells = dict[str, tuple[int, str]]
"""Of one line, by part: the number of its heading, and the text."""


class WideTable:
    """Reads the lines of a table; the questions about its headings have been asked."""

    def __init__(self, out: Imported, scale: Scale, ignored: SetAside) -> None:
        """Begin; `ignored` are lines and names of sites to be set aside."""
        self._out, self._table, self._ignored = out, out.table, ignored
        self._reading, self._sites = Reading(out, scale, (self._naming or [0])[0]), SiteList(out)
        self._rated: dict[str, int] = {}  # of two headings of one criterion, which is asked about, the first
        for n, role in enumerate(out.roles):
            if role.kind == RATED:
                self._rated.setdefault(role.target, n)
        self._sites.know({line[n] for _, line in out.table.body for n in self._naming})

    def read(self) -> None:
        """Read every line."""
        group = ""
        for n, (role, heading) in enumerate(zip(self._out.roles, self._table.headings, strict=True)):
            group = trimmed(heading) if role.kind == GROUP else group
            self._reading.criterion(role, heading)
            if role.kind == RATED and (self._table.groups[n] or group):
                self._out.groups.setdefault(role.target, self._table.groups[n] or group)
        for number, line in self._table.body:
            self._read_line(number, line)

    @property
    def _naming(self) -> list[int]:
        return [n for n, role in enumerate(self._out.roles) if role.kind in IDENTIFY]

    def _read_line(self, number: int, line: Sequence[str]) -> None:
        parts = {role.kind: (n, line[n]) for n, role in enumerate(self._out.roles) if role.kind not in (RATED, ANSWER)}
        called = [line[0], *(line[n] for n in self._naming)]
        n, label = parts.get("site") or parts.get("name") or (0, "")
        given = self._out.said.places.get(self._table.cell(number, n), "")
        given = given or next(filter(None, map(self._sites.mapped, called)), "")
        if self._is_aside(number, line, n, called, given) or (not given and self._is_no_site(number, line, n)):
            return
        about: dict[str, Told] = {kind: self._told(kind, parts, number) for kind in ("type", "region") if kind in parts}
        if "site" in parts and "name" in parts:
            about["name"] = self._told("name", parts, number)
            label = label if trimmed(label) else parts["name"][1]
        site = self._sites.find(label, self._table.place(number, n), about, given)
        if site:
            self._keep_answers(site, line, self._part("publish", parts, number) if "publish" in parts else "")
        elif not trimmed(label) and not self._has_level(line):  # such as units under the headings: asked about once
            return
        rater = {part: self._part(part, parts, number) for part in RATER_PARTS if part in parts}
        self._rate(number, line, {"site": site, **rater}, trimmed(label))

    def _is_aside(self, number: int, line: Sequence[str], n: int, called: Sequence[str], given: str) -> bool:
        """Tell whether a line is set aside, by name or by place, or asked about because it holds another name now."""
        named = self._ignored.by_name(filter(None, map(trimmed, called)))
        if named is not None:
            self._out.ignored_sites.append(named)
            return True
        label = next(filter(None, map(trimmed, [*(line[one] for one in self._naming), line[0]])), "")
        name = name_kept(label, self._times[label_key(label)])
        place = self._table.place(number, n)
        return is_line_aside(self._out, self._ignored, self._table.line_alias(number), (label, name), place, given)

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each label of a site stands in the table."""
        naming = self._naming or [0]
        return Counter(label_key(line[n]) for _, line in self._table.body for n in naming[:1])

    def _keep_answers(self, site: str, line: Sequence[str], publish: str) -> None:
        """Keep what a site says in words; of several lines of one site, each text once, and to be published if all
        say so."""
        said = {role.target: trimmed(line[n]) for n, role in enumerate(self._out.roles) if role.kind == ANSWER}
        if not said:
            return
        kept = self._out.answers.setdefault(site, {PUBLISH: publish})
        kept[PUBLISH] = publish if kept[PUBLISH] == "yes" else kept[PUBLISH]
        for heading, text in said.items():
            earlier = [one for one in kept.get(heading, "").split(" / ") if one]
            kept[heading] = " / ".join(dict.fromkeys([*earlier, *([text] if text else [])]))

    def _told(self, kind: str, parts: Cells, number: int) -> Told:
        n, cell = parts[kind]
        place = self._table.place(number, n)
        if kind == "name":
            return self._out.said.places.get(self._table.cell(number, n), trimmed(cell)), place
        return self._part(kind, parts, number), place

    def _part(self, kind: str, parts: Cells, number: int) -> str:
        n, cell = parts[kind]
        return self._reading.part(kind, cell, number, n)

    def _is_no_site(self, number: int, line: Sequence[str], naming: int) -> bool:
        """Ask about a line that names something and rates nothing: a note below, a column beside the sites."""
        label = trimmed(line[naming])
        rated = [n for n, role in enumerate(self._out.roles) if role.kind == RATED and trimmed(line[n])]
        place = self._table.place(number, naming)
        name = label if label and len(label) <= 80 else self._table.line_alias(number)
        if not any(trimmed(cell) for n, cell in enumerate(line) if n != naming):
            says = f"{quoted(label)} has nothing beside it."
            answers = [Answer("--ignore", name)]
            answers += [Answer("--map", label, site_id(label))] * bool(site_id(label))
            self._out.questions.ask(Question("site", label, says, tuple(answers), True), place)
            return True
        if self._sites.is_total(label, place, below=number in self._totals):
            return True
        beside = number in self._kinds
        if not self._table.turned or len(rated) < 2 or (self._has_level(line) and not beside):
            return False
        self._ask_beside(number, line, name, place)
        return True

    def _ask_beside(self, number: int, line: Sequence[str], name: str, place: Place) -> None:
        """Ask what a column is that stands beside the sites."""
        label = trimmed(line[0])
        if is_count(line):
            says = f"Whole numbers stand under {quoted(label)}, which may be a count."
            answers = [Answer("--ignore", name), Answer("--map", name, site_id(label))]
            self._out.questions.ask(Question("layout", name, says, tuple(answers), True), place)
            return
        says = f"Nothing under {quoted(label)} is a level or non-answer."
        kind = self._kinds.get(number, IGNORED)
        kinds = sorted((CRITERION, GROUP), key=lambda one: one != kind)
        answers = [Answer("--map", name, one) for one in kinds if label and not (one == CRITERION and self._is_named)]
        answers.insert(0 if kind == IGNORED else len(answers), Answer("--ignore", name))
        self._out.questions.ask(Question("layout", name, says, tuple(answers), number in self._kinds), place)

    def _has_level(self, line: Sequence[str]) -> bool:
        return any(self._reading.levels.read(line[n]) for n in self._rated.values())

    @cached_property
    def _totals(self) -> frozenset[int]:
        is_level = self._reading.levels.read
        return total_lines(
            self._table, self._naming or [0], list(self._rated.values()), lambda cell: bool(is_level(cell))
        )

    @property
    def _is_named(self) -> bool:
        """Tell whether a person said which column beside the sites names the criteria."""
        return self._out.said.headings.get(heading_key(self._table.lines[self._table.head][0])) == CRITERION

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return guess_kinds(self._table, lambda cell: bool(self._reading.levels.read(cell)), named=self._is_named)

    def _rate(self, number: int, line: Sequence[str], row: dict[str, str], name: str) -> None:
        for criterion, n in self._rated.items():
            level = self._reading.level(line[n], number, n)
            self._out.blank += level == ""
            if level and row["site"]:  # of a line without a site, the cells are asked about all the same
                self._reading.rate({**row, "criterion": criterion, "level": level}, number, n, name)
