"""Checks of what the two comment pieces and the notice of the practice study say."""

from compendium.results.claims.lookups import items, list_items
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, readings


@check
def policy_made_in_silos(tables: Tables) -> Computed:
    """Silos are sought in the interim report's list of what makes long-term policy hard, as it says so too."""
    names = items(tables, "long-term-features")["name"]
    found = names[names.str.contains("silo", case=False)].to_list()
    return Computed("; ".join(found) or "none", bool(found))


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
