"""Numbers with their units as a reader writes them: £125,000 per local authority, about 200 projects, 8 to 10 years."""

import re

import pandas as pd

NOT_STATED = "not stated"

POUNDS = "pounds"

YEARS_AS_NAMES = "calendar year"
"""The unit of a number that names a year: it takes neither separators nor its unit."""

MILLION = 1_000_000


def written_amount(value: int | None, unit: str, bound: str = "exact", up_to: int | None = None) -> str:
    """A number with its unit and how exact it is, such as ``up to £415 million in all``; ``not stated`` for none.

    ``unit`` begins with *pounds* for money; ``bound`` is *exact* or stands before the number; ``up_to`` ends a range.
    """
    if pd.isna(value):
        return NOT_STATED
    money, _, whom = unit.partition(" ") if unit.split(" ")[0] == POUNDS else ("", "", unit)
    numbers = [value] if pd.isna(up_to) else [value, up_to]
    written = " to ".join(f"{'£' if money else ''}{_number(int(n), unit)}" for n in numbers if n is not None)
    if not money and written == "1" and re.fullmatch("[a-z ]+", whom):
        whom = re.sub("s$", "", re.sub("ies$", "y", whom))
    parts = ["" if bound in ("exact", NOT_STATED) else bound, written, "" if unit == YEARS_AS_NAMES else whom]
    return " ".join(part for part in parts if part)


def _number(number: int, unit: str) -> str:
    if unit == YEARS_AS_NAMES:
        return str(number)
    if number >= MILLION and number % (MILLION // 10) == 0:
        return f"{number / MILLION:g} million"
    return f"{number:,}"
