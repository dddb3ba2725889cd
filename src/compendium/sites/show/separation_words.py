"""What is said of the criteria that separate sites: at the head of the page, and on how far to trust it."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, listed, verb
from compendium.sites.compute.permutation import DRAWS
from compendium.sites.compute.separation import CHANCE, FEW
from compendium.sites.show.register import is_wholly_public
from compendium.sites.show.separation import p_words, sites_at, told_of, why_not
from compendium.sites.show.titles import number_words, share_words
from compendium.sites.show.view import View
from compendium.studies.outcome_settings import APART, HIGH, LOW, PAIRS, STEPS, STRONGLY, WEAKLY

RULE_WORDS = {
    APART: "a criterion distinguishes if every site of one group stands above every site of the other, and strongly if "
    "the higher group also lies in the upper half of the scale throughout",
    STEPS: "a criterion distinguishes strongly if the lowest site of one group stands two levels above the highest of "
    "the other, and weakly if the means of the two are one level apart, which takes all levels to be equally far apart",
    PAIRS: "a criterion distinguishes strongly if a site of one group stands above one of the other in nearly all "
    "pairs (a net share of 0.8), and weakly from a net share of 0.5",
}

NAMED = 20
"""So many sites of a group are named; of more, only their number is told."""


def separation_in_short(view: View) -> str:
    """The sentence at the head of the page; nothing where the study names no outcome or nothing can be said."""
    if why_not(view):
        return ""
    told = told_of(view)
    parts = []
    for found in (STRONGLY, WEAKLY):
        names = [view.criteria[one] for one in told.loc[told["found"] == found, "criterion"]]
        if names:
            parts.append(f"{found} on {listed(names) if len(names) < 4 else f'{number_words(len(names))} criteria'}")
    what = listed(parts) if parts else f"on none of {counted(len(told), 'criterion', 'criteria')}"
    high, low = (number_words(sites_at(view, side)) for side in (HIGH, LOW))
    sides = f"Sites with a high outcome ({high}) and with a low one ({low})"
    few = ", which with so few sites is a first indication only" if _few(view) else ""
    return f"{sides} are set apart {what}, by a rule of this compendium{few}."


def _few(view: View) -> bool:
    return sites_at(view, HIGH) + sites_at(view, LOW) < FEW


def separation_sentences(view: View) -> Shown:
    """How the classes and p came about, and how far to trust them; nothing where nothing can be said."""
    if why_not(view):
        return Shown("", "")
    text = " ".join(_method(view))
    return Shown(f"<p>{escape(text)}</p>", text)


def _method(view: View) -> Iterator[str]:
    told, outcome = told_of(view), view.study.outcome
    assert outcome is not None  # else there would be nothing to say
    yield f"By the rule “{outcome.rule}”, {RULE_WORDS[outcome.rule]}. No such rule is in print; this one is ours."
    yield from _published_words(view)
    yield from _p_words(told)
    often, least = int((told["p"] <= CHANCE).sum()), told["least"].min()
    noun, by_chance = verb(len(told), "criterion", "criteria"), f"{CHANCE * len(told):.1f}"
    yield (
        f"{capitalised(share_words(often, len(told)))} {noun} {verb(often, 'has', 'have')} a p of {CHANCE} or less; "
        f"chance alone would give {by_chance} on average."
    )
    if _few(view):
        floor = "" if pd.isna(least) else f": with so many sites at such levels, p is never below {p_words(least)}"
        yield f"With so few sites, all this is a first indication{floor}."
    if is_wholly_public(view.study):
        yield from _sites(view)


def _published_words(view: View) -> Iterator[str]:
    """On how many criteria the rule says what was published."""
    outcome, told = view.study.outcome, told_of(view)
    assert outcome is not None  # else there would be nothing to say
    both = told[told["criterion"].isin(list(outcome.published))]
    if len(both):
        same = int((both["found"] == both["criterion"].map(outcome.published)).sum())
        told_both = counted(len(both), "criterion has", "criteria have")
        yield f"{capitalised(told_both)} a published class as well; the two agree on {number_words(same)}."


def _p_words(told: pd.DataFrame) -> Iterator[str]:
    drawn = int((~told["exact"]).sum())
    yield (
        "p is the share of all ways of choosing as many sites by chance that set the two groups at least as far apart, "
        "by the sum of their midranks and in either direction."
    )
    if drawn:
        which = "" if drawn == len(told) else f" on {counted(drawn, 'criterion', 'criteria')}"
        yield f"There are too many ways to count{which}: {DRAWS:,} were drawn instead, always the same ones."


def _sites(view: View) -> Iterator[str]:
    """The sites of each group, where they are few."""
    for side in (HIGH, LOW):
        names = [view.names[site] for site in view.outcome.index[view.outcome == side]]
        if len(names) <= NAMED:
            yield f"Sites with a {side} outcome: {listed(names)}."
