"""A shaded grid: values written into cells whose shade follows them."""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from compendium.display.theme import DARKEST_SHADE, INK, PALE, SMALLEST, WHITE


def shaded_grid(axes: Axes, values: pd.DataFrame, written: pd.DataFrame, hidden: pd.DataFrame | None = None) -> None:
    """Draw values from 0 to 1 as shaded cells with text in them; the darkest shade still lets ink be read (4.5 to
    1)."""
    shades = LinearSegmentedColormap.from_list("shades", [WHITE, DARKEST_SHADE])
    sns.heatmap(
        values, mask=hidden, annot=written, fmt="", vmin=0, vmax=1, cmap=shades, cbar=False, linewidths=1,
        linecolor=PALE, annot_kws={"color": INK}, ax=axes,
    )  # fmt: skip
    axes.set(xlabel="", ylabel="")
    axes.tick_params(length=0, labelsize=SMALLEST)
