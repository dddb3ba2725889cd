"""What anyone may download of a study."""

import csv
import io

import pandas as pd
import pytest
from coded_study import make_coded_study

from compendium.publish.study.public_data import write_public_data
from compendium.sites.show.open_studies import open_view
from compendium.studies.compute.agreement import agreement_by_criterion, agreement_on_criterion


@pytest.fixture
def coded(tmp_path):
    return make_coded_study(tmp_path / "councils")


def downloads(project, coded, target):
    view = open_view(str(project.data), str(coded.folder), "site")
    write_public_data(view, target)
    texts = {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()}
    tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}
    return view, tables


def test_a_wholly_public_coding_is_offered_with_coders_as_numbers(project, coded, tmp_path):
    coded.change("evidence.csv", "Some never came,no", "Some never came,yes")
    coded.change("evidence.csv", "The visits were welcome", "'=The visits were welcome")
    view, tables = downloads(project, coded, tmp_path / "data")
    assert set(tables) == {"sites.csv", "ratings.csv", "evidence.csv", "settled.csv"}
    assert {row["coder"] for row in tables["ratings.csv"]} == {"coder-1", "coder-2"}
    assert "respondent" not in tables["evidence.csv"][0]
    first = tables["evidence.csv"][0]
    assert (first["statement"], first["place"]) == ("'=The visits were welcome to all", "1")
    assert [row["reason"] for row in tables["settled.csv"]] == ["Not all came"]
    # Whoever downloads the ratings finds the same agreement.
    ratings = pd.DataFrame(tables["ratings.csv"])
    there, here = (agreement_on_criterion(one) for one in (ratings, view.study.ratings))
    assert there == pytest.approx(here, nan_ok=True)
    tables_of = [
        agreement_by_criterion(one, view.scale, list(view.criteria), inventory=True)
        for one in (ratings, view.study.ratings)
    ]
    pd.testing.assert_frame_equal(*tables_of)


def test_of_a_coding_with_a_private_piece_only_the_levels_are_offered(project, coded, tmp_path):
    _, tables = downloads(project, coded, tmp_path / "data")
    assert set(tables) == {"levels.csv"}


def test_a_private_piece_that_nobody_coded_keeps_the_inventory_back_too(project, coded, tmp_path):
    coded.change("evidence.csv", "Some never came,no", "Some never came,yes")
    coded.change("evidence.csv", "There were to be four visits,yes", "There were to be four visits,no")
    _, tables = downloads(project, coded, tmp_path / "data")
    assert set(tables) == {"levels.csv"}
