import pytest

from compendium.data_package.ids import KEBAB, SNAKE, in_own_style, known_ids
from compendium.data_package.package import read_package

from .conftest import DataCopy


@pytest.mark.parametrize(
    ("pattern", "typed", "read"),
    [
        (KEBAB, "sure_start", "sure-start"),
        (KEBAB, "sure-start", "sure-start"),
        (KEBAB, "Sure_Start", "Sure_Start"),
        (KEBAB, "a__b", "a__b"),
        (KEBAB, "", ""),
        (SNAKE, "sure-start", "sure_start"),
        (None, "sure_start", "sure_start"),
    ],
)
def test_an_id_is_turned_into_the_style_of_its_column(pattern: str | None, typed: str, read: str) -> None:
    field = {"name": "id", "constraints": {"pattern": pattern} if pattern else {}}
    assert in_own_style(typed, field) == read


def test_ids_are_read_kindly_so_that_others_can_refer_to_them(data: DataCopy) -> None:
    for row, typed in enumerate(["Total Place", " city_challenge ", "", "so/so"], 2):
        data.set_cell("review/policies.csv", row, "policy", typed)
    known = known_ids(read_package(data.folder), "policies", "policy")
    assert list(known.ids)[:2] == ["total-place", "city-challenge"]
    assert (known.ids["city-challenge"].row, known.ids["city-challenge"].name) == (3, "City Challenge")
    assert known.unreadable == ["", "so/so"]
    assert known.is_explained("so-so")
    assert not known.is_explained("vanguards")
    assert known.faults == []


def test_rows_that_were_lost_keep_references_from_being_checked(data: DataCopy) -> None:
    data.change_text("review/policies.csv", "\ncity-challenge,", '\n"city-challenge" ,')
    assert [fault.rule for fault in known_ids(read_package(data.folder), "policies", "policy").faults] == ["quote"]
    assert data.told() == [("review/policies.csv", 3, None, None, "quote")]
