"""Checks of claims that a later reading added, on what was found (topics versions, failure, framework, findings)."""

import pandas as pd

from compendium.analysis.claims.cells import list_items, names_in, picked, versions
from compendium.analysis.claims.ticks import CARE_ACT, approach_ticks, at_least_in_part
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check, majority

LEADING = ["macro", "meso"]
"""Tiers of the nation, the regions and local leaders."""


def _worked_in(rows: pd.DataFrame) -> Computed:
    """Whether more than half of some findings worked; of none, they did not."""
    return majority(int((rows["verdict"] == "worked").sum()), len(rows)) if len(rows) else Computed("none", False)


def _disappoints(rows: pd.DataFrame) -> Computed:
    """Whether there are findings and at most half of them worked."""
    found = _worked_in(rows)
    return Computed(f"worked: {found.shown}", len(rows) > 0 and not found.holds)


@check
def act_mainly_evolutionary(tables: Tables) -> Computed:
    """What the paper calls the change elsewhere is read; every such place should call it evolutionary too.

    The place in the introduction, which is the claim itself, is not counted.
    """
    elsewhere = [kind for kind in names_in(versions(tables, "evolution")[1]) if "introduction" not in kind]
    alike = bool(elsewhere) and all("evolutionary" in kind.lower() for kind in elsewhere)
    return Computed(f"elsewhere in the paper: {'; '.join(elsewhere) or 'nothing'}", alike)


@check
def performance_disappointing(tables: Tables) -> Computed:
    """Disappointing is that at most half of the findings on the policy's objectives worked.

    Read with every tier, and for those who led the work (macro and meso), nearly all of whom spoke of success.
    """
    rows = picked(tables["findings"], "criterion", "policy-objectives")
    leading = rows[rows["tier"].isin(LEADING)]
    return both_readings(("every tier", _disappoints(rows)), ("nation, regions, local leaders", _disappoints(leading)))


@check
def clear_guidance_nationally(tables: Tables) -> Computed:
    """ "Broadly" is more than half of the findings on clarity that worked: of the nation and regions, or of every tier.

    The findings are the paper's, and clarity takes in more than guidance.
    """
    rows = picked(tables["findings"], "criterion", "programme-clarity")
    national = picked(rows, "tier", "macro")
    return both_readings(("nation and regions", _worked_in(national)), ("every tier", _worked_in(rows)))


@check
def readiness_only_indicator(tables: Tables) -> Computed:
    """ "Only" is that no criterion but one named for readiness has findings; criteria with findings are counted."""
    criteria = tables["framework_criteria/care-act-isp"]
    used = criteria[criteria["criterion"].isin(tables["findings"]["criterion"])]
    named = int(used["name"].str.contains("readiness", case=False).sum())
    shown = f"{len(used)} criteria with findings, {named} of them named for readiness"
    return Computed(shown, named > 0 and named == len(used))


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
    findings = tables["findings"]
    return _worked_in(findings[findings["criterion"].isin(named)]) if len(named) else None


@check
def combining_purposes_problematic(tables: Tables) -> Computed:
    """The Care Act's approaches should show all three models, at least in part, and joining them should make trouble.

    Trouble is that the paper's finding on help beside managing performance (carrot and stick) is not one that worked.
    """
    models = at_least_in_part(tables)[approach_ticks(tables)[CARE_ACT]].any()
    verdicts = list(picked(tables["findings"], "finding", "carrot-and-stick")["verdict"])
    shown = f"{int(models.sum())} of {len(models)} models; carrot and stick: {', '.join(verdicts) or 'no finding'}"
    return Computed(shown, bool(models.all()) and bool(verdicts) and "worked" not in verdicts)


@check
def users_took_part_in_design(tables: Tables) -> Computed:
    """Bodies recalled as taking part should speak for carers or users, or users themselves should report no exclusion.

    The second is that no finding on legitimacy with users and carers as respondents did not work.
    """
    recalled = picked(tables["partners"], "kind", "took part")
    speak = recalled[(recalled["name"] + recalled["role"]).str.contains("carers|use services", case=False)]
    bodies = Computed(", ".join(speak["name"]) or "none", len(speak) > 0)
    findings = picked(tables["findings"], "criterion", "policy-legitimacy")
    own = picked(findings, "role", "Users and carers")
    failed = int((own["verdict"] == "did not work").sum())
    users = Computed(f"{failed} of {len(own)} did not work", len(own) > 0 and failed == 0)
    return both_readings(("bodies that took part", bodies), ("findings of users and carers", users))
