"""What a study shows, said first, in sentences that follow from its answers: "In short".

They use what the pages publish and nothing else: combined answers and, where it may be told, the share of the same
answers of coders.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_short, listed, verb
from compendium.sites.compute.summary import (
    criteria_by_strength,
    ends_of_criteria,
    extremes,
    same_answers,
    standing_close,
    standing_out,
    strong_levels,
)
from compendium.sites.show.separation_words import separation_in_short
from compendium.sites.show.tiers import strong_of
from compendium.sites.show.titles import how_many, levels_words, mostly_known, number_words, share_words
from compendium.sites.show.told import told
from compendium.sites.show.view import View
from compendium.studies.compute.scale import KEPT_BACK

NOBODY = "nothing was rated by two coders, so how reliable the levels are is not known"

NAMED = 3
"""So many sites or criteria are named in a sentence; of more, only their number is told."""


def study_in_short(view: View) -> Shown:
    """What a study shows: of its local sites, or of the programme where most of their levels are not known, and how far
    to trust it."""
    apart = separation_in_short(view)
    if mostly_known(view):
        return in_short(*sites_sentences(view), apart, trust_sentence(view))
    programme, sites = programme_sentence(view), sites_sentences(view)
    none = "" if programme or sites else nothing_sentence(view)
    trust = trust_sentence(view, known=not none)
    return in_short(programme, tiers_sentence(view), *sites, none, apart, trust)


def nothing_sentence(view: View) -> str:
    """That no local site has a level, and what stands in the place of levels; nothing where one has."""
    answers = view.matrix.stack().value_counts()
    if answers.empty or any(level in answers for level in view.scale.levels):
        return ""
    counts = [(view.answers.names[answer], int(answers[answer])) for answer in view.answers.names if answer in answers]
    told = [f"{number_words(number)} {verb(number, 'is', 'are')} “{name}”" for name, number in counts]
    start = f"No local site has a level on any of the {counted(len(view.criteria), 'criterion', 'criteria')}"
    return f"{start}: of {counted(int(answers.sum()), 'answer')}, {listed(told)}."


def tiers_sentence(view: View) -> str:
    """How much of the evidence of each tier is strong; nothing where tiers do not differ, or where numbers of ratings
    may not be told."""
    counts = strong_of(view).set_index("tier")
    if not extremes(counts["share"]).first:
        return ""
    known = counts[counts["levels"] > 0].astype({"levels": int, "strong": int})
    names = [view.answers.names[level] for level in strong_levels(view.scale)]
    what = names[0] if len(names) == 1 else "one in the upper half of the scale"
    strong = known[known["strong"] > 0].sort_values("share", ascending=False, kind="stable")
    tiers = [f"{_of_pieces(row.strong, row.levels)} from the {row.Index} tier" for row in strong.itertuples()]
    said = f"{listed(tiers)} {verb(int(strong['strong'].sum()), 'shows', 'show')} {what}"
    weak = known.loc[known["strong"] == 0, "levels"]
    others = [f"the {number_words(number)} from the {tier} tier" for tier, number in weak.items()]
    rest = f"; {listed(others)} {verb(int(weak.sum()), 'does', 'do')} not" if others else ""
    return f"Of the pieces of evidence that show a level, {said}{rest}."


def _of_pieces(strong: int, levels: int) -> str:
    """``two of nine``, ``all three``, and of one piece ``the only one``."""
    return share_words(strong, levels) if levels > 1 else "the only one"


def programme_sentence(view: View) -> str:
    """The levels of the programme as a whole, best first; nothing where it has none."""
    rated = view.cells[~view.cells["site"].isin(view.matrix.index) & view.cells["level"].isin(view.scale.levels)]
    if rated.empty:
        return ""
    site = rated["site"].iloc[0]
    return levels_sentence(
        view.names[site], view.cells[view.cells["site"] == site].set_index("criterion")["level"], view
    )


def levels_sentence(name: str, own: pd.Series, view: View) -> str:
    """What is rated at each level, best first, and what has none. `own` holds levels by criterion."""
    names = {level: [c for each, c in view.criteria.items() if own.get(each) == level] for level in view.scale.levels}
    parts = [
        f"{view.answers.names[level]} on {_listed(names[level], 'criteria')}"
        for level in reversed(view.scale.levels)
        if names[level]
    ]
    without = [name for criterion, name in view.criteria.items() if own.get(criterion) not in view.scale.ranks]
    parts += [f"no level on {_listed(without, 'criteria')}"] if without else []
    return f"{name}: {'; '.join(parts)}."


def _listed(names: Sequence[str], noun: str) -> str:
    return listed(names) if len(names) <= NAMED else f"{number_words(len(names))} {noun}"


def sites_sentences(view: View) -> list[str]:
    """Which criteria are strong and which weak among the local sites, and which sites stand out; nothing where too
    little is known."""
    if len(view.matrix) == 1 and view.matrix.isin(view.scale.levels).to_numpy().any():
        return [levels_sentence(view.names[view.matrix.index[0]], view.matrix.iloc[0], view)]
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
    said = f"{_share(row, 'strong')} {verb(int(row['strong']), 'is', 'are')} strong"
    return f"On {view.criteria[str(known.index[0])]}, {said} and {number_words(int(row['weak']))} weak."


def _with_share(ids: Sequence[str], rows: pd.DataFrame, kind: str, view: View) -> str:
    named = _listed([view.criteria[each] for each in ids], "criteria")
    return f"{named} ({_share(rows.loc[ids[0]], kind)} {kind})" if len(ids) == 1 else named


def _share(row: pd.Series, kind: str) -> str:
    return f"{share_words(int(row[kind]), int(row['levels']))} sites"


def _standing_sentence(view: View) -> str:
    """The sites above and below the others most often; two sites alone are not called so."""
    ends = standing_out(view.matrix, view.order, view.scale)
    if not ends.first:
        return ""
    first, last = (_sites_with_base(ids, view) for ids in ends)
    stand = verb(len(ends.first), "stands", "stand")
    first = first if len(ends.first) <= NAMED else capitalised(first)
    close = standing_close(ends, view.order, view.matrix, view.scale)
    high, low = (_about_as(ids, kind, view) for ids, kind in zip(close, ("high", "low"), strict=True))
    return f"{first} {stand} highest overall{high}, {last} lowest{low}."


def _about_as(ids: Sequence[str], kind: str, view: View) -> str:
    """The sites that stand about as high or low as those before, in brackets; nothing where there are none."""
    return f" ({_listed([view.names[each] for each in ids], 'sites')} about as {kind})" if ids else ""


def _sites_with_base(ids: Sequence[str], view: View) -> str:
    """Names of sites; of one that lacks some levels, on how many criteria it has them: so far is its place known."""
    named = _listed([view.names[each] for each in ids], "sites")
    known = int(view.matrix.loc[ids[0]].isin(view.scale.levels).sum())
    if len(ids) > 1 or known == len(view.criteria):
        return named
    return f"{named} (with levels on {share_words(known, len(view.criteria))} criteria)"


def trust_sentence(view: View, *, known: bool = True) -> str:
    """How much is known of the local sites, unless it has been said, and where it may be told how far coders gave the
    same answer."""
    if not view.counts_ratings:
        return f"How far to trust this: {_known(view)}.{_kept_back(view)}" if known else _kept_back(view).strip()
    same = next(iter(same_of(view)["same"]), np.nan)
    agreed = f"coders of the same evidence gave the same answer in {100 * same:.0f}% of pairs of ratings"
    coders = NOBODY if pd.isna(same) else agreed
    return f"How far to trust this: {f'{_known(view)}, and ' * known}{coders}.{_kept_back(view)}"


def _kept_back(view: View) -> str:
    """How many answers of local sites are not shown, and why; nothing where all are."""
    number, fewest = int(view.matrix.eq(KEPT_BACK).to_numpy().sum()), view.study.publish.smallest_sources
    if not number:
        return ""
    are = f"{how_many(number, 'answer')} {verb(number, 'is', 'are')}"
    return (
        f" {are} not shown, because fewer than {number_words(fewest)} sources are behind {verb(number, 'it', 'each')}."
    )


@told("same answers")
def same_of(view: View) -> pd.DataFrame:
    """The share of pairs of ratings with the same answer (`same_answers`), in one row; none where it is kept back."""
    if not view.counts_ratings:
        return pd.DataFrame(columns=["same"])
    return pd.DataFrame({"same": [same_answers(view.study.ratings, inventory=view.study.has_inventory)]})


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
