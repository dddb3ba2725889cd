"""Sentences about likeness compared with chance and about success, computed; each holds for none, one and many."""

from typing import Any

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence, uncapitalised, verb
from compendium.results.approaches.compute_likeness import AS_CHANCE
from compendium.results.approaches.compute_success import judged_apart, setting_apart
from compendium.results.approaches.titles import in_text, sides_of


def likeness_words(pairs: pd.DataFrame, names: pd.Series) -> Shown:
    """Which pairs of programmes lie outside what chance gives, by each comparison. ``pairs`` has both of them."""
    outside = pairs[pairs["beyond"] != AS_CHANCE]
    left = outside[outside["redrawn_beyond"] == outside["beyond"]]
    whole = counted(len(pairs), "pair")
    if outside.empty:
        return sentence("Chance explains how alike the programmes are: of {whole}, none stands out.", whole=whole)
    return sentence(
        "Of {whole}, {outside} {sides} alike than the numbers of their approaches explain: {which}. By chance alone, "
        "{expected:.1f} such pairs would be expected. If chance also leaves each approach as common as it is, {left}.",
        whole=whole,
        outside=f"{in_words(len(outside))} {verb(len(outside), 'is', 'are')}",
        sides=sides_of(outside),
        which=_pairs(outside, names),
        expected=pairs["outside"].sum(),
        left=f"{_pairs(left, names)} {verb(len(left), 'is', 'are')} left" if len(left) else "none of these is left",
    )


def own_likeness_words(pairs: pd.DataFrame, left: pd.DataFrame, programme: str, names: pd.Series) -> Shown:
    """What can be said of how alike one programme is to each of the others: only what chance does not give.

    ``pairs`` are those of the ``programme`` as `likeness` returns them, ``left`` those of them that `beyond_chance`
    leaves.
    """
    who = in_text(names[programme])
    if pairs.empty:
        return sentence("Nothing can be said of how alike {who} is to other programmes.", who=who)
    parts = [
        f"{capitalised(_other(row, programme, names))} is {row.beyond} like {who} than chance explains (Jaccard index "
        f"{row.jaccard:.2f}; by chance {row.low:.2f} to {row.high:.2f})"
        for row in left.itertuples()
    ]
    return sentence(
        "{parts}{rest} is more or less like {who} than chance explains, given how many approaches each of them used.",
        parts="".join(f"{part}. " for part in parts),
        rest="No other programme" if parts else "No programme",
        who=who,
    )


def highest_words(pairs: pd.DataFrame, programme: str, names: pd.Series) -> Shown:
    """The programme with the highest index with one, and how much of the index its number of approaches gives."""
    if pairs.empty:
        return sentence("There is no index to compare.")
    best = pairs.iloc[0]
    top = [_other(row, programme, names) for row in pairs.itertuples() if row.jaccard == row.largest]
    return sentence(
        "The highest index with {who} is that of {best}: {jaccard:.2f}. With so many approaches each, it could be "
        "{largest:.2f} at most; chance alone gives {expected:.2f} ({low:.2f} to {high:.2f}).{top}",
        best=_other(best, programme, names),
        who=in_text(names[programme]),
        top=f" {capitalised(listed(top))} {verb(len(top), 'is', 'are')} as similar to it as such numbers allow."
        if top
        else "",
        **{key: float(best[key]) for key in ("jaccard", "largest", "expected", "low", "high")},
    )


def _other(row: Any, programme: str, names: pd.Series) -> str:
    return in_text(str(names[row.second if row.first == programme else row.first]))


def _pairs(pairs: pd.DataFrame, names: pd.Series) -> str:
    return listed(
        f"{in_text(names[row.first])} and {in_text(names[row.second])} ({row.jaccard:.2f})"
        for row in pairs.itertuples()
    )


def success_words(shared: pd.DataFrame, success: pd.DataFrame, names: pd.Series, approaches: pd.Series) -> Shown:
    """Whether what the successful case studies share sets them apart from the others.

    ``shared`` is what `shared_by_the_successful` returns; ``names`` and ``approaches`` are names by id.
    """
    successful, others = judged_apart(success)
    if not (successful and others):
        return sentence("The case studies are all judged alike, so nothing can set the successful ones apart.")
    apart = setting_apart(shared, success)
    count = shared[others].sum()
    each = [
        f"{names[other]} used {'all' if count[other] == len(shared) else in_words(int(count[other]))} of them"
        for other in others
    ]
    verdict = (
        f"Only {listed(map(uncapitalised, approaches[apart]))} could set the successful apart"
        if apart
        else "So nothing in the table sets the successful ones apart, and it cannot explain success"
    )
    return sentence(
        "The case studies held to be successful, {successful}, share {number}: {shared}. {each}. {verdict}.",
        successful=listed(names[successful]),
        number=counted(len(shared), "approach", "approaches"),
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
