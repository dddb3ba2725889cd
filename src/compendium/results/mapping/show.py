"""Tables of the mapping review (interim report, Mapping Review)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, entries, places
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell

STATED = {"named": "by name", "interpreted": "our reading", "all policies": "of all policies"}
"""How a fact is stated, as a table says it."""

ALL = "All policies at once"
"""What stands over the statements that are about all policies."""


def feature_table(by_feature: pd.DataFrame, words: tuple[str, str], table_id: str, trace: Trace) -> Shown:
    """Features with the policies of which they are stated and the place where the report says so. ``words`` are title
    and measure."""
    labels = {
        "group": "About",
        "name": "Feature",
        "question": "What it asks",
        "policies": "Stated of (* our reading)",
    }
    frame = by_feature.assign(
        policies=[names or ["nothing stated"] for names in by_feature["policies"]],
        locators=[[Place(locator, source) for source, locator in found] for found in by_feature["places"]],
    )
    layout = Layout(
        labels, group="group", anchor=("feature", "feature"), under={"locators": "policies"}, first="policies"
    )
    title, measure = words
    return journal_table(frame, table_id, title, layout, trace, measure)


def fact_table(
    statements: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, sources: pd.DataFrame, title: str,
    trace: Trace,
) -> Shown:  # fmt: skip
    """Each statement (`list_statements`) with how it is stated and its place; each row can be opened by other tables.

    What is stated has a column only where it is not the plain yes everywhere.
    """
    known, short = features.set_index("feature"), sources.set_index("source")["short_title"]
    names = policies.set_index("policy")["name"]
    who = entries("policies", statements["policy"], statements["policy"].map(names).fillna(""))
    frame = statements.assign(
        policy_name=[name if str(name) else ALL for name in who],
        feature_name=list(zip(statements["feature"].map(known["name"]), statements["note"], strict=True)),
        question=statements["feature"].map(known["question"]),
        stated=statements["basis"].map(STATED),
        place=places(statements["source"], statements["source"].map(short) + ": " + statements["locator"]),
    )
    value = {} if (statements["value"] == "yes").all() else {"value": "Answer"}
    labels = {"policy_name": "Policy", "feature_name": "Feature", "question": "What it asks"} | value
    labels |= {"stated": "How stated"}
    filters = {"Policy": "policy_name", "How stated": "stated"}
    layout = Layout(
        labels, group="policy_name", cells={"feature_name": _feature_cell}, anchor=("fact", "statement"),
        filters=filters, under={"place": "feature_name"}, first="stated",
    )  # fmt: skip
    measure = "Each statement behind the map, with its place. A note under a feature limits it or adds to it."
    return journal_table(frame, "table-facts", title, layout, trace, measure)


def _feature_cell(feature: tuple[str, str]) -> str:
    """The name of a feature with the note on the fact under it, where there is one."""
    name, note = map(text_cell, feature)
    return f'{name}<span class="under">{note}</span>' if note else name


def silence_table(counts: pd.DataFrame, title: str, trace: Trace) -> Shown:
    """For each feature, of how many policies it is stated, by how it is stated, and of how many nothing is."""
    numbers = {
        "by_name": "By name",
        "readings": "Our reading",
        "collective": "Said of all",
        "silent": "Nothing stated",
    }
    layout = Layout(
        {"name": "Feature", "group": "About"} | numbers,
        group="group",
        centred=list(numbers),
        first="silent",
        spanners={"Number of policies": list(numbers)},
    )
    return journal_table(counts, "table-silence", title, layout, trace, "Policies by how a feature is stated of them.")
