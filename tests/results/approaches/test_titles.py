"""Titles on approaches are true and whole sentences for none, one and many, and short enough for the real table."""

import pandas as pd
import pytest

from compendium.results.approaches import compute, titles
from compendium.results.approaches.compute_likeness import likeness, redrawn
from compendium.results.approaches.compute_success import shared_by_the_successful
from compendium.results.ticks import extent_matrix, tick_matrix

NAMES = pd.Series({"p": "P", "q": "Q", "r": "R", "act": "Care Act"})
MODELS = pd.Series({"m": "Managing", "n": "Nudging"})
APPROACHES = pd.Series({"a": "Guidance", "b": "Workshops"})


def frame(**columns):
    return pd.DataFrame(columns, index=list("abc")[: len(next(iter(columns.values())))], dtype=bool)


@pytest.mark.parametrize(
    ("own", "other", "title"),
    [
        ([1, 1, 1], [1, 0, 0], "The Care Act used three of three approaches, two of them seen nowhere else"),
        ([1, 1, 0], [1, 1, 1], "The Care Act used two of three approaches, none of them seen nowhere else"),
        ([1, 0, 0], [0, 1, 1], "The Care Act used one of three approaches, which is seen nowhere else"),
        ([1, 0, 0], [1, 1, 1], "The Care Act used one of three approaches, which others used too"),
        ([0, 0, 0], [1, 1, 1], "The Care Act used none of three approaches"),
    ],
)
def test_what_a_programme_used(own, other, title):
    assert titles.used_title(frame(act=own, p=other), "act", NAMES) == title


def test_what_all_used_and_only_one():
    assert titles.spread_title(frame(p=[1, 1, 0], q=[1, 0, 0])) == (
        "Of three approaches, one is seen in every programme, one in only one"
    )


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ([2, 1], "In every theme the Care Act used more approaches than any other programme"),
        ([2, 0], "In one of two themes the Care Act used more approaches than any other programme"),
        ([1, 0], "In no theme did the Care Act use more approaches than every other programme"),
    ],
)
def test_coverage_counts_themes_in_which_no_other_comes_level(own, title):
    coverage = pd.DataFrame({"act": own, "p": [1, 0], "approaches": [2, 2]}, index=["s", "t"])
    assert titles.coverage_title(coverage, "act", NAMES) == title
    assert titles.coverage_title(coverage, "", NAMES) == "Approaches that each programme used, by theme"


def mix(*numbers):
    rows = [(programme, model, number) for programme, *own in numbers for model, number in zip("mn", own, strict=True)]
    return pd.DataFrame(rows, columns=["programme", "model", "yes"])


def test_the_model_that_leads_is_named_with_the_programmes_in_which_it_does():
    every = titles.mix_title(mix(("p", 2, 1), ("q", 1, 0)), MODELS)
    assert every == "In every programme, more approaches follow managing in full than any other model"
    assert titles.mix_title(mix(("p", 1, 2), ("q", 1, 1)), MODELS).startswith("In one of two programmes, more")
    assert titles.mix_title(mix(("p", 1, 1), ("q", 0, 0)), MODELS) == (
        "How far the approaches of each programme follow each model"
    )


@pytest.mark.parametrize(
    ("full", "title"),
    [
        ([2, 1], "Managing is followed in full by two of three approaches, more than any other model"),
        ([1, 1], "How many of three approaches follow each model"),
        ([0, 0], "How many of three approaches follow each model"),
    ],
)
def test_the_model_of_most_approaches(full, title):
    counts = pd.DataFrame({"yes": full, "in part": 0, "no": [3 - number for number in full]}, index=["m", "n"])
    assert titles.models_title(counts, MODELS) == title


def test_approaches_of_one_programme():
    single = pd.DataFrame({"approach": list("abc"), "programme": ["act", "act", "p"]})
    assert titles.single_title(single, "act", NAMES) == (
        "Three approaches are seen in one programme only, two of them in the Care Act"
    )
    assert titles.single_title(single.tail(1), "act", NAMES) == "One approach is seen in one programme only, P"


SAME = pd.DataFrame({"p": [1] * 8 + [0] * 12, "q": [1] * 8 + [0] * 12, "r": [0] * 5 + [1] * 6 + [0] * 9}, dtype=bool)


def test_pairs_beyond_chance_are_counted_by_both_tests():
    one = titles.likeness_title(redrawn(likeness(SAME), SAME))
    assert one == "One of three pairs is more alike than chance explains, one by a stricter test"
    none = titles.likeness_title(likeness(SAME[["p", "r"]]))
    assert none == "None of one pair is more or less alike than chance explains"
    assert titles.likeness_title(likeness(SAME & False)) == "No pair to compare"


def test_who_shares_most():
    ticks = frame(act=[1, 1, 0], p=[1, 1, 1], q=[1, 0, 0])
    assert titles.comparison_title(compute.compare_programmes(ticks, "act"), "act", NAMES) == (
        "The Care Act shares most with P: two approaches"
    )
    both = compute.compare_programmes(ticks.assign(q=ticks["p"]), "act")
    assert titles.comparison_title(both, "act", NAMES) == "The Care Act shares most with P and Q: two approaches each"
    alone = compute.compare_programmes(ticks[["act"]], "act")
    assert titles.comparison_title(alone, "act", NAMES) == "The Care Act shares no approach with another programme"


@pytest.mark.parametrize(
    ("other", "title"),
    [
        ([1, 1], "Nothing that the successful case studies share sets them apart from the others"),
        ([1, 0], "Only workshops sets the successful case studies apart from the others"),
        ([0, 0], "Two approaches set the successful case studies apart from the others"),
    ],
)
def test_whether_anything_sets_the_successful_apart(other, title):
    success = pd.DataFrame({"programme": ["p", "q"], "judged": ["successful", "not known"]})
    shared = shared_by_the_successful(frame(p=[1, 1], q=other), success)
    assert titles.success_title(shared, success, APPROACHES) == title


def test_titles_of_the_real_table(tables):
    matrix, programmes, models = tables("approach_matrix"), tables("programmes"), tables("models")
    ticks = tick_matrix(matrix, "approach", list(programmes["programme"]))
    names, model_names = programmes.set_index("programme")["name"], models.set_index("model")["name"]
    extents = extent_matrix(matrix, list(models["model"]))
    coverage = compute.coverage_by_theme(ticks, matrix.set_index("approach")["theme"], list(tables("themes")["theme"]))
    shared = shared_by_the_successful(ticks, tables("success"))
    shown = {
        "used": titles.used_title(ticks, "care-act", names),
        "spread": titles.spread_title(ticks),
        "coverage": titles.coverage_title(coverage, "care-act", names),
        "mix": titles.mix_title(compute.mix_of_models(ticks, extents), model_names),
        "models": titles.models_title(compute.extent_counts(extents), model_names),
        "single": titles.single_title(compute.approaches_of_one_programme(ticks), "care-act", names),
        "likeness": titles.likeness_title(redrawn(likeness(ticks), ticks)),
        "comparison": titles.comparison_title(compute.compare_programmes(ticks, "care-act"), "care-act", names),
        "success": titles.success_title(shared, tables("success"), matrix.set_index("approach")["name"]),
    }
    assert shown["used"] == "The Care Act used 16 of 20 approaches, four of them seen nowhere else"
    assert shown["likeness"] == "One of 15 pairs is more alike than chance explains, none by a stricter test"
    assert {name: title for name, title in shown.items() if len(title.split()) > 15} == {}
