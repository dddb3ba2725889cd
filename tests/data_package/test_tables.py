import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from compendium.data_package.faults import DataError
from compendium.data_package.tables import load_table
from compendium.errors import ParameterError

from .conftest import CRITERIA, TICKS, DataCopy, tell


def test_a_table_is_text_in_declared_order_without_missing_values(data: DataCopy) -> None:
    frame = load_table(data.folder, "policies")
    assert list(frame.columns) == data.rows("review/policies.csv")[0]
    assert frame.to_numpy().tolist() == data.rows("review/policies.csv")[1:]
    assert {str(dtype) for dtype in frame.dtypes} == {str(pd.Series(["a"], dtype=str).dtype)}
    assert not frame.isna().any(axis=None)
    assert frame.attrs["path"] == "review/policies.csv"


def test_what_looks_like_something_else_stays_text(data: DataCopy) -> None:
    for row, value in enumerate(("NA", "None", "007", "1e5", "nan"), 2):
        data.set_cell("review/policies.csv", row, "short_name", value)
    assert list(load_table(data.folder, "policies")["short_name"])[:5] == ["NA", "None", "007", "1e5", "nan"]


def test_ids_load_in_their_own_style_and_line_ends_within_cells_are_one_kind(data: DataCopy) -> None:
    data.set_cell(TICKS, 3, "policy", "city_challenge")
    data.set_cell("review/policies.csv", 3, "name", "City\nChallenge")
    data.change_bytes("review/policies.csv", lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert load_table(data.folder, "inclusion_criteria")["policy"][1] == "city-challenge"
    assert load_table(data.folder, "policies")["name"][1] == "City\nChallenge"


def test_a_bad_table_raises_with_every_fault_of_it_and_of_it_alone(data: DataCopy) -> None:
    data.set_cell(TICKS, 3, "scale", "X")
    data.set_cell(TICKS, 9, "policy", "nowhere")
    data.set_cell("review/themes.csv", 2, "name", "")
    with pytest.raises(DataError) as caught:
        load_table(data.folder, "inclusion_criteria")
    assert [tell(fault) for fault in caught.value.faults] == [
        (TICKS, 3, "scale", "X", "enum"),
        (TICKS, 9, "policy", "nowhere", "foreign-key"),
    ]
    assert len(load_table(data.folder, "policies")) > 0


@pytest.mark.parametrize("file", ["review/criteria.csv", "review/policies.csv"])
def test_a_table_that_cannot_be_checked_is_not_loaded(data: DataCopy, file: str) -> None:
    data.path(file).write_bytes(b"")
    with pytest.raises(DataError) as caught:
        load_table(data.folder, "inclusion_criteria")
    assert [tell(fault) for fault in caught.value.faults] == [(file, None, None, None, "empty-file")]


def test_only_the_files_it_takes_are_read(data: DataCopy) -> None:
    opened: set[str] = set()
    watching = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and str(arguments[0]).startswith(str(data.folder)):
            opened.add(Path(str(arguments[0])).relative_to(data.folder).as_posix())

    sys.addaudithook(note)
    load_table(data.folder, "inclusion_criteria")
    watching = False
    needed = {"tables.csv", "columns.csv", TICKS, "review/criteria.csv", "review/policies.csv", "sources.csv"}
    assert opened == needed


def test_a_table_of_a_framework_needs_its_folder(data: DataCopy) -> None:
    assert len(load_table(data.folder, "framework_criteria", "care-act-isp")) == len(data.rows(CRITERIA)) - 1
    with pytest.raises(ParameterError, match="say which folder"):
        load_table(data.folder, "framework_criteria")
    with pytest.raises(ParameterError, match='Did you mean "care-act-isp"'):
        load_table(data.folder, "framework_criteria", "care-act")


def test_a_table_of_a_study_is_held_against_the_sites_of_that_study(data: DataCopy) -> None:
    ratings = "studies/care-act/ratings.csv"
    assert len(load_table(data.folder, "ratings", "care-act")) == len(data.rows(ratings)) - 1
    data.set_cell(ratings, 2, "site", "nowhere")
    with pytest.raises(DataError) as caught:
        load_table(data.folder, "ratings", "care-act")
    assert [tell(fault) for fault in caught.value.faults] == [(ratings, 2, "site", "nowhere", "foreign-key")]


def test_criteria_that_no_folder_of_a_study_has_are_left_to_the_check_of_the_study(data: DataCopy) -> None:
    settled = "studies/care-act/settled.csv"
    data.set_cell(settled, 2, "criterion", "some-other-criterion")
    assert load_table(data.folder, "settled", "care-act")["criterion"][0] == "some-other-criterion"


def test_an_unknown_table_is_refused_by_name(data: DataCopy) -> None:
    with pytest.raises(ParameterError, match=r'no table "policy"\. Did you mean "policies"'):
        load_table(data.folder, "policy")


def test_numbers_are_numbers_and_optional_columns_may_be_absent(tmp_path: Path) -> None:
    fields = [
        {"name": "id"},
        {"name": "count", "type": "integer"},
        {"name": "share", "type": "number"},
        {"name": "note", "optional": True},
    ]
    package = {"resources": [{"name": "things", "path": "things.csv", "schema": {"fields": fields}}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    (tmp_path / "things.csv").write_text("id,count,share\na,3,0.5\nb,,\n")
    frame = load_table(tmp_path, "things")
    assert [str(frame[name].dtype) for name in ("count", "share")] == ["Int64", "Float64"]
    assert frame["count"].tolist() == [3, pd.NA]
    assert frame["note"].tolist() == ["", ""]
    (tmp_path / "things.csv").write_text("id,count,share\na,3.5,half\n")
    with pytest.raises(DataError) as caught:
        load_table(tmp_path, "things")
    assert [(fault.column, fault.rule) for fault in caught.value.faults] == [
        ("count", "type"),
        ("share", "type"),
    ]
