"""The evidence map: features down in their groups, policies across, a mark where something is stated."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from compendium.data_package.trace import Trace
from compendium.display.cells import fill_cells, mark_cells
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import counted, listed
from compendium.display.theme import AMBER_FILL, GREY, LIGHT_TEAL, LINE, SMALLEST, SYMBOLS, TEAL, WHITE, letters_on
from compendium.results.mapping.compute import NOT_STATED, name_policies

FILLS = {"named": TEAL, "interpreted": AMBER_FILL, "all policies": LIGHT_TEAL}
"""Colour of a fact by how it is stated."""

MARKS = {"named": "✔", "interpreted": "?", "all policies": "•"}
"""Mark of a fact by how it is stated, so that nothing hangs on colour. Values other than yes add their own symbol."""

WORDS = {"named": "policy named", "interpreted": "our reading", "all policies": "said of all policies"}


def evidence_figure(
    values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, trace: Trace
) -> ShownFigure:
    """Draw the frames of `evidence_map` and `basis_map` with counts at the margins."""
    places = _places(features.set_index("feature").loc[values.columns, "group"])
    last = max([0, *places.values()]) + 1.1
    figure, axes = new_figure(2.3 + 0.25 * (last + 1))
    _draw_cells(axes, values, basis, places)
    stated = values != NOT_STATED
    _draw_groups(axes, features.set_index("feature").loc[values.columns, "group"], places)
    _draw_counts(axes, stated, places, last)
    _label(axes, values, policies, features, places, last)
    figure.supxlabel(_key(values, basis), fontsize=SMALLEST, x=0.02, ha="left")
    caption = "Evidence map: what the report states about each policy. An empty cell is not stated, which is not a no."
    return ShownFigure(figure, caption, _words(values, basis, policies, features), trace)


def _places(groups: pd.Series) -> dict[int, float]:
    """How far down each feature stands: a line for each, and one more for the name of each group above its first."""
    places, down, before = {}, -1.0, None
    for number, group in enumerate(groups):
        down += 1 if group == before else 2.1
        places[number], before = down, group
    return places


def _draw_groups(axes: Axes, groups: pd.Series, places: dict[int, float]) -> None:
    """The name of each group over its first feature, from the left edge of the figure, with a line above it."""
    figure = axes.figure
    whole = blended_transform_factory(figure.transFigure, axes.transData)
    before = None
    for number, group in enumerate(groups):
        if group != before:
            top = places[number] - 1.55
            name = axes.text(0.02, top + 0.5, group, transform=whole, fontweight="bold", va="center", fontsize=SMALLEST)
            (line,) = axes.plot([0.02, 0.98], [top, top], transform=whole, color=GREY, linewidth=0.6, clip_on=False)
            name.set_in_layout(False)
            line.set_in_layout(False)
        before = group


def _draw_cells(axes: Axes, values: pd.DataFrame, basis: pd.DataFrame, places: dict[int, float]) -> None:
    """A cell for each policy and feature, filled and marked by what is stated; equal ones are drawn together."""
    cells: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for down, feature in enumerate(values.columns):
        for across, (value, kind) in enumerate(zip(values[feature], basis[feature], strict=True)):
            look = (WHITE, "") if value == NOT_STATED else (FILLS[kind], _mark(value, kind))
            cells.setdefault(look, []).append((across, places[down]))
    for (fill, mark), middles in cells.items():
        fill_cells(axes, [(across - 0.46, down - 0.46) for across, down in middles], 0.92, fill, LINE, 0.5)
        mark_cells(axes, middles, mark, letters_on(fill), SMALLEST)


def _mark(value: str, basis: str) -> str:
    """How the fact is stated, and its value where that is not yes."""
    if value == "yes":
        return MARKS[basis]
    return SYMBOLS[value] if basis == "named" else f"{SYMBOLS[value]}{MARKS[basis]}"


def _draw_counts(axes: Axes, stated: pd.DataFrame, places: dict[int, float], last: float) -> None:
    """The number of policies per feature on the right, of features per policy below."""
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SMALLEST, "fontweight": "bold"}
    for number, count in enumerate(stated.sum()):
        axes.text(len(stated) + 0.2, places[number], str(count), **look)
    for number, count in enumerate(stated.sum(axis="columns")):
        axes.text(number, last, str(count), **look)


def _label(
    axes: Axes,
    values: pd.DataFrame,
    policies: pd.DataFrame,
    features: pd.DataFrame,
    places: dict[int, float],
    last: float,
) -> None:
    short, name = policies.set_index("policy")["short_name"], features.set_index("feature")["name"]
    heads = [short_label(short[policy]) for policy in values.index]
    rows = [short_label(name[feature], 27) for feature in values.columns]
    axes.set_xticks([*range(len(heads)), len(heads) + 0.2], [*heads, "Policies stated"], rotation=90)
    axes.set_yticks([*places.values(), last], [*rows, "Features stated"])
    axes.set_xlim(-0.5, len(heads) + 0.7)
    axes.set_ylim(last + 0.5, -0.5)
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)


def _key(values: pd.DataFrame, basis: pd.DataFrame) -> str:
    """The key under the map, only of what occurs in it."""
    kinds = [f"{MARKS[kind]} {WORDS[kind]}" for kind in WORDS if (basis == kind).any(axis=None)]
    others = [f"{SYMBOLS[value]} {value}" for value in ("in part", "no") if (values == value).any(axis=None)]
    lines = ["    ".join(kinds), "    ".join([*others, "empty: not stated"])]
    return "\n".join(line for line in lines if line)


def _words(values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame) -> str:
    """Alternative text: for each feature the policies of which it is stated, with what the marks tell."""
    short = policies.set_index("policy")["short_name"]
    name = features.set_index("feature")["name"]
    parts = []
    for feature in values.columns:
        facts = pd.DataFrame({"policy": values.index, "value": values[feature].array, "basis": basis[feature].array})
        names = name_policies(facts[facts["value"] != NOT_STATED], short, " (our reading)")
        parts.append(f"{name[feature]}: {listed(names, 'nothing stated')}")
    stated = int((values != NOT_STATED).to_numpy().sum())
    return (
        f"Evidence map of {counted(values.shape[1], 'feature')} by {counted(len(values), 'policy', 'policies')}, "
        f"{stated} of {values.size} places filled. {'; '.join(parts)}."
    )
