"""Tables and figures of the mapping review (interim report, Mapping Review)."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from compendium.analysis.mapping import NOT_STATED
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, counted, listed
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import AMBER_FILL, GREY, INK, SYMBOLS, TEAL, WHITE
from compendium.load.tracing import Trace

FILLS = {"named": TEAL, "interpreted": AMBER_FILL, "all policies": "#9fc3c9"}
"""Colour of a fact by how it is stated."""

MARKS = {"named": "✔", "interpreted": "?", "all policies": "•"}
"""Mark of a fact by how it is stated, so that nothing hangs on colour. Values other than yes keep their own symbol."""


def evidence_figure(
    values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, trace: Trace
) -> ShownFigure:
    """The evidence map: policy by feature, a mark where something is stated, with counts at the margins."""
    figure, axes = new_figure(1.9 + 0.27 * (len(values) + 1))
    for row, policy in enumerate(values.index):
        for column, feature in enumerate(values.columns):
            _draw_cell(axes, row, column, values.loc[policy, feature], basis.loc[policy, feature])
    stated = values != NOT_STATED
    _draw_counts(axes, stated)
    names = policies.set_index("policy")["short_name"].map(short_label)
    heads = features.set_index("feature")["name"].map(short_label)
    axes.set_yticks([*range(len(values)), len(values)], [*values.index.map(names), "Policies stated"])
    axes.set_xticks(range(values.shape[1]), values.columns.map(heads), rotation=90)
    axes.set_xlim(-0.5, values.shape[1] + 0.5)
    axes.set_ylim(len(values) + 0.5, -0.5)
    axes.tick_params(length=0, labelsize=8.5, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)
    figure.supxlabel(_key(basis), fontsize=9, x=0.02, ha="left")
    caption = "Evidence map: what the report states about each policy. An empty cell is not stated, which is not a no."
    return ShownFigure(figure, caption, _map_words(stated, policies, features), trace)


def _key(basis: pd.DataFrame) -> str:
    """The key under the map, only of what occurs in it."""
    words = {"named": "policy named", "interpreted": "our reading", "all policies": "said of all policies"}
    present = [kind for kind in words if (basis == kind).any(axis=None)]
    return "    ".join([*(f"{MARKS[kind]} {words[kind]}" for kind in present), "empty: not stated"])


def _draw_cell(axes: Axes, row: int, column: int, value: str, basis: str) -> None:
    empty = value == NOT_STATED
    fill = WHITE if empty else FILLS[basis]
    axes.add_patch(
        Rectangle((column - 0.46, row - 0.46), 0.92, 0.92, facecolor=fill, edgecolor="#c9d1d5", linewidth=0.5)
    )
    if not empty:
        mark = MARKS[basis] if value == "yes" else SYMBOLS[value]
        axes.text(column, row, mark, ha="center", va="center", color=WHITE if fill == TEAL else INK, fontsize=8.5)


def _draw_counts(axes: Axes, stated: pd.DataFrame) -> None:
    """The number of facts per policy on the right, of policies per feature below."""
    for row, count in enumerate(stated.sum(axis="columns")):
        axes.text(stated.shape[1], row, str(count), ha="center", va="center", fontweight="bold", fontsize=9)
    for column, count in enumerate(stated.sum()):
        axes.text(column, len(stated), str(count), ha="center", va="center", fontweight="bold", fontsize=9)
    axes.text(
        stated.shape[1],
        len(stated),
        str(int(stated.to_numpy().sum())),
        ha="center",
        va="center",
        fontsize=8,
        color=GREY,
    )


def _map_words(stated: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame) -> str:
    """Alternative text: for each feature, the policies of which it is stated."""
    short, name = policies.set_index("policy")["short_name"], features.set_index("feature")["name"]
    parts = []
    for feature in stated.columns:
        found = list(stated.index[stated[feature]])
        whole = len(found) == len(stated) and len(found) > 1
        parts.append(f"{name[feature]}: {'every policy' if whole else listed([short[p] for p in found])}")
    return (
        f"Evidence map of {counted(len(stated), 'policy', 'policies')} by {counted(stated.shape[1], 'feature')}, "
        f"{int(stated.to_numpy().sum())} facts stated of {stated.size} cells. {'; '.join(parts)}."
    )


def feature_table(by_feature: pd.DataFrame, caption: str, table_id: str, trace: Trace) -> Shown:
    """Features with the policies of which they are stated and the place where the report says so."""
    labels = {
        "group": "About",
        "name": "Feature",
        "question": "What it asks",
        "policies": "Stated of (* our reading)",
        "locators": "Locator",
    }
    frame = by_feature.assign(policies=[names or ["nothing stated"] for names in by_feature["policies"]])
    layout = Layout(labels, group="group", anchor=("feature", "feature"))
    return journal_table(frame, table_id, caption, layout, trace)


def fact_table(facts: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, trace: Trace) -> Shown:
    """Facts that the report states of a policy by name, each with its locator."""
    own = facts[facts["basis"] != "all policies"]
    frame = own.assign(
        policy_name=own["policy"].map(policies.set_index("policy")["name"]),
        feature_name=own["feature"].map(features.set_index("feature")["name"]),
    )
    labels = {
        "policy_name": "Policy",
        "feature_name": "Feature",
        "value": "Stated",
        "note": "Note",
        "locator": "Locator",
    }
    layout = Layout(labels, group="policy_name")
    return journal_table(frame, "table-facts", "Every fact stated of a policy, with its place", layout, trace)


def silence_table(counts: pd.DataFrame, trace: Trace) -> Shown:
    """For each feature, of how many policies something is stated and of how many nothing."""
    labels = {
        "name": "Feature",
        "group": "About",
        "by_name": "By name",
        "stated": "Stated of",
        "silent": "Silent about",
    }
    layout = Layout(
        labels,
        group="group",
        centred=["by_name", "stated", "silent"],
        spanners={"Policies": ["by_name", "stated", "silent"]},
    )
    return journal_table(counts, "table-silence", "What is known and what is silent", layout, trace)
