"""Checks of claims that interim report and paper both make: what they agree on and where they differ."""

import re

from compendium.results.claims.lookups import (
    levels,
    list_items,
    names_in,
    picked,
    plain,
    repeated,
    same_figure,
    versions,
    versions_agree,
)
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, readings, same_names


@check
def versions_policies_fifteen(tables: Tables) -> Computed:
    """Compares the number of policies in both versions with the rows of the table of policies."""
    stated = same_figure(tables, 15, ("policies-reviewed", "policies-reviewed-paper"))
    rows = counted(tables["policies"], 15)
    return Computed(f"{stated.shown} stated, {rows.shown} listed", stated.holds and rows.holds)


@check
def versions_policies_analysed_several(tables: Tables) -> Computed:
    """Several is at least three and not all. Counts the policies that the report takes further."""
    chosen, reviewed = len(picked(tables["policies"], "published_selection", "yes")), len(tables["policies"])
    return Computed(f"{chosen} of {reviewed}", 3 <= chosen < reviewed)


@check
def versions_framework_title(tables: Tables) -> Computed:
    """Compares the titles under which the two versions print the framework."""
    return versions_agree(tables, "framework-title")


@check
def versions_framework_criteria_six(tables: Tables) -> Computed:
    """Compares the number of criteria in both versions, and counts the criteria of the framework."""
    criteria = counted(tables["framework_criteria/care-act-isp"], 6)
    agree = versions_agree(tables, "number-of-criteria")
    return Computed(f"{agree.shown}; listed: {criteria.shown}", agree.holds and criteria.holds)


@check
def versions_framework_descriptors(tables: Tables) -> Readings:
    """Of all descriptors, those are counted that the comparison of the two versions does not list as changed.

    Read word for word, all should be left. Read as the same apart from a slip, each that is listed as changed should
    be the paper's own words with at most one word more or less.
    """
    criteria, rows = tables["framework_criteria/care-act-isp"], tables["version_comparison"]
    whole = len(criteria) * len(levels(criteria))
    cells = rows[(rows["group"] == "framework") & rows["name"].str.startswith("Cell:") & (rows["change"] == "changed")]
    pairs = list(zip(cells["interim_report"], cells["paper"], strict=True))
    other = [pair for pair in pairs if not _slip(*pair)]
    exact = f"{whole - len(pairs)} of {whole}"
    return readings(
        ("word for word", Computed(exact, not pairs)),
        ("the same descriptors apart from a slip", Computed(f"{whole - len(other)} of {whole}", not other)),
    )


def _slip(interim: str, paper: str) -> bool:
    """Whether two wordings differ by one word that one of them has and the other has not."""
    shorter, longer = sorted((plain(interim).split(), plain(paper).split()), key=len)
    return shorter in [longer[:place] + longer[place + 1 :] for place in range(len(longer))]


@check
def versions_hindrances_author(tables: Tables) -> Computed:
    """Compares to whom the two versions credit the four hindrances."""
    return versions_agree(tables, "who-names-hindrances")


@check
def versions_failure_activities(tables: Tables) -> Computed:
    """Compares the names of the activities in which a policy may fail."""
    return versions_agree(tables, "failure-activities")


@check
def versions_failure_degrees(tables: Tables) -> Computed:
    """Compares the names of the degrees of failure."""
    return versions_agree(tables, "failure-degrees")


@check
def versions_purposes_of_support(tables: Tables) -> Computed:
    """Compares the names of the purposes of support."""
    return versions_agree(tables, "purposes-of-support")


@check
def versions_support_by_quadrant(tables: Tables) -> Computed:
    """Compares the numbers of kinds of support in both versions with the quadrants of Matland's table."""
    numbers = [int(number) for cell in versions(tables, "matland-and-support") for number in _numbers(cell)]
    quadrants = len(tables["matland"])
    return Computed(f"{numbers} stated, {quadrants} quadrants", bool(numbers) and set(numbers) == {quadrants})


@check
def versions_year_of_failure_framework(tables: Tables) -> Computed:
    """Gathers the years that the two versions give for McConnell's work on failure; there should be one."""
    return _one_year(tables, "mcconnell-year")


def _one_year(tables: Tables, aspect: str) -> Computed:
    interim, paper = versions(tables, aspect)
    years = {*_numbers(interim), *_numbers(paper)}
    return Computed(f"interim report: {interim}; paper: {paper}", len(years) == 1)


def _numbers(cell: str) -> list[str]:
    """Numbers of a cell, number words among them; `one place` says where a number stands and is none."""
    return re.findall(r"\d+", plain(cell.replace("one place", "").replace("another", "")))


@check
def versions_year_of_evaluation(tables: Tables) -> Computed:
    """Compares the years of the evaluation of the Community Care Support Force."""
    return repeated(tables, "henwood-year")


@check
def versions_kind_of_delivery_unit(tables: Tables) -> Computed:
    """Compares what delivery units are given as an example of."""
    return repeated(tables, "kind-of-delivery-unit")


@check
def versions_design(tables: Tables) -> Computed:
    """Of the design two things are listed in both versions: names of the levels of data collection, number of sites."""
    report, paper = list_items(tables, "data-levels"), list_items(tables, "data-levels-paper")
    names = same_names([name.split(" (")[0].lower() for name in paper], [name.lower() for name in report])
    sites = versions_agree(tables, "number-of-sites")
    return Computed(f"levels: {names.shown}; sites: {sites.shown}", names.holds and sites.holds)


@check
def versions_principles(tables: Tables) -> Computed:
    """Compares the names of the principles in the two versions."""
    return versions_agree(tables, "principles")


@check
def versions_innovations(tables: Tables) -> Computed:
    """Compares the organisational innovations in the two versions."""
    return versions_agree(tables, "innovations")


NATIONAL = "national interviews"


@check
def versions_quoted_institute(tables: Tables) -> Computed:
    """Respondent D of the report is N10 in the paper. Looks for N10's body among those interviewed nationally."""
    return _body_was_interviewed(tables, "N10", "Social Care Institute for Excellence")


def _body_was_interviewed(tables: Tables, respondent: str, body: str) -> Computed:
    """Whether the role of a respondent names a body, and a body of that name is listed for the interviews."""
    roles = sorted(set(picked(tables["findings"], "respondent", respondent)["role"]))
    names = picked(tables["study_organisations"], "part", NATIONAL)["name"]
    listed = [name for name in names if body.lower() in name.lower()]
    stated = any(body.lower() in role.lower() for role in roles)
    shown = f"{respondent} is {', '.join(roles) or 'not quoted'}; listed: {', '.join(listed) or 'no such body'}"
    return Computed(shown, stated and bool(listed))


@check
def act_mainly_evolutionary(tables: Tables) -> Computed:
    """What the paper calls the change elsewhere is read; every such place should call it evolutionary too.

    The place in the introduction, which is the claim itself, is not counted.
    """
    elsewhere = [kind for kind in names_in(versions(tables, "evolution")[1]) if "introduction" not in kind]
    alike = bool(elsewhere) and all("evolutionary" in kind.lower() for kind in elsewhere)
    return Computed(f"elsewhere in the paper: {'; '.join(elsewhere) or 'nothing'}", alike)
