"""Sentences about the approaches to implementation support, computed; each holds for none, one and many."""

from collections.abc import Sequence

import pandas as pd

from compendium.display.sentences import Shown, listed, numbered, sentence, uncapitalised, verb


def short_names_words(programmes: pd.DataFrame) -> Shown:
    """What the short names of the programmes stand for."""
    names = zip(programmes["name"], programmes["full_name"], strict=True)
    short = [(name, full) for name, full in names if not full.startswith(name)]
    if not short:
        return sentence("Each programme goes by its full name.")
    parts = [f"{name} {'for' if place else 'stands for'} {full}" for place, (name, full) in enumerate(short)]
    return sentence("Short names: {parts}.", parts=listed(parts))


def used_words(ticks: pd.DataFrame, names: pd.Series) -> Shown:
    """How many of the approaches each programme shows, the most first. ``names`` gives the programmes' names by id."""
    used = ticks.sum().sort_values(ascending=False, kind="stable")
    return sentence(
        "Of {approaches}, {parts}.",
        approaches=numbered(len(ticks), "approach", "approaches"),
        parts=listed(f"{names[programme]} shows {number or 'none'}" for programme, number in used.items()),
    )


def shared_words(shared: Sequence[str]) -> Shown:
    """The approaches that every programme shows, by name."""
    if not len(shared):
        return sentence("No approach is shown by every programme.")
    return sentence("Every programme shows {names}.", names=listed(map(uncapitalised, shared)))


def single_words(single: pd.DataFrame, number_of_approaches: int, names: pd.Series) -> Shown:
    """How many approaches are seen in one programme only, and in which."""
    whole = numbered(number_of_approaches, "approach", "approaches")
    if single.empty:
        return sentence("Of {whole} none is seen in one programme only.", whole=whole)
    own = single.groupby("programme", sort=False).size().sort_values(ascending=False, kind="stable")
    return sentence(
        "Of {whole} {count} {verb} seen in one programme only: {parts}.",
        whole=whole,
        count=len(single),
        verb=verb(len(single), "is", "are"),
        parts=listed(f"{number} in {names[programme]}" for programme, number in own.items()),
    )
