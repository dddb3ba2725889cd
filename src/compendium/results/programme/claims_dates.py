"""Checks of claims on the programme and the Act that are about dates."""

from compendium.results.claims.lookups import MONTHS_OF_YEAR, moment, month, picked, written_month
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, readings

SOON = 3
"""Months within which something is taken to happen once a deadline has been reached."""

ALMOST_TWO_YEARS = range(18, 25)
"""Months that are almost two years."""


@check
def programme_office_start(tables: Tables) -> Computed:
    """Compares the month in which the office was set up with the month in which the actions of support begin."""
    office, actions = moment(tables, "office-set-up"), moment(tables, "support-actions")
    return Computed(f"office {office}, actions from {actions}", office == actions == "2013-11")


@check
def programme_actions_span(tables: Tables) -> Computed:
    """Looks whether meetings, papers and bodies of the programme whose month is stated lie between the two months."""
    events = picked(picked(tables["timeline"], "kind", "programme"), "basis", "stated")
    dates = [date for date in events.loc[events["event"] != "support-actions", "date_from"] if "-" in date]
    begin, end = month("2013-11"), month("2016-03")
    inside = [date for date in dates if begin <= month(date) <= end]
    return Computed(f"{len(inside)} of {len(dates)} dated events lie inside", bool(dates) and inside == dates)


@check
def programme_closure_year(tables: Tables) -> Computed:
    """Compares the year in which the board closed with the year in which the actions of support end."""
    closure, end = moment(tables, "board-closure"), moment(tables, "support-actions", "date_to")
    return Computed(f"closed {closure}, actions to {end}", closure == end[:4] == "2016")


@check
def programme_closed_eighteen_months(tables: Tables) -> Computed:
    """Eighteen months after the last action (no month of closure is stated) should fall into the data collection."""
    interviews = month(moment(tables, "support-actions", "date_to")) + 18
    first, last = moment(tables, "fieldwork"), moment(tables, "fieldwork", "date_to")
    shown = f"{written_month(interviews)}; data were collected from {first} to {last}"
    return Computed(shown, month(first) <= interviews <= month(last))


@check
def programme_ends_at_deadlines(tables: Tables) -> Readings:
    """The last action should come within three months of a legal deadline: of Phase 1, or of Phase 2 as first set."""
    end = moment(tables, "support-actions", "date_to")
    return readings(
        ("Phase 1", _soon_after(moment(tables, "phase-one"), end)),
        ("Phase 2 as first set", _soon_after(moment(tables, "phase-two-due"), end)),
    )


def _soon_after(deadline: str, end: str) -> Computed:
    """Months between a deadline and the end of the programme, at most `SOON` in either direction."""
    months = month(end) - month(deadline)
    apart = f"{abs(months)} month{'' if abs(months) == 1 else 's'}"
    shown = f"{end} is {apart} {'after' if months > 0 else 'before'} {deadline}"
    return Computed(shown, abs(months) <= SOON)


@check
def programme_act_phases_two(tables: Tables) -> Computed:
    """Counts the phases of the Act that have a date of their own in the timeline."""
    phases = {event.split("-")[1] for event in tables["timeline"]["event"] if event.startswith("phase-")}
    return Computed(str(len(phases)), len(phases) == 2)


@check
def programme_scrutiny_two_years(tables: Tables) -> Readings:
    """Almost two years is 18 to 24 months. From the White Paper to the first, and to the last, month of the Act’s year.

    The month of the Act is not stated.
    """
    begin, year = month(moment(tables, "white-paper")), int(moment(tables, "care-act")[:4])
    shortest = year * MONTHS_OF_YEAR - begin
    longest = shortest + MONTHS_OF_YEAR - 1
    return readings(
        ("at least", Computed(f"{shortest} months", shortest in ALMOST_TWO_YEARS)),
        ("at most", Computed(f"{longest} months", longest in ALMOST_TWO_YEARS)),
    )


@check
def programme_sixty_years_since_1948(tables: Tables) -> Readings:
    """Sixty years is held against the time since the Act of 1948: rounded to tens, and as a least number."""
    years = int(moment(tables, "care-act")[:4]) - int(moment(tables, "national-assistance-act")[:4])
    return readings(
        ("rounded to tens", Computed(f"{years} years", round(years, -1) == 60)),
        ("at least sixty", Computed(f"{years} years", years >= 60)),
    )
