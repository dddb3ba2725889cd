"""Checks of claims that a later reading added, on design, review and the other documents."""

import pandas as pd

from compendium.analysis.claims.announced import SEVERAL, at_least, items
from compendium.analysis.claims.cells import list_items, picked
from compendium.analysis.claims.ticks import CARE_ACT, approach_ticks, criterion_ticks, model_extents
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check, majority, same_names, share


def _some(ticks: pd.Series) -> Computed:
    """Whether some are ticked and some are not."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", bool(ticks.any()) and not bool(ticks.all()))


def _table_number(locator: str) -> int:
    """Number of a printed table. Raises ValueError for another kind of place."""
    word, _, number = locator.partition(" ")
    if word != "Table":
        raise ValueError(f"{locator} is no table.")
    return int(number)


@check
def managing_suits_tracking(tables: Tables) -> Computed:
    """Suited less to support is that at most half of the approaches to support in Table 3 have performance management.

    Read as having it at least in part, and as having it fully.
    """
    extents = model_extents(tables)["performance-management"]
    part, full = int(extents.isin(["yes", "in part"]).sum()), int((extents == "yes").sum())
    return both_readings(
        ("at least in part", share(part, len(extents), 0, 0.5)), ("fully", share(full, len(extents), 0, 0.5))
    )


@check
def framework_in_this_part(tables: Tables) -> Computed:
    """The framework's table should be numbered before the tables on the programme, with which the second part begins.

    Those are the tables of the work streams and of the two typologies of support.
    """
    aspects = tables["version_comparison"].set_index("aspect")
    framework = _table_number(str(aspects.loc["framework-title", "interim_locator"]))
    names = ("work_streams", "minutes_typology", "interviews_typology")
    later = sorted({_table_number(locator) for name in names for locator in tables[name]["locator"]})
    shown = f"framework: Table {framework}; the programme: Tables {', '.join(map(str, later))}"
    return Computed(shown, framework < min(later))


@check
def macro_element_reported(tables: Tables) -> Computed:
    """Where the macro level takes in the regions, the report should tell of bodies of the regions.

    Read as bodies that it describes from documents, and as bodies that were interviewed.
    """
    place = picked(tables["repeated_facts"], "place", "regions-in-interim-design")
    takes_in = bool((place["value"] == "macro").any())
    nodes = picked(tables["organisation_nodes"], "tier", "regional")
    described = len(picked(nodes, "source", "interim-report"))
    names = picked(tables["study_organisations"], "part", "national interviews")["name"]
    heard = int(names.isin({*nodes["name"], *nodes["short_name"]}).sum())
    return both_readings(
        ("regional bodies described", Computed(str(described), described > 0 or not takes_in)),
        ("regional bodies interviewed", Computed(f"{heard} of {len(names)}", heard > 0 or not takes_in)),
    )


@check
def features_present_elsewhere(tables: Tables) -> Computed:
    """ "Some" is at least one and not all: approaches of the Care Act that another programme of Table 3 has as well."""
    ticks = approach_ticks(tables)
    return _some(ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT).any(axis=1))


@check
def reach_varied(tables: Tables) -> Computed:
    """ "Varying" is that Table 2 ticks Reach for some policies and not for others."""
    return _some(criterion_ticks(tables)["reach"])


@check
def sister_studies_several(tables: Tables) -> Computed:
    """ "Several" is three or more; the areas that the paper names for the other studies are counted."""
    return at_least(items(tables, "sister-studies"), SEVERAL)


@check
def points_in_design(tables: Tables) -> Computed:
    """The names in the design are compared with the points as the chapter on policy failure tells them apart."""
    stated = ["preparation", "prioritisation and tracking", "support", "review"]
    points = tables["intervention_points"].sort_values("position")
    return same_names(list(points["name"].str.lower()), [f"implementation {name}" for name in stated])


@check
def focus_among_themes(tables: Tables) -> Computed:
    """Each group should be found in the name of a theme: by its words, or by their beginnings.

    Beginnings join young with youth and employment with unemployment, so that the second reading goes by meaning.
    """
    themes = [name.lower() for name in list_items(tables, "change-themes")]
    by_words = _grouped(themes, [("adults", "complex", "needs"), ("young", "employment")])
    by_meaning = _grouped(themes, [("adult", "complex", "need"), ("you", "employ")])
    return both_readings(("by name", by_words), ("by meaning", by_meaning))


def _grouped(themes: list[str], groups: list[tuple[str, ...]]) -> Computed:
    """How many groups have a theme whose name holds all that is looked for."""
    found = sum(any(all(part in theme for part in group) for theme in themes) for group in groups)
    return Computed(f"{found} of {len(groups)}", found == len(groups))


@check
def advisory_group_external(tables: Tables) -> Computed:
    """External is read as outside the programme: bodies of the group that are no key partner of it, all or most."""
    group = picked(tables["study_organisations"], "part", "advisory group")
    partners = picked(tables["partners"], "kind", "key partner")
    outside = ~group["name"].isin({*partners["name"], *partners["full_name"]})
    every = Computed(f"{int(outside.sum())} of {len(outside)}", len(outside) > 0 and bool(outside.all()))
    return both_readings(("all", every), ("most", majority(int(outside.sum()), len(outside))))
