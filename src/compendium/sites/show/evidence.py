"""What the ratings of one site rest on, by tier."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised, verb
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.sites.show.needed import needed
from compendium.sites.show.people import kept_back_words
from compendium.sites.show.register import GROUNDS, evidence_told, names_evidence
from compendium.sites.show.titles import how_many, number_words
from compendium.sites.show.told import told_of_site
from compendium.sites.show.view import View
from compendium.studies.compute.coding import counted_pieces


def evidence_table(view: View, site: str) -> Shown:
    """What the site's ratings rest on, by tier, with the roles heard; tiers with nothing are left out, and a sentence
    says where counts are kept back. Nothing where no rating of the study says what it rests on."""
    found = pieces_of(view, site).iloc[0]
    if not found["named"] and view.stated.isdisjoint(GROUNDS):
        return Shown("", "")
    if not found["named"]:
        return needed("What the ratings rest on will be known once they name evidence, respondents or tiers.")
    if not view.people.shows(site):
        return needed(f"Numbers of respondents and of pieces of evidence are kept back here. {kept_back_words(view)}.")
    frame = evidence_of(view, site)
    frame = frame.assign(tier=frame["tier"].map(capitalised)).reset_index(drop=True)
    labels = {"tier": "Tier", "pieces": "Pieces of evidence", "respondents": "Respondents", "roles": "Roles"}
    layout = Layout(
        labels,
        cells={"roles": lambda roles: "; ".join(map(text_cell, roles)) or "–"},
        centred=["pieces", "respondents"],
    )
    return journal_table(frame, "table-evidence", _evidence_title(view, found), layout, view.trace)


@told_of_site("evidence")
def evidence_of(view: View, site: str) -> pd.DataFrame:
    """What the ratings of a site rest on, by tier (`evidence_told`): the tiers of which there is anything. No row where
    that is kept back."""
    found = evidence_told(view.study, site)
    any_told = found[["pieces", "respondents"]].any(axis="columns") | found["roles"].map(bool)
    return found[any_told & view.people.shows(site)].reset_index(drop=True)


@told_of_site("pieces")
def pieces_of(view: View, site: str) -> pd.DataFrame:
    """In one row whether ratings of a site say what they rest on (`named`), how many `pieces` of evidence there are and
    how many of them are `bearing` on a criterion; both are 0 where they are kept back."""
    own = view.coding[view.coding["site"] == site]
    shown = view.people.shows(site)
    pieces = own.loc[own["evidence"].ne(""), "evidence"].nunique() if shown else 0
    bearing = counted_pieces(own)["evidence"].nunique() if shown else 0
    return pd.DataFrame([{"named": names_evidence(view.study, site), "pieces": pieces, "bearing": bearing}])


def _evidence_title(view: View, found: pd.Series) -> str:
    """How many pieces of evidence there are; where a study has an inventory, how many of them bear on a criterion."""
    pieces, bearing = int(found["pieces"]), int(found["bearing"])
    if not pieces:
        return "The ratings name no evidence"
    many = how_many(pieces, "piece")
    if not view.study.has_inventory:
        return f"{many} of evidence {verb(pieces, 'is', 'are')} named"
    if not bearing:
        return f"{many} of evidence, {'which bears on no' if pieces == 1 else 'none of which bears on a'} criterion"
    return f"{many} of evidence, of which {number_words(bearing)} {verb(bearing, 'bears', 'bear')} on a criterion"
