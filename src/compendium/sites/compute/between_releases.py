"""Counts of people of one release held against those of the release before, so that the two together tell no small one.

Whoever has both releases can take one sum from the other. What is left is about the sites that are hidden in one of
them and not in the other, or about a move within the same sites. So, of two releases:

- A site whose own counts move by less than `smallest_count` is not shown in the new one.
- A sum over hidden sites that both releases tell is kept back in the new one where it moves by less than
  `smallest_count`; where sites joined those that are hidden, unless the sum of these is safe by itself (`is_safe`); and
  where sites left them.

The same goes for sums of several tiers, which follow from the total where some tiers are hidden.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from compendium.sites.compute.suppression import PeopleShown, is_safe

Tiers = frozenset[str]


def keep_back_moves(now: PeopleShown, before: PeopleShown, counts: pd.DataFrame, smallest: int) -> PeopleShown:
    """What may be told of people, given what the release `before` told.

    `counts` has all people of the new release, a row per site and a column per tier. With `smallest` up to 1 nothing
    is kept back. `moved` of what is returned says whether anything was.
    """
    if smallest <= 1:
        return now
    old = _with_tiers(before, now)
    found = _without_moved_sites(now, old, smallest)
    while True:
        unsafe = next(_unsafe(found, old, counts, smallest), None)
        if unsafe is None:
            return found
        alone = unsafe if all(_tells(found, frozenset([tier])) for tier in unsafe) else frozenset()
        by_tier = found.by_tier.mask(found.by_tier.index.isin(alone))
        found = replace(found, by_tier=by_tier, total=None, moved=True)


def _with_tiers(before: PeopleShown, now: PeopleShown) -> PeopleShown:
    """The release before with the tiers of the new one: in those that it does not have, nobody was heard."""
    tiers = before.by_tier.index.union(now.by_tier.index, sort=False)
    by_site = before.by_site.reindex(columns=tiers)
    shown = before.by_site.notna().all(axis="columns")
    by_site.loc[shown] = by_site.loc[shown].fillna(0)
    missing = tiers.difference(before.by_tier.index)
    by_tier = before.by_tier.reindex(tiers)
    by_tier.loc[missing] = 0
    return PeopleShown(by_site, by_tier, before.total)


def _without_moved_sites(now: PeopleShown, old: PeopleShown, smallest: int) -> PeopleShown:
    """Hide the sites that both releases show and of which a count moves by less than may be told."""
    both = [site for site in now.by_site.index if site in old.by_site.index and now.shows(site) and old.shows(site)]
    moves = (now.by_site.reindex(columns=old.by_tier.index).loc[both].fillna(0) - old.by_site.loc[both]).abs()
    small = (moves.gt(0) & moves.lt(smallest)).any(axis="columns")
    hidden = [site for site in both if small[site]]
    if not hidden:
        return now
    by_site = now.by_site.copy()
    by_site.loc[hidden] = pd.NA
    return replace(now, by_site=by_site, moved=True)


def _unsafe(now: PeopleShown, old: PeopleShown, counts: pd.DataFrame, smallest: int) -> Iterator[Tiers]:
    """The groups of tiers whose sums over hidden sites may not stand in the new release."""
    hidden, were_hidden = _hidden(now), _hidden(old)
    joined, left = hidden - were_hidden, were_hidden - hidden
    for tiers in _groups(now, old):
        if not (_tells(now, tiers) and _tells(old, tiers)):
            continue
        if joined or left:
            parts = counts.loc[sorted(joined), [tier for tier in counts if tier in tiers]].sum(axis="columns")
            safe = not left and is_safe(parts, smallest)
        else:
            move = abs(_hidden_sum(now, tiers) - _hidden_sum(old, tiers))
            safe = move == 0 or move >= smallest
        if not safe:
            yield tiers


def _hidden(people: PeopleShown) -> set[str]:
    return {str(site) for site in people.by_site.index if not people.shows(str(site))}


def _groups(now: PeopleShown, old: PeopleShown) -> Iterator[Tiers]:
    """Each tier, what is left of all where some are hidden, and all of them."""
    tiers = frozenset(map(str, old.by_tier.index))
    single = [frozenset([tier]) for tier in sorted(tiers)]
    rest = [tiers - {str(tier) for tier in people.by_tier.dropna().index} for people in (now, old)]
    yield from dict.fromkeys(group for group in [*single, *rest, tiers] if group)


def _tells(people: PeopleShown, tiers: Tiers) -> bool:
    """Whether the sum of some tiers follows from what is shown."""
    shown = {str(tier) for tier in people.by_tier.dropna().index}
    absent = tiers - set(map(str, people.by_tier.index))
    rest = {str(tier) for tier in people.by_tier.index} - shown
    return (tiers - absent) <= shown or (people.total is not None and rest <= tiers)


def _hidden_sum(people: PeopleShown, tiers: Tiers) -> int:
    """The sum of some tiers over the hidden sites, as anyone can work it out."""
    own = [tier for tier in people.by_tier.index if tier in tiers]
    others = people.by_tier.drop(own)
    told = people.by_tier[own]
    sums = int(told.sum()) if told.notna().all() else int(people.total or 0) - int(others.sum())
    return sums - int(people.by_site[own].dropna().to_numpy().sum())
