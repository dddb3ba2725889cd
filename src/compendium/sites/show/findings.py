"""What a study shows, said first, in sentences that follow from its answers: "In short".

They use what the pages publish and nothing else: combined answers, and the share of the same answers of coders.
"""

from collections.abc import Sequence

import pandas as pd

from compendium.display.sentences import Shown, capitalised, in_short, listed, verb
from compendium.sites.compute.summary import (
    criteria_by_strength,
    ends_of_criteria,
    extremes,
    same_answers,
    standing_out,
    strong_by_tier,
    strong_levels,
)
from compendium.sites.show.separation_words import separation_in_short
from compendium.sites.show.titles import levels_words, mostly_known, number_words, share_words
from compendium.sites.show.view import View

NOBODY = "no piece of evidence was rated by two coders, so how reliable the levels are cannot be told"

FEWEST = 3
"""Local sites from which on some are said to stand out."""

NAMED = 3
"""So many sites or criteria are named in a sentence; of more, only their number is told."""


def study_in_short(view: View) -> Shown:
    """What a study shows: of its local sites, or of the programme where most of their levels are not known, and how far
    to trust it."""
    apart = separation_in_short(view)
    if mostly_known(view):
        return in_short(*sites_sentences(view), apart, trust_sentence(view))
    return in_short(programme_sentence(view), tiers_sentence(view), *sites_sentences(view), apart, trust_sentence(view))


def tiers_sentence(view: View) -> str:
    """How much of the evidence of each tier is strong; nothing where tiers do not differ, or where numbers of ratings
    may not be told."""
    counts = strong_by_tier(view.counted, view.scale, view.study.tiers)
    if not (view.counts_ratings and view.study.has_inventory and extremes(counts["share"]).first):
        return ""
    known = counts[counts["levels"] > 0].astype({"levels": int, "strong": int})
    parts = [f"{share_words(row.strong, row.levels)} at {row.Index}" for row in known.itertuples()]
    strong = [view.answers.names[level] for level in strong_levels(view.scale)]
    shown = strong[0] if len(strong) == 1 else "Strong levels"
    return f"{shown} among the pieces of evidence that show a level: {listed(parts)}."


def programme_sentence(view: View) -> str:
    """The levels of the programme as a whole, best first; nothing where it has none."""
    rated = view.cells[~view.cells["site"].isin(view.matrix.index) & view.cells["level"].isin(view.scale.levels)]
    if rated.empty:
        return ""
    site = rated["site"].iloc[0]
    own = view.cells[view.cells["site"] == site].set_index("criterion")["level"]
    return f"{view.names[site]}: {levels_in_words(own, view)}."


def levels_in_words(own: pd.Series, view: View) -> str:
    """The criteria at each level, best first, and those without one. `own` holds levels by criterion."""
    parts = []
    for level in reversed(view.scale.levels):
        names = [name for criterion, name in view.criteria.items() if own.get(criterion) == level]
        parts += [f"{view.answers.names[level]} on {_listed(names, 'criteria')}"] * bool(names)
    without = [name for criterion, name in view.criteria.items() if own.get(criterion) not in view.scale.ranks]
    parts += [f"no level on {_listed(without, 'criteria')}"] * bool(without)
    return "; ".join(parts)


def _listed(names: Sequence[str], noun: str) -> str:
    return listed(names) if len(names) <= NAMED else f"{number_words(len(names))} {noun}"


def sites_sentences(view: View) -> list[str]:
    """Which criteria are strong and which weak among the local sites, and which sites stand out; nothing where too
    little is known."""
    if len(view.matrix) == 1 and view.matrix.isin(view.scale.levels).to_numpy().any():
        return [f"{view.names[view.matrix.index[0]]}: {levels_in_words(view.matrix.iloc[0], view)}."]
    found = criteria_by_strength(view.matrix, view.scale)
    if found["balance"].isna().all():
        return []
    return [_strength_sentence(found.set_index("criterion"), view), _standing_sentence(view)]


def _strength_sentence(rows: pd.DataFrame, view: View) -> str:
    known = rows[rows["balance"].notna()]
    ends = ends_of_criteria(known.reset_index())
    if ends.first:
        first, last = (_with_share(ids, known, kind, view) for ids, kind in zip(ends, ("strong", "weak"), strict=True))
        return f"Local sites are strongest on {first} and weakest on {last}."
    if len(known) > 1:
        return "Local sites are as strong on one criterion as on another."
    row = known.iloc[0]
    told = f"{_share(row, 'strong')} {verb(int(row['strong']), 'is', 'are')} strong"
    return f"On {view.criteria[str(known.index[0])]}, {told} and {number_words(int(row['weak']))} weak."


def _with_share(ids: Sequence[str], rows: pd.DataFrame, kind: str, view: View) -> str:
    named = _listed([view.criteria[each] for each in ids], "criteria")
    return f"{named} ({_share(rows.loc[ids[0]], kind)} {kind})" if len(ids) == 1 else named


def _share(row: pd.Series, kind: str) -> str:
    return f"{share_words(int(row[kind]), int(row['levels']))} sites"


def _standing_sentence(view: View) -> str:
    """The sites above and below the others most often; two sites alone are not called so."""
    ends = standing_out(view.matrix, view.order, view.scale)
    if not ends.first or len(view.matrix) < FEWEST:
        return ""
    first, last = (_listed([view.names[each] for each in ids], "sites") for ids in ends)
    stand = verb(len(ends.first), "stands", "stand")
    return f"{first if len(ends.first) <= NAMED else capitalised(first)} {stand} highest overall, {last} lowest."


def trust_sentence(view: View) -> str:
    """How much is known of the local sites, and how far coders gave the same answer."""
    same = same_answers(view.study.ratings, inventory=view.study.has_inventory)
    agreed = f"coders of the same evidence gave the same answer in {100 * same:.0f}% of pairs of ratings"
    return f"How far to trust this: {_known(view)}, and {NOBODY if pd.isna(same) else agreed}."


def _known(view: View) -> str:
    """How many levels are known, or how little the local sites say."""
    if view.matrix.empty:
        return "the study has no local sites"
    if mostly_known(view):
        return levels_words(view)
    rated = int(view.matrix.isin(view.scale.levels).any(axis="columns").sum())
    if len(view.matrix) == 1:
        return f"the one local site has {'levels on few criteria' if rated else 'no level'}"
    have = verb(max(rated, 1), "has", "have")
    return f"{share_words(rated, len(view.matrix))} local sites {have} a level on any criterion"
