"""What the ratings of one site rest on, by tier."""

from compendium.display.sentences import Shown, capitalised, verb
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.sites.compute.profile import evidence_by_tier
from compendium.sites.show.needed import needed
from compendium.sites.show.people import kept_back_words
from compendium.sites.show.titles import how_many, number_words
from compendium.sites.show.view import View


def evidence_table(view: View, site: str) -> Shown:
    """What the site's ratings rest on, by tier, with the roles heard; tiers with nothing are left out, and a sentence
    says where counts are kept back."""
    own = view.study.ratings[view.study.ratings["site"] == site]
    if own[["evidence", "respondent", "role", "tier"]].eq("").all(axis=None):
        return needed("What the ratings rest on will be known once they name evidence, respondents or tiers.")
    if not view.people.shows(site):
        return needed(f"Numbers of respondents and of pieces of evidence are kept back here. {kept_back_words(view)}.")
    frame = evidence_by_tier(own, view.study.tiers)
    frame = frame[frame[["pieces", "respondents"]].any(axis="columns") | frame["roles"].map(bool)]
    frame = frame.assign(tier=frame["tier"].map(capitalised)).reset_index(drop=True)
    labels = {"tier": "Tier", "pieces": "Pieces of evidence", "respondents": "Respondents", "roles": "Roles"}
    layout = Layout(
        labels,
        cells={"roles": lambda roles: "; ".join(map(text_cell, roles)) or "–"},
        centred=["pieces", "respondents"],
    )
    return journal_table(frame, "table-evidence", _evidence_title(view, site), layout, view.trace)


def _evidence_title(view: View, site: str) -> str:
    """How many pieces of evidence there are; where a study has an inventory, how many of them bear on a criterion."""
    pieces = view.coding.loc[(view.coding["site"] == site) & view.coding["evidence"].ne(""), "evidence"].nunique()
    bearing = view.counted.loc[view.counted["site"] == site, "evidence"].nunique()
    if not pieces:
        return "The ratings name no evidence"
    told = how_many(pieces, "piece")
    if not view.study.has_inventory:
        return f"{told} of evidence {verb(pieces, 'is', 'are')} named"
    if not bearing:
        return f"{told} of evidence, {'which bears on no' if pieces == 1 else 'none of which bears on a'} criterion"
    return f"{told} of evidence, of which {number_words(bearing)} {verb(bearing, 'bears', 'bear')} on a criterion"
