"""Dates of the tables (a year, a month or a day, as ISO 8601 writes them) as a reader writes them, and as numbers."""

from calendar import month_name


def written_date(date: str) -> str:
    """``2013``, ``November 2013`` or ``28 November 2013``; what is no such date stays as it is."""
    year, month, day = _parts(date)
    if not 1 <= month <= 12:
        return date
    return f"{day or ''} {month_name[month]} {year}".strip()


def written_span(begin: str, end: str) -> str:
    """A date, or ``March 2017 to July 2018`` where an end is told; an end alone is ``until 2010``."""
    if not begin:
        return f"until {written_date(end)}" if end else ""
    return f"{written_date(begin)} to {written_date(end)}" if end else written_date(begin)


def in_years(date: str) -> tuple[float, float]:
    """When a date begins and ends, in years: 2013 is 2013.0 to 2014.0, July 2012 is 2012.5 to 2012.58."""
    year, month, day = _parts(date)
    if not month:
        return year, year + 1.0
    begin, day = year + (min(month, 12) - 1) / 12, min(day, 31)
    return (begin, begin + 1 / 12) if not day else (begin + (day - 1) / 372, begin + day / 372)


def _parts(date: str) -> tuple[int, int, int]:
    parts = [int(part) for part in date.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    return year, month, day
