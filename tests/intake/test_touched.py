"""What is touched of a file is in proportion to what is filled in: bytes that are read and unpacked, cells visited."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compendium.data_package.faults import DataError
from compendium.data_package.limits import MOST_BYTES, MOST_ROWS
from compendium.data_package.rows import each_row
from compendium.intake.archive import Archive
from compendium.intake.grid import read_grid
from compendium.intake.ods_file import OdsFile
from compendium.intake.text_file import LOOKED_AT
from compendium.intake.xlsx_file import XlsxFile

from .hostile.archives import deflated
from .hostile.listing import CSV, ROWS
from .hostile.parts import SHEET, TEXTS, content, far, ods, parts, sheet, with_after, with_rows, xlsx
from .hostile.sizes import Sparse
from .hostile.workbooks import EMPTY_ROWS, FAR_ROWS, STYLED

CELLS = sum(map(len, ROWS))


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of all pieces that are unpacked of archives."""
    sizes: list[int] = []
    read = zipfile.ZipExtFile.read

    def counting(file: zipfile.ZipExtFile, *arguments: Any) -> bytes:
        piece = read(file, *arguments)
        sizes.append(len(piece))
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    return sizes


def bytes_read(read: Callable[[], object]) -> int:
    """How many bytes the system gave to this process meanwhile."""
    counter = Path("/proc/self/io")
    if not counter.is_file():
        pytest.skip("this system does not tell how many bytes were read")

    def now() -> int:
        return int(counter.read_text(encoding="ascii").split()[1])

    before = now()
    with pytest.raises(DataError):
        read()
    return now() - before


def made_of_xlsx(raw: bytes) -> tuple[int, int]:
    """Cells that are made of a workbook, and cells that are visited for it."""
    book = XlsxFile(Archive(io.BytesIO(raw), "a.xlsx"), "a.xlsx")
    rows, _ = book.read("Sheet1")
    return sum(map(len, rows)), book.visited


def made_of_ods(raw: bytes) -> tuple[int, int]:
    book = OdsFile(Archive(io.BytesIO(raw), "a.ods"), "a.ods")
    rows, _ = book.read("Sheet1")
    return sum(map(len, rows)), book.visited


@pytest.mark.parametrize("name", ["A1048576", "XFD4", "XFD1048576"])
def test_a_far_coloured_cell_is_passed_by_and_makes_no_other(name: str) -> None:
    assert made_of_xlsx(with_rows(far(name))) == (CELLS, CELLS + 1)
    blank = far(name, 't="inlineStr"', "<is><t> </t></is>")
    assert made_of_xlsx(with_rows(blank)) == (CELLS, CELLS + 1)


def test_merges_of_whole_columns_make_no_cells() -> None:
    merges = "".join(f'<mergeCell ref="{one}1:{one}1048576"/>' for one in "EFGH")
    assert made_of_xlsx(with_after(f"<mergeCells>{merges}</mergeCells>")) == (CELLS, CELLS)


def test_formatted_rows_make_no_cells() -> None:
    rows = "".join(f'<row r="{n}" s="1"/>' for n in range(4, 5_000))
    assert made_of_xlsx(with_rows(rows)) == (CELLS, CELLS)


def test_what_is_repeated_is_visited_once() -> None:
    rows = FAR_ROWS + EMPTY_ROWS.format(1, STYLED, 16_384)
    assert made_of_ods(ods(content(rows))) == (CELLS, CELLS + 2)


def test_nothing_is_unpacked_of_a_sheet_that_unpacks_to_too_much(unpacked: list[int], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(deflated(parts(), SHEET, 200_000_000))
    with pytest.raises(DataError, match=r"unpacks to 200,00[0-9],[0-9]{3} bytes; at most 100,000,000 bytes are read"):
        read_grid(tmp_path / "a.xlsx", "Sheet1")
    assert sum(unpacked) < 10_000


def test_shared_texts_are_unpacked_up_to_the_last_that_is_asked_for(unpacked: list[int], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        deflated(parts({TEXTS: TWO_TEXTS, SHEET: sheet(table=SHARED)}), TEXTS, 90_000_000)
    )
    assert read_grid(tmp_path / "a.xlsx", "").rows == [["Site", "good"]]
    assert sum(unpacked) < 300_000  # once to see whether the sheet is filled, once for its texts


TWO_TEXTS = "<sst><si><t>Site</t></si><si><t>good</t></si><si><t>never</t></si></sst>"
SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def test_other_sheets_are_looked_at_no_further_than_their_first_text(unpacked: list[int], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(deflated(parts(), SHEET, 90_000_000))
    with (tmp_path / "a.xlsx").open("rb") as opened:
        assert XlsxFile(Archive(opened, "a.xlsx"), "a.xlsx").is_filled("Sheet1")
    assert sum(unpacked) < 300_000


def test_a_file_beyond_the_limit_is_not_read_at_all(tmp_path: Path) -> None:
    Sparse(MOST_BYTES + 1, CSV.encode())(tmp_path / "a.csv")
    assert bytes_read(lambda: read_grid(tmp_path / "a.csv", "")) < 100_000
    Sparse(60_000_000, xlsx())(tmp_path / "a.xlsx")
    assert bytes_read(lambda: read_grid(tmp_path / "a.xlsx", "")) < 100_000


def test_a_directory_with_room_for_too_many_parts_is_not_read(tmp_path: Path) -> None:
    directory = b"PK\1\2" + bytes(42)
    end = b"PK\5\6" + bytes(8) + (len(directory) * 50_000).to_bytes(4, "little") + bytes(6)
    (tmp_path / "a.xlsx").write_bytes(b"PK\3\4" + bytes(60) + directory * 50_000 + end)
    assert bytes_read(lambda: read_grid(tmp_path / "a.xlsx", "")) < 200_000
    with pytest.raises(DataError, match="room for 50,000 parts; at most 10,000 parts are read"):
        read_grid(tmp_path / "a.xlsx", "")


def test_no_row_is_split_after_the_first_that_is_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    split: list[int] = []

    def counting(*arguments: Any) -> Any:
        for row in each_row(*arguments):
            split.append(1)
            yield row

    for module in ("data_package.rows", "intake.text_file"):
        monkeypatch.setattr(f"compendium.{module}.each_row", counting)
    (tmp_path / "a.csv").write_bytes(b"Site\n" + b"a\n" * 900_000)
    with pytest.raises(DataError, match="The file has 900,001 lines; at most 100,000 rows are read"):
        read_grid(tmp_path / "a.csv", "")
    assert len(split) <= MOST_ROWS + 1 + 4 * LOOKED_AT


def test_blank_rows_to_the_end_of_a_sheet_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV.encode() + b",,\n" * 500_000)
    assert read_grid(tmp_path / "a.csv", "").rows == ROWS
