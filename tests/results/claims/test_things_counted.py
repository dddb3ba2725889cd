"""Computed numbers say what they are of."""

from collections.abc import Mapping

import pytest

from compendium.results.claims.things_counted import with_things

TABLE_2 = {"operation": "share", "table": "criterion_ticks"}


@pytest.mark.parametrize(
    ("shown", "row", "told"),
    [
        ("2 of 3 (67%)", TABLE_2, "2 of 3 cells of Table 2 (67%)"),
        ("1 of 1 (100%)", TABLE_2, "1 of 1 cell of Table 2 (100%)"),
        ("1", {"operation": "count", "table": "policies"}, "1 policy"),
        ("0", {"operation": "count", "table": "framework_criteria/any"}, "0 criteria"),
        ("4", {"operation": "count", "table": "fruit"}, "4 rows"),
        ("4", {"operation": "", "table": ""}, "4"),
        ("4 + 1 = 5", {"operation": "sum", "table": "policies"}, "4 + 1 = 5"),
    ],
)
def test_a_bare_number_has_its_noun(shown: str, row: Mapping[str, str], told: str) -> None:
    assert with_things(shown, row) == told
