"""What notebooks compute with plain pandas agrees with what their pages say."""

import pandas as pd
import pytest
from frames_shown import result_of

from compendium.display.sentences import in_words
from compendium.results.approaches.compute import approaches_of_one_programme
from compendium.results.approaches.titles import used_title
from compendium.results.matland.compute import passages_by_level
from compendium.results.ticks import tick_matrix
from compendium.results.typologies.compute import ticks_with_category, trace_approaches
from compendium.studies.framework import load_framework


@pytest.fixture(scope="module")
def ticks(tables):
    return tick_matrix(tables("approach_matrix"), "approach", list(tables("programmes")["programme"]))


@pytest.mark.parametrize("programme", ["care-act", "hwb"])
def test_approaches_used_and_seen_nowhere_else(project, tables, ticks, programme):
    notebook = project.notebooks / "approach_by_model.ipynb"
    shown = result_of(notebook, "count", pd=pd, ticks=ticks, programme=programme)["approaches"]
    single = approaches_of_one_programme(ticks)
    alone = int((single["programme"] == programme).sum())
    assert shown.to_dict() == {"listed": 20, "used": ticks[programme].sum(), "seen nowhere else": alone}
    title = used_title(ticks, programme, tables("programmes").set_index("programme")["name"])
    assert f"used {in_words(shown['used'])} of 20 approaches" in title
    assert f"{in_words(shown['seen nowhere else'])} of them seen nowhere else" in title


def test_approaches_that_come_from_a_category(project, tables, ticks):
    crosswalk = tables("typology_crosswalk")
    shown = result_of(project.notebooks / "typologies.ipynb", "count", pd=pd, ticks=ticks, crosswalk=crosswalk)
    origins = trace_approaches(tables("approach_matrix"), crosswalk)
    assert tuple(shown["approaches"]) == ticks_with_category(origins, ticks, "care-act")


def test_passages_by_level(project, tables):
    evidence = tables("placement_evidence")
    shown = result_of(project.notebooks / "conflict_and_ambiguity.ipynb", "count", evidence=evidence)
    counted = passages_by_level(evidence, "after the deferral")
    assert shown.loc[counted.index, counted.columns].to_numpy().tolist() == counted.to_numpy().tolist()


def test_criteria_and_levels(project):
    loaded = load_framework(project.data, "care-act-isp")
    shown = result_of(project.notebooks / "assessment_framework.ipynb", "count", pd=pd, loaded=loaded)
    assert shown["number"].to_dict() == {"criteria": len(loaded.criteria), "levels": len(loaded.levels)}
