"""One cell of an ODS sheet: its value as a person reads it, its styles, whether it has a comment, and what it spans."""

from __future__ import annotations

import datetime
import re

from compendium.intake.number_format import as_shown
from compendium.intake.xlsx_styles import plain_number, plain_time
from compendium.intake.xml_stream import Attributes

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, STYLE, OFFICE = (f"{OASIS}{name}:1.0" for name in ("table", "text", "style", "office"))
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
DRAWN = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
DURATION = re.compile(r"(-?)PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:[.,][0-9]{1,9})?)S)?")
TRUTHS = {1.0: "TRUE", 0.0: "FALSE"}
NUMBERS = ("float", "percentage", "currency")
MOST_SPACES = 1_000  # of a run of spaces that is written as a number
PARAGRAPH, SPACES, TEXT_STYLE = (f"{TEXT} {name}" for name in ("p", "s", "style-name"))
BREAKS = {f"{TEXT} tab": "\t", f"{TEXT} line-break": "\n"}
COMMENT, VALUE_TYPE = f"{OFFICE} annotation", f"{OFFICE} value-type"


class OdsCell:
    """Gathers a cell while its elements go by; `depth` counts those that are open within it."""

    def __init__(self, attributes: Attributes) -> None:
        """Begin with the attributes of the cell. Raises ValueError where a number in them is none."""
        self._about = dict(attributes)
        self.right = repeats(attributes, "number-columns-repeated")
        self.spans_down = repeats(attributes, "number-rows-spanned")
        self.spans_right = repeats(attributes, "number-columns-spanned")
        self.styles = {attributes.get(f"{TABLE} style-name", "")}
        self.commented, self.depth = False, 0
        self._aside = 0  # how many elements are open of a comment or a drawing
        self._lines: list[list[str]] = []
        self._within = False

    @property
    def says_something(self) -> bool:
        """Tell whether it has a value, a text, a comment or spans others; a style alone says nothing."""
        valued = VALUE_TYPE in self._about or bool(self._lines)
        return valued or self.commented or self.spans_down > 1 or self.spans_right > 1

    def start(self, name: str, attributes: Attributes) -> None:
        """See an element begin within the cell."""
        self.depth += 1
        if self._aside or name == COMMENT or name.startswith(DRAWN):
            self._aside += 1
            self.commented |= name == COMMENT
            return
        if TEXT_STYLE in attributes:
            self.styles.add(attributes[TEXT_STYLE])
        if name == PARAGRAPH:
            self._lines.append([])
            self._within = True
        elif self._within:
            spaces = min(int(attributes.get(f"{TEXT} c", "1")), MOST_SPACES) if name == SPACES else 0
            self._lines[-1].append(BREAKS.get(name, " " * spaces))

    def end(self, name: str) -> None:
        """See an element end within the cell."""
        self.depth -= 1
        if self._aside:
            self._aside -= 1
        elif name == PARAGRAPH:
            self._within = False

    def text(self, words: str) -> None:
        """Keep the text of a line."""
        if self._within and not self._aside:
            self._lines[-1].append(words)

    @property
    def shown(self) -> str:
        """The value as a person reads it; an error, or a number that says more in its format, as it is shown."""
        text = "\n".join("".join(line) for line in self._lines)
        kind = self._about.get(VALUE_TYPE, "")
        if self._about.get(f"{CALC} value-type") == "error":
            return text
        if kind in NUMBERS and f"{OFFICE} value" in self._about:
            number = float(self._about[f"{OFFICE} value"])
            if text == TRUTHS.get(number):  # as truth values of Excel are kept in ODS
                return text
            return (as_shown(text, number) if kind == "float" else "") or plain_number(number)
        if kind == "date":
            return _date(self._about.get(f"{OFFICE} date-value", "")) or text
        if kind == "time":
            return _time(self._about.get(f"{OFFICE} time-value", "")) or text
        if kind == "boolean":
            return self._about.get(f"{OFFICE} boolean-value", "").upper() or text
        return text or self._about.get(f"{OFFICE} string-value", "")


def repeats(attributes: Attributes, name: str) -> int:
    """How often a row, a column or a cell is repeated, or how many it spans. Raises ValueError for less than once."""
    number = int(attributes.get(f"{TABLE} {name}", "1"))
    if number < 1:
        raise ValueError(number)
    return number


def _date(typed: str) -> str:
    try:
        return plain_time(datetime.datetime.fromisoformat(typed))
    except ValueError:
        return typed


def _time(typed: str) -> str:
    found = DURATION.fullmatch(typed)
    if not found:
        return typed
    sign, *parts = found.groups()
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    time = datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return str(-time if sign else time)
