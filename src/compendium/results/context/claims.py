"""Checks of what the two comment pieces and the notice of the practice study say, alone or beside the report."""

from compendium.results.claims.lookups import items, list_items, picked
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, on_our_reading, readings


@check
def policy_made_in_silos(tables: Tables) -> Computed:
    """Silos are sought in the interim report’s list of what makes long-term policy hard, as it says so too."""
    names = items(tables, "long-term-features")["name"]
    found = names[names.str.contains("silo", case=False)].to_list()
    return Computed("; ".join(found) or "none", bool(found))


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


@check
def central_units_of_the_report(tables: Tables) -> Readings:
    """Other sources should tell of no central unit with a year between the first and the last of the report.

    That the units of other sources track progress, as those of the report do, is our reading.
    """
    examples = picked(tables["intervention_examples"], "country", "United Kingdom")
    units = picked(examples, "point", "tracking").dropna(subset=["year_from"])
    own = units["source"] == "interim-report"
    years = units.loc[own, "year_from"].astype(int)
    others = units[~own & units["year_from"].astype(int).between(years.min(), years.max())]
    told = ", ".join(f"{name} ({int(year)})" for name, year in zip(others["name"], others["year_from"], strict=True))
    return on_our_reading(Computed(f"also told: {told or 'none'}", others.empty))
