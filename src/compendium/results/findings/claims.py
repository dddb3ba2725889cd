"""Checks of what report and paper say of their findings; whether a finding worked is this compendium's reading."""

import pandas as pd

from compendium.results.claims.lookups import (
    CARE_ACT,
    all_of,
    approach_ticks,
    at_least_in_part,
    figure,
    items,
    list_items,
    none_of,
    picked,
    theme_ticks,
)
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, majority, readings, share

USERS = "Users and carers"

LEADING = ["macro", "meso"]
"""Tiers of the nation, the regions and local leaders."""


def _findings(tables: Tables, criterion: str = "") -> pd.DataFrame:
    """The findings, or those on one criterion of the framework."""
    rows = tables["findings"]
    return picked(rows, "criterion", criterion) if criterion else rows


def _without_own(rows: pd.DataFrame, finding: str) -> pd.DataFrame:
    """Findings without the one that repeats the claim. Raises KeyError where the findings do not hold it."""
    return rows.set_index("finding").drop(index=finding).reset_index()


def _none_failed(rows: pd.DataFrame) -> Computed:
    """Whether there are findings and none of them did not work."""
    failed = int((rows["verdict"] == "did not work").sum())
    return Computed(f"{failed} of {len(rows)} did not work", len(rows) > 0 and failed == 0)


def _worked(rows: pd.DataFrame) -> int:
    """How many findings worked."""
    return int((rows["verdict"] == "worked").sum())


@check
def supported_by_all(tables: Tables) -> Readings:
    """ "All" is every kind of respondent of whom no finding on legitimacy did not work.

    Read for the bodies that make policy and carry it out, and with users and carers counted too.
    """
    rows = _findings(tables, "policy-legitimacy")
    bodies = rows[rows["role"] != USERS]
    return readings(("bodies", _none_failed(bodies)), ("with users and carers", _none_failed(rows)))


@check
def legitimacy_little_doubt(tables: Tables) -> Readings:
    """ "Little or no" is no finding on legitimacy that did not work: of local authorities (meso), or of every tier.

    The finding that holds the sentence itself is left out.
    """
    rows = _without_own(_findings(tables, "policy-legitimacy"), "practical-concerns")
    local = picked(rows, "tier", "meso")
    return readings(("local authorities", _none_failed(local)), ("every tier", _none_failed(rows)))


@check
def little_reservation(tables: Tables) -> Computed:
    """ "Little" is at most a quarter: findings on stakeholder support that did not work, of all on it.

    The finding that holds the sentence itself is left out.
    """
    rows = _without_own(_findings(tables, "stakeholder-support"), "little-reservation")
    return share(int((rows["verdict"] == "did not work").sum()), len(rows), 0, 0.25)


@check
def negative_aspects_two(tables: Tables) -> Computed:
    """The negative aspects listed are counted."""
    return counted(items(tables, "negative-aspects"), 2)


@check
def user_input_limited(tables: Tables) -> Computed:
    """ "Limited" is a focus group in at most half of the sites; the paper's focus groups and sites are compared."""
    return share(figure(tables, "focus-groups-paper"), figure(tables, "sites-paper"), 0, 0.5)


@check
def generally_successful(tables: Tables) -> Computed:
    """ "Generally" is more than half: findings that worked, of all findings."""
    return majority(_worked(_findings(tables)), len(_findings(tables)))


@check
def not_every_aspect(tables: Tables) -> Computed:
    """At least one criterion should hold a finding that did not work or is mixed; such criteria are counted."""
    rows = _findings(tables)
    doubted = rows.loc[rows["verdict"] != "worked", "criterion"].nunique()
    return Computed(f"{doubted} of {rows['criterion'].nunique()} criteria", doubted > 0)


@check
def legitimacy_and_stakeholders_secured(tables: Tables) -> Computed:
    """Secured is that more than half of the findings on legitimacy worked, and of those on stakeholder support too."""
    found = {name: _findings(tables, name) for name in ("policy-legitimacy", "stakeholder-support")}
    shares = {name: majority(_worked(rows), len(rows)) for name, rows in found.items()}
    shown = "; ".join(f"{name}: {computed.shown}" for name, computed in shares.items())
    return Computed(shown, all(computed.holds for computed in shares.values()))


@check
def objectives_harder_to_tell(tables: Tables) -> Computed:
    """Harder to tell is that the policy's objectives have the smallest share of findings that worked."""
    worked = _findings(tables)["verdict"].eq("worked").groupby(_findings(tables)["criterion"]).mean()
    lowest = worked[worked == worked.min()]
    return Computed(f"lowest: {', '.join(lowest.index)} ({worked.min():.0%})", [*lowest.index] == ["policy-objectives"])


def _elsewhere(tables: Tables) -> pd.DataFrame:
    """The approaches of the Care Act, with what each other programme of Table 3 has of them."""
    ticks = approach_ticks(tables)
    return ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT)


@check
def arrangements_new(tables: Tables) -> Readings:
    """New is that no other programme of Table 3 has the Care Act's approaches: not one of them, or not all."""
    elsewhere = _elsewhere(tables)
    alone = all_of(~elsewhere.any(axis=1))
    whole = none_of(elsewhere.all())
    return readings(("approaches in no other programme", alone), ("other programmes with the whole set", whole))


@check
def relations_without_equal(tables: Tables) -> Readings:
    """No other programme of Table 3 should have what stands for relations between partners.

    Read as relationship management alone, and as every approach under the theme of coproduction.
    """
    narrow = approach_ticks(tables).loc["relationship-management"].drop(CARE_ACT)
    wide = theme_ticks(tables, "coproduction").drop(columns=CARE_ACT).any()
    return readings(
        ("other programmes with relationship management", none_of(narrow)), ("with any coproduction", none_of(wide))
    )


@check
def carrot_and_stick(tables: Tables) -> Computed:
    """Some approach of the Care Act should, at least in part, both manage performance and help.

    Helping is solving problems or building capacity. The approaches of Table 3 that do each are counted.
    """
    extents = at_least_in_part(tables)[approach_ticks(tables)[CARE_ACT]]
    manages = extents["performance-management"]
    helps = extents[["problem-solving", "capacity-building"]].any(axis=1)
    both = int((manages & helps).sum())
    shown = f"both: {both} of {len(extents)}; manage: {int(manages.sum())}; help: {int(helps.sum())}"
    return Computed(shown, both > 0)


def _worked_in(rows: pd.DataFrame) -> Computed:
    """Whether more than half of some findings worked; of none, they did not."""
    return majority(_worked(rows), len(rows)) if len(rows) else Computed("none", False)


def _disappoints(rows: pd.DataFrame) -> Computed:
    """Whether there are findings and at most half of them worked."""
    found = _worked_in(rows)
    return Computed(f"worked: {found.shown}", len(rows) > 0 and not found.holds)


@check
def performance_disappointing(tables: Tables) -> Readings:
    """Disappointing is that at most half of the findings on the policy's objectives worked.

    Read with every tier, and for those who led the work (macro and meso), nearly all of whom spoke of success.
    """
    rows = _findings(tables, "policy-objectives")
    leading = rows[rows["tier"].isin(LEADING)]
    return readings(("every tier", _disappoints(rows)), ("nation, regions, local leaders", _disappoints(leading)))


@check
def clear_guidance_nationally(tables: Tables) -> Readings:
    """ "Broadly" is more than half of the findings on clarity that worked: of the nation and regions, or of every tier.

    The findings are the paper's, and clarity takes in more than guidance.
    """
    rows = _findings(tables, "programme-clarity")
    national = picked(rows, "tier", "macro")
    return readings(("nation and regions", _worked_in(national)), ("every tier", _worked_in(rows)))


@check
def readiness_four_signs(tables: Tables) -> Computed:
    """Made sure of is that more than half of the findings worked, for each sign that a criterion has in its name.

    A sign without such a criterion is shown and does not count.
    """
    found = {sign: _sign(tables, sign) for sign in list_items(tables, "signs-of-readiness")}
    computed = [result for result in found.values() if result]
    shown = "; ".join(f"{sign}: {result.shown if result else 'no criterion'}" for sign, result in found.items())
    return Computed(shown, bool(computed) and all(result.holds for result in computed))


def _sign(tables: Tables, sign: str) -> Computed | None:
    """How many findings worked on the criterion with a sign in its name; nothing where no criterion has it."""
    criteria = tables["framework_criteria/care-act-isp"]
    named = criteria.loc[criteria["name"].str.contains(sign, case=False, regex=False), "criterion"]
    findings = _findings(tables)
    return _worked_in(findings[findings["criterion"].isin(named)]) if len(named) else None


@check
def users_took_part_in_design(tables: Tables) -> Readings:
    """Bodies recalled as taking part should speak for carers or users, or users themselves should report no exclusion.

    The second is that no finding on legitimacy with users and carers as respondents did not work.
    """
    recalled = picked(tables["partners"], "kind", "took part")
    speak = recalled[(recalled["name"] + recalled["role"]).str.contains("carers|use services", case=False)]
    bodies = Computed(", ".join(speak["name"]) or "none", len(speak) > 0)
    own = picked(_findings(tables, "policy-legitimacy"), "role", USERS)
    return readings(("bodies that took part", bodies), ("findings of users and carers", _none_failed(own)))
