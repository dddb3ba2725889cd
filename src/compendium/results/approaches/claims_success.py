"""Checks of claims on what made case studies succeed and on support in the regions (interim report; paper)."""

from dataclasses import replace

import pandas as pd

from compendium.results.claims.lookups import (
    CARE_ACT,
    approach_ticks,
    case_studies,
    programme_names,
    programmes_with,
)
from compendium.results.claims.number_readings import number_readings, only_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, all_readings, check, majority, on_our_reading
from compendium.results.claims.words_of_number import Tally, word_named

SUCCESSFUL = ["ccsf", "sure-start", "vanguards"]
"""The case studies whose approach evaluations held to be successful (Implementation success, paragraph 6)."""


@check
def case_studies_several_approaches(tables: Tables) -> Readings:
    """For each reading of a number of approaches, of all in Table 3, the case studies that have it are counted."""
    ticks = approach_ticks(tables)[case_studies(tables)]
    found = []
    for text, test in (word_named("a number of").first, word_named("a number of").second):
        enough = sum(bool(test(Tally(int(count), silent=len(ticks) - int(count)))) for count in ticks.sum())
        each = number_readings(
            "each", Tally(enough, len(ticks.columns) - enough), f"a number of being {text.partition(';')[0]}"
        )
        found.append(replace(each, words=("each", "a number of")))
    return all_readings(found)


@check
def approaches_in_more_than_one(tables: Tables) -> Computed:
    """Some approach should be ticked for more than one programme."""
    shared = approach_ticks(tables).sum(axis="columns") > 1
    return Computed(f"{int(shared.sum())} of {len(shared)} approaches", bool(shared.any()))


@check
def successful_three_differ(tables: Tables) -> Computed:
    """Different focuses: of the approaches that any of the three used, more than half are not common to all three."""
    used = approach_ticks(tables)[SUCCESSFUL].sum(axis="columns")
    return majority(int(((used > 0) & (used < len(SUCCESSFUL))).sum()), int((used > 0).sum()))


@check
def support_force_practitioners(tables: Tables) -> Readings:
    """Practitioners sent to authorities are, in our reading, targeted support, which the Support Force should have."""
    found = programmes_with(tables, "targeted-support")
    return on_our_reading(Computed(programme_names(tables, found), "ccsf" in found))


def _has(tables: Tables, programme: str, approaches: list[str]) -> Readings:
    """Whether a programme is ticked for approaches that we read in a sentence."""
    rows = approach_ticks(tables).loc[approaches, programme]
    return on_our_reading(Computed(f"{int(rows.sum())} of {len(rows)} ticked", bool(rows.all())))


@check
def vanguards_planned_with_sites(tables: Tables) -> Readings:
    """Planning with single sites is, in our reading, lead areas and own advisers; Vanguards should have both."""
    return _has(tables, "vanguards", ["individual-lead-areas", "dedicated-support"])


@check
def sure_start_published_guidance(tables: Tables) -> Readings:
    """Published guidance is, in our reading, written support, products and local guidance; all should be ticked."""
    return _has(tables, "sure-start", ["written-support", "product-development", "translating-products"])


@check
def care_act_like_the_successful(tables: Tables) -> Readings:
    """Similar, in our reading: the Care Act could be adapted, as the three could, and made guidance for localities."""
    ticks = approach_ticks(tables)
    adapted = ticks.loc["adaptation-of-delivery-models", [*SUCCESSFUL, CARE_ACT]]
    guided = bool(ticks.loc["translating-products", CARE_ACT])
    shown = f"Adaptation {int(adapted.sum())} of {len(adapted)}; local guidance {'ticked' if guided else 'not ticked'}"
    return on_our_reading(Computed(shown, bool(adapted.all()) and guided))


@check
def regional_support_only_vanguards(tables: Tables) -> Readings:
    """Of the case studies in Table 3, Vanguards alone should be ticked for support in the regions."""
    row = approach_ticks(tables).loc["regional-support", case_studies(tables)]
    name = tables["programmes"].set_index("programme")["name"]
    cells = pd.Series(["yes" if tick else "" for tick in row], [name[programme] for programme in row.index])
    return only_readings(cells, ["yes"], [name["vanguards"]])
