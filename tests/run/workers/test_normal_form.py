"""Executed notebooks are written as JSON writes them, line by line."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compendium.run.workers.normal_form import notebook_text

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
parts = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5), max_leaves=20
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # how long it takes hangs on what else runs
@given(parts)
def test_text_is_what_the_library_for_json_writes(part):
    assert notebook_text(part) == json.dumps(part, indent=1, ensure_ascii=False, sort_keys=True)


def test_lines_of_a_figure_stand_below_one_another():
    assert notebook_text({"data": ["<svg>\n", '"é"'], "a": []}) == (
        '{\n "a": [],\n "data": [\n  "<svg>\\n",\n  "\\"é\\""\n ]\n}'
    )
