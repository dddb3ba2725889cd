"""Tables of what the other documents say. ``titles`` are short titles of the sources by id."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, named_places, places, with_place
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.results.context import words


def statements_table(statements: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Ideas of the documents by topic."""
    labels = {"name": "Idea", "topic": "Topic", "description": "What it means", "place": "Place"}
    frame = statements.assign(topic=statements["topic"].map(capitalised), place=named_places(statements, titles))
    title = words.statements_title(statements)
    return journal_table(frame, "table-statements", title, Layout(labels, group="topic"), trace)


def facts_table(facts: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Figures of the documents by topic, with their units."""
    amounts = [words.amount_words(fact) for _, fact in facts.iterrows()]
    frame = facts.assign(topic=facts["topic"].map(capitalised), amount=amounts, place=named_places(facts, titles))
    labels = {"name": "What is counted", "topic": "Topic", "amount": "Figure", "statement": "Note", "place": "Place"}
    layout = Layout(labels, group="topic", anchor=("fact", "fact"))
    return journal_table(frame, "table-facts", words.facts_title(facts), layout, trace)


def units_table(units: pd.DataFrame, trace: Trace) -> Shown:
    """Departments with a unit of their own."""
    layout = Layout(with_place({"department_name": "Department", "department": "Short name"}, units))
    return journal_table(units, "table-units", words.units_title(units), layout, trace)


def disconnects_table(disconnects: pd.DataFrame, trace: Trace) -> Shown:
    """Disconnects between policy and practice."""
    labels = with_place({"name": "Disconnect", "description": "What it means"}, disconnects)
    layout = Layout(labels, anchor=("disconnect", "disconnect"))
    return journal_table(disconnects, "table-disconnects", words.disconnects_title(disconnects), layout, trace)


def crosswalk_table(crosswalk: pd.DataFrame, disconnects: pd.DataFrame, criteria: pd.Series, trace: Trace) -> Shown:
    """Which criterion each disconnect bears on; ``criteria`` gives their names by id."""
    frame = crosswalk.assign(
        disconnect_name=crosswalk["disconnect"].map(disconnects.set_index("disconnect")["name"]),
        criterion_name=crosswalk["criterion"].map(criteria),
    )
    layout = Layout({"disconnect_name": "Disconnect", "criterion_name": "Criterion", "reason": "Why"})
    return journal_table(frame, "table-crosswalk", words.crosswalk_title(crosswalk, criteria), layout, trace)


def record_table(corrections: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """What a document prints with its place, and what is found with its public source."""
    found_in = places(corrections["found_in"], corrections["found_in"].map(titles))
    frame = corrections.assign(
        as_printed=list(zip(corrections["printed"], named_places(corrections, titles), strict=True)),
        as_found=list(zip(corrections["found"], found_in, strict=True)),
    )
    labels = {
        "name": "What it is about",
        "as_printed": "In the document",
        "as_found": "In the public record",
        "reason": "How we know",
    }
    cells = dict.fromkeys(("as_printed", "as_found"), _cell_with_place)
    layout = Layout(labels, cells=cells, anchor=("correction", "correction"))
    return journal_table(frame, "table-record", words.record_title(corrections), layout, trace)


def _cell_with_place(value: tuple[str, Place]) -> str:
    text, place = map(text_cell, value)
    return f'{text}<span class="compendium-under">{place}</span>'
