"""Tables of what the other documents say. ``titles`` are short titles of the sources by id."""

from html import escape

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, named_places, places, with_place
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Cell, Layout, journal_table, text_cell
from compendium.results.context import words
from compendium.results.context.compute import each_once


def statements_table(statements: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Ideas of the documents by topic."""
    labels = {"name": "Idea", "topic": "Topic", "description": "What it means"}
    frame = statements.assign(topic=statements["topic"].map(capitalised), place=named_places(statements, titles))
    title = words.statements_title(statements)
    layout = Layout(labels, group="topic", under={"place": "description"})
    return journal_table(frame, "table-statements", title, layout, trace)


def facts_table(facts: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """Figures of the documents by topic, with their units; one that several places state once, with all of them."""
    frame = each_once(facts.assign(place=named_places(facts, titles)))
    frame = frame.assign(
        topic=frame["topic"].map(capitalised),
        amount=[words.amount_words(fact) for _, fact in frame.iterrows()],
        name=list(zip(frame["name"], frame["others"], strict=True)),
    )
    labels = {"name": "What is counted", "topic": "Topic", "amount": "Figure", "statement": "Note"}
    cells: dict[str, Cell] = {"name": _name_cell, "place": lambda found: "<br>".join(map(text_cell, found))}
    layout = Layout(labels, group="topic", anchor=("fact", "fact"), cells=cells, under={"place": "name"})
    return journal_table(frame, "table-facts", words.facts_title(frame, facts), layout, trace)


def _name_cell(value: tuple[str, list[str]]) -> str:
    """What is counted, with the addresses of other rows that say the same."""
    name, others = value
    return "".join(f'<span id="fact-{escape(other)}"></span>' for other in others) + text_cell(name)


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
    return f'{text}<span class="under">{place}</span>'
