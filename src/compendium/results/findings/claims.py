"""Checks of what report and paper say of their findings. What stands of the evidence is this compendium's coding."""

import pandas as pd

from compendium.results.claims.coded import EVIDENCE, best_tally, coded_pieces, said_by, success_readings, successes
from compendium.results.claims.lookups import (
    figure,
    list_items,
    names_of,
    picked,
)
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    in_every,
    readings,
    with_detail,
)
from compendium.results.claims.words_of_number import Tally

SECTION = "Developing stakeholder support"
"""The section of the paper on the partnership."""


@check
def supported_by_all(tables: Tables) -> Readings:
    """What people say of legitimacy should all have the best level: of each piece, whoever speaks, users included."""
    pieces = said_by(coded_pieces(tables, "policy-legitimacy"))
    return number_readings("all", best_tally(tables, pieces))


@check
def legitimacy_little_doubt(tables: Tables) -> Readings:
    """Doubt is a piece on legitimacy without the best level; the sentence itself is left out."""
    found = best_tally(tables, coded_pieces(tables, "policy-legitimacy", own=["p-not-called-unnecessary"]))
    return number_readings("little", Tally(found.against, found.part, found.silent))


@check
def little_reservation(tables: Tables) -> Readings:
    """Of what the section on the partnership finds, what voices a concern; the sentence itself is left out."""
    evidence = tables[EVIDENCE]
    here = evidence[evidence["locator"].str.startswith(f"{SECTION}, ") & evidence["kind"].isin(["finding", "caveat"])]
    others = here[here["evidence"] != "p-little-reservation"]["evidence"]
    doubts = int(others.isin(tables["concerns"]["evidence"]).sum())
    return number_readings("little", Tally(doubts, len(others) - doubts))


@check
def user_input_limited(tables: Tables) -> Readings:
    """Of all interviews and focus groups of the study, those held with users and carers: the focus groups."""
    heard = figure(tables, "focus-groups-paper")
    others = figure(tables, "macro-interviews-paper") + figure(tables, "site-interviews-paper")
    return number_readings("limited", Tally(heard, others))


@check
def generally_successful(tables: Tables) -> Readings:
    """Pieces with a level, on whatever criterion: those that are a success, and those that are one at least in part."""
    return success_readings("generally", tables, coded_pieces(tables))


@check
def success_virtually_all(tables: Tables) -> Readings:
    """What people say that has a level: pieces that are a success, or one at least in part; not the sentence itself."""
    return success_readings(
        "virtually without exception", tables, said_by(coded_pieces(tables, own=["p-success-virtually-all"]))
    )


@check
def not_every_aspect(tables: Tables) -> Computed:
    """At least one criterion should have a piece with a level below the best; such criteria are counted."""
    pieces = coded_pieces(tables, own=["p-not-all-positive-but-important"])
    below = successes(tables, pieces).isin(["in part", "no"])
    doubted = pieces.loc[below, "criterion"].nunique()
    return Computed(f"{doubted} of {pieces['criterion'].nunique()} criteria", doubted > 0)


@check
def legitimacy_and_stakeholders_secured(tables: Tables) -> Readings:
    """Secured is read as largely, for legitimacy and for stakeholder support; its paragraph does not count."""
    own = ["p-found-legitimacy-secured", "p-found-complexity-navigated", "p-buy-in-developed"]
    parts = {name: coded_pieces(tables, name, own=own) for name in ("policy-legitimacy", "stakeholder-support")}
    names = _criteria(tables)
    return in_every({names[each]: success_readings("largely", tables, pieces) for each, pieces in parts.items()})


@check
def objectives_harder_to_tell(tables: Tables) -> Readings:
    """Compares criteria: the smallest share of successes, of pieces with a level; and who says that it is too early."""
    pieces = coded_pieces(tables, own=["p-contribution-hard-to-tell"])
    told = pieces[successes(tables, pieces) != ""]
    shares = successes(tables, told).eq("yes").groupby(told["criterion"]).mean()
    lowest = list(shares.index[shares == shares.min()])
    early = pieces[pieces["level"] == "too_early"]["criterion"].value_counts()
    names = _criteria(tables)
    told_names = ", ".join(names[each] for each in lowest)
    return readings(
        ("fewest successes", Computed(f"{told_names} ({shares.min():.0%})", lowest == ["policy-objectives"])),
        ("too early to judge", Computed(_counts(early.rename(names)), list(early.index) == ["policy-objectives"])),
    )


def _criteria(tables: Tables) -> dict[str, str]:
    """Names of the framework's criteria by id."""
    criteria = tables["framework_criteria/care-act-isp"]
    return dict(zip(criteria["criterion"], criteria["name"], strict=True))


def _counts(numbers: "pd.Series[int]") -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items()) or "none"


@check
def performance_disappointing(tables: Tables) -> Readings:
    """Disappointing is that at most half of the pieces on objectives with a level are a success; not this sentence."""
    pieces = coded_pieces(tables, "policy-objectives", own=["p-performance-disappointing"])
    found = successes(tables, pieces)
    told = found[found != ""]
    return readings(
        ("successes", _at_most_half(told.eq("yes"))),
        ("successes at least in part", _at_most_half(told.isin(["yes", "in part"]))),
    )


def _at_most_half(found: "pd.Series[bool]") -> Computed:
    part = int(found.sum())
    return Computed(f"{part} of {len(found)}", 2 * part <= len(found) if len(found) else None)


@check
def readiness_four_signs(tables: Tables) -> Readings:
    """For each sign that a criterion has in its name, its pieces should largely be successes, or so at least in part.

    A sign without such a criterion is left out. So are the pieces of the sentence itself.
    """
    own = ["p-concluded-legitimacy-accepted", "p-concluded-political-support", "p-concluded-clear-objectives"]
    found = {}
    for sign in list_items(tables, "signs-of-readiness"):
        criteria = tables["framework_criteria/care-act-isp"]
        named = criteria.loc[criteria["name"].str.contains(sign, case=False, regex=False), "criterion"]
        if len(named):
            found[sign] = success_readings("largely", tables, coded_pieces(tables, *named, own=own))
    return in_every(found)


@check
def limited_impact_on_outcomes(tables: Tables) -> Readings:
    """Impact on outcomes is the best level on objectives, an aim of the Act itself; the sentence itself is left out."""
    pieces = coded_pieces(tables, "policy-objectives", own=["p-limited-impact-on-outcomes"])
    return number_readings("limited", best_tally(tables, pieces))


@check
def users_took_part_in_design(tables: Tables) -> Readings:
    """Bodies recalled as taking part should speak for carers or users; or nothing should tell that they were not."""
    recalled = picked(tables["partners"], "kind", "took part")
    speak = recalled[(recalled["name"] + recalled["role"]).str.contains("carers|use services", case=False)]
    bodies = Computed(", ".join(speak["name"]) or "none", len(speak) > 0)
    told = picked(tables["compared_statements"], "question", "users-left-out")
    left = int((told["says"] == "yes").sum())
    return readings(
        ("bodies that took part", bodies), ("statements that they were left out", Computed(str(left), left == 0))
    )


@check
def other_studies_all_problems(tables: Tables) -> Readings:
    """The paper tells what the other studies found; counted are those of which it tells a problem of implementation."""
    names, told = names_of(tables, "sister-studies"), names_of(tables, "studies-with-problems")
    found = sum(name in told for name in names)
    return number_readings("all", Tally(found, silent=len(names) - found))


@check
def funding_most_common_concern(tables: Tables) -> Readings:
    """The concerns that the evidence voices are counted by what they are about; the sentence itself is left out."""
    counts = tables["concerns"]["concern"].value_counts()
    money, others = int(counts.get("money", 0)), counts.drop("money", errors="ignore")
    found = number_readings("most common", Tally(money, int(others.sum()), rivals=tuple(map(int, others))))
    return with_detail(found, f"largest: {_counts(counts[counts == counts.max()])}")


@check
def concerns_anticipated(tables: Tables) -> Readings:
    """Of the issues that the other studies found, those whose name stands among the risks foreseen in the minutes."""
    issues = [name.lower() for name in names_of(tables, "delivery-issues")]
    risks = [name.lower() for name in names_of(tables, "risks-foreseen")]
    found = sum(any(issue in risk or risk in issue for risk in risks) for issue in issues)
    return number_readings("some", Tally(found, len(issues) - found))
