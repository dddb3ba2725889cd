"""Numbers as a spreadsheet shows them, where that says more than the number: 0007, or Grade 2."""

from __future__ import annotations

import re

LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|([-+() /.,:])')
DIGITS = re.compile(r"[0#?]+")
MOST_DIGITS = 100  # of a code; Python reads back no number of thousands of them


def shown_by_code(number: float, code: str) -> str:
    """What a format code such as `0000` or `"Grade "0` shows of a whole number; blank where it says no more than that.

    Codes for fractions, thousands, percentages and dates, and codes with conditions, say no more.
    """
    section = code.split(";")[0]
    if not float(number).is_integer() or number < 0 or "[" in section:
        return ""
    before, rest = _literals(section)
    digits = DIGITS.match(rest)
    if not digits or len(digits[0]) > MOST_DIGITS or rest[digits.end() : digits.end() + 1] in (".", ","):
        return ""
    after, left = _literals(rest[digits.end() :])
    return "" if left else as_shown(f"{before}{int(number):0{digits[0].count('0')}d}{after}", number)


def _literals(code: str) -> tuple[str, str]:
    """The text that a code begins with, and what stands after it."""
    text = ""
    while found := LITERAL.match(code):
        text += found[1] or found[2] or found[3] or ""
        code = code[found.end() :]
    return text, code


def as_shown(text: str, number: float) -> str:
    """The text shown for a number if that very number is all the digits in it, else blank: nothing is to be lost."""
    found = re.fullmatch(r"[^\d\n]*?([0-9]+)[^\d\n]*", text.strip())
    found = found if found and len(found[1]) <= MOST_DIGITS else None
    return text.strip() if found and not text.lstrip().startswith(("-", "−")) and int(found[1]) == number else ""
