"""The form of the inclusion rule: its choices are those of the tables, its answers found by their keys."""

from compendium.display.explorers import key_of
from compendium.results.inclusion.explore import inclusion_explorer
from compendium.results.ticks import tick_matrix


def explorer(tables):
    ticks = tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))
    return inclusion_explorer(ticks, tables("policies"), tables("criteria"))


def test_four_criteria_whichever_they_are_select_seven(tables):
    found = explorer(tables)
    asked, taken_in = found.answers[key_of([False] * 5, 4)]
    rows = found.words["standings"]
    names = found.words["names"]
    assert [name for name, standing in zip(names, rows[asked], strict=True) if standing == "r"] == [
        "CCSF", "Troubled Families", "Sure Start", "H&SC Act", "BCF", "HWB", "Vanguards",
    ]  # fmt: skip
    assert set(rows[taken_in]) == {"r", "j"}


def test_selections_are_kept_once(tables):
    found = explorer(tables)
    assert len(found.answers) == 192
    assert len(set(found.words["standings"])) == len(found.words["standings"]) < 60


def test_rows_say_what_is_met_and_what_the_study_selected(tables):
    _, _, judged = explorer(tables).fields
    told = {choice.value: choice.about for choice in judged.choices}
    assert told["troubled-families"] == "meets 4 of 5; selected by the study"
    assert told["better-care-fund"] == "meets 4 of 5"
