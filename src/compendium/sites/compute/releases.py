"""What changed between two releases of a study."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from compendium.studies.compute.scale import NO_RATING, Scale

HIGHER, LOWER, OTHER = "higher", "lower", "other"


@dataclass(frozen=True)
class Changes:
    """What changed from the old release to the new one.

    `sites_added`, `sites_gone`, `criteria_added`, `criteria_gone`: ids. `cells`: `site`, `criterion`, `before`, `after`
    and `kind` (`higher`, `lower`, or `other` where one of the two is no level that both releases have). `criteria`: of
    each criterion in both, over the local sites in both, how many cells are `higher`, `lower`, `other`, `unchanged`,
    those that moved most first.
    """

    sites_added: tuple[str, ...]
    sites_gone: tuple[str, ...]
    criteria_added: tuple[str, ...]
    criteria_gone: tuple[str, ...]
    cells: pd.DataFrame
    criteria: pd.DataFrame

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        lists = (self.sites_added, self.sites_gone, self.criteria_added, self.criteria_gone)
        return any(lists) or not self.cells.empty


def compare_releases(
    old: pd.DataFrame, new: pd.DataFrame, old_scale: Scale, new_scale: Scale, local: Sequence[str] | None = None
) -> Changes:
    """Compare two matrices of answers (site by criterion, as `answer_matrix` lays them out).

    `local` are the sites in both that are counted, all unless given.
    A level counts as higher or lower by the new release's order, if the old one orders the two alike.
    """
    sites = [site for site in new.index if site in old.index]
    criteria = [criterion for criterion in new.columns if criterion in old.columns]
    rows = [
        (site, criterion, before, after, _kind(before, after, old_scale, new_scale))
        for criterion in criteria
        for site, before, after in zip(sites, old.loc[sites, criterion], new.loc[sites, criterion], strict=True)
        if before != after
    ]
    counted = sites if local is None else list(local)
    cells = pd.DataFrame(rows, columns=["site", "criterion", "before", "after", "kind"])
    return Changes(
        _without(new.index, old.index),
        _without(old.index, new.index),
        _without(new.columns, old.columns),
        _without(old.columns, new.columns),
        cells,
        _moved(cells[cells["site"].isin(counted)], criteria, len(counted)),
    )


def compare_words(old: pd.DataFrame, new: pd.DataFrame, key: str) -> pd.DataFrame:
    """Compare what two tables say of the rows that both have, told apart by the column `key`.

    Returns a row per cell that differs, in the order of the new table: `key`, `part` (the column), `before`, `after`.
    """
    parts = [column for column in new.columns if column in old.columns and column != key]
    before, after = old.set_index(key)[parts], new.set_index(key)[parts]
    rows = [
        (one, part, before.at[one, part], after.at[one, part])
        for one in after.index
        if one in before.index
        for part in parts
        if before.at[one, part] != after.at[one, part]
    ]
    return pd.DataFrame(rows, columns=[key, "part", "before", "after"])


def _without(names: pd.Index, others: pd.Index) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others)


def _kind(before: str, after: str, old_scale: Scale, new_scale: Scale) -> str:
    if NO_RATING in (before, after):
        return OTHER
    steps = [
        scale.ranks[after] - scale.ranks[before] if {before, after} <= scale.ranks.keys() else 0
        for scale in (old_scale, new_scale)
    ]
    if all(step > 0 for step in steps):
        return HIGHER
    return LOWER if all(step < 0 for step in steps) else OTHER


def _moved(cells: pd.DataFrame, criteria: Sequence[str], sites: int) -> pd.DataFrame:
    """Count the kinds of change of each criterion; the largest balance of higher and lower comes first."""
    counts = cells.groupby(["criterion", "kind"]).size().unstack(fill_value=0) if len(cells) else pd.DataFrame()
    table = counts.reindex(index=list(criteria), columns=[HIGHER, LOWER, OTHER], fill_value=0).astype(int)
    table["unchanged"] = sites - table.sum(axis="columns")
    balance = (table[HIGHER] - table[LOWER]).abs()
    order = balance.sort_values(ascending=False, kind="stable").index
    return table.loc[order].rename_axis("criterion").reset_index()
