"""Checks of claims on which bodies those quoted were from (topic versions)."""

from compendium.analysis.claims.cells import picked
from compendium.analysis.claims.verdicts import Computed, Tables, check

NATIONAL = "national interviews"


@check
def versions_quoted_institute(tables: Tables) -> Computed:
    """Respondent D of the report is N10 in the paper. Looks for N10's body among those interviewed nationally."""
    return _body_was_interviewed(tables, "N10", "Social Care Institute for Excellence")


def _body_was_interviewed(tables: Tables, respondent: str, body: str) -> Computed:
    """Whether the role of a respondent names a body, and a body of that name is listed for the interviews."""
    roles = sorted(set(picked(tables["findings"], "respondent", respondent)["role"]))
    names = picked(tables["study_organisations"], "part", NATIONAL)["name"]
    listed = [name for name in names if body.lower() in name.lower()]
    stated = any(body.lower() in role.lower() for role in roles)
    shown = f"{respondent} is {', '.join(roles) or 'not quoted'}; listed: {', '.join(listed) or 'no such body'}"
    return Computed(shown, stated and bool(listed))
