"""Plain columns are read as frictionless reads them; what is not plain is left to it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from long_trials import trials

from compendium.data_package.column_reader import UnusableSchemaError, by_frictionless
from compendium.data_package.plain_reader import plain_reader

CELLS = st.one_of(
    st.sampled_from(
        ["", "a", "ab", "a-b", "n/a", "-", "yes", " yes ", "1", "01", "+1", "-3", "1_0", "1.0", "1e3", "٣", "²", "NaN"]
    ),
    st.sampled_from(["-0", " 2.50 ", ".5", "1,5", "inf", "sNaN"]),
    st.sampled_from(["2024-02-29", "2023-02-29", "2024-2-9", "24-02-09", "2024-02-29 ", "٢٠٢٤-٠٢-٠٢"]),
    st.text(max_size=6),
    st.integers(-20, 20).map(str),
)
LIMITS = st.integers(-5, 5)
OF_TEXT = {
    "pattern": st.sampled_from(["a", "[a-z]+(-[a-z]+)*", "^[0-9]+$", "a|b", "\\w*", ".", "(", "(?i)a"]),
    "enum": st.lists(st.sampled_from(["a", "ab", "yes", "1", ""]), min_size=1, unique=True),
    "minLength": LIMITS,
    "maxLength": LIMITS,
}
OF_NUMBERS = {"minimum": LIMITS, "maximum": LIMITS, "exclusiveMinimum": LIMITS, "exclusiveMaximum": LIMITS}
FLAGS = {"required": st.booleans(), "unique": st.booleans()}


def fields(kind: str, rules: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    said = st.fixed_dictionaries({}, optional={**FLAGS, **rules})
    return st.fixed_dictionaries({"name": st.just("c"), "type": st.just(kind), "constraints": said})


FIELDS = st.one_of(
    fields("string", OF_TEXT), fields("integer", OF_NUMBERS), *(fields(kind, OF_NUMBERS) for kind in ("number", "date"))
)


@given(field=FIELDS, cells=st.lists(CELLS, max_size=12), missing=st.sampled_from([[""], ["", "n/a"], ["-", "1"], []]))
@settings(max_examples=trials(200, 5000), deadline=None)
def test_a_plain_column_is_read_as_frictionless_reads_it(
    field: dict[str, Any], cells: list[str], missing: list[str]
) -> None:
    read = plain_reader(field, missing)
    if read is None:  # then something is wrong with it, or there are limits for other than whole numbers
        if field["type"] in ("string", "integer"):
            with pytest.raises(UnusableSchemaError):
                by_frictionless(field, missing)
        return
    expected = by_frictionless(field, missing)
    assert [repr(read(cell)) for cell in cells] == [repr(expected(cell)) for cell in cells]


@pytest.mark.parametrize(
    "field",
    [
        {"name": "c"},
        {"name": "c", "type": "string", "format": "default", "title": "C", "description": "of c", "unit": "words"},
        {"name": "c", "type": "integer", "constraints": {"minimum": 0, "required": True, "unique": True}},
        {"name": "c", "type": "number", "constraints": {"required": True}},
        {"name": "c", "type": "date"},
    ],
)
def test_nearly_every_column_is_plain(field: dict[str, Any]) -> None:
    assert plain_reader(field, [""]) is not None


@pytest.mark.parametrize(
    "said",
    [
        {"type": "number", "decimalChar": ","},
        {"type": "number", "constraints": {"minimum": 1}},
        {"type": "date", "format": "any"},
        {"type": "date", "constraints": {"maximum": 1}},
        {"type": ["string"]},
        {"format": "email"},
        {"type": "integer", "bareNumber": False},
        {"constraints": {"required": "yes"}},
        {"constraints": {"minLength": True}},
        {"constraints": {"pattern": "("}},
        {"constraints": {"pattern": 1}},
        {"constraints": {"enum": "a"}},
        {"constraints": {"enum": [1]}},
        {"constraints": {"minimum": 1}},
        {"type": "integer", "constraints": {"enum": ["1"]}},
        {"type": "integer", "constraints": {"minimum": "1"}},
        {"constraints": ["required"]},
    ],
)
def test_what_is_not_plain_is_left_to_frictionless(said: dict[str, Any]) -> None:
    assert plain_reader({"name": "c", **said}, [""]) is None


def test_what_counts_as_blank_is_said_in_texts() -> None:
    assert plain_reader({"name": "c"}, [{"value": "-"}]) is None  # type: ignore[list-item]
