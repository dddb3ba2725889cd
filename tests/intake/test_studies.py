"""Loading a study: ids and text stay as typed, the framework may be the study's own, faults are told together."""

import shutil
from pathlib import Path

import pytest

from compendium.data_package.faults import DataError
from compendium.errors import ParameterError
from compendium.project import Project
from compendium.studies.framework import load_framework
from compendium.studies.mend import mend_study
from compendium.studies.study import check_study, find_study, list_studies, load_study

from .conftest import DATA, StudyCopy


def test_a_study_without_faults_loads_as_typed(study: StudyCopy) -> None:
    assert study.told() == []
    loaded = load_study(study.folder, DATA)
    assert (loaded.id, loaded.combine, loaded.tiers, loaded.smallest_count) == (
        "councils",
        "median",
        ("macro", "meso", "micro"),
        10,
    )
    assert list(loaded.sites["site"]) == ["programme", "north-town", "southwick", "007"]
    assert list(loaded.sites["name"]) == ["The programme", "North Town", "NA", "None"]
    assert list(loaded.ratings["publish"]) == [True, False, False, False, False]
    assert list(loaded.ratings["level"])[1:4] == ["mixed", "missing", "too_early"]
    assert loaded.framework.id == "care-act-isp"


def test_optional_columns_are_blank_where_they_are_left_out(study: StudyCopy) -> None:
    rows = study.rows("ratings.csv")
    study.write_rows("ratings.csv", [row[:3] for row in [rows[0], rows[1], rows[2], rows[4], rows[5]]])
    study.write_rows("sites.csv", [row[:3] for row in study.rows("sites.csv")])
    loaded = load_study(study.folder, DATA)
    assert set(loaded.ratings["coder"]) == set(loaded.sites["region"]) == {""}
    assert not loaded.ratings["publish"].any()


def test_ids_in_the_other_style_are_understood(study: StudyCopy) -> None:
    study.set_cell("ratings.csv", 3, "criterion", "policy_legitimacy")
    study.set_cell("ratings.csv", 2, "level", "relative-success")
    assert {fault.severity for fault in study.faults()} == {"note"}
    loaded = load_study(study.folder, DATA)
    assert loaded.ratings["criterion"][1] == "policy-legitimacy"
    assert loaded.ratings["level"][0] == "relative_success"


def test_a_study_with_its_own_framework(study: StudyCopy) -> None:
    shutil.copytree(DATA / "frameworks" / "care-act-isp", study.folder / "framework")
    study.change_text("framework/framework.toml", "value = 0", "value = -3")
    study.change_text("study.toml", "care-act-isp", "mine")
    loaded = load_study(study.folder, DATA)
    assert (loaded.framework.id, loaded.framework.levels[-1].value) == ("mine", -3)
    study.change_text("framework/framework.toml", '"mixed", ', "")
    assert [(told[0], told[1], told[4]) for told in study.told()] == [("ratings.csv", 3, "enum")]


def test_every_fault_is_told_at_once(study: StudyCopy) -> None:
    study.set_cell("ratings.csv", 3, "level", "good")
    study.set_cell("sites.csv", 3, "name", "")
    study.change_text("study.toml", "= 10", "= 0")
    with pytest.raises(DataError) as raised:
        load_study(study.folder, DATA)
    assert [fault.rule for fault in raised.value.faults] == ["enum", "required", "minimum"]


def test_a_changed_file_is_read_again_and_frames_are_ones_own(study: StudyCopy) -> None:
    first = load_study(study.folder, DATA)
    first.sites["name"] = "spoilt"
    assert load_study(study.folder, DATA).sites["name"][1] == "North Town"
    study.set_cell("sites.csv", 3, "name", "Northtown")
    assert load_study(study.folder, DATA).sites["name"][1] == "Northtown"


def test_what_needs_no_guess_is_mended(study: StudyCopy) -> None:
    path = study.folder / "ratings.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";").replace(b"mixed", b"mixed ").replace(b"\n", b"\r\n"))
    assert len(mend_study(study.folder, DATA)) == 1
    assert study.told() == []
    assert (study.folder / "ratings.csv.before-fix").is_file()


def test_studies_are_found_by_id_and_by_path(copy: Project, study: StudyCopy) -> None:
    shutil.copytree(study.folder, copy.data / "local" / "councils")
    assert find_study(copy, "councils") == copy.data / "local" / "councils"
    assert "councils" not in list_studies(copy)
    assert find_study(copy, str(study.folder)) == study.folder
    with pytest.raises(ParameterError, match='Did you mean "councils"'):
        find_study(copy, "concils")


def test_a_text_like_a_formula_is_shown_as_typed(study: StudyCopy) -> None:
    study.set_cell("sites.csv", 3, "name", "'=HYPERLINK(1)")
    study.set_cell("sites.csv", 4, "name", "@home")
    assert list(load_study(study.folder, DATA).sites["name"])[1:3] == ["=HYPERLINK(1)", "@home"]


def test_the_study_of_the_sources_has_no_faults() -> None:
    folder = DATA / "studies" / "care-act"
    assert {fault.severity for fault in check_study(folder, DATA)} <= {"note"}
    assert load_study(folder, DATA).framework.title == load_framework(DATA, "care-act-isp").title


def test_a_folder_that_is_not_named_like_an_id_is_told(copy: Project, study: StudyCopy) -> None:
    from compendium.studies.check_all import check_package

    folder = study.folder.rename(copy.data / "studies" / "My Study")
    (fault,) = [fault for fault in check_study(folder, DATA) if fault.severity == "fault"]
    assert (fault.value, fault.rule, fault.file.endswith("study.toml")) == ("My Study", "pattern", True)
    assert fault.message in {fault.message for fault in check_package(copy.data)}


def test_a_folder_that_is_no_study_is_told(tmp_path: Path) -> None:
    assert {fault.rule for fault in check_study(tmp_path, DATA)} == {"missing-file"}
