"""Sentences about the approaches to implementation support, computed; each holds for none, one and many."""

from collections.abc import Sequence

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_words,
    listed,
    sentence,
    uncapitalised,
    verb,
)
from compendium.results.approaches.titles import in_text, models_title


def found_words(ticks: pd.DataFrame, programme: str, names: pd.Series, approaches: pd.Series) -> Shown:
    """How many approaches a programme used, how many the others, and which were its alone.

    ``names`` and ``approaches`` give names by id.
    """
    used, own = ticks.sum(), ticks[ticks[programme]]
    others = used.drop(programme)
    alone = own.index[own.sum(axis="columns") == 1]
    rest = f"; the other programmes used {_between(others)}" if len(others) else ""
    named, are = listed(map(uncapitalised, approaches[alone])), verb(len(alone), "is", "are")
    only = (
        f" {capitalised(in_words(len(alone)))} of its approaches {are} seen nowhere else: {named}."
        if len(alone)
        else ""
    )
    return sentence(
        "{who} used {number} of the {whole} approaches that the report lists{rest}.{only}",
        who=capitalised(in_text(names[programme])),
        number=in_words(len(own)),
        whole=in_words(len(ticks)),
        rest=rest,
        only=only,
    )


def _between(numbers: pd.Series) -> str:
    low, high = in_words(int(numbers.min())), in_words(int(numbers.max()))
    return low if low == high else f"between {low} and {high}"


def models_words(counts: pd.DataFrame, models: pd.Series) -> Shown:
    """Which model most approaches follow in full, as the title of the table of models says it."""
    return sentence("{title}.", title=models_title(counts, models))


def short_names_words(programmes: pd.DataFrame) -> Shown:
    """What the short names of the programmes stand for."""
    names = zip(programmes["name"], programmes["full_name"], strict=True)
    short = [(name, full) for name, full in names if not full.startswith(name)]
    if not short:
        return sentence("Each programme goes by its full name.")
    parts = [f"{name} {'for' if place else 'stands for'} {full}" for place, (name, full) in enumerate(short)]
    return sentence("Short names: {parts}.", parts=listed(parts))


def used_words(ticks: pd.DataFrame, names: pd.Series) -> Shown:
    """How many of the approaches each programme used, the most first. ``names`` gives the programmes' names by id."""
    used = ticks.sum().sort_values(ascending=False, kind="stable")
    parts = [
        f"{in_text(names[programme])} {'' if place else 'used '}{number or 'none'}"
        for place, (programme, number) in enumerate(used.items())
    ]
    return sentence(
        "Of {approaches}, {parts}.", approaches=counted(len(ticks), "approach", "approaches"), parts=listed(parts)
    )


def shared_words(shared: Sequence[str]) -> Shown:
    """The approaches that every programme used, by name."""
    if not len(shared):
        return sentence("No approach was used by every programme.")
    return sentence("Every programme used {names}.", names=listed(map(uncapitalised, shared)))
