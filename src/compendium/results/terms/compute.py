"""What two blind readings call approaches and criteria in published terms, how far they agree, and what stands.

Approaches (interim report, Table 3) are read as ERIC strategies (Powell et al. 2015), criteria (Table 7) as constructs
of CFIR 2.0 (Damschroder et al. 2022). That a term fits is the reading of this compendium; no source draws the link.
"""

from typing import NamedTuple

import pandas as pd

NONE = ""
"""In place of a term where a reading finds that none fits."""

ALIKE, SETTLED = "alike", "settled"


class Mapping(NamedTuple):
    """What is mapped to what: the column of the items, the column of the terms, and what both are called."""

    item: str
    term: str
    item_name: str
    term_name: str
    items_name: str
    terms_name: str


APPROACHES = Mapping("approach", "strategy", "Approach", "ERIC strategy", "approaches", "ERIC strategies")
CRITERIA = Mapping("criterion", "construct", "Criterion", "CFIR construct", "criteria", "CFIR constructs")


class Agreement(NamedTuple):
    """How far two readings agree.

    ``items`` were read by both; ``same`` of them have the same best fit, ``per_cent`` in per cent and ``kappa`` beyond
    chance (missing where chance alone would make all alike); ``same_terms`` have the same terms in any order, and
    ``overlap`` is the mean Jaccard index of the two sets. That no term fits counts as a term of its own.
    """

    items: int
    same: int
    per_cent: float
    kappa: float
    same_terms: int
    overlap: float


def terms_by_reading(readings: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    """The terms of each item, best fit first: a row per item, a column per reading, in each cell a tuple of ids.

    ``readings`` has the columns ``reading``, ``rank``, the item and the term. Items that a reading lacks are left out.
    """
    ordered = readings.sort_values("rank", kind="stable")
    found = ordered.groupby([mapping.item, "reading"])[mapping.term].agg(tuple).unstack("reading")
    in_order = list(dict.fromkeys(readings[mapping.item]))
    return found.reindex(in_order).dropna()


def agreement(readings: pd.DataFrame, mapping: Mapping) -> Agreement:
    """How far the first two readings agree, on the best fit and on all terms; without items all shares are missing."""
    terms = terms_by_reading(readings, mapping)
    if terms.empty:
        return Agreement(0, 0, float("nan"), float("nan"), 0, float("nan"))
    first, second = (terms[reading] for reading in terms.columns[:2])
    best = [(a[0], b[0]) for a, b in zip(first, second, strict=True)]
    sets = [(set(a), set(b)) for a, b in zip(first, second, strict=True)]
    same = sum(a == b for a, b in best)
    return Agreement(
        items=len(terms),
        same=same,
        per_cent=100 * same / len(terms),
        kappa=cohen_kappa(pd.Series([a for a, _ in best]), pd.Series([b for _, b in best])),
        same_terms=sum(a == b for a, b in sets),
        overlap=sum(len(a & b) / len(a | b) for a, b in sets) / len(terms),
    )


def cohen_kappa(first: pd.Series, second: pd.Series) -> float:
    """Agreement of two readers beyond chance on unordered answers (Cohen 1960).

    1 is full agreement, 0 what chance gives with the answers that each reader uses; missing where chance gives 1.
    """
    observed = float((first == second).mean())
    shares = pd.concat([first.value_counts(normalize=True), second.value_counts(normalize=True)], axis="columns")
    chance = float(shares.fillna(0).prod(axis="columns").sum())
    return (observed - chance) / (1 - chance) if chance < 1 else float("nan")


def readings_of(readings: pd.DataFrame, items: pd.Series, mapping: Mapping) -> pd.DataFrame:
    """The rows about items that are there, such as the criteria of one framework; ``items`` has their ids as index."""
    return readings[readings[mapping.item].isin(items.index)].reset_index(drop=True)


def differing(readings: pd.DataFrame, mapping: Mapping) -> list[str]:
    """Items for which the readings differ in a term or in the order of terms."""
    terms = terms_by_reading(readings, mapping)
    return list(terms.index[terms.nunique(axis="columns") > 1])


def terms_that_stand(readings: pd.DataFrame, settled: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    """The terms of each item: those of both readings where these are alike, else those that were settled.

    Returns the item, ``terms`` (a tuple of ids, best fit first; ``NONE`` alone where none fits), ``how`` (ALIKE or
    SETTLED), the two readings as columns, and ``reason`` for what was settled. What is not settled yet has no terms.
    """
    terms = terms_by_reading(readings, mapping)
    unlike = set(differing(readings, mapping))
    own = settled.sort_values("rank", kind="stable").groupby(mapping.item)
    chosen, why = own[mapping.term].agg(tuple), own["reason"].agg(". ".join)
    return terms.assign(
        terms=[chosen.get(item, ()) if item in unlike else row.iloc[0] for item, row in terms.iterrows()],
        how=[SETTLED if item in unlike else ALIKE for item in terms.index],
        reason=[why.get(item, "") if item in unlike else "" for item in terms.index],
    ).reset_index()


def items_by_best_fit(stand: pd.DataFrame, mapping: Mapping) -> dict[str, list[str]]:
    """The items that share a best fit: from the id of the term to the ids of its items, those with the most first."""
    shared: dict[str, list[str]] = {}
    for item, terms in zip(stand[mapping.item], stand["terms"], strict=True):
        if terms:
            shared.setdefault(terms[0], []).append(item)
    return dict(sorted(shared.items(), key=lambda pair: -len(pair[1])))
