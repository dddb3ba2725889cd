"""Checks of claims on the mapping review of fifteen policies (interim report, Mapping Review)."""

import re

import pandas as pd

from compendium.results.claims.lookups import (
    case_studies_with,
    criterion_ticks,
    ids_of,
    moment,
    none_of,
    policies_with,
    policy_names,
    selected_policies,
)
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, all_readings, check, readings
from compendium.results.claims.words_of_number import Tally

DEVELOPMENT = "Role of the centre: development"
"""Group of the features by which the review describes help from the centre with development."""


@check
def policies_previous(tables: Tables) -> Readings:
    """Earlier is read as before the Act, and as before the study: no policy may have a later year in its name.

    Most names have no year. The study is dated by the year in which its data collection began.
    """
    care_act = tables["programmes"].set_index("programme")["full_name"]["care-act"]
    enacted, begun = max(_years(care_act), default=None), int(moment(tables, "fieldwork")[:4])
    names = tables["policies"]["name"]
    before_the_act = (
        Computed(f"no year in the name of the Act: {care_act}", None)
        if enacted is None
        else _none_later(names, enacted)
    )
    return readings(("before the Act", before_the_act), ("before the study", _none_later(names, begun)))


def _none_later(names: "pd.Series[str]", year: int) -> Computed:
    later = [name for name in names if any(named > year for named in _years(name))]
    return Computed(f"{len(later)} named for a later year than {year}: {', '.join(later) or 'none'}", not later)


def _years(name: str) -> list[int]:
    return [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", name)]


@check
def selected_for_national_reach(tables: Tables) -> Readings:
    """Every policy is counted once by the column Scale of Table 2, once by its column Reach."""
    ticks = criterion_ticks(tables)
    return all_readings(number_readings("every", _tally(ticks[name]), f"{name} ticked") for name in ("scale", "reach"))


@check
def selected_for_enough_information(tables: Tables) -> Readings:
    """Enough to know is read as evidence (Learning), and as a row of Table 2 without gaps."""
    table = tables["inclusion_criteria"]
    answered = table[ids_of(tables, "criteria", "criterion")].isin(["yes", "no"]).all(axis="columns")
    learning = criterion_ticks(tables)["learning"]
    sets = {"learning ticked": learning, "an answer on every criterion": answered}
    return all_readings(number_readings("every", _tally(ticks), name) for name, ticks in sets.items())


def _tally(ticks: "pd.Series[bool]") -> Tally:
    return Tally(int(ticks.sum()), int((~ticks).sum()))


@check
def better_care_fund_little_hands_on(tables: Tables) -> Readings:
    """Little hands-on support is read as no focus on support (Purpose), and as support not everywhere (Reach)."""
    ticks = criterion_ticks(tables).loc[policies_with(tables, "little-local-support")]
    return readings(("Purpose ticked", none_of(ticks["purpose"])), ("Reach ticked", none_of(ticks["reach"])))


@check
def developmental_support_almost_all(tables: Tables) -> Readings:
    """Counted at least are the policies named for help with development, at most all on which the review is silent too.

    Named is what it says of sites, of frameworks, and of central units or advisers.
    """
    features = tables["features"]
    kinds = features.loc[features["group"] == DEVELOPMENT, "feature"]
    named = len({policy for feature in kinds for policy in policies_with(tables, feature)})
    whole = len(tables["policies"])
    least = number_readings("almost all", Tally(named, silent=whole - named), "at least, those named")
    most = number_readings("almost all", Tally(whole), "at most, with those not spoken of")
    return Readings((*least.named, *most.named), ("almost all",))


@check
def power_handed_down_adapted(tables: Tables) -> Computed:
    """Case studies named for power handed down should be among those whose delivery could be adapted (Table 3)."""
    named = [policy for policy in policies_with(tables, "power-handed-down") if policy in selected_policies(tables)]
    adapted = case_studies_with(tables, "adaptation-of-delivery-models")
    both = [policy for policy in named if policy in adapted]
    return Computed(f"{len(both)} of {len(named)}: {policy_names(tables, both)}", both == named)


@check
def reach_varied(tables: Tables) -> Computed:
    """Varying degrees of reach is that Table 2 has both ticks and crosses for Reach."""
    reach = criterion_ticks(tables)["reach"]
    return Computed(f"{int(reach.sum())} of {len(reach)}", bool(reach.any()) and not bool(reach.all()))
