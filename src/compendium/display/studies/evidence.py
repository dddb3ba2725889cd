"""What the ratings of a site rest on, and what may be shown of it."""

from compendium.analysis.studies.profile import evidence_by_tier, published_statements
from compendium.display.sentences import Shown
from compendium.display.studies.site import paragraphs
from compendium.display.studies.view import View
from compendium.display.tables import Layout, journal_table, text_cell

HIDDEN = "[c]"
"""Stands where a count of people is kept back (confidential), as in official statistics."""


def evidence_table(view: View, site: str) -> Shown:
    """What the site's ratings rest on, by tier, with the roles heard; counts of people only where they may appear."""
    own = view.study.ratings[view.study.ratings["site"] == site]
    if own[["evidence", "respondent", "role", "tier"]].eq("").all(axis=None):
        return paragraphs([f"The ratings of {view.names[site]} name no evidence, nobody who was heard, and no tier."])
    shown = view.people.shows(site)
    frame = evidence_by_tier(own, view.study.tiers)
    frame["pieces"] = [str(number) if shown else HIDDEN for number in frame["pieces"]]
    frame["respondents"] = [str(number) if shown else HIDDEN for number in frame["respondents"]]
    frame["roles"] = [roles if shown else [] for roles in frame["roles"]]
    labels = {"tier": "Tier", "pieces": "Pieces of evidence", "respondents": "Respondents named", "roles": "Roles"}
    layout = Layout(labels, cells={"roles": lambda roles: text_cell(roles) or "–"}, centred=["pieces", "respondents"])
    caption = f"{view.names[site]}: what the ratings rest on"
    return journal_table(frame, "table-evidence", caption, layout, view.trace)


def statements_table(view: View, site: str) -> Shown:
    """What was said, in the framework's order of criteria; only what may appear, speakers by role and tier."""
    own = view.study.ratings[view.study.ratings["site"] == site]
    frame = published_statements(own, list(view.criteria))
    if frame.empty:
        return paragraphs([f"No statement about {view.names[site]} may appear, or there is none."])
    frame["name"] = frame["criterion"].map(view.criteria)
    frame["speaker"] = [", ".join(filter(None, pair)) or "–" for pair in zip(frame["role"], frame["tier"], strict=True)]
    labels = {"statement": "Statement", "levels": "Read as", "speaker": "Role and tier", "name": "Criterion"}
    if "locator" in frame and frame["locator"].ne("").any():
        labels["locator"] = "Locator"
    layout = Layout(labels, group="name", cells={"levels": lambda levels: _chips(view, levels)})
    trace = view.evidence if view.evidence.citations else view.trace
    caption = f"{view.names[site]}: the evidence, and how it was read"
    return journal_table(frame, "table-statements", caption, layout, trace)


def _chips(view: View, levels: list[str]) -> str:
    """Each level that a statement was read as, from the best."""
    return " ".join(view.answers.chip(level) for level in view.answers.names if level in levels)
