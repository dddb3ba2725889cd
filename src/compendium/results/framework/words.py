"""Sentences and titles on assessment frameworks, computed; each holds for one and for many."""

from compendium.data_package.levels_file import MISSING, MIXED, NOT_APPLICABLE, TOO_EARLY
from compendium.display.sentences import Shown, capitalised, counted, listed, sentence
from compendium.studies.framework import Framework

INSTEAD = {
    MISSING: "no level is met (missing)",
    NOT_APPLICABLE: "the criterion does not apply (not applicable)",
    MIXED: "the evidence points in different directions (mixed)",
    TOO_EARLY: "it is too soon to judge (too early)",
}
"""What each non-answer says."""


def framework_title(framework: Framework) -> str:
    """How many criteria at how many levels, from the best to the worst."""
    levels = [level.name.lower() for level in framework.levels]
    between = f", from {levels[0]} to {levels[-1]}" if len(levels) > 1 else ""
    return f"{_criteria(framework)} at {counted(len(levels), 'level')}{between}"


def criteria_words(framework: Framework) -> Shown:
    """Which criteria a programme is judged by, by name."""
    names = list(map(str, framework.criteria["name"]))
    number = counted(len(names), "criterion", "criteria")
    return sentence("A programme is judged by {number}: {names}.", number=number, names="; ".join(map(_small, names)))


def levels_words(framework: Framework) -> Shown:
    """At which levels the criteria stand, and what a rating may say instead."""
    *others, last = [INSTEAD[answer] for answer in framework.non_answers] or [""]
    instead = f"{', '.join(others)} or {last}" if others else last
    return sentence(
        "{each} rated at {levels}: {names}. {non_answers}.",
        each="It is" if len(framework.criteria) == 1 else "Each is",
        levels=f"{'one of ' if len(framework.levels) > 1 else ''}{counted(len(framework.levels), 'level')}",
        names=listed(level.name.lower() for level in framework.levels),
        non_answers=f"A rating that gives no level says why: {instead}"
        if framework.non_answers
        else "A rating is always one of the levels",
    )


def _criteria(framework: Framework) -> str:
    return capitalised(counted(len(framework.criteria), "criterion", "criteria"))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
