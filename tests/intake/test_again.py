"""Importing again: what was said is kept, what leaves is asked about, and nothing needs editing in two files."""

from pathlib import Path

import pytest

from compendium.studies.framework import load_framework

from .conftest import DATA, Importing
from .wide_tables import save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
ROWS = [["Site", "Reach", "Care"], ["Upton", "good", "fair"], ["Downham", "poor", "good"]]


def test_a_criterion_that_is_set_aside_leaves_the_studys_own_framework_after_asking(
    importing: Importing, tmp_path: Path
) -> None:
    file = save_csv(tmp_path / "a.csv", ROWS)
    assert importing(file, *THREE).exit_code == 0
    criteria = importing.folder / "framework" / "criteria.csv"
    text = criteria.read_text(encoding="utf-8").replace("care,Care,not stated", "care,Care,Ours")
    criteria.write_text(text, encoding="utf-8")
    asked = importing(file, "--ignore", "Care")
    assert asked.exit_code == 1
    assert '"Care" is set aside, but a criterion of the study\'s own framework.' in asked.stdout
    assert "--remove care" in asked.stdout
    assert criteria.read_text(encoding="utf-8") == text
    assert importing(file, "--ignore", "Care", "--remove", "care").exit_code == 0
    assert list(importing.study().framework.criteria["criterion"]) == ["reach"]
    assert criteria.with_name("criteria.csv.before-import").read_text(encoding="utf-8") == text
    assert importing(file).exit_code == 0  # both are kept: nothing is asked again
    assert set(importing.study().ratings["criterion"]) == {"reach"}


def test_a_criterion_set_aside_in_a_shared_framework_is_hidden_in_this_study(
    importing: Importing, tmp_path: Path
) -> None:
    rows = [["Site", "Policy legitimacy", "Stakeholder support"], ["Upton", "2", "1"]]
    file = save_csv(tmp_path / "a.csv", rows)
    assert importing(file, "--framework", "care-act-isp").exit_code == 0
    every = list(importing.study().framework.criteria["criterion"])
    assert importing(file, "--ignore", "Stakeholder support").exit_code == 0
    assert set(importing.study().ratings["criterion"]) == {"policy-legitimacy"}
    left = list(importing.study().framework.criteria["criterion"])
    assert left == [one for one in every if one != "stakeholder-support"]
    assert list(load_framework(DATA, "care-act-isp").criteria["criterion"]) == every
    refused = importing(file, "--remove", "stakeholder-support")
    assert refused.exit_code == 1
    assert "not in a framework of the study's own" in refused.output


def test_a_new_criterion_of_the_next_release_needs_its_levels_said(importing: Importing, tmp_path: Path) -> None:
    assert importing(save_csv(tmp_path / "a.csv", ROWS), *THREE).exit_code == 0
    more = [[*row, cell] for row, cell in zip(ROWS, ("Scale", "good", "fair"), strict=True)]
    asked = importing(save_csv(tmp_path / "b.csv", more))
    assert asked.exit_code == 1
    assert "--criterion Scale   or   --ignore Scale" in asked.stdout
    assert importing(save_csv(tmp_path / "b.csv", more), "--criterion", "Scale").exit_code == 0
    assert list(importing.study().framework.criteria["criterion"]) == ["reach", "care", "scale"]
    assert importing(save_csv(tmp_path / "b.csv", more), *THREE).exit_code == 0
    assert list(importing.study().framework.criteria["criterion"]) == ["reach", "care", "scale"]


@pytest.mark.parametrize("named", ["nowhere", "policy-legitimacy"])
def test_what_is_not_in_the_framework_cannot_be_removed(importing: Importing, tmp_path: Path, named: str) -> None:
    file = save_csv(tmp_path / "a.csv", ROWS)
    assert importing(file, *THREE).exit_code == 0
    assert f"--remove {named}: not in the study's own framework." in importing(file, "--remove", named).output


def test_headings_become_readable_names_that_can_be_changed(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "overall_effectiveness_grade"], ["Upton", "good"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert '→ criterion overall-effectiveness-grade, named "Overall effectiveness grade"' in shown.stdout
    assert list(importing.study().framework.criteria["name"]) == ["Overall effectiveness grade"]
    other = Importing(tmp_path / "other")
    named = ["--map", "overall_effectiveness_grade=Effectiveness, overall"]
    assert other(save_csv(tmp_path / "a.csv", rows), *THREE, *named).exit_code == 0
    criteria = other.study().framework.criteria
    assert criteria[["criterion", "name"]].to_numpy().tolist() == [["effectiveness-overall", "Effectiveness, overall"]]
    assert other.level("upton", "effectiveness-overall") == ["good"]
