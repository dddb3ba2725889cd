"""Checks of claims on approaches and programmes (interim report, Table 3 and the text after it)."""

from compendium.results.claims.lookups import (
    CARE_ACT,
    all_of,
    approach_ticks,
    case_studies,
    counts_by_programme,
    model_extents,
    names_of,
    programme_names,
    programmes_with,
    theme_ticks,
)
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    majority,
    readings,
    same_names,
    share,
    some,
)


@check
def approaches_four_themes(tables: Tables) -> Computed:
    """Four is counted as the themes listed and as those under which approaches stand."""
    listed, used = len(tables["themes"]), tables["approach_matrix"]["theme"].nunique()
    return Computed(f"{listed} themes, {used} with approaches", listed == used == 4)


@check
def themes_named_earlier(tables: Tables) -> Computed:
    """Each theme should stand by name in what the section lists before of the Care Act: its main areas of support."""
    earlier, themes = list(tables["principles"]["name"]), list(tables["themes"]["name"])
    shared = [theme for theme in themes if theme in earlier]
    shown = f"{len(shared)} of {len(themes)} among {len(earlier)} areas ({', '.join(earlier)})"
    return Computed(shown, shared == themes)


@check
def table_3_programmes(tables: Tables) -> Computed:
    """The columns of Table 3 should be the policies selected and one more, the Care Act."""
    policies, programmes = tables["policies"], tables["programmes"]
    selected = list(policies.loc[policies["published_selection"] == "yes", "policy"])
    holds = same_names(list(programmes["policy"]), [*selected, ""]).holds
    return Computed(programme_names(tables, programmes["programme"]), holds)


@check
def care_act_better_known(tables: Tables) -> Computed:
    """Substantially more is half as many again as the mean of the case studies, and more than any, in ticks."""
    counts = approach_ticks(tables).sum()
    others = counts.drop(CARE_ACT)
    holds = bool(counts[CARE_ACT] > others.max() and counts[CARE_ACT] >= 1.5 * others.mean())
    shown = f"{counts_by_programme(tables, approach_ticks(tables))}; mean of the others {others.mean():.1f}"
    return Computed(shown, holds)


@check
def information_used_by_majority(tables: Tables) -> Readings:
    """Majority is more than half of the case studies. A wide range is a third of the approaches, or over half."""
    counts = theme_ticks(tables, "information")[case_studies(tables)].sum()
    listed = len(theme_ticks(tables, "information"))
    return readings(
        ("at least a third", majority(int((counts >= listed / 3).sum()), len(counts))),
        ("more than half", majority(int((counts > listed / 2).sum()), len(counts))),
    )


@check
def care_act_goes_further_on_information(tables: Tables) -> Computed:
    """Further than most means more ticks under information than more than half of the case studies have."""
    counts = theme_ticks(tables, "information").sum()
    behind = counts.drop(CARE_ACT) < counts[CARE_ACT]
    shown = counts_by_programme(tables, theme_ticks(tables, "information"))
    return Computed(shown, 2 * int(behind.sum()) > len(behind))


@check
def care_act_information_extras(tables: Tables) -> Computed:
    """Not seen as much: the Care Act has each of the three, and fewer than half of the case studies have it."""
    rows = approach_ticks(tables).loc[["public-awareness", "regional-support", "stock-take-support"]]
    elsewhere = rows[case_studies(tables)].sum(axis="columns")
    shown = ", ".join(f"{name} {count}" for name, count in zip(_names(tables, rows.index), elsewhere, strict=True))
    fewer = (2 * elsewhere < len(case_studies(tables))).all()
    return Computed(f"Case studies with it: {shown}", bool(rows[CARE_ACT].all() and fewer))


def _names(tables: Tables, approaches: list[str]) -> list[str]:
    name = tables["approach_matrix"].set_index("approach")["name"]
    return [name[approach] for approach in approaches]


@check
def risk_register_care_act_only(tables: Tables) -> Computed:
    """The programmes ticked for risk management should be the Care Act alone."""
    found = programmes_with(tables, "risk-management")
    return Computed(programme_names(tables, found), found == [CARE_ACT])


@check
def adaptation_in_all(tables: Tables) -> Computed:
    """All means each programme of Table 3; it covers the case studies and the Care Act, not all that were mapped."""
    return all_of(approach_ticks(tables).loc["adaptation-of-delivery-models"])


@check
def local_guidance_only_two(tables: Tables) -> Computed:
    """The programmes ticked for translating products should be the two named, and no other."""
    found = programmes_with(tables, "translating-products")
    return Computed(programme_names(tables, found), same_names(found, ["sure-start", CARE_ACT]).holds)


@check
def national_coordination_majority(tables: Tables) -> Readings:
    """Majority is more than half: once of all programmes of Table 3, once without the Care Act."""
    row = approach_ticks(tables).loc["national-coordination"]
    others = row.drop(CARE_ACT)
    return readings(
        ("with the Care Act", majority(int(row.sum()), len(row))),
        ("without it", majority(int(others.sum()), len(others))),
    )


@check
def coproduction_strongest_in_care_act(tables: Tables) -> Computed:
    """Greater emphasis means more ticks under coproduction than any case study has."""
    counts = theme_ticks(tables, "coproduction").sum()
    shown = counts_by_programme(tables, theme_ticks(tables, "coproduction"))
    return Computed(shown, bool(counts[CARE_ACT] > counts.drop(CARE_ACT).max()))


@check
def joint_production_named(tables: Tables) -> Computed:
    """The programmes ticked for joint production should be the four named, and no other."""
    found = programmes_with(tables, "joint-production")
    stated = ["sure-start", "troubled-families", "vanguards", CARE_ACT]
    return Computed(programme_names(tables, found), same_names(found, stated).holds)


@check
def models_named_as_purposes(tables: Tables) -> Readings:
    """The purposes of support should be the models of Table 3: by their number, or by their names."""
    purposes, models = names_of(tables, "purposes-of-support"), list(tables["models"]["name"])
    shared = [name for name in models if name in purposes]
    return readings(
        ("by number", Computed(f"{len(purposes)} of {len(models)}", len(purposes) == len(models))),
        ("by name", Computed(f"{len(shared)} of {len(models)} ({', '.join(shared) or 'none'})", shared == models)),
    )


@check
def models_based_on_gold(tables: Tables) -> Readings:
    """Based on is read as all, or as some, of the models being among the functions credited to Gold elsewhere."""
    functions, models = names_of(tables, "delivery-unit-functions"), list(tables["models"]["name"])
    shared = [name for name in models if name in functions]
    shown = f"{len(shared)} of {len(models)} ({', '.join(shared) or 'none'})"
    return readings(("all", Computed(shown, shared == models)), ("some", Computed(shown, bool(shared))))


@check
def managing_suits_tracking(tables: Tables) -> Readings:
    """Suited less to support is that at most half of the approaches to support in Table 3 have performance management.

    Read as having it at least in part, and as having it fully.
    """
    extents = model_extents(tables)["performance-management"]
    part, full = int(extents.isin(["yes", "in part"]).sum()), int((extents == "yes").sum())
    return readings(
        ("at least in part", share(part, len(extents), 0, 0.5)), ("fully", share(full, len(extents), 0, 0.5))
    )


@check
def features_present_elsewhere(tables: Tables) -> Computed:
    """ "Some" is at least one and not all: approaches of the Care Act that another programme of Table 3 has as well."""
    ticks = approach_ticks(tables)
    return some(ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT).any(axis=1))
