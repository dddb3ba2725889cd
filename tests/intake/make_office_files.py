"""Write the workbooks of `office/` anew: python -m tests.intake.make_office_files (needs LibreOffice and openpyxl).

Each layout is laid out with openpyxl, with its headings merged as people merge them, and saved by LibreOffice as XLSX
and as ODS; so is a workbook with what is beside the values. Those with a password are made by hand, as the README says.
"""

import datetime
import shutil
import subprocess
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.intake.layouts import LAYOUTS, table

OFFICE = Path(__file__).parent / "office"
MERGED = {
    "groups-before": ["A2:A3"],
    "two-rows": ["A1:D1", "B2:C2"],
    "three-rows": ["A1:D1", "A2:A4", "B2:C2", "B3:C3"],
}
"""What is merged in a layout, as cells are named in it."""


def laid_out(layout: str) -> Workbook:
    """The rows of a layout, merged."""
    book = Workbook()
    for row in table(layout):
        book.active.append([cell or None for cell in row])
    for cells in MERGED.get(layout, ()):
        book.active.merge_cells(cells)
    return book


def beside_values() -> Workbook:
    """A table with ids, dates and shares by their formats, and with what an author says beside the values."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Code", "Council", "Inspected", "Reach", "Care", "Share"])
    sheet.append([7, "Tŷ Gŵyl", datetime.date(2024, 5, 1), "good", True, 0.5])
    sheet.append([12, "Two\nlines", datetime.date(2024, 6, 1), "poor", False, 0.25])
    sheet.append([113, "The Weir", datetime.datetime(2024, 7, 1, 12), "fair", True, 1])
    for row in range(2, 5):
        sheet.cell(row, 1).number_format = "0000"
        sheet.cell(row, 6).number_format = "0%"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["D2"].font = Font(strike=True)
    sheet["D4"] = CellRichText("fa", TextBlock(InlineFont(strike=True), "ir"))
    sheet["D3"].comment = Comment("on appeal", "")
    sheet["B1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    book.create_sheet("Old").append(["not", "this"])
    book["Old"].sheet_state = "hidden"
    book.create_chartsheet("Chart")
    return book


def main() -> None:
    """Write all of them."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SystemExit("LibreOffice is not installed.")
    with tempfile.TemporaryDirectory() as folder:
        books = {layout: laid_out(layout) for layout in LAYOUTS} | {"beside-values": beside_values()}
        files = [Path(folder) / f"{name}.xlsx" for name in books]
        for path, book in zip(files, books.values(), strict=True):
            book.save(path)
        own = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        for kind in ("xlsx", "ods"):
            words = [program, own, "--headless", "--convert-to", kind, "--outdir", str(OFFICE), *map(str, files)]
            subprocess.run(words, check=True, timeout=300)
        old = [program, own, "--headless", "--convert-to", "xls", "--outdir", str(OFFICE), str(files[0])]
        subprocess.run(old, check=True, timeout=300)


if __name__ == "__main__":
    main()
