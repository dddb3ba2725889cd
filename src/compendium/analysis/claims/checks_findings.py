"""Checks of what report and paper say of their findings; whether a finding worked is this compendium's reading."""

import pandas as pd

from compendium.analysis.claims.announced import items
from compendium.analysis.claims.cells import figure, picked
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check, counted, majority, share

USERS = "Users and carers"


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
def supported_by_all(tables: Tables) -> Computed:
    """ "All" is every kind of respondent of whom no finding on legitimacy did not work.

    Read for the bodies that make policy and carry it out, and with users and carers counted too.
    """
    rows = _findings(tables, "policy-legitimacy")
    bodies = rows[rows["role"] != USERS]
    return both_readings(("bodies", _none_failed(bodies)), ("with users and carers", _none_failed(rows)))


@check
def legitimacy_little_doubt(tables: Tables) -> Computed:
    """ "Little or no" is no finding on legitimacy that did not work: of local authorities (meso), or of every tier.

    The finding that holds the sentence itself is left out.
    """
    rows = _without_own(_findings(tables, "policy-legitimacy"), "practical-concerns")
    local = picked(rows, "tier", "meso")
    return both_readings(("local authorities", _none_failed(local)), ("every tier", _none_failed(rows)))


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
