"""The words that spreadsheets to fill in offer: names, and ids in place of those that would not be understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compendium.data_package.spelling import heading_key
from compendium.intake.answers import WORDS, LevelSpellings
from compendium.studies.framework import Level


def answer_words(levels: Iterable[Level], non_answers: Iterable[str]) -> dict[str, str]:
    """What each level, from best to worst, and each non-answer is called, by its id.

    That is its name where a cell that says so is read as nothing else, and its id where it may be.
    """
    levels, non_answers = tuple(levels), tuple(non_answers)
    read = LevelSpellings(levels, non_answers, {}).read
    names = {level.id: level.name for level in levels} | {answer: WORDS[answer][0] for answer in non_answers}
    return {one: name if read(name) == one else one for one, name in names.items()}


def criterion_words(criteria: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> dict[str, str]:
    """What each criterion is called, by its id; ``criteria`` are pairs of id and name.

    That is its name where no other criterion has it as its name or id, and where it is not ``taken`` for something
    else; its id otherwise.
    """
    pairs = list(criteria)
    meanings = Counter(key for one, name in pairs for key in {heading_key(one), heading_key(name)})
    meanings.update(list(taken))
    return {one: name if meanings[heading_key(name)] == 1 else one for one, name in pairs}
