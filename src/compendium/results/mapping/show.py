"""Tables of the mapping review (interim report, Mapping Review)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, entries, places
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell

STATED = {"named": "by name", "interpreted": "? our reading", "all policies": "of all policies"}
"""How a fact is stated, as a table says it."""


def feature_table(by_feature: pd.DataFrame, caption: str, table_id: str, trace: Trace) -> Shown:
    """Features with the policies of which they are stated and the place where the report says so."""
    labels = {
        "group": "About",
        "name": "Feature",
        "question": "What it asks",
        "policies": "Stated of (* our reading)",
        "locators": "Locator",
    }
    frame = by_feature.assign(
        policies=[names or ["nothing stated"] for names in by_feature["policies"]],
        locators=[[Place(locator, source) for source, locator in found] for found in by_feature["places"]],
    )
    layout = Layout(labels, group="group", anchor=("feature", "feature"))
    return journal_table(frame, table_id, caption, layout, trace)


def fact_table(facts: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, trace: Trace) -> Shown:
    """Facts that the report states of single policies, each with how it is stated and its locator.

    ``facts`` are the rows to show. What is stated has a column only where it is not the plain yes everywhere.
    """
    names = facts["feature"].map(features.set_index("feature")["name"])
    frame = facts.assign(
        policy_name=entries("policies", facts["policy"], facts["policy"].map(policies.set_index("policy")["name"])),
        feature_name=list(zip(names, facts["note"], strict=True)),
        stated=facts["basis"].map(STATED),
        locator=places(facts["source"], facts["locator"]),
    )
    value = {} if (facts["value"] == "yes").all() else {"value": "What"}
    labels = {"policy_name": "Policy", "feature_name": "Feature"} | value | {"stated": "Stated", "locator": "Locator"}
    filters = {"Policy": "policy_name", "Stated": "stated"}
    layout = Layout(labels, group="policy_name", cells={"feature_name": _feature_cell}, filters=filters)
    return journal_table(frame, "table-facts", "Facts stated of single policies", layout, trace)


def _feature_cell(feature: tuple[str, str]) -> str:
    """The name of a feature with the note on the fact under it, where there is one."""
    name, note = map(text_cell, feature)
    return f'{name}<span class="compendium-under">{note}</span>' if note else name


def silence_table(counts: pd.DataFrame, trace: Trace) -> Shown:
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
        spanners={"Number of policies": list(numbers)},
    )
    return journal_table(counts, "table-silence", "What is known and what is silent", layout, trace)
