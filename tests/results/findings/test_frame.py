"""The frame that shows how the numbers by tier are counted agrees with what the sentences are made of."""

import json

import pandas as pd
import pytest

from compendium.display.answers import Answers
from compendium.results.findings import compute
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.study import coding_of, load_study

BEST, SECOND, WORST = "Relative success", "Conflicted attainment", "Relative failure"


@pytest.fixture(scope="module")
def shown(project):
    """The last value of the cell, with the coding and the levels as the notebook has them."""
    study = load_study(project.data / "studies" / "care-act", project.data)
    coding = compute.with_tier(counted_pieces(coding_of(study)))
    levels = [level.id for level in study.framework.levels]
    notebook = json.loads((project.notebooks / "findings.ipynb").read_text(encoding="utf-8"))
    (cell,) = (cell for cell in notebook["cells"] if cell["id"] == "tiers-count")
    *before, last = "".join(cell["source"]).splitlines()
    names = {"coding": coding, "levels": levels, "answers": Answers.of(study.framework.levels)}
    exec("\n".join(before), names)
    rows = [*study.tiers, compute.NO_TIER]
    return eval(last, names), compute.share_of_best(compute.count_answers(coding, "tier", rows, levels), levels)


def test_the_frame_agrees_with_the_sentence(shown: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    frame, shares = shown
    assert frame[BEST].reindex(shares.index, fill_value=0).to_list() == shares["best"].to_list()
    assert frame.sum(axis="columns").reindex(shares.index, fill_value=0).to_list() == shares["with_level"].to_list()
    assert frame.loc["macro"].to_dict() == {BEST: 2, SECOND: 7, WORST: 0}
