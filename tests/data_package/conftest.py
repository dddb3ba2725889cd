"""A copy of the data folder that a test may spoil."""

import csv
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from compendium.data_package.faults import Fault
from compendium.studies.check_all import check_package

DATA = Path(__file__).resolve().parents[2] / "data"
FRAMEWORK = "frameworks/care-act-isp/framework.toml"
CRITERIA = "frameworks/care-act-isp/criteria.csv"
TICKS = "review/inclusion_criteria.csv"

Told = tuple[str, int | None, str | None, str | None, str]


@dataclass(frozen=True)
class DataCopy:
    """A data folder of its own, with the few ways in which tests change it."""

    folder: Path

    def path(self, file: str) -> Path:
        return self.folder / file

    def rows(self, file: str) -> list[list[str]]:
        with self.path(file).open(encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))

    def write_rows(self, file: str, rows: Sequence[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> None:
        with self.path(file).open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n", quoting=quoting).writerows(rows)

    def set_cell(self, file: str, row: int, column: str, value: str) -> None:
        """Set a cell; `row` counts as in a spreadsheet."""
        rows = self.rows(file)
        rows[row - 1][rows[0].index(column)] = value
        self.write_rows(file, rows)

    def add_row(self, file: str, **cells: str) -> None:
        """Add a row at the end; cells that are not given are taken from the last row."""
        rows = self.rows(file)
        rows.append([cells.get(name, last) for name, last in zip(rows[0], rows[-1], strict=True)])
        self.write_rows(file, rows)

    def add_column(self, file: str, name: str, value: str, after: str) -> None:
        rows = self.rows(file)
        place = rows[0].index(after) + 1
        self.write_rows(file, [[*row[:place], value if n else name, *row[place:]] for n, row in enumerate(rows)])

    def change_bytes(self, file: str, change: Callable[[bytes], bytes]) -> None:
        self.path(file).write_bytes(change(self.path(file).read_bytes()))

    def change_text(self, file: str, old: str, new: str) -> None:
        text = self.path(file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to change"
        self.path(file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def faults(self) -> list[Fault]:
        return check_package(self.folder)

    def told(self) -> list[Told]:
        """Check, and give of each fault and note what tests compare, with files as seen from the data folder."""
        return [tell(fault) for fault in self.faults()]


def tell(fault: Fault) -> Told:
    return (fault.file.removeprefix("data/"), fault.row, fault.column, fault.value, fault.rule)


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    """A copy of the data folder."""
    left_out = shutil.ignore_patterns("local", "*.before-fix*")
    return DataCopy(Path(shutil.copytree(DATA, tmp_path / "data", ignore=left_out)))
