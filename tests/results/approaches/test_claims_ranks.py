"""The claim that Table 3 ranks its approaches."""

import pandas as pd
from claim_tables import Tables, TablesOf, changed, found

from compendium.project import Project
from compendium.results.claims.verdicts import DIFFERS


def test_three_words_are_no_ranks(project: Project):
    real: Tables = TablesOf(project.data)
    judged = found(real, "properties-ranked")
    assert judged.verdict == DIFFERS
    assert "3 of 20" in judged.shown
    assert "0 of 3" in judged.shown


def test_models_that_all_differ_are_ranked(project: Project):
    def in_steps(matrix: pd.DataFrame) -> pd.DataFrame:
        return matrix.assign(performance_management="yes", problem_solving="in part", capacity_building="no")

    ranked = changed(TablesOf(project.data), "approach_matrix", in_steps)
    assert "20 of 20" in found(ranked, "properties-ranked").shown
    assert found(ranked, "properties-ranked").verdict != DIFFERS
