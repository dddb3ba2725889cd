"""The parts of an ODS file that are the same in all, and its styles."""

from compendium.spreadsheets.numbers import Number
from compendium.spreadsheets.workbook import LANGUAGE

MIME = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = " ".join(
    [
        *(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "table", "text", "style", "meta", "manifest")),
        f'xmlns:number="{URN}:datastyle:1.0"',
        f'xmlns:fo="{URN}:xsl-fo-compatible:1.0"',
        f'xmlns:of="{URN}:of:1.2"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'office:version="1.3"',
    ]
)
MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
META = (
    f"{HEAD}<office:document-meta {NAMES}><office:meta><dc:title>{{title}}</dc:title>"
    f"<dc:language>{LANGUAGE}</dc:language></office:meta></office:document-meta>"
)
TONGUE, COUNTRY = LANGUAGE.split("-")
STYLES = (
    f"{HEAD}<office:document-styles {NAMES}><office:styles>"
    '<style:default-style style:family="table-cell">'
    f'<style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="11pt"'
    f' fo:language="{TONGUE}" fo:country="{COUNTRY}"/></style:default-style>'
    '<style:style style:name="Default" style:family="table-cell"/>'
    "</office:styles></office:document-styles>"
)
WRAPPED = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'


def _cell_style(name: str, properties: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default">'
        f"{properties}</style:style>"
    )


CELL_STYLES = (
    _cell_style("title", '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/>')
    + _cell_style("line", "")
    + _cell_style("text", WRAPPED)
    + _cell_style("head", f'{WRAPPED}<style:text-properties fo:font-weight="bold"/>')
)
DOCUMENT = (
    f"{HEAD}<office:document-content {NAMES}><office:automatic-styles>{CELL_STYLES}{{styles}}"
    "</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def column_style(name: str, width: float) -> str:
    """The style of a column of a width in letters."""
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 0.19:.2f}cm"/></style:style>'
    )


def number_style(name: str, number: Number) -> str:
    """The style of cells that show numbers like this one."""
    grouped = ' number:grouping="true"' if number.grouped else ""
    digits = f'<number:number number:decimal-places="{number.decimals}" number:min-integer-digits="1"{grouped}/>'
    kind = "percentage-style" if number.per_cent else "number-style"
    before = "<number:text>£</number:text>" if number.pounds else ""
    after = "<number:text>%</number:text>" if number.per_cent else ""
    style = f'<number:{kind} style:name="{name}f">{before}{digits}{after}</number:{kind}>'
    cell = (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"'
        f' style:data-style-name="{name}f">{WRAPPED}</style:style>'
    )
    return style + cell
