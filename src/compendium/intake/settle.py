"""Settling what coders differ on: differences out into a spreadsheet, and what a person put into it back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from compendium.data_package.faults import DataError, in_order
from compendium.data_package.limits import MOST_PACKED
from compendium.data_package.spelling import neutral
from compendium.data_package.user_file import read_file
from compendium.files import csv_text, keep_original, write_whole
from compendium.intake.differences import differences
from compendium.intake.grid import read_grid
from compendium.intake.read_settled import COLUMNS, Settled, read_settled
from compendium.intake.settle_sheet import SHEET, rows, workbook
from compendium.intake.write import put_study
from compendium.studies.study import load_study

WORKBOOK = "differences.xlsx"
TABLE = "settled.csv"
BEFORE_SETTLE = ".before-settle"


@dataclass(frozen=True)
class Written:
    """A spreadsheet of differences: how many there are and how many of them are settled; `kept` is what was there."""

    path: Path
    differences: int
    settled: int
    kept: str


def write_differences(folder: Path, data_folder: Path) -> Written:
    """Write the differences between the coders of a study beside its tables, with what is settled by now.

    A spreadsheet that is there and says something else is kept beside. Raises DataError where the study has faults.
    """
    study = load_study(folder, data_folder)
    found = differences(study)
    path, kept = folder / WORKBOOK, ""
    if found and not _says_the_same(path, rows(study, found)):
        if path.exists():
            kept = keep_original(path, read_file(path, path.name, MOST_PACKED), BEFORE_SETTLE).name
        write_whole(path, workbook(study, found), flushed=True)
    return Written(path, len(found), sum(one.settled is not None for one in found), kept)


def _says_the_same(path: Path, table: list[list[str]]) -> bool:
    try:
        return path.is_file() and read_grid(path, SHEET).rows == table
    except DataError:
        return False


def settle(folder: Path, file: Path, data_folder: Path, today: datetime.date) -> Settled:
    """Put what a spreadsheet says of the differences between coders into `settled.csv`.

    What it does not list stays as it was; what it lists and leaves blank is open. A row that says what stood before
    keeps its date, another has that of the file, or `today`. Raises DataError, with nothing written, for every cell
    that cannot be read and where the study would have faults.
    """
    study = load_study(folder, data_folder)
    found = read_settled(study, read_grid(file, SHEET), today)
    if found.faults:
        raise DataError(in_order(found.faults))
    path = folder / TABLE
    text = csv_text([COLUMNS, *([*(row[name] for name in COLUMNS[:4]), *(neutral(row[name]) for name in COLUMNS[4:])]
                                for row in found.rows)])  # fmt: skip
    before = path.read_bytes() if path.is_file() else None
    found.changed = before != text.encode() and (before is not None or bool(found.rows))
    if found.changed:
        found.kept = put_study(folder, {TABLE: text}, data_folder, BEFORE_SETTLE)
    return found
