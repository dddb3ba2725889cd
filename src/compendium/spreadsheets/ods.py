"""Workbooks as ODS, written as the OpenDocument standard (1.3) has it.

odfdo, which could write them, takes 10 ms for a workbook where this takes one, and a book has hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from compendium.files import packed
from compendium.spreadsheets.laid_out import Laid, clean, laid_out
from compendium.spreadsheets.numbers import Number
from compendium.spreadsheets.ods_parts import DOCUMENT, MANIFEST, META, MIME, STYLES, column_style, number_style
from compendium.spreadsheets.workbook import Value, Workbook

KIND = "mimetype"
"""The part that says what kind of file it is: first, and not compressed, says the standard."""

SPACES = re.compile(r"^ | $| {2,}")
QUOTED = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def as_ods(workbook: Workbook) -> bytes:
    """The bytes of a workbook, the same each time. Texts are never formulas, numbers stay numbers.

    Lists to choose from are offered in XLSX only (`xlsx.as_xlsx`), in which the sheets to fill in are written.
    """
    content = _content(laid_out(workbook))
    parts = {KIND: MIME, "META-INF/manifest.xml": MANIFEST}
    parts |= {"meta.xml": META.format(title=escape(str(clean(workbook.title)))), "styles.xml": STYLES}
    parts["content.xml"] = content
    return packed({name: text.encode() for name, text in parts.items()}, stored=(KIND,))


def _content(sheets: Sequence[Laid]) -> str:
    """The sheets, with the styles that they use, and which cells are marked as tables."""
    widths = sorted({width for laid in sheets for width in laid.widths})
    numbers = {value.pattern: value for laid in sheets for row in laid.rows for value in row if type(value) is Number}
    styles = [column_style(f"w{place}", width) for place, width in enumerate(widths)]
    styles += [number_style(f"n{place}", number) for place, number in enumerate(numbers.values())]
    names = {pattern: f"n{place}" for place, pattern in enumerate(numbers)}
    tables = [_sheet(laid, [f"w{widths.index(width)}" for width in laid.widths], names) for laid in sheets]
    marked = [_range(laid) for laid in sheets if laid.marked and laid.columns]
    body = [*tables, *(["<table:database-ranges>", *marked, "</table:database-ranges>"] if marked else [])]
    return DOCUMENT.format(styles="".join(styles), body="".join(body))


def _sheet(laid: Laid, widths: Sequence[str], numbers: dict[str, str]) -> str:
    parts = [f"<table:table table:name={_attribute(laid.name)}>"]
    parts += [f'<table:table-column table:style-name="{width}"/>' for width in widths]
    for place, line in enumerate(laid.lines):
        style = "title" if place == 0 else "line" if laid.columns else "text"
        parts.append(f"<table:table-row>{_text(line, style)}</table:table-row>")
    if laid.columns:
        heads = "".join(_text(heading, "head") for heading in laid.columns)
        row = f"<table:table-row>{heads}</table:table-row>"
        parts.append(f"<table:table-header-rows>{row}</table:table-header-rows>")
    parts += _rows(laid, numbers)
    parts.append("</table:table>")
    return "".join(parts)


def _rows(laid: Laid, numbers: dict[str, str]) -> Iterator[str]:
    for number, row in enumerate(laid.rows):
        cells = [_cell(value, numbers) for value in row]
        if laid.links:
            cells[0] = _link(laid.links[number])
        yield f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(value: Value, numbers: dict[str, str]) -> str:
    if isinstance(value, str):
        return _text(value, "text") if value else "<table:table-cell/>"
    number, style = (value.value, numbers[value.pattern]) if isinstance(value, Number) else (value, "text")
    kind = "percentage" if isinstance(value, Number) and value.per_cent else "float"
    return f'<table:table-cell table:style-name="{style}" office:value-type="{kind}" office:value="{number}"/>'


def _text(text: str, style: str) -> str:
    """A cell with a text: a paragraph for each line."""
    lines = "".join(f"<text:p>{_spaced(escape(line))}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{lines}</table:table-cell>'


def _spaced(text: str) -> str:
    """Escaped text whose spaces stay: of several, programs would keep one."""
    text = text.replace("\t", " ")  # LibreOffice leaves `text:tab` out
    if "  " not in text and text == text.strip(" "):
        return text
    return SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', text)


def _link(sheet: str) -> str:
    address = _attribute(f"#{_quoted(sheet)}.A1")
    return (
        '<table:table-cell table:style-name="text" office:value-type="string">'
        f'<text:p><text:a xlink:type="simple" xlink:href={address}>{escape(sheet)}</text:a></text:p></table:table-cell>'
    )


def _range(laid: Laid) -> str:
    """The mark of a table: from its headings to its last row."""
    top = len(laid.lines) + 1
    sheet, last = _quoted(laid.name), _letters(len(laid.columns))
    address = _attribute(f"{sheet}.A{top}:{sheet}.{last}{top + max(len(laid.rows), 1)}")
    name = _attribute(laid.table)
    return (
        f"<table:database-range table:name={name} table:target-range-address={address}"
        ' table:contains-header="true" table:display-filter-buttons="false"/>'
    )


def _attribute(text: str) -> str:
    return f'"{escape(text, QUOTED)}"'


def _quoted(sheet: str) -> str:
    name = sheet.replace("'", "''")
    return f"$'{name}'"


def _letters(column: int) -> str:
    """The letters of a column, counted from 1: A, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
