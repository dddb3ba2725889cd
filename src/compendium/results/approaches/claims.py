"""Checks of claims on approaches and programmes (interim report, Table 3 and the text after it)."""

from compendium.results.claims.lookups import (
    CARE_ACT,
    approach_ticks,
    case_studies,
    counts_by_programme,
    programme_names,
    theme_ticks,
)
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, all_readings, check, same_names
from compendium.results.claims.words_of_number import Tally, word_named


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
    """What is known is not counted; that the table leans towards the Care Act is that it has more ticks than any."""
    counts = approach_ticks(tables).sum()
    others = counts.drop(CARE_ACT)
    shown = f"{counts_by_programme(tables, approach_ticks(tables))}; mean of the others {others.mean():.1f}"
    return Computed(shown, bool(counts[CARE_ACT] > others.max()))


@check
def information_used_by_majority(tables: Tables) -> Readings:
    """A wide range is read as many of the approaches under information; then programmes of Table 3 are counted."""
    counts = theme_ticks(tables, "information").sum()
    listed = len(theme_ticks(tables, "information"))
    found = []
    for text, test in (word_named("many").first, word_named("many").second):
        wide = sum(bool(test(Tally(int(ticks), silent=listed - int(ticks)))) for ticks in counts)
        found.append(
            number_readings("majority", Tally(wide, len(counts) - wide), f"a wide range being {text.partition(';')[0]}")
        )
    return all_readings(found)


@check
def care_act_goes_further_on_information(tables: Tables) -> Readings:
    """Further is more ticks under information. Counted are the case studies that have fewer than the Care Act."""
    counts = theme_ticks(tables, "information").sum()
    behind = int((counts.drop(CARE_ACT) < counts[CARE_ACT]).sum())
    return number_readings("most", Tally(behind, len(counts) - 1 - behind))


@check
def care_act_information_extras(tables: Tables) -> Computed:
    """Not seen as much: the Care Act has each of the three, and fewer than half of the case studies have it."""
    rows = approach_ticks(tables).loc[["public-awareness", "regional-support", "stock-take-support"]]
    elsewhere = rows[case_studies(tables)].sum(axis="columns")
    name = tables["approach_matrix"].set_index("approach")["name"]
    shown = ", ".join(f"{name[approach]} {count}" for approach, count in elsewhere.items())
    fewer = (2 * elsewhere < len(case_studies(tables))).all()
    return Computed(f"Case studies with it: {shown}", bool(rows[CARE_ACT].all() and fewer))


@check
def coproduction_strongest_in_care_act(tables: Tables) -> Computed:
    """Greater emphasis means more ticks under coproduction than any case study has."""
    counts = theme_ticks(tables, "coproduction").sum()
    shown = counts_by_programme(tables, theme_ticks(tables, "coproduction"))
    return Computed(shown, bool(counts[CARE_ACT] > counts.drop(CARE_ACT).max()))


@check
def features_present_elsewhere(tables: Tables) -> Readings:
    """Features are the approaches ticked for the Care Act; counted are those that another programme has as well."""
    ticks = approach_ticks(tables)
    elsewhere = ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT).any(axis=1)
    return number_readings("some", Tally(int(elsewhere.sum()), silent=int((~elsewhere).sum())))
