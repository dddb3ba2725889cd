"""Checks of claims on the types of support found in minutes and interviews (interim report, Tables 5 and 6)."""

from compendium.results.claims.lookups import CARE_ACT, SEVERAL, all_of, approach_ticks, at_least, items, names_of
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, majority, readings


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
def minutes_show_three(tables: Tables) -> Computed:
    """Counted are the things listed that the minutes show."""
    return counted(names_of(tables, "minutes-indicate"), 3)


@check
def minutes_public_awareness(tables: Tables) -> Computed:
    """What the minutes show should be among the types found in them (Table 5): public awareness."""
    return _typology_with(tables, "public-awareness")


@check
def minutes_stock_takes(tables: Tables) -> Computed:
    """What the minutes show should be among the types found in them (Table 5): stock-takes."""
    return _typology_with(tables, "stock-take-support")


@check
def minutes_risk(tables: Tables) -> Computed:
    """What the minutes show should be among the types found in them (Table 5): risk."""
    return _typology_with(tables, "risk-management")


@check
def minutes_awareness_is_information(tables: Tables) -> Computed:
    """Public awareness as information for places: its description in Table 5 should speak of information."""
    minutes, crosswalk = tables["minutes_typology"], tables["typology_crosswalk"]
    rows = crosswalk[(crosswalk["typology"] == "minutes") & (crosswalk["approach"] == "public-awareness")]
    described = minutes.loc[minutes["category"].isin(rows["category"]), "description"]
    return Computed(f"Table 5: {'; '.join(described)}", bool(described.str.contains("information", case=False).any()))


@check
def minutes_several_methods(tables: Tables) -> Computed:
    """A number of methods is three or more; counted are the rows of Table 5."""
    return at_least(tables["minutes_typology"], SEVERAL)


@check
def interviews_support_the_minutes(tables: Tables) -> Readings:
    """Broadly: over half of the types of Table 5 are in Table 6 too; or the one the text speaks of, collaboration."""
    spoken = set(_approaches(tables, "interviews"))
    crosswalk, minutes = tables["typology_crosswalk"], tables["minutes_typology"]
    rows = crosswalk[(crosswalk["typology"] == "minutes") & crosswalk["approach"].isin(spoken)]
    shared = minutes["category"].isin(rows["category"])
    return readings(
        ("all types", majority(int(shared.sum()), len(minutes))),
        ("collaboration", all_of(shared[minutes["category"] == "collaboration"])),
    )


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
