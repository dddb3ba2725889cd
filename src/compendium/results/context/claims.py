"""Checks of what the two comment pieces and the notice of the practice study say."""

from compendium.results.claims.lookups import (
    SEVERAL,
    announced_alike,
    at_least,
    figure,
    items,
    list_items,
)
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    readings,
)


@check
def disconnects_five(tables: Tables) -> Computed:
    """The disconnects listed are counted."""
    return counted(tables["disconnects"], 5)


@check
def disconnects_said_twice(tables: Tables) -> Computed:
    """The numbers announced in two paragraphs are compared with each other and with the rows of the list."""
    return announced_alike(tables, "disconnects")


@check
def pairs_fifteen(tables: Tables) -> Computed:
    """For everyone to have a partner the two sides must be equal; that there were fifteen is taken from the source."""
    sides = [figure(tables, side) for side in ("voluntary-sector-people", "civil-servants")]
    return Computed(" and ".join(map(str, sides)), sides == [15, 15])


@check
def policy_made_in_silos(tables: Tables) -> Computed:
    """Silos are sought among the disconnects, and in the interim report's list of what makes long-term policy hard."""
    lists = (tables["disconnects"], items(tables, "long-term-features"))
    found = [rows.loc[rows["name"].str.contains("silo", case=False), "name"].to_list() for rows in lists]
    return Computed("; ".join(name for names in found for name in names) or "none", all(found))


@check
def users_still_not_involved(tables: Tables) -> Computed:
    """What users and carers said of the Care Act's legitimacy in the paper is to hold nothing that worked.

    Counted are the findings for which they are the respondents; whether one worked is this compendium's reading.
    """
    findings = tables["findings"]
    said = findings[(findings["role"] == "Users and carers") & (findings["criterion"] == "policy-legitimacy")]
    worked = int((said["verdict"] == "worked").sum())
    return Computed(f"{worked} of {len(said)} worked", len(said) > 0 and worked == 0)


@check
def departmental_units_number(tables: Tables) -> Computed:
    """ "A number of" is at least three; the departments named are counted."""
    return at_least(tables["departmental_units"]["department"].unique(), SEVERAL)


@check
def author_heads_listed_unit(tables: Tables) -> Computed:
    """The writer's department is sought among those named as having a unit."""
    units = tables["departmental_units"]
    named = units["department_name"] == "Department of Health"
    return Computed(", ".join(units.loc[named, "department"]) or "not named", bool(named.any()))


@check
def focus_among_themes(tables: Tables) -> Readings:
    """Each group should be found in the name of a theme: by its words, or by their beginnings.

    Beginnings join young with youth and employment with unemployment, so that the second reading goes by meaning.
    """
    themes = [name.lower() for name in list_items(tables, "change-themes")]
    by_words = _grouped(themes, [("adults", "complex", "needs"), ("young", "employment")])
    by_meaning = _grouped(themes, [("adult", "complex", "need"), ("you", "employ")])
    return readings(("by name", by_words), ("by meaning", by_meaning))


def _grouped(themes: list[str], groups: list[tuple[str, ...]]) -> Computed:
    """How many groups have a theme whose name holds all that is looked for."""
    found = sum(any(all(part in theme for part in group) for theme in themes) for group in groups)
    return Computed(f"{found} of {len(groups)}", found == len(groups))
