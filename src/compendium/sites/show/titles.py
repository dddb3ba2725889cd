"""Titles of the tables and figures of a study: what they show, computed from its answers.

A title has fifteen words at most, whatever a site or a criterion is called: long names are cut, and stand in full in
the table or the figure below.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile

import pandas as pd

from compendium.display.sentences import capitalised, counted, in_words, listed, verb
from compendium.sites.compute.summary import (
    STANDING,
    Extremes,
    criteria_by_strength,
    ends_of_criteria,
    extremes,
    standing_out,
    tiers_by_strength,
)
from compendium.sites.show.view import View
from compendium.studies.compute.scale import KEPT_BACK

LONGEST = 40
"""Letters of a name in a title."""

HALVES = "Strong: a level in the upper half of the scale; weak: one in the lower half"
"""What strong and weak mean; stands by whatever says them."""


def briefly(name: str, words: int = 4) -> str:
    """A name of at most so many words and letters; one that is cut ends in dots."""
    parts = name.split()
    cut = " ".join(parts[:words])
    cut = cut if len(cut) <= LONGEST else cut[:LONGEST].rstrip()
    return cut if cut == " ".join(parts) else f"{cut}…"


def names_briefly(ids: Sequence[str], names: Mapping[str, str], noun: str, words: int = 4) -> str:
    """The one name, cut where it is long, or how many there are: ``three criteria``."""
    return briefly(names[ids[0]], words) if len(ids) == 1 else f"{number_words(len(ids))} {noun}"


def ends_briefly(ends: Extremes, names: Mapping[str, str], noun: str, words: int = 4) -> tuple[str, str]:
    """Both ends by `names_briefly`; of two names that would be cut to the same, the words that differ."""
    first, last = (names_briefly(ids, names, noun, words) for ids in ends)
    if first != last or len(ends.first) != 1:
        return first, last
    one, other = (names[ids[0]].split() for ids in ends)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    first, last = (briefly(" ".join(rest[same:]), words) or first for rest in (one, other))
    return f"…{first}", f"…{last}"


def number_words(number: int) -> str:
    """Numbers up to nine as words, larger ones as digits with a comma for thousands."""
    return in_words(number) if number < 10 else f"{number:,}"


def how_many(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun, which begins a title: ``Nine statements``, ``1,500 statements``."""
    return f"{capitalised(number_words(number))} {verb(number, singular, plural or f'{singular}s')}"


def share_words(number: int, whole: int) -> str:
    """``Four of nine``, ``4 of 12``, ``all 12``: both in words or both in digits."""
    if number == whole > 1:
        return f"all {number_words(whole)}"
    return f"{in_words(number)} of {in_words(whole)}" if whole < 10 else f"{number:,} of {whole:,}"


def strength_title(view: View) -> str:
    """The strongest and the weakest criterion of the local sites."""
    found = criteria_by_strength(view.matrix, view.scale)
    ends = ends_of_criteria(found)
    if ends.first:
        first, last = ends_briefly(ends, view.criteria, "criteria")
        return f"Local sites are strongest on {first}, weakest on {last}"
    if found["balance"].notna().sum() > 1:
        return "Local sites are as strong on one criterion as on another"
    return levels_title(view)


def comparable(view: View) -> bool:
    """Whether enough is known of the local sites for any criterion to be called strong or weak."""
    return bool(criteria_by_strength(view.matrix, view.scale)["balance"].notna().any())


def mostly_known(view: View) -> bool:
    """Whether at least half of the levels are known that the local sites could have."""
    known = int(view.matrix.isin(view.scale.levels).to_numpy().sum())
    return 2 * known >= int(view.matrix.size) > 0


def levels_title(view: View) -> str:
    """How many of the levels that the local sites could have are known."""
    return capitalised(levels_words(view))


def levels_words(view: View) -> str:
    """``785 of 918 possible levels are known``."""
    known, possible = int(view.matrix.isin(view.scale.levels).to_numpy().sum()), view.matrix.size
    return (
        f"{share_words(known, possible)} possible {verb(possible, 'level', 'levels')} {verb(known, 'is', 'are')} known"
    )


def standing_title(view: View) -> str:
    """Which local sites stand highest and lowest."""
    ends = standing_out(view.matrix, view.order, view.scale)
    if len(view.matrix) < STANDING:
        return f"{how_many(len(view.matrix), 'local site')} by criterion"
    if not mostly_known(view):
        return levels_title(view)
    if not ends.first:
        return "No local site stands out from the others"
    first, last = ends_briefly(ends, view.names, "sites", 3)
    stand = verb(len(ends.first), "stands", "stand")
    first = first if len(ends.first) == 1 else capitalised(first)
    return f"{first} {stand} highest, {last} lowest of {number_words(len(view.matrix))} local sites"


def tiers_title(by_tier: pd.DataFrame, view: View) -> str:
    """Which tier is strong most often; where some have levels on few criteria, which has levels on the most.

    `by_tier` is what `levels_by_tier` returns.
    """
    found = tiers_by_strength(by_tier, view.scale)
    enough = bool((2 * found["levels"] >= len(by_tier)).all())
    ends = extremes(found["share" if enough else "levels"])
    if not ends.first or by_tier.eq(KEPT_BACK).any(axis=None):
        return f"What each tier says of {counted(len(by_tier), 'criterion', 'criteria')}"
    first, last = map(_tiers_named, ends)
    if enough:
        return f"{capitalised(first)} {verb(len(ends.first), 'is', 'are')} strong most often, {last} least often"
    most, least = (number_words(int(found.loc[end[0], "levels"])) for end in ends)
    levels = f"{verb(len(ends.first), 'has', 'have')} levels on {most} of {number_words(len(by_tier))} criteria"
    return f"{capitalised(first)} {levels}, {last} on {least}"


def _tiers_named(tiers: Sequence[str]) -> str:
    """One or two tiers by name, of more how many they are."""
    if len(tiers) > 2:
        return f"{number_words(len(tiers))} tiers"
    return listed([briefly(tier, 2 if len(tiers) == 1 else 1) for tier in tiers])
