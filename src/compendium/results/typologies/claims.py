"""Checks of claims on the types of support found in minutes and interviews (interim report, Tables 5 and 6)."""

import pandas as pd

from compendium.results.claims.lookups import CARE_ACT, all_of, approach_ticks, items
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, readings
from compendium.results.claims.words_of_number import Tally


def _approaches(tables: Tables, typology: str) -> list[str]:
    """Approaches of Table 3 that the crosswalk finds in one of the typologies."""
    crosswalk = tables["typology_crosswalk"]
    return list(crosswalk.loc[crosswalk["typology"] == typology, "approach"])


def _typology_with(tables: Tables, approach: str) -> Computed:
    """Where the crosswalk finds an approach; the claim holds where minutes are among it."""
    crosswalk = tables["typology_crosswalk"]
    found = list(crosswalk.loc[crosswalk["approach"] == approach, "typology"])
    return Computed(f"Found in {' and '.join(found) or 'neither'}", "minutes" in found)


@check
def minutes_public_awareness(tables: Tables) -> Computed:
    """What the minutes show should be among the types found in them (Table 5): public awareness."""
    return _typology_with(tables, "public-awareness")


@check
def minutes_risk(tables: Tables) -> Computed:
    """What the minutes show should be among the types found in them (Table 5): risk."""
    return _typology_with(tables, "risk-management")


@check
def minutes_awareness_is_information(tables: Tables) -> Readings:
    """Public awareness as information for regions and localities: Table 5 should describe it so, or the campaign.

    The description in Table 5 should speak of information; a phase of the campaign of regions or localities.
    """
    minutes, crosswalk = tables["minutes_typology"], tables["typology_crosswalk"]
    rows = crosswalk[(crosswalk["typology"] == "minutes") & (crosswalk["approach"] == "public-awareness")]
    described = minutes.loc[minutes["category"].isin(rows["category"]), "description"]
    phases = items(tables, "campaign-phases")["description"]
    return readings(
        ("Table 5", _speaks(described, "information")),
        ("the campaign", _speaks(phases, "region|localit|local authorit")),
    )


def _speaks(descriptions: "pd.Series[str]", of: str) -> Computed:
    return Computed("; ".join(descriptions) or "none", bool(descriptions.str.contains(of, case=False).any()))


@check
def interviews_support_the_minutes(tables: Tables) -> Readings:
    """Of the types of Table 5 those that are in Table 6 too; and the one that the text speaks of, collaboration."""
    spoken = set(_approaches(tables, "interviews"))
    crosswalk, minutes = tables["typology_crosswalk"], tables["minutes_typology"]
    rows = crosswalk[(crosswalk["typology"] == "minutes") & crosswalk["approach"].isin(spoken)]
    shared = minutes["category"].isin(rows["category"])
    every = number_readings("broadly", Tally(int(shared.sum()), neither=int((~shared).sum())))
    one = ("collaboration alone", all_of(shared[minutes["category"] == "collaboration"]))
    return Readings((*every.named, one), every.words)


@check
def reasons_among_the_types(tables: Tables) -> Computed:
    """Each reason for support, by its main word, should stand in the name of a type of Table 5 or 6."""
    reasons = items(tables, "reasons-for-support")["item"]
    words = [str(reason).rsplit("-", 1)[-1] for reason in reasons]
    names = " ".join([*tables["minutes_typology"]["name"], *tables["interviews_typology"]["name"]]).lower()
    found = [word for word in words if word in names]
    return Computed(f"{len(found)} of {len(words)}: {', '.join(found) or 'none'}", found == words)


@check
def types_are_those_of_the_care_act(tables: Tables) -> Computed:
    """Each approach that the crosswalk finds in minutes or interviews should be ticked for the Care Act in Table 3."""
    found = {*_approaches(tables, "minutes"), *_approaches(tables, "interviews")}
    return all_of(approach_ticks(tables).loc[sorted(found), CARE_ACT])
