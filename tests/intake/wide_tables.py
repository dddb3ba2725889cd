"""Wide tables of the shapes that people publish, made up for tests, and ways to save them."""

import csv
import random
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from compendium.intake.ods_cell import CALC

Rows = list[list[str]]
SPELLINGS = [
    "Outstanding",
    "good",
    "GOOD ",
    "requires improvement",
    "Requires_Improvement",
    "inadequate",
    "4",
    "1",
    "●",
]
CONSTRUCTS = [f"{domain} construct {n}" for domain in ("Inner", "Outer", "Process") for n in range(1, 11)]


def authorities(notes: bool = True) -> Rows:
    """153 sites in rows, 5 criteria of 4 levels, with blanks, notes in cells, and columns that are neither."""
    chance = random.Random(7)
    heads = ["Local authority", "Region", "Published", "Working with people", "Providing_support", "Ensuring-safety"]
    rows = [[*heads, "LEADERSHIP", "Overall rating", "Link"]]
    for n in range(153):
        cells = [chance.choice([*SPELLINGS, ""]) for _ in range(5)]
        if notes and n in (10, 99):
            cells[n % 5] = "good (see memo)"
        rows.append(
            [f"Authority {n + 1}", chance.choice(["North", "South"]), "2025-01-31", *cells, "https://x.example"]
        )
    return rows


def matrix() -> Rows:
    """5 sites in columns, 30 constructs in rows with lines between for their domains, rated -2 to +2."""
    chance = random.Random(3)
    values = ["−2", "-1", "0", "+1", "+2", "–1", "2", "mixed", "N/A", "Missing"]
    rows = [["Construct", "Domain", "Site One", "Site Two", "St. Mary’s", "Site Four", "Site Five"]]
    for n, construct in enumerate(CONSTRUCTS):
        if n % 10 == 0:
            rows.append([construct.split()[0] + " setting", *[""] * 6])
        rows.append([construct, construct.split()[0], *(chance.choice(values) for _ in range(5))])
    return rows


TEXT_CELL = 'office:value-type="string"'
ERROR_CELL = 'table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"'


def save_csv(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def save_xlsx(path: Path, rows: Sequence[Sequence[object]], sheets: int = 1) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"More {number}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def save_ods(path: Path, rows: Sequence[Sequence[str]], further: Mapping[str, str] | None = None) -> Path:
    """Write rows; `further` gives attributes to the cells that hold a text."""
    told = further or {}
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell {told.get(cell, TEXT_CELL)}><text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" xmlns:calcext="{CALC}" '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{lines}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{names}manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def dirty(sites: int = 153, seed: int = 12) -> Rows:
    """Sites in rows under a title, as a spreadsheet leaves them after many hands; notes stand below."""
    chance = random.Random(seed)
    heads = ["Local authority", "region_name", "Visits", "Published", "working_with_people", "Providing support", ""]
    rows = [["Table 4: grades by authority, as inspected", *[""] * 9], ["Exported by,", "2024", *[""] * 8]]
    rows.append([*heads, "LEADERSHIP", "Overall  grade", "Link"])
    spelt = [
        "Outstanding",
        "good",
        "GOOD ",
        "requires improvement",
        "Requires_Improvement",
        "inadequate",
        "Inadequate*",
    ]
    spelt += ["NA", "n/a", "–", "not assessed", "good (see memo)", "Good?", "missing", "", "inadequete"]
    for n in range(sites):
        name = f"Authority {n + 1}"
        name = {7: "Authority\u00a08", 20: "Autho\u00adrity 21", 30: "The Royal Borough of " + "Long " * 20}.get(
            n, name
        )
        region = chance.choice(["North", "South", "nan", "-", ""])
        marks = [chance.choice(spelt) for _ in range(2)], [chance.choice(spelt) for _ in range(2)]
        remark = chance.choice(["", "see note", "x"])
        rows.append([name, region, str(n % 4), "2024-05-01", *marks[0], remark, *marks[1], f"https://x.example/{n}"])
    return [*rows, ["Source: made up", *[""] * 9], ["* under appeal", *[""] * 9]]
