"""Checks of claims that interim report and paper both make: what they agree on and where they differ."""

import re
from collections.abc import Iterable

import pandas as pd

from compendium.results.claims.lookups import figure, names_of, picked, same_figure
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.respondents import bodies_interviewed, interviews_at_macro_level, role_of
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, readings, with_detail
from compendium.results.claims.words_of_number import Tally
from compendium.results.versions.compute import compare_wording

REPORT, PAPER = "interim-report", "paper"


@check
def versions_policies_fifteen(tables: Tables) -> Computed:
    """Compares the number of policies in both versions with the rows of the table of policies."""
    stated = same_figure(tables, 15, ("policies-reviewed", "policies-reviewed-paper"))
    rows = counted(tables["policies"], 15)
    return Computed(f"{stated.shown} stated, {rows.shown} listed", stated.holds and rows.holds)


@check
def versions_policies_analysed_several(tables: Tables) -> Readings:
    """Of the policies reviewed, those that the report takes further are counted."""
    chosen = len(picked(tables["policies"], "published_selection", "yes"))
    return number_readings("several", Tally(chosen, len(tables["policies"]) - chosen))


@check
def versions_framework_criteria_six(tables: Tables) -> Computed:
    """Counts the criteria that each version prints, as they were taken from each by itself."""
    names = picked(tables["framework_wording"], "part", "name")
    found = [len(picked(names, "source", source)) for source in (REPORT, PAPER)]
    return Computed(" and ".join(map(str, found)), found == [6, 6])


@check
def versions_framework_descriptors(tables: Tables) -> Readings:
    """Of the descriptors that both versions print, those with the same words are counted, by their fingerprints."""
    same = compare_wording(tables["framework_wording"], REPORT, PAPER)["same"].drop("name", level="part")
    return number_readings("all", Tally(int(same.sum()), int((~same).sum())))


@check
def versions_design(tables: Tables) -> Computed:
    """Compares the names of the levels of data collection that each version lists, and its number of sites."""
    levels = picked(tables["printed_lists"], "list", "levels-of-data")
    report, paper = (list(picked(levels, "source", source)["name"]) for source in (REPORT, PAPER))
    sites = [figure(tables, "sites"), figure(tables, "sites-paper")]
    shown = f"{', '.join(report)} and {', '.join(paper)}; {' and '.join(map(str, sites))} sites"
    return Computed(shown, report == paper and len(set(sites)) == 1)


@check
def versions_quoted_institute(tables: Tables) -> Computed:
    """Respondent D of the report is N10 in the paper. Looks for N10’s body among those interviewed nationally."""
    role = role_of(tables, "N10")
    listed = [name for name in bodies_interviewed(tables) if name.lower() in role.lower()]
    return Computed(f"N10 is {role or 'not quoted'}; listed: {', '.join(listed) or 'no such body'}", bool(listed))


@check
def versions_quoted_chief_executive(tables: Tables) -> Readings:
    """N4 is a chief executive. Looks for a body of chief executives among those interviewed, or on the board."""
    role = role_of(tables, "N4")
    partners = tables["partners"].set_index("partner")
    board = partners.loc[list(tables["programme_board_members"]["partner"])]
    return readings(
        ("among the bodies interviewed", _with_chief_executives(bodies_interviewed(tables), role)),
        ("among the bodies on the board", _with_chief_executives([*board["name"], *board["full_name"]], role)),
    )


def _with_chief_executives(bodies: Iterable[str], role: str) -> Computed:
    found = [body for body in bodies if "chief executive" in body.lower()]
    return Computed(", ".join(found) or "none", "chief executive" in role.lower() and bool(found))


@check
def versions_interviews_at_the_centre(tables: Tables) -> Computed:
    """Adds the regional co-ordinators quoted in the paper to the report’s national interviews; eleven should do."""
    return interviews_at_macro_level(tables)


def _printed_twice(tables: Tables, *, within: bool) -> list[pd.DataFrame]:
    """Quotations with two printings: both within the report, or one in each version."""
    groups = [rows for _, rows in tables["quotations"].groupby("quotation", sort=False) if len(rows) > 1]
    return [rows for rows in groups if (rows["source"].nunique() == 1) == within]


@check
def versions_quotations_alike(tables: Tables) -> Readings:
    """Compares quotations that both versions print: word for word; or with every cut and insertion marked."""
    pairs = _printed_twice(tables, within=False)
    same = [rows["fingerprint"].nunique() == 1 for rows in pairs]
    marked = [alike or _more_marks(rows) for alike, rows in zip(same, pairs, strict=True)]
    return readings(("word for word", _every(same)), ("changes marked", _every(marked)))


def _more_marks(rows: pd.DataFrame) -> bool:
    """Whether the later of two printings has more marks of omission or insertions than the earlier."""
    marks = [int(row.omission_marks) + int(row.insertions) for row in rows.itertuples()]
    return marks[-1] > marks[0]


def _every(found: list[bool]) -> Computed:
    return Computed(f"{sum(found)} of {len(found)}", bool(found) and all(found))


@check
def versions_statement_of_2013(tables: Tables) -> Computed:
    """Compares, by fingerprints, the parts of the statement that the report quotes twice, from two documents."""
    return _every([rows["fingerprint"].nunique() == 1 for rows in _printed_twice(tables, within=True)])


@check
def versions_respondents_labels(tables: Tables) -> Computed:
    """Of quotations by a respondent that both versions print, those with one code in both are counted."""
    quoted = [rows for rows in _printed_twice(tables, within=False) if (rows["respondent"] != "").all()]
    found = _every([rows["respondent"].nunique() == 1 for rows in quoted])
    labels = ", ".join(" and ".join(rows["respondent"]) for rows in quoted)
    return Computed(f"{found.shown} ({labels})", found.holds)


@check
def versions_years_of_works(tables: Tables) -> Readings:
    """Of the works that are cited with a year in several places, those with one year are counted."""
    cited = tables["citations"].dropna(subset=["year"])
    years = cited.groupby("work", sort=False)["year"].agg(["size", "nunique"])
    several = years[years["size"] > 1]
    differing = list(several.index[several["nunique"] > 1])
    found = number_readings("every", Tally(len(several) - len(differing), len(differing)))
    shown = ", ".join(f"{_authors(cited, work)} {_years(cited, work)}" for work in differing)
    return with_detail(found, f"not {shown}") if differing else found


def _authors(cited: pd.DataFrame, work: str) -> str:
    return str(picked(cited, "work", work)["author"].iloc[0])


def _years(cited: pd.DataFrame, work: str) -> str:
    return " and ".join(str(int(year)) for year in sorted(picked(cited, "work", work)["year"].unique()))


@check
def versions_notes_numbered_once(tables: Tables) -> Computed:
    """Counts the numbers of notes that stand in more than one place of the report."""
    notes = tables["citations"].dropna(subset=["note_number"])
    places = notes.groupby("note_number")["locator"].nunique()
    twice = [str(int(number)) for number in places.index[places > 1]]
    return Computed(f"{len(twice)} of {len(places)} stand twice: {', '.join(twice) or 'none'}", not twice)


@check
def versions_new_requirements(tables: Tables) -> Readings:
    """The requirements that the paper calls new are sought among the duties that the report lists, by their names."""
    duties = {_letters(name) for name in tables["duties"]["name"]}
    names = names_of(tables, "new-requirements")
    listed = [name for name in names if _letters(name) in duties]
    found = number_readings("all", Tally(len(listed), len(names) - len(listed)))
    missing = ", ".join(name for name in names if name not in listed) or "none"
    return with_detail(found, f"not listed: {missing}")


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())
