"""What is said of a framework holds for one criterion and many, with and without answers that are no level."""

from dataclasses import replace

from compendium.data_package.levels_file import Level
from compendium.results.framework import words as say
from compendium.studies.framework import Framework, load_framework


def made_up(project, levels, non_answers=()) -> Framework:
    real = load_framework(project.data, "care-act-isp")
    return replace(real, criteria=real.criteria.head(1), levels=levels, non_answers=non_answers)


def test_the_title_counts_criteria_and_levels(project):
    real = load_framework(project.data, "care-act-isp")
    assert say.framework_title(real) == "Six criteria at three levels, from relative success to relative failure"
    one = made_up(project, [Level("good", "Good", "●", 1)])
    assert say.framework_title(one) == "One criterion at one level"


def test_criteria_are_named(project):
    one = made_up(project, [Level("good", "Good", "●", 1)])
    assert (
        say.criteria_words(one).plain == "A programme is judged by one criterion: helping to secure policy legitimacy."
    )


def test_levels_are_named_with_what_a_rating_may_say_instead(project):
    levels = [Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)]
    assert say.levels_words(made_up(project, levels)).plain == (
        "It is rated at one of two levels: good and poor. A rating is always one of the levels."
    )
    assert say.levels_words(made_up(project, levels, ("too_early",))).plain.endswith(
        "A rating that gives no level says why: it is too soon to judge (too early)."
    )
