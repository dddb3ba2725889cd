"""Tables of the support programme. ``titles`` are short titles of the sources by id."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import named_places, with_place
from compendium.display.sentences import Shown, counted
from compendium.display.tables import Layout, journal_table
from compendium.results.programme import words
from compendium.results.programme.bodies import agreeing_links, in_sentences


def links_table(links: pd.DataFrame, nodes: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """The relations between bodies, a row each."""
    names = nodes.set_index("node")["name"]
    links = agreeing_links(nodes, links)
    ours = [f" ({basis})" if basis != "stated" else "" for basis in links["basis"]]
    frame = links.assign(
        start=links["from_node"].map(names),
        relation=links["relation"] + " " + links["to_node"].map(in_sentences(nodes)) + ours,
        place=named_places(links, titles),
    )
    layout = Layout({"start": "Body", "relation": "Relation"}, under={"place": "relation"})
    return journal_table(frame, "table-links", words.links_title(links), layout, trace)


def partners_table(partners: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """The organisations that took part, under their full names."""
    shown = partners["full_name"].where(partners["full_name"] != "", partners["name"])
    frame = partners.assign(shown=shown, place=named_places(partners, titles))
    labels = {"shown": "Organisation", "kind": "Part", "role": "What it did"}
    layout = Layout(labels, anchor=("partner", "partner"), under={"place": "role"})
    return journal_table(frame, "table-partners", words.partners_title(partners), layout, trace)


def principles_table(principles: pd.DataFrame, trace: Trace) -> Shown:
    """What each principle asks for."""
    layout = Layout({"name": "Principle", "description": "What it asks for"}, anchor=("principle", "principle"))
    title = f"What the {counted(len(principles), 'principle')} of support ask for"
    return journal_table(principles, "table-principles", title, layout, trace)


def functions_table(functions: pd.DataFrame, trace: Trace) -> Shown:
    """The functions of the Programme Board."""
    title = words.listed_title(functions["name"], "function", "The Programme Board")
    layout = Layout(with_place({"name": "Function", "purposes": "Purposes"}, functions))
    return journal_table(functions, "table-functions", title, layout, trace)


def tasks_table(tasks: pd.DataFrame, trace: Trace) -> Shown:
    """The tasks of the Delivery Board."""
    title = f"The Delivery Board had {counted(len(tasks), 'task')}"
    return journal_table(tasks, "table-tasks", title, Layout(with_place({"description": "Task"}, tasks)), trace)


def remit_table(remit: pd.DataFrame, trace: Trace) -> Shown:
    """What the Programme Management Office was to do."""
    title = f"The remit of the Programme Management Office had {counted(len(remit), 'aim')}"
    return journal_table(remit, "table-remit", title, Layout(with_place({"description": "Aim"}, remit)), trace)


def streams_table(streams: pd.DataFrame, trace: Trace) -> Shown:
    """What each work stream was responsible for, and the support that it gave."""
    labels = {"name": "Work stream", "responsibility": "Responsible for", "support": "Key support"}
    layout = Layout(labels, anchor=("stream", "stream"))
    return journal_table(streams, "table-streams", words.streams_title(streams), layout, trace)


def funding_table(funding: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Funds with the amounts that the sources state."""
    rows = funding.drop(columns="funding").itertuples(index=False)
    frame = funding.assign(shown=[words.amount_words(row) for row in rows], place=named_places(funding, titles))
    labels = {"name": "Fund", "shown": "Amount", "recipient": "For", "purpose": "Purpose"}
    layout = Layout(labels, under={"place": "purpose"}, first="shown")
    return journal_table(frame, "table-funding", words.funding_title(funding), layout, trace)


def timeline_table(timeline: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Events in the order of their dates, with what is to be said of a date."""
    frame = timeline.sort_values("date_from", kind="stable", ignore_index=True)
    frame["place"] = named_places(frame, titles)
    labels = {"date": "Date", "name": "Event", "basis": "Basis of the date"}
    layout = Layout(labels, under={"note": "name", "place": "name"})
    return journal_table(frame, "table-timeline", words.timeline_title(timeline), layout, trace)


def duties_table(duties: pd.DataFrame, trace: Trace) -> Shown:
    """The main duties of local authorities."""
    title = f"The Act gave local authorities {counted(len(duties), 'main duty', 'main duties')}"
    layout = Layout(with_place({"name": "Duty", "description": "What it asks for"}, duties))
    return journal_table(duties, "table-duties", title, layout, trace)
