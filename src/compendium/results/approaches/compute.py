"""Approaches to implementation support by programme and model (interim report, Table 3)."""

from collections.abc import Sequence

import pandas as pd

from compendium.errors import ParameterError

EXTENTS = ("yes", "in part", "no")


def coverage_by_theme(ticks: pd.DataFrame, theme_of: pd.Series, themes: Sequence[str]) -> pd.DataFrame:
    """Count the approaches of each theme that each programme used.

    ``ticks`` has a row per approach and a boolean column per programme; ``theme_of`` gives the theme of each approach.
    Returns a row per theme, a column per programme and a last column ``approaches``, the number listed under the theme.
    """
    coverage = ticks.groupby(theme_of).sum()
    coverage["approaches"] = theme_of.value_counts()
    return coverage.reindex(list(themes), fill_value=0).astype(int)


def mix_of_models(ticks: pd.DataFrame, extents: pd.DataFrame) -> pd.DataFrame:
    """Count, for each programme and model, how far the approaches it used follow the model.

    ``extents`` has a row per approach and a column per model with ``yes``, ``in part`` or ``no``.
    Returns ``programme``, ``model`` and one count per extent.
    """
    rows = []
    for programme in ticks.columns:
        used = extents[ticks[programme]]
        for model in extents.columns:
            counts = used[model].value_counts()
            rows.append({"programme": programme, "model": model} | {e: int(counts.get(e, 0)) for e in EXTENTS})
    return pd.DataFrame(rows)


def extent_counts(extents: pd.DataFrame) -> pd.DataFrame:
    """Count the approaches that follow each model fully, in part or not. A row per model, a column per extent."""
    counts = {model: extents[model].value_counts() for model in extents.columns}
    return pd.DataFrame(counts).T.reindex(columns=list(EXTENTS)).fillna(0).astype(int)


def jaccard_similarity(ticks: pd.DataFrame) -> pd.DataFrame:
    """How alike two programmes are: approaches that both used, divided by approaches that either used.

    The Jaccard index runs from 0 (nothing in common) to 1 (the same approaches). An approach that neither used does not
    count, since a missing tick may only mean that it was not described. Two programmes without any tick have no index
    (missing). Returns a square frame, programme by programme.
    """
    used = ticks.astype(int)
    shared = used.T @ used
    size = used.sum()
    either = pd.DataFrame({b: size + size[b] for b in used.columns}) - shared
    return shared / either.where(either > 0)


def approaches_of_one_programme(ticks: pd.DataFrame) -> pd.DataFrame:
    """Approaches that exactly one programme used. Returns ``approach`` and ``programme`` in the order of the table."""
    single = ticks[ticks.sum(axis="columns") == 1]
    return pd.DataFrame({"approach": list(single.index), "programme": list(single.idxmax(axis="columns"))}).astype(
        object
    )


def check_programme(ticks: pd.DataFrame, programme: str) -> None:
    """Raise ParameterError for a programme that the data do not have."""
    if programme not in ticks.columns:
        raise ParameterError(
            f"programme is {programme!r}, which is no programme of the data. Allowed: {', '.join(ticks.columns)}."
        )


def compare_programmes(ticks: pd.DataFrame, programme: str) -> pd.DataFrame:
    """Hold one programme against each of the others.

    Returns ``other``, ``shared``, ``only_here``, ``only_there`` (lists of approaches) and ``similarity`` (Jaccard
    index), the most alike first. Raises ParameterError for a programme that the data do not have.
    """
    check_programme(ticks, programme)
    here = ticks[programme]
    similarity = jaccard_similarity(ticks)[programme]
    rows = [
        {
            "other": other,
            "shared": list(ticks.index[here & ticks[other]]),
            "only_here": list(ticks.index[here & ~ticks[other]]),
            "only_there": list(ticks.index[~here & ticks[other]]),
            "similarity": similarity[other],
        }
        for other in ticks.columns
        if other != programme
    ]
    frame = pd.DataFrame(rows, columns=["other", "shared", "only_here", "only_there", "similarity"])
    return frame.sort_values("similarity", ascending=False, kind="stable", ignore_index=True)


def approaches_of_all(ticks: pd.DataFrame) -> list[str]:
    """Approaches that every programme used, in the order of the table."""
    return list(ticks.index[ticks.all(axis="columns")])
