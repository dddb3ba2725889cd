"""Labels are wrapped before they are cut, and no letter of a figure is too small on a phone."""

import re
import warnings

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.data_package.levels_file import Level
from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.figures import LONGEST, ShownFigure, new_figure, short_label
from compendium.display.svg import svg_text
from compendium.display.theme import SMALLEST, WIDTH, figure_settings
from compendium.results.approaches.compute_likeness import likeness, redrawn
from compendium.results.approaches.draw import coverage_figure, model_figure
from compendium.results.approaches.draw_likeness import likeness_figure
from compendium.results.approaches.draw_matrix import matrix_figure
from compendium.results.findings.draw import criterion_figure
from compendium.results.inclusion.compute import apply_inclusion_rule
from compendium.results.inclusion.draw import met_figure
from compendium.results.mapping import compute as mapping
from compendium.results.mapping.draw import evidence_figure

TRACE = Trace((), (), "notebook")
POLICIES = pd.DataFrame({"policy": ["a", "b"], "name": ["Policy A", "Policy B"], "short_name": ["A", "B"]})
FEATURES = pd.DataFrame({"feature": ["x", "y"], "name": ["X", "Y"], "group": ["One", "Two"]})


def test_a_label_is_wrapped_and_only_a_long_one_is_cut():
    assert short_label("Partners of different backgrounds", 20) == "Partners of\ndifferent\nbackgrounds"
    assert short_label("Short") == "Short"
    cut = short_label("word " * 30)
    assert cut.endswith("…")
    assert len(cut) <= LONGEST + 2
    assert short_label("x" * 80).replace("\n", "") == "x" * LONGEST + "…"


def test_the_smallest_letters_have_ten_pixels_on_a_phone():
    assert SMALLEST * 350 / (WIDTH * 72) >= 10


def test_every_letter_of_a_drawing_has_its_shape():
    with figure_settings():
        figure, axes = new_figure(1)
        axes.set_title("Bold and plain")
        axes.set_xlabel("Some letters, told once each")
        svg = svg_text(figure)
    used, told = set(re.findall('href="#(g[^"]+)"', svg)), set(re.findall('id="(g[^"]+)"', svg))
    assert used
    assert used == told
    assert "\n " not in svg


def evidence(facts):
    values, basis = mapping.evidence_map(POLICIES, FEATURES, facts), mapping.basis_map(POLICIES, FEATURES, facts)
    with figure_settings():
        return evidence_figure(values, basis, POLICIES, FEATURES, TRACE)


def test_alternative_text_of_the_map_tells_readings_and_values():
    facts = pd.DataFrame(
        {"policy": ["a", "b"], "feature": ["x", "x"], "value": ["yes", "in part"], "basis": ["interpreted", "named"]}
    )
    shown = evidence(facts).alternative
    assert "X: A (our reading) and B (in part)" in shown
    assert "Y: nothing stated" in shown
    assert "2 of 4 cells filled" in shown


def test_alternative_text_of_a_statement_that_misses_a_policy():
    facts = pd.DataFrame({"policy": ["a"], "feature": ["x"], "value": ["yes"], "basis": ["all policies"]})
    assert "every policy" not in evidence(facts).alternative.replace("every policy but B", "")


def test_alternative_text_tells_the_rule_from_judgement():
    ticks = pd.DataFrame({"x": [True, False]}, index=["a", "b"])
    with figure_settings():
        shown = met_figure(apply_inclusion_rule(ticks, ["all"], 0, {"b": "why"}), POLICIES, 1, TRACE)
    assert "A (selected by the rule)" in shown.alternative
    assert "B (selected by judgement)" in shown.alternative


PROGRAMMES = pd.DataFrame({"programme": ["p"], "name": ["P"]})


def test_a_programme_without_any_tick_is_drawn_without_a_warning():
    mix = pd.DataFrame({"programme": ["p"], "model": ["m"], "yes": [0], "in part": [0], "no": [0]})
    with warnings.catch_warnings(), figure_settings():
        warnings.simplefilter("error")
        shown = model_figure(mix, PROGRAMMES, pd.DataFrame({"model": ["m"], "name": ["M"]}), TRACE)
    assert "P 0, 0, 0" in shown.alternative


@pytest.mark.parametrize("approaches", [0, 3])
def test_coverage_is_drawn_for_a_theme_without_approaches(approaches):
    coverage = pd.DataFrame({"p": [0], "approaches": [approaches]}, index=["t"])
    with figure_settings():
        shown = coverage_figure(
            coverage, pd.DataFrame({"theme": ["t"], "name": ["National programme, x"]}), PROGRAMMES, TRACE
        )
    assert f"0 of {approaches} national programme" in shown.alternative
    assert re.match("<svg", shown.svg)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", [*HOSTILE, "中文 W\u2003W"])
def test_any_text_can_be_drawn(text):
    """A tab in a name is no letter of the font."""
    names = pd.DataFrame({"programme": ["p"], "name": [f"{text} {text}"]})
    models = pd.DataFrame({"model": ["m"], "name": [f"{text} {text}"]})
    mix = pd.DataFrame({"model": ["m"], "programme": ["p"], "yes": [1], "in part": [1], "no": [1]})
    with figure_settings():
        figure, axes = new_figure(2)
        axes.set_title(text[:40])
        both = pd.concat([names, names.assign(programme="q")]).assign(full_name=text)
        ticks = pd.DataFrame({"p": [True, True], "q": [True, False]}, index=["a", "b"])
        drawn = [ShownFigure(figure, text, text, None), model_figure(mix, names, models, TRACE)]
        drawn += [likeness_figure(redrawn(likeness(ticks), ticks), both, TRACE, "p")]
        matrix = pd.DataFrame({"approach": ["a", "b"], "theme": "t", "name": text, "p": "yes", "q": "no", "m": "no"})
        drawn += [matrix_figure(matrix, pd.DataFrame({"theme": ["t"], "name": [text]}), both, models, "q", TRACE)]
        drawn += [figure_of_a_criterion(text)]
    assert all(shown.svg.startswith("<svg") for shown in drawn)


def figure_of_a_criterion(name):
    counts = pd.DataFrame({"good": [1], "poor": [1]}, index=["c"])
    answers = Answers.of([Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)])
    return criterion_figure(counts, pd.Series({"c": name}), answers, TRACE)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("letters", [26, 28, 60])
def test_a_wide_name_leaves_room_for_the_drawing(letters):
    with figure_settings():
        assert figure_of_a_criterion("W" * letters).svg.startswith("<svg")


def test_every_letter_that_is_placed_is_defined_once():
    """Figures are written shorter than matplotlib writes them; letters, by hexadecimal numbers, keep their outlines."""
    title = "All bold: 0 to 9"
    with figure_settings():
        figure, axes = new_figure(1)
        axes.set_title(title)
        axes.set_axis_off()
        text = svg_text(figure)
    defined, placed = re.findall(r' id="([^"]+)"', text), re.findall(r'href="#([^"]+)"', text)
    assert len(defined) == len(set(defined))
    assert set(placed) <= set(defined)
    assert len(re.findall(r'<use href="#gB[0-9a-f]+"(?: x="\d+\.?\d{0,2}")?/>', text)) == len(title)
