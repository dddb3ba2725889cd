"""Workbooks written part by part: what a library would refuse to write is what is wanted here."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from .listing import ROWS

LAST_ROW, LAST_COLUMN = 1_048_576, "XFD"
NOTHING: Mapping[str, str | bytes | None] = {}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET, TEXTS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
NAMED = {"sheet": SHEET, "texts": TEXTS, "styles": STYLES, "book": BOOK}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def letters(column: int) -> str:
    return chr(65 + column)


def cell(row: int, column: int, text: str) -> str:
    return f'<c r="{letters(column)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cell(number, n, text) for n, text in enumerate(cells))}</row>'


TABLE = "".join(row(n, cells) for n, cells in enumerate(ROWS, 1))


def sheet(more_rows: str = "", after: str = "", before: str = "", table: str = TABLE) -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{table}{more_rows}</sheetData>{after}</worksheet>'


def parts(changed: Mapping[str, str | bytes | None] = NOTHING) -> dict[str, str | bytes]:
    """The parts of a workbook by name; `changed` has other texts, or None for a part that is missing."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    made: dict[str, str | bytes | None] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="{kind}worksheet+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        BOOK: f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        STYLES: f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="0"/></cellXfs></styleSheet>',
        TEXTS: f'{HEAD}<sst xmlns="{MAIN}"><si><t> </t></si></sst>',
        SHEET: sheet(),
    }
    made |= changed
    return {name: content for name, content in made.items() if content is not None}


def relations(*targets: tuple[str, str]) -> str:
    every = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{every}</Relationships>'


def zipped(content: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with one time for all of its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in content.items():
            about = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            about.compress_type = method
            archive.writestr(about, text)
    return target.getvalue()


def xlsx(changed: Mapping[str, str | bytes | None] = NOTHING, **named: str | bytes | None) -> bytes:
    """A workbook of such parts; the four that differ most are `named` sheet, texts, styles and book."""
    return zipped(parts({**changed, **{NAMED[one]: text for one, text in named.items()}}))


def with_rows(more: str) -> bytes:
    return xlsx({SHEET: sheet(more)})


def with_after(after: str) -> bytes:
    return xlsx({SHEET: sheet(after=after)})


NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{ODS_KIND}"/></manifest:manifest>'
)


def ods_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}><text:p>{escape(text)}</text:p></table:table-cell>'
    )


def ods_row(cells: list[str], attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(map(ods_cell, cells))}</table:table-row>"


ODS_TABLE = "".join(map(ods_row, ROWS))


def content(more: str = "", table: str = ODS_TABLE, head: str = HEAD, before: str = "") -> str:
    return (
        f'{head}<office:document-content xmlns:office="{NAMES}office:1.0" xmlns:table="{NAMES}table:1.0" '
        f'xmlns:text="{NAMES}text:1.0" xmlns:style="{NAMES}style:1.0" xmlns:draw="{NAMES}drawing:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{before}{table}{more}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )


def ods(text: str | bytes | None = None, manifest: str = MANIFEST) -> bytes:
    made: dict[str, str | bytes] = {"mimetype": ODS_KIND, "content.xml": text or content()}
    return zipped(made | {"META-INF/manifest.xml": manifest})


def ods_with(more: str) -> bytes:
    return ods(content(more))


def far(name: str, attributes: str = 's="1"', within: str = "") -> str:
    return f'<row r="{name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{name}" {attributes}>{within}</c></row>'
