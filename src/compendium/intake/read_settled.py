"""Reading what a person put into the spreadsheet of differences: what stands, or what is wrong, by row and column."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import LevelSpellings
from compendium.intake.differences import Difference, differences
from compendium.intake.grid import Grid
from compendium.intake.settle_sheet import ABOUT, STANDS, answers_of, criteria_of
from compendium.studies.kinds import NO_CRITERION
from compendium.studies.study import Study

COLUMNS = ("evidence", "site", "criterion", "level", "reason", "date")
NO_LEVEL = "not_applicable"


@dataclass
class Settled:
    """What became of a spreadsheet that was read: rows of `settled.csv`, and evidence that it leaves open."""

    rows: list[dict[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changed: bool = False


def read_settled(study: Study, grid: Grid, today: datetime.date) -> Settled:
    """Read a spreadsheet that settles the differences of a study; what is new has the date `today`, unless told."""
    return _Reading(study, grid, today).read()


class _Reading:
    """One reading of a spreadsheet that settles the differences of a study."""

    def __init__(self, study: Study, grid: Grid, today: datetime.date) -> None:
        self._study, self._grid, self._today = study, grid, today
        self._out = Settled()
        self._known = {one.key: one for one in differences(study)}
        words = criteria_of(study)
        self._criteria = {heading_key(text): one for one, name in words.items() for text in (one, name)}
        self._levels = LevelSpellings(study.framework.levels, study.framework.non_answers, {})
        self._columns = self._find_columns()

    def read(self) -> Settled:
        """Read every row; what the spreadsheet does not list stays as it was."""
        read: dict[tuple[str, str, str], dict[str, str] | None] = {}
        first: dict[tuple[str, str, str], int] = {}
        for number, cells in enumerate(self._grid.rows[1:], 2):
            row = {key: trimmed(cells[place]) for key, place in self._columns.items()}
            if not self._columns or not any(row.values()):
                continue
            one = self._difference(number, row)
            if one is None:
                continue
            if one.key in first:
                message = f"{self._called(one)} stands in row {first[one.key]} already."
                self._fault(number, "evidence", row.get("evidence", ""), "unique", message)
            first.setdefault(one.key, number)
            read[one.key] = self._what_stands(number, row, one)
        if not self._out.faults:
            self._gather(read)
        return self._out

    def _find_columns(self) -> dict[str, int]:
        """Where each column stands, by its key; those that say what stands have `stands` before theirs."""
        inventory = self._study.has_inventory
        wanted = {key: label for key, label in ABOUT.items() if key in ("evidence", "site")}
        wanted |= {} if inventory else {"criterion": ABOUT["criterion"]}
        wanted |= {f"stands {key}": label for key, label in STANDS.items() if inventory or key != "criterion"}
        places: dict[str, int] = {}
        for place, heading in enumerate(self._grid.rows[0]):
            places.setdefault(heading_key(heading), place)
        found = {key: places.get(heading_key(label)) for key, label in wanted.items()}
        missing = [wanted[key] for key, place in found.items() if place is None and key != "stands date"]
        if missing:
            message = (
                f"There is no column {listed(map(quoted, missing))}: `compendium settle` writes a sheet with them."
            )
            self._out.faults.append(Fault(self._grid.file, 1, None, None, "missing-column", message))
            return {}
        return {key: place for key, place in found.items() if place is not None}

    def _difference(self, number: int, row: Mapping[str, str]) -> Difference | None:
        """The difference that a row is about; None, and told, where there is none."""
        criterion = "" if self._study.has_inventory else row["criterion"]
        one = self._known.get((row["site"], criterion, row["evidence"]))
        if one is None:
            hint = Spellings([key[2] for key in self._known]).question(row["evidence"])
            message = f"{quoted(row['evidence'])} at {quoted(row['site'])} is nothing on which the coders differ.{hint}"
            self._fault(number, "evidence", row["evidence"], "foreign-key", message)
        return one

    def _what_stands(self, number: int, row: Mapping[str, str], one: Difference) -> dict[str, str] | None:
        """What a row says that stands; None where it is left open."""
        said = {key: row.get(f"stands {key}", "") for key in STANDS}
        if not any(said[key] for key in ("criterion", "level", "reason")):
            return None
        criterion = self._criterion(number, said["criterion"]) if self._study.has_inventory else one.about["criterion"]
        level = self._level(number, said["level"], criterion)
        if not said["reason"]:
            message = "The reason is missing: say in a sentence why this stands."
            self._fault(number, "stands reason", "", "required", message)
        found = {"criterion": criterion, "level": level, "reason": said["reason"]}
        date = self._date(number, said["date"], one, found)
        return {"evidence": one.about["evidence"], "site": one.about["site"], **found, "date": date}

    def _criterion(self, number: int, said: str) -> str:
        found = self._criteria.get(heading_key(said), "") if said else ""
        if not found:
            words = list(criteria_of(self._study).values())
            what = f"{quoted(said)} is no criterion." if said else "The criterion is missing."
            hint = Spellings(words).question(said) if said else ""
            self._fault(number, "stands criterion", said, "enum", f"{what}{hint} Allowed: {listed(words)}.")
        return found

    def _level(self, number: int, said: str, criterion: str) -> str:
        if criterion == NO_CRITERION and not said:
            return NO_LEVEL
        found = self._levels.read(said) or ""
        words = list(answers_of(self._study).values())
        if not found:
            what = f"{quoted(said)} is no level." if said else "The level is missing."
            hint = Spellings(words).question(said) if said else ""
            self._fault(number, "stands level", said, "enum", f"{what}{hint} Allowed: {listed(words)}.")
        elif criterion == NO_CRITERION and found != NO_LEVEL:
            message = f"Where no criterion applies, the level stays blank or is not applicable, not {quoted(said)}."
            self._fault(number, "stands level", said, "no-criterion", message)
        return found

    def _date(self, number: int, said: str, one: Difference, found: Mapping[str, str]) -> str:
        before = one.settled or {}
        if said:
            try:
                return datetime.date.fromisoformat(said).isoformat()
            except ValueError:
                message = f"{quoted(said)} is not a date such as 2016-04-01."
                self._fault(number, "stands date", said, "type", message)
        same = bool(before) and all(before[key] == value for key, value in found.items())
        return before["date"] if same else self._today.isoformat()

    def _gather(self, read: Mapping[tuple[str, str, str], dict[str, str] | None]) -> None:
        """Rows as they stood, those that were read in their place, and new ones after them."""
        inventory = self._study.has_inventory
        rest = dict(read)
        for row in self._study.settled[list(COLUMNS)].to_dict("records"):
            key = (row["site"], "" if inventory else row["criterion"], row["evidence"])
            now = rest.pop(key, row) if key in rest else row
            if now is not None:
                self._out.rows.append(now)
        self._out.rows.extend(row for row in rest.values() if row is not None)
        self._out.open = [self._called(self._known[key]) for key, row in read.items() if row is None]

    def _called(self, one: Difference) -> str:
        return one.about["evidence"] or " · ".join(filter(None, (one.about["site"], one.about["criterion"])))

    def _fault(self, row: int, key: str, value: str, rule: str, message: str) -> None:
        label = STANDS[key.removeprefix("stands ")] if key.startswith("stands ") else ABOUT[key]
        self._out.faults.append(Fault(self._grid.file, row, label, value, rule, message))
