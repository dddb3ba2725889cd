"""Findings as figures, in both forms."""

import re

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.data_package.levels_file import Level
from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.theme import figure_settings
from compendium.results.findings.draw import criterion_figure, tier_figure

ANSWERS = Answers.of([Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)])
TRACE = Trace((), (), "findings")
NAMES = pd.Series({"a": "First <b>", "b": "Second"})
COUNTS = pd.DataFrame({"good": [2, 0], "poor": [7, 6], "missing": [15, 3], "mixed": [1, 0]}, index=["macro", "micro"])


def texts(svg: str) -> list[str]:
    """What is written in a drawing, in its order."""
    return re.findall(r"<!-- (.*?) -->", svg)


def test_the_figure_by_tier_tells_its_numbers_in_words():
    shown = tier_figure(COUNTS, ANSWERS, TRACE)
    assert (
        "National and regional people (macro): 2 good, 7 poor, 15 missing, 1 mixed; The front line" in shown.alternative
    )
    assert shown.caption == "Among known speakers, only national and regional people report good: 2 of 9 rated"
    assert "by our coding" in shown.note


def test_what_meets_no_level_is_drawn_in_proportion_behind_what_does():
    with figure_settings():
        shown = tier_figure(COUNTS, ANSWERS, TRACE)
    for svg in (shown.svg, shown.narrow):
        assert {"2", "7", "16", "6", "3", "Not rated"} <= set(texts(svg))
    assert "National and regional people (macro): 2 of the 9 rated" in texts(shown.narrow)
    assert "National and regional people (macro): 2 of the 9 rated statements show good" in texts(shown.svg)


@pytest.mark.parametrize("counts", [COUNTS.iloc[:0], COUNTS.iloc[:1], COUNTS.iloc[1:], COUNTS * 0])
def test_the_figure_by_tier_can_be_drawn_of_few_tiers_of_none_and_of_no_statement(counts):
    shown = tier_figure(counts, ANSWERS, TRACE)
    assert shown.svg.startswith("<svg")
    assert shown.narrow.startswith("<svg")


def test_the_name_of_a_tier_is_no_formula_and_no_markup():
    for text in HOSTILE:
        with figure_settings():
            shown = tier_figure(COUNTS.set_axis([text, "micro"]), ANSWERS, TRACE)
        assert "<script" not in shown.note
        assert shown.svg.count("<svg") == shown.narrow.count("<svg") == 1


def test_a_narrow_part_of_a_bar_has_its_number_alone():
    wide = pd.DataFrame({"good": [1], "poor": [60], "missing": [0]}, index=["a"])
    shown = criterion_figure(wide, NAMES, ANSWERS, TRACE)
    for svg in (shown.svg, shown.narrow):
        assert "<!-- 1 -->" in svg
        assert "<!-- 60 -->" in svg


def test_the_figure_by_criterion_names_each():
    shown = criterion_figure(COUNTS.set_axis(["a", "b"]), NAMES, ANSWERS, TRACE)
    assert "First <b>: 2 good, 7 poor" in shown.alternative
    assert shown.caption == "Good shows most often on first <b>: 2 of 9"
    assert "first &lt;b&gt;" in shown.note
