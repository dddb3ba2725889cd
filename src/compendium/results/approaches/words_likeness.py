"""Sentences about likeness beside chance and about success, computed; each holds for none, one and many."""

from typing import Any

import pandas as pd

from compendium.display.sentences import Shown, counted, listed, numbered, sentence, uncapitalised, verb
from compendium.results.approaches.compute_likeness import AS_CHANCE
from compendium.results.approaches.compute_success import judged_apart, setting_apart


def likeness_words(pairs: pd.DataFrame, names: pd.Series) -> Shown:
    """Which pairs of programmes lie outside what chance gives, by each comparison. ``pairs`` has both of them."""
    outside = pairs[pairs["beyond"] != AS_CHANCE]
    left = outside[outside["redrawn_beyond"] == outside["beyond"]]
    return sentence(
        "Of {pairs}, {outside} outside what the number of their approaches would give by chance: {which}. Of so many "
        "pairs {expected:.1f} are expected to lie outside by chance. If how many programmes show each approach is kept "
        "as well, {left}.",
        pairs=numbered(len(pairs), "pair", "pairs"),
        outside=f"{len(outside) or 'none'} {verb(len(outside), 'lies', 'lie')}",
        which=_pairs(outside, names),
        expected=pairs["outside"].sum(),
        left=f"{_pairs(left, names)} {verb(len(left), 'is', 'are')} left" if len(left) else "none of these is left",
    )


def own_likeness_words(pairs: pd.DataFrame, left: pd.DataFrame, programme: str, names: pd.Series) -> Shown:
    """What can be said of how alike one programme is to each of the others: only what chance does not give.

    ``pairs`` are those of the ``programme`` as `likeness` returns them, ``left`` those of them that `beyond_chance`
    leaves.
    """
    if pairs.empty:
        return sentence("Nothing can be said of how alike {name} is to others.", name=names[programme])
    parts = [
        f"{_other(row, programme, names)} is {row.beyond} like {names[programme]} than "
        f"chance gives (Jaccard index {row.jaccard:.2f}; by chance {row.low:.2f} to {row.high:.2f})"
        for row in left.itertuples()
    ]
    rest = "No other programme" if parts else "No programme"
    return sentence(
        "{parts}{rest} is more or less like {name} than the numbers of their approaches would give by chance.",
        parts="".join(f"{part}. " for part in parts),
        rest=rest,
        name=names[programme],
    )


def highest_words(pairs: pd.DataFrame, programme: str, names: pd.Series) -> Shown:
    """The programme with the highest index beside one, and how much of the index its number of approaches gives."""
    if pairs.empty:
        return sentence("Nothing can be said of how alike {name} is to others.", name=names[programme])
    best = pairs.iloc[0]
    top = [_other(row, programme, names) for row in pairs.itertuples() if row.jaccard == row.largest]
    return sentence(
        "{best} has the highest index beside {name}, {jaccard:.2f}. With so many approaches it could be {largest:.2f} "
        "at most, and chance gives {expected:.2f} ({low:.2f} to {high:.2f}). At the largest that it can be: {top}.",
        best=_other(best, programme, names),
        name=names[programme],
        top=listed(top),
        **{key: float(best[key]) for key in ("jaccard", "largest", "expected", "low", "high")},
    )


def _other(row: Any, programme: str, names: pd.Series) -> str:
    return str(names[row.second if row.first == programme else row.first])


def _pairs(pairs: pd.DataFrame, names: pd.Series) -> str:
    return listed(f"{names[row.first]} with {names[row.second]} ({row.jaccard:.2f})" for row in pairs.itertuples())


def success_words(shared: pd.DataFrame, success: pd.DataFrame, names: pd.Series, approaches: pd.Series) -> Shown:
    """Whether what the successful case studies share sets them apart from the others.

    ``shared`` is what `shared_by_the_successful` returns; ``names`` and ``approaches`` are names by id.
    """
    successful, others = judged_apart(success)
    if not (successful and others):
        return sentence("The case studies are all judged alike, so nothing can set the successful apart.")
    apart = setting_apart(shared, success)
    count = shared[others].sum()
    each = [
        f"{names[other]} shows {'all' if count[other] == len(shared) else int(count[other]) or 'none'} of them"
        for other in others
    ]
    verdict = (
        f"Only {listed(map(uncapitalised, approaches[apart]))} could set the successful apart"
        if apart
        else "So nothing in the table sets the successful apart: it cannot explain success"
    )
    return sentence(
        "{successful}, which are held to be successful, share {number}: {shared}. {each}. {verdict}.",
        successful=listed(names[successful]),
        number=numbered(len(shared), "approach", "approaches"),
        shared=listed(map(uncapitalised, approaches[shared.index])),
        each=listed(each),
        verdict=verdict,
    )


def success_in_short(shared: pd.DataFrame, success: pd.DataFrame, names: pd.Series, approaches: pd.Series) -> Shown:
    """What `success_words` says, in one sentence for the home page."""
    successful, others = judged_apart(success)
    apart = setting_apart(shared, success)
    if not (successful and others):
        return sentence("The case studies are all judged alike, so the table cannot explain success.")
    if apart:
        return sentence("Only {apart} could explain success.", apart=listed(map(uncapitalised, approaches[apart])))
    with_all = [other for other in others if shared[other].all()]
    return sentence(
        "What the {number} held to be successful have in common, {who} too: the table cannot explain success.",
        number=counted(len(successful), "case study", "case studies"),
        who=f"{listed(names[with_all])} {verb(len(with_all), 'has', 'have')}" if with_all else "others have in part",
    )
