"""Checks of claims on who was interviewed, how many, from which body (topics design and versions)."""

from compendium.analysis.claims.cells import figure, picked
from compendium.analysis.claims.verdicts import Computed, Tables, check

NATIONAL = "national interviews"


@check
def design_interviewees_on_the_board(tables: Tables) -> Computed:
    """Every organisation named for the national interviews is looked for among those named for the Programme Board."""
    members = set(tables["programme_board_members"]["partner"])
    partners = tables["partners"]
    named = partners[partners["partner"].isin(members)]
    names = {*named["name"], *named["full_name"]} - {""}
    interviewed = list(picked(tables["study_organisations"], "part", NATIONAL)["name"])
    missing = [name for name in interviewed if name not in names]
    shown = f"{len(interviewed) - len(missing)} of {len(interviewed)}; not named: {', '.join(missing) or 'none'}"
    return Computed(shown, not missing)


@check
def design_no_minister_interviewed(tables: Tables) -> Computed:
    """Counts findings of the paper that rest on the words of someone whose role is minister; there should be none."""
    ministers = int(tables["findings"]["role"].fillna("").str.contains("minister", case=False).sum())
    return Computed(str(ministers), ministers == 0)


@check
def versions_quoted_chief_executive(tables: Tables) -> Computed:
    """Respondent C of the report is N4 in the paper. Looks for N4's kind of body among those interviewed nationally."""
    return _body_was_interviewed(tables, "N4", "Local authority")


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


@check
def versions_interviews_at_the_centre(tables: Tables) -> Computed:
    """Compares the national interviews of the report with the interviews at macro level of the paper."""
    interim, paper = figure(tables, "national-interviews"), figure(tables, "macro-interviews-paper")
    return Computed(f"interim report: {interim}; paper: {paper}", interim == paper)
