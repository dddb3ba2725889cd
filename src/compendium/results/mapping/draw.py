"""The evidence map: features down in bands, policies across, a sign where something is stated."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from compendium.data_package.trace import Trace
from compendium.display.cells import name_rows
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.sentences import counted, listed
from compendium.display.signs import sign_path
from compendium.display.theme import INK, PALE, SMALLEST, SYMBOLS
from compendium.results.mapping.compute import NOT_STATED, name_policies
from compendium.results.mapping.draw_cells import INKS, SIGNS, draw_cells, draw_grid
from compendium.results.mapping.words import map_title

WORDS = {"named": "policy named", "interpreted": "our reading"}

BAND, HALF_LINE = 0.86, 0.32
"""Heights of a band and of half a line of a name, where a row is 1."""


def evidence_figure(
    values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, trace: Trace
) -> ShownFigure:
    """Draw the frames of `evidence_map` and `basis_map`, policies in the order of ``policies``, with counts at the
    margins."""
    order = list(policies["policy"])
    values, basis = values.loc[order], basis.loc[order]
    drawing = partial(_draw, values, basis, policies, features)
    measure = "What the interim report states of each policy. An empty cell is not stated, which is not a no."
    return ShownFigure(drawing, map_title(basis), _words(values, basis, policies, features), trace, measure)


def _draw(
    values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame, form: Form
) -> Figure:
    known = features.set_index("feature").loc[values.columns]
    names = [short_label(name, 22 if form.narrow else 30) for name in known["name"]]
    lines = [name.count("\n") + 1 for name in names]
    places = _places(known["group"], lines)
    last = max([0, *places.values()]) + 1.25
    figure, axes = new_figure((1.95 if form.narrow else 1.5) + (0.225 if form.narrow else 0.215) * (last + 1), form)
    _label(axes, list(policies["short_name"].map(short_label)), form.narrow)
    name_rows(axes, [*places.values(), last], [*names, "Stated by name"], SMALLEST)
    axes.set(xlim=(-0.5, len(values) + 1.1), ylim=(last + 0.5, -0.4))
    axes.spines[:].set_visible(False)
    tops = {
        number: down - HALF_LINE * own - BAND - 0.2 for (number, down), own in zip(places.items(), lines, strict=True)
    }
    _draw_bands(axes, known["group"], tops)
    draw_grid(axes, len(values), known["group"], places)
    draw_cells(axes, values, basis, places)
    _draw_counts(axes, values, basis, places, last)
    _draw_key(figure, values, basis)
    return figure


def _places(groups: pd.Series, lines: list[int]) -> dict[int, float]:
    """How far down each feature stands: by the lines of its name, and more for the band with the name of each group."""
    places, down, before, above = {}, -0.7, None, 0
    for number, (group, own) in enumerate(zip(groups, lines, strict=True)):
        names = HALF_LINE * (own + above)
        down += max(1.0, names + 0.3) if group == before else BAND + 0.4 + names
        places[number], before, above = down, group, own
    return places


def _label(axes: Axes, heads: list[str], narrow: bool) -> None:
    """The names of the policies over their columns: aslant where there is room, else upright."""
    slant: dict[str, Any] = {"rotation": 90} if narrow else {"rotation": 50, "ha": "left", "rotation_mode": "anchor"}
    axes.set_yticks([])
    axes.set_xticks([*range(len(heads)), len(heads) + 0.4], [*heads, "Policies"], **slant)
    axes.get_xticklabels()[-1].set_fontweight("bold")
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False, pad=2)


def _draw_bands(axes: Axes, groups: pd.Series, tops: dict[int, float]) -> None:
    """The name of each group in a band over its first feature, across the whole figure. ``tops`` are where a band over
    each feature would begin."""
    whole = blended_transform_factory(axes.figure.transFigure, axes.transData)
    before = None
    for number, group in enumerate(groups):
        if group != before:
            top = tops[number]
            band = Rectangle((0.01, top), 0.98, BAND, transform=whole, facecolor=PALE, clip_on=False, zorder=0)
            look: dict[str, Any] = {"fontweight": "bold", "va": "center_baseline", "fontsize": SMALLEST}
            name = axes.text(0.02, top + BAND / 2, short_label(group, 60), transform=whole, **look)
            for drawn in (axes.add_artist(band), name):
                drawn.set_in_layout(False)
        before = group


def _draw_counts(axes: Axes, values: pd.DataFrame, basis: pd.DataFrame, places: dict[int, float], last: float) -> None:
    """The number of policies per feature on the right, of statements that name a policy below."""
    look: dict[str, Any] = {"ha": "center", "va": "center_baseline", "fontsize": SMALLEST, "fontweight": "bold"}
    for number, count in enumerate((values != NOT_STATED).sum()):
        axes.text(len(values) + 0.4, places[number], str(count), **look)
    for number, count in enumerate(basis.eq("named").sum(axis="columns")):
        axes.text(number, last, str(count), **look)


def _draw_key(figure: Figure, values: pd.DataFrame, basis: pd.DataFrame) -> None:
    """The key in the free corner over the names of the features, only of what occurs."""
    signs = [(SIGNS[kind], INKS[kind], words) for kind, words in WORDS.items() if (basis == kind).any(axis=None)]
    signs += [(SYMBOLS[value], INK, value) for value in ("in part", "no") if (values == value).any(axis=None)]
    handles = []
    for sign, ink, words in signs:
        outline = sign_path(sign, 1.25 * SMALLEST)
        reach = 2 * np.abs(outline.vertices).max()
        look: dict[str, Any] = {"linestyle": "", "color": ink, "markersize": reach, "markeredgewidth": 0}
        handles.append(Line2D([], [], marker=outline, label=words, **look))
    handles.append(Line2D([], [], linestyle="", label="empty: not stated"))
    figure.legend(handles=handles, loc="upper left", frameon=False, fontsize=SMALLEST, handlelength=1.2, borderpad=0.1)


def _words(values: pd.DataFrame, basis: pd.DataFrame, policies: pd.DataFrame, features: pd.DataFrame) -> str:
    """Alternative text: for each feature the policies of which it is stated, with what the signs tell."""
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
        f"{stated} of {values.size} cells filled. {'; '.join(parts)}."
    )
