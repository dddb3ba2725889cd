"""Charts have a bar, a number or a dot for every value, and rows run from the top in the order of the frame."""

import pandas as pd
from matplotlib.axes import Axes

from compendium.data_package.levels_file import Level
from compendium.display.answers import Answers
from compendium.display.charts import heat_map, name_above, quiet_axis, stacked_bars, strip
from compendium.display.figures import NARROW, WIDE, ShownFigure, new_figure
from compendium.display.svg import svg_text
from compendium.display.theme import figure_settings

LOOK = Answers.of([Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)])
COUNTS = pd.DataFrame({"good": [2, 0, 0], "poor": [6, 1, 0]}, index=["a", "a", "b"])


def lengths(axes: Axes) -> dict[float, list[float]]:
    """The lengths of the bars of each row, from the left; of none there is no edge either."""
    found: dict[float, list[tuple[float, float]]] = {}
    for bar in axes.patches:
        found.setdefault(round(bar.get_y() + bar.get_height() / 2, 6), []).append((bar.get_x(), bar.get_width()))
    return {row: [width for _, width in sorted(bars)] for row, bars in found.items()}


def test_parts_of_a_bar_stand_in_the_order_of_the_columns() -> None:
    with figure_settings():
        figure, axes = new_figure(2)
        stacked_bars(axes, COUNTS, LOOK)
        assert lengths(axes) == {0: [2, 6], 1: [1]}
        quiet_axis(axes)
        assert [text in svg_text(figure) for text in ("<!-- 2 -->", "<!-- 6 -->", "<!-- 0 -->")] == [True, True, False]
        assert axes.get_ylim() == (2.5, -0.5)


def test_shares_add_up_to_the_whole_and_numbers_stay_counts() -> None:
    with figure_settings():
        figure, axes = new_figure(2)
        stacked_bars(axes, COUNTS, LOOK, share=True)
        assert lengths(axes) == {0: [0.25, 0.75], 1: [1]}
        assert "<!-- 6 -->" in svg_text(figure)


def test_dots_stand_in_their_rows() -> None:
    with figure_settings():
        _, axes = new_figure(2)
        strip(axes, pd.DataFrame({"value": [0.2, 0.4, 0.3], "row": [0, 1, 1]}), "value", "row")
        dots = sorted(
            (round(float(x), 6), round(float(y), 6)) for part in axes.collections for x, y in part.get_offsets()
        )
        assert dots == [(0.2, 0), (0.3, 1), (0.4, 1)]


def test_cells_of_a_heat_map_have_their_text_and_a_tick_in_the_middle_of_each_row_and_column() -> None:
    values = pd.DataFrame([[0.0, 1.0, 0.5], [0.2, 0.0, 0.0]])
    with figure_settings():
        _, axes = new_figure(2)
        heat_map(axes, values, values.map(lambda value: f"{value:.0%}" if value else ""))
        assert [text.get_text() for text in axes.texts] == ["", "100%", "50%", "20%", "", ""]
        assert [list(axes.get_xticks()), list(axes.get_yticks())] == [[0.5, 1.5, 2.5], [0.5, 1.5]]
        assert {label.get_text() for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]} == {""}
        assert axes.get_ylim() == (2, 0)


def test_nothing_is_written_into_a_heat_map_without_texts() -> None:
    with figure_settings():
        _, axes = new_figure(2)
        heat_map(axes, pd.DataFrame([[0.0, 1.0]]), pd.DataFrame([["", ""]]))
        assert not axes.texts


def test_a_figure_has_a_wide_and_a_narrow_form() -> None:
    drawn = []

    def drawing(form):
        drawn.append(form)
        figure, axes = new_figure(2, form)
        stacked_bars(axes, COUNTS, LOOK)
        name_above(axes, ["W" * 90, "\\g<0>", "{0}"])
        return figure

    with figure_settings():
        shown = ShownFigure(drawing, "Six of nine are <poor>", "Bars", None, measure="Pieces & parts")
    assert drawn == [WIDE, NARROW]
    assert [f'width="{form.width * 72:g}pt"' in svg for form, svg in ((WIDE, shown.svg), (NARROW, shown.narrow))] == [
        True,
        True,
    ]
    assert "&lt;poor&gt; <span" in shown.note
    assert "Pieces &amp; parts</span>" in shown.note
