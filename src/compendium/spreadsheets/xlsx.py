"""Workbooks as XLSX, by XlsxWriter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name

from compendium.data_package.spelling import RUNS
from compendium.files import UNIX
from compendium.spreadsheets.laid_out import Laid, laid_out
from compendium.spreadsheets.numbers import Number
from compendium.spreadsheets.workbook import LANGUAGE, Choice, Value, Workbook

ALWAYS = datetime.datetime(1980, 1, 1)
"""The time of making that every workbook names, so that it has the same bytes whenever it is made."""

LONGEST = 32_767
"""Letters that a cell of XLSX may hold; CSV and ODS have longer texts whole."""

CUT = " … (cut here: a cell of this kind of file holds no more; the CSV and ODS files have the whole text)"
LINE, HIGHEST = 15, 409
"""Points: how high a line of text is, and the highest row that there may be."""

TOP = {"text_wrap": True, "valign": "top"}
Formats = Callable[..., Any]


def as_xlsx(workbook: Workbook) -> bytes:
    """The bytes of a workbook, the same each time. Texts are never formulas, numbers stay numbers."""
    written = io.BytesIO()
    book = _Book(written, {"in_memory": True})
    book.set_properties({"title": workbook.title, "created": ALWAYS})
    formats = cache(lambda **look: book.add_format(TOP | look))
    sheets = laid_out(workbook)
    pages = {laid.name: book.add_worksheet(laid.name) for laid in sheets}
    for laid in sheets:
        _write(pages[laid.name], laid, formats, {other.name: other for other in sheets})
    book.close()
    _mark_alike(written)
    return written.getvalue()


def _mark_alike(written: io.BytesIO) -> None:
    """Let the parts of a workbook be marked as `packed` marks them, whichever system XlsxWriter ran on."""
    with ZipFile(written, "a") as archive:
        for part in archive.infolist():
            part.create_system = UNIX
        archive.comment = b""  # none, as before; but now the list of parts is written anew


class _Book(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook that names its language, which XlsxWriter has no setting for."""

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()


class _Core(Core):  # type: ignore[misc]
    def _write_dc_subject(self) -> None:
        super()._write_dc_subject()
        self._xml_data_element("dc:language", LANGUAGE)


def _write(page: Any, laid: Laid, formats: Formats, others: dict[str, Laid]) -> None:
    for place, width in enumerate(laid.widths):
        page.set_column(place, place, width)
    _put_lines(page, laid, formats)
    if laid.columns:
        _put_table(page, laid, formats)
    for row, sheet in enumerate(laid.links, len(laid.lines) + 1):
        page.write_url(row, 0, f"internal:{_quoted(sheet)}!A1", formats(), sheet)
    for choice, first, last in side_by_side(laid.choices):
        _offer(page, laid, (first, last), choice.otherwise, _address(others[choice.sheet], choice.column))


def _put_lines(page: Any, laid: Laid, formats: Formats) -> None:
    """The lines above a table run on over its columns; those of a sheet without one are wrapped."""
    title = formats(bold=True, font_size=14, text_wrap=False)
    for row, line in enumerate(laid.lines):
        if not laid.columns:
            _heighten(page, row, [line], laid.widths)
        page.write_string(row, 0, line, formats(text_wrap=not laid.columns) if row else title)


def _put_table(page: Any, laid: Laid, formats: Formats) -> None:
    top = len(laid.lines)
    if laid.marked:
        _mark(page, laid, top, formats(bold=True, bottom=1))
    else:
        page.freeze_panes(1, 1)
        for place, heading in enumerate(laid.columns):
            _put(page, top, place, heading, formats, bold=True)
    for row, values in enumerate(laid.rows, top + 1):
        _heighten(page, row, values, laid.widths)
        for place, value in enumerate(values):
            _put(page, row, place, value, formats)


def _heighten(page: Any, row: int, values: Sequence[Value], widths: Sequence[float]) -> None:
    """Give a row room for its longest text: not every program looks for itself how high it needs to be."""
    lines = max((_lines(value, width) for value, width in zip(values, widths, strict=True)), default=1)
    if lines > 1:
        page.set_row(row, min(LINE * lines, HIGHEST))


def _lines(value: Value, width: float) -> int:
    if not isinstance(value, str) or (len(value) <= width and "\n" not in value):
        return 1
    return sum(1 + int(len(line) / width) for line in value.split("\n"))


def side_by_side(choices: Mapping[int, Choice]) -> Iterator[tuple[Choice, int, int]]:
    """Each choice with the first and the last of columns that stand side by side and offer it."""
    found: list[tuple[Choice, int, int]] = []
    for place in sorted(choices):
        if found and found[-1][0] == choices[place] and found[-1][2] == place - 1:
            found[-1] = (choices[place], found[-1][1], place)
        else:
            found.append((choices[place], place, place))
    return iter(found)


def _quoted(sheet: str) -> str:
    name = sheet.replace("'", "''")
    return f"'{name}'"


def _mark(page: Any, laid: Laid, top: int, look: Any) -> None:
    """Mark the table as one, with its name and headings; one without rows has a blank one, as programs ask for."""
    columns = [{"header": heading, "header_format": look} for heading in laid.columns]
    options = {"columns": columns, "name": laid.table, "style": None, "autofilter": False}
    page.add_table(top, 0, top + max(len(laid.rows), 1), len(columns) - 1, options)


def _put(page: Any, row: int, column: int, value: Value, formats: Formats, **look: object) -> None:
    if isinstance(value, Number):
        page.write_number(row, column, value.value, formats(num_format=value.pattern, **look))
    elif not isinstance(value, str):
        page.write_number(row, column, value, formats(**look))
    elif value:
        text = value if len(value) <= LONGEST else value[: LONGEST - len(CUT)] + CUT
        page.write_string(row, column, text, formats(**look, **({"quote_prefix": True} if _runs(text) else {})))


def _runs(text: str) -> bool:
    """Whether a program would take the text for a formula when somebody changes its cell."""
    return text.startswith(RUNS)


def _address(laid: Laid, heading: str) -> str:
    """Where the cells below a heading are."""
    letter, first = xl_col_to_name(laid.columns.index(heading), col_abs=True), len(laid.lines) + 2
    place = laid.columns.index(heading)
    number = sum(bool(row[place]) for row in laid.rows if place < len(row))
    return f"={_quoted(laid.name)}!{letter}${first}:{letter}${first + max(number, 1) - 1}"


def _offer(page: Any, laid: Laid, columns: tuple[int, int], otherwise: str, address: str) -> None:
    """Offer a list in the cells of columns that stand side by side."""
    first = len(laid.lines) + 1
    last = max(first + len(laid.rows) - 1, first, laid.offered - 1)
    told = {"validate": "list", "source": address, "error_title": "Not in the list", "error_message": otherwise}
    page.data_validation(first, columns[0], last, columns[1], told)
