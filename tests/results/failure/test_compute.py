"""Examples are counted by point, points without one as well."""

import pandas as pd
from notebook_cells import run_cell

from compendium.results.failure.compute import count_examples

POINTS = pd.DataFrame({"point": ["a", "b", "c"], "name": ["A", "B", "C"]})
EXAMPLES = pd.DataFrame({"point": ["b", "a", "b"], "year_from": [2012, None, None], "year_to": [None, 2010, None]})


def test_examples_are_counted_with_those_that_have_a_year():
    counts = count_examples(EXAMPLES, POINTS)
    assert counts["examples"].to_dict() == {"a": 1, "b": 2, "c": 0}
    assert counts["dated"].to_dict() == {"a": 1, "b": 1, "c": 0}
    assert list(counts["name"]) == ["A", "B", "C"]
    assert count_examples(EXAMPLES.head(0), POINTS)["examples"].sum() == 0


def test_the_cell_in_pandas_agrees_with_the_helper(project, tables):
    examples, points = tables("intervention_examples"), tables("intervention_points")
    by_point = run_cell(project, "why_policies_fail", "headline", examples=examples)["by_point"]["examples"]
    assert by_point.to_dict() == count_examples(examples, points)["examples"].to_dict()
    assert by_point.sum() == 34
