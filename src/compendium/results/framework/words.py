"""Sentences and titles on assessment frameworks, computed; each holds for one and for many."""

from compendium.display.sentences import Shown, capitalised, counted, listed, sentence
from compendium.studies.framework import Framework


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
    instead = listed(answer.replace("_", " ") for answer in framework.non_answers)
    return sentence(
        "{criteria} at {levels}: {names}. {non_answers}.",
        criteria=_criteria(framework),
        levels=counted(len(framework.levels), "level"),
        names=listed(level.name.lower() for level in framework.levels),
        non_answers=f"A rating may also say why there is no level: {instead}"
        if framework.non_answers
        else "A rating is always one of the levels",
    )


def _criteria(framework: Framework) -> str:
    return capitalised(counted(len(framework.criteria), "criterion", "criteria"))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
