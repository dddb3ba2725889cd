"""Where a site stands among the local sites."""

from textwrap import wrap

import pandas as pd
from matplotlib.patches import Rectangle

from compendium.analysis.studies.profile import standing_among
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown
from compendium.display.studies.site import profile_of
from compendium.display.studies.view import View
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import INK


def standing_of(view: View, site: str) -> pd.DataFrame:
    """Where the site stands on each criterion; see `standing_among`."""
    own = profile_of(view, site).set_index("criterion")["level"]
    return standing_among(site, view.matrix, own, view.scale)


def others_than(view: View, site: str) -> str:
    """What a site is held against: the programme is no local site, so it has no others of its kind."""
    return "other local sites" if site in view.matrix.index else "local sites"


def standing_table(view: View, site: str) -> Shown:
    """Where the site stands among the other local sites on each criterion."""
    frame = standing_of(view, site)
    frame["name"] = frame["criterion"].map(view.criteria)
    others = others_than(view, site)
    levels = {f"at {level}": view.answers.text(level) for level in reversed(view.scale.levels)}
    labels = {"name": "Criterion", "level": view.names[site], "sites": "With a level"}
    labels |= {"lower": "Lower", "same": "Same", "higher": "Higher"} | levels
    layout = Layout(
        labels,
        spanners={f"{others.capitalize()}": ["sites", "lower", "same", "higher"], "Of these at": list(levels)},
        cells={"level": view.answers.chip},
        centred=["sites", "lower", "same", "higher", *levels],
    )
    caption = f"{view.names[site]} beside the {others}"
    return journal_table(frame, "table-standing", caption, layout, view.trace)


def standing_figure(view: View, site: str) -> ShownFigure:
    """The other local sites at each level of each criterion, the place of this site framed and starred."""
    frame = standing_of(view, site).set_index("criterion")
    levels = list(reversed(view.scale.levels))
    figure, axes = new_figure(1.4 + 0.34 * len(frame))
    for down, (_, row) in enumerate(frame.iterrows()):
        for across, level in enumerate(levels):
            here = row["level"] == level
            text = f"{row[f'at {level}']}{' ★' if here else ''}"
            axes.text(across + 0.5, down + 0.52, text, ha="center", va="center").set_in_layout(False)
            if here:
                axes.add_patch(_frame_around(across, down))
    axes.set_yticks([n + 0.5 for n in range(len(frame))], [short_label(view.criteria[c], 30) for c in frame.index])
    heads = ["\n".join([view.answers.symbols[a], *wrap(short_label(view.answers.names[a], 32), 13)]) for a in levels]
    axes.set_xticks([n + 0.5 for n in range(len(levels))], heads)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0, labelsize=8.5)
    axes.set(xlim=(0, len(levels)), ylim=(len(frame), 0))
    axes.set_xlabel(f"Number of {others_than(view, site)}   ★ this site", fontsize=9)
    caption = f"Where {view.names[site]} stands: {others_than(view, site)} at each level"
    return ShownFigure(figure, caption, _standing_words(frame, view, site), view.trace)


def _frame_around(across: int, down: int) -> Rectangle:
    return Rectangle((across + 0.04, down + 0.06), 0.92, 0.88, fill=False, edgecolor=INK, linewidth=1.4)


def _standing_words(frame: pd.DataFrame, view: View, site: str) -> str:
    parts = []
    for criterion, row in frame.iterrows():
        counts = ", ".join(f"{row[f'at {level}']} {view.answers.names[level]}" for level in reversed(view.scale.levels))
        parts.append(f"{view.criteria[str(criterion)]}: {counts}; this site {view.answers.names[row['level']]}")
    head = f"Numbers of {others_than(view, site)} at each level beside {view.names[site]}."
    return f"{head} {'. '.join(parts)}."
