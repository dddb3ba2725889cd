"""What the page of the programme says in short, and the titles of its figures and tables."""

from collections.abc import Sequence

import pandas as pd

from compendium.display.amounts import written_amount
from compendium.display.dates import written_span
from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_short,
    in_words,
    listed,
    short_enough,
    uncapitalised,
    verb,
)
from compendium.results.programme.bodies import in_sentences, is_abbreviation

KEY_PARTNER, SEAT, UNDER = "key partner", "sits on", "is under"
"""Part of an organisation, and relations of bodies, as the tables name them."""


def programme_in_short(
    nodes: pd.DataFrame, links: pd.DataFrame, partners: pd.DataFrame, timeline: pd.DataFrame, funding: pd.DataFrame
) -> Shown:
    """Who ran the programme and how, how long it worked and what money it had, in two or three sentences."""
    return in_short(partners_words(nodes, links, partners), duration_words(timeline), money_words(funding))


def partners_words(nodes: pd.DataFrame, links: pd.DataFrame, partners: pd.DataFrame) -> str:
    """The key partners under their full names, the board on which all of them sat, and what was under that board.

    Partners and bodies have the same ids. Nothing where no body is a key partner.
    """
    keys = nodes[nodes["node"].isin(partners.loc[partners["kind"] == KEY_PARTNER, "partner"])]
    if keys.empty:
        return ""
    names, short = in_sentences(nodes), nodes.set_index("node")["short_name"]
    named = [f"{names[node]} ({short[node]})" if is_abbreviation(short[node]) else names[node] for node in keys["node"]]
    told = f"{capitalised(listed(named))} set the programme up{verb(len(keys), '', ' together')}"
    seats = links[(links["relation"] == SEAT) & links["from_node"].isin(keys["node"])].groupby("to_node")["from_node"]
    shared = seats.nunique()
    boards = list(shared.index[shared == len(keys)])
    if len(boards) != 1:
        return f"{told}."
    under = links.loc[(links["relation"] == UNDER) & (links["to_node"] == boards[0]), "from_node"].map(names)
    stood = f"; under it {verb(len(under), 'was', 'were')} {listed(under)}" if len(under) else ""
    return f"{told}. {verb(len(keys), 'It', 'All of them')} sat on {names[boards[0]]}{stood}."


def centre_words(nodes: pd.DataFrame, links: pd.DataFrame) -> str:
    """Which body is involved in most relations."""
    busiest, relations = busiest_bodies(links)
    whole = f"{counted(len(links), 'relation')} between {counted(len(nodes), 'body', 'bodies')}"
    if not busiest:
        return f"The sources state {whole}"
    names, number = in_sentences(nodes), nodes.set_index("node")["number"]
    several = len(busiest) > 1 or number[busiest[0]] == "several"
    be, each = "are" if several else "is", " each" if len(busiest) > 1 else ""
    named = capitalised(listed(names[node] for node in busiest))
    return f"{named} {be} involved in {in_words(relations)}{each} of the {whole}"


def busiest_bodies(links: pd.DataFrame) -> tuple[list[str], int]:
    """The bodies that most relations lead from or to, and how many these are."""
    ends = pd.concat([links["from_node"], links["to_node"]]).value_counts(sort=False)
    return list(ends.index[ends == ends.max()]), int(ends.max()) if len(ends) else 0


def duration_words(timeline: pd.DataFrame) -> str:
    """When the programme acted; nothing where the timeline has no such event."""
    acted = timeline[timeline["event"] == "support-actions"]
    if acted.empty:
        return ""
    return (
        f"The actions of the programme ran from {written_span(acted['date_from'].iloc[0], acted['date_to'].iloc[0])}."
    )


def money_words(funding: pd.DataFrame) -> str:
    """Of how many sums that are named the amount is stated, and these amounts."""
    known = funding.dropna(subset="amount")
    if known.empty:
        return ""
    sums = [f"{row.name} ({amount_words(row)})" for row in known.drop(columns="funding").itertuples(index=False)]
    named = counted(len(funding), "fund")
    return f"Of {named} named, the sources state the amount of {in_words(len(known))}: {listed(sums)}."


def amount_words(fund: object) -> str:
    """The amount of a fund, a row of the table of funds."""
    return written_amount(fund.amount, fund.unit, fund.bound)  # type: ignore[attr-defined]


def principles_title(principles: pd.DataFrame) -> str:
    """How many principles there are, and which."""
    number = capitalised(counted(len(principles), "principle"))
    names = listed(map(uncapitalised, principles["short_name"]))
    title = f"{number} of support"
    return short_enough(f"{title}: {names}" if len(principles) else title, title)


def organisation_title(nodes: pd.DataFrame, links: pd.DataFrame) -> str:
    """Which body the programme turned on."""
    whole = f"{counted(len(nodes), 'body', 'bodies')} and {counted(len(links), 'relation')}"
    return short_enough(centre_words(nodes, links), f"The programme had {whole}")


def timeline_title(timeline: pd.DataFrame) -> str:
    """How many events there are, and how many of them a source dates."""
    stated = int((timeline["basis"] == "stated").sum())
    events, others = counted(len(timeline), "event"), len(timeline) - stated
    if not others:
        return f"{capitalised(events)}, with dates that the sources state"
    return (
        f"The sources date {in_words(stated)} of {events}; {in_words(others)} {verb(others, 'is', 'are')} placed by us"
    )


def partners_title(partners: pd.DataFrame) -> str:
    """How many organisations the sources name, and how many of them were key partners."""
    keys = int((partners["kind"] == KEY_PARTNER).sum())
    named = counted(len(partners), "organisation")
    return f"The sources name {named}, {in_words(keys)} of them as {verb(keys, 'a key partner', 'key partners')}"


def listed_title(things: Sequence[str], singular: str, whose: str) -> str:
    """``The Programme Board had three functions: support, assurance and delivery``; without names where too long."""
    had = f"{whose} had {counted(len(things), singular)}"
    return short_enough(f"{had}: {listed(map(uncapitalised, things))}" if len(things) else had, had)


def streams_title(streams: pd.DataFrame) -> str:
    """How many work streams are listed, and how many with support."""
    number, named = len(streams), int((streams["support"].str.strip() != "").sum())
    those = "each" if named == number > 1 else in_words(named)
    return f"{capitalised(counted(number, 'work stream'))}, {those} with named support"


def funding_title(funding: pd.DataFrame) -> str:
    """Of how many funds the amount is stated."""
    known = int(funding["amount"].notna().sum())
    return f"The sources name {counted(len(funding), 'fund')} and state the amount of {in_words(known)}"


def links_title(links: pd.DataFrame) -> str:
    """How many relations there are, and how many the sources state."""
    stated = int((links["basis"] == "stated").sum())
    return f"{capitalised(counted(len(links), 'relation'))} in the programme, {in_words(stated)} stated in the sources"
