"""How the cells of an XLSX workbook are shown: number formats, dates, what is struck through, and shared texts."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from compendium.intake.archive import Archive
from compendium.intake.number_format import shown_by_code
from compendium.intake.xml_stream import Attributes, Enough, local, read_xml

ON, OFF = ("1", "true", "on"), ("0", "false", "off")
DATES = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
"""Numbers of the formats of dates that come with the program, and are not written in the file."""


def is_on(attributes: Attributes) -> bool:
    """Tell whether a mark such as `strike` is on, which it is unless said otherwise."""
    return attributes.get("val", "1") not in OFF


@dataclass
class Styles:
    """What the styles of cells say, by their numbers."""

    codes: dict[int, str] = field(default_factory=dict)
    builtin: dict[int, int] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    from_1904: bool = False

    def number(self, typed: str, style: int) -> str:
        """A number as a person sees it. Raises ValueError for what is none."""
        number = float(typed)
        code, builtin = self.codes.get(style, ""), self.builtin.get(style, 0)
        if (code and _is_date(code)) or builtin in DATES:
            return _date(number, code, builtin, self.from_1904) or plain_number(number)
        return (shown_by_code(number, code) if code else "") or plain_number(number)


def plain_number(number: float) -> str:
    """A number without a format: whole numbers without a point."""
    return str(int(number)) if number.is_integer() else str(number)


def plain_time(when: datetime.datetime | datetime.date | datetime.time | datetime.timedelta) -> str:
    """A date as in 2016-04-01, with a time of day only where there is one."""
    if isinstance(when, datetime.datetime) and when.time() == datetime.time():
        return when.date().isoformat()
    return str(when)


def _is_date(code: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(code))


def _date(number: float, code: str, builtin: int, from_1904: bool) -> str:
    """What a date format shows of a number; blank where there is no such date."""
    from openpyxl.styles.numbers import is_timedelta_format
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    duration = builtin == 46 or bool(code and is_timedelta_format(code))
    if number < 0 and not duration:
        return ""
    try:
        when = from_excel(number, MAC_EPOCH if from_1904 else WINDOWS_EPOCH, timedelta=duration)
    except (ValueError, OverflowError):
        return ""
    return plain_time(when) if when is not None else ""


def read_styles(archive: Archive, part: str, from_1904: bool) -> Styles:
    """Read what styles say; nothing where the workbook has none."""
    found = Styles(from_1904=from_1904)
    if part in archive:
        reading = _Styles(found)
        read_xml(archive.pieces(part), reading.start, reading.end)
    return found


class _Styles:
    def __init__(self, found: Styles) -> None:
        self._found, self._within, self._fonts, self._number = found, "", 0, 0
        self._codes: dict[str, str] = {}
        self._struck: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        plain = local(name)
        if plain in ("fonts", "cellXfs", "numFmts", "dxfs", "cellStyleXfs"):
            self._within = plain
        elif plain == "numFmt" and self._within == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif plain == "font" and self._within == "fonts":
            self._fonts += 1
        elif plain == "strike" and self._within == "fonts" and is_on(attributes):
            self._struck.add(str(self._fonts - 1))
        elif plain == "xf" and self._within == "cellXfs":
            self._style(attributes)

    def end(self, name: str) -> None:
        if local(name) == self._within:
            self._within = ""

    def _style(self, attributes: Attributes) -> None:
        kind = attributes.get("numFmtId", "0")
        if kind in self._codes:
            self._found.codes[self._number] = self._codes[kind]
        elif kind != "0":
            self._found.builtin[self._number] = int(kind)
        if attributes.get("fontId", "0") in self._struck:
            self._found.struck.add(self._number)
        self._number += 1


@dataclass
class Texts:
    """The shared texts that were asked for, by number, and which of these are struck through in whole or in part."""

    words: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)


def read_texts(archive: Archive, part: str, wanted: Collection[int]) -> Texts:
    """Read the shared texts of these numbers; unpacks no more than up to the last of them."""
    found = _Texts(wanted)
    if wanted and part in archive:
        read_xml(archive.pieces(part, whole=False), found.start, found.end, found.text)
    return found.texts


class _Texts:
    def __init__(self, wanted: Collection[int]) -> None:
        self.texts = Texts()
        self._wanted, self._last, self._number = frozenset(wanted), max(wanted, default=-1), 0
        self._here = self._spoken = self._reading = False
        self._words: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        plain = local(name)
        if plain == "si":
            self._here, self._words = self._number in self._wanted, []
        elif plain == "rPh":
            self._spoken = True
        elif plain == "t":
            self._reading = self._here and not self._spoken
        elif plain == "strike" and self._here and is_on(attributes):
            self.texts.struck.add(self._number)

    def end(self, name: str) -> None:
        plain = local(name)
        if plain == "si":
            if self._here:
                self.texts.words[self._number] = "".join(self._words)
            self._number, self._here = self._number + 1, False
            if self._number > self._last:
                raise Enough
        elif plain == "rPh":
            self._spoken = False
        elif plain == "t":
            self._reading = False

    def text(self, words: str) -> None:
        if self._reading:
            self._words.append(words)
