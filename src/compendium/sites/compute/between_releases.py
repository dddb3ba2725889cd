"""Counts of people of one release held against those of the release before, so that the two together tell no small one.

Whoever has both releases knows the sites that the earlier one showed, and can take one sum from the other. So a sum
over hidden sites stands in the new release only where, to her, it is still of people of whom she knows nothing:

- Hidden sites whose numbers she knows from before are no part of it: the others have to be safe (`is_safe`) alone.
- Taken from each other, two sums must leave nothing, or the sum of sites that are new to her and safe alone. If the
  same sites are hidden and a sum moved, as few as one of them may have: it is kept back.
- It is of the same tiers as one sum that she has, or as several together, or of tiers of which she has none: it
  divides no sum, and crosses none.

Nor does a site come out of a sum that she has: one that was hidden stays hidden after a release that told sums, and one
that was shown is hidden where it moves by less than `smallest_count`.

Proof: exchange people within the sites that are safe alone, those new to her or else those that were hidden in both.
Every sum of either release stays as it is, and the number of any hidden site takes each value from 0, or from those
who speak in published statements, to one that is not small; so it does for whoever knows one of the others.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from compendium.sites.compute.suppression import PeopleShown, is_safe

Tiers = frozenset[str]


@dataclass(frozen=True)
class _Held:
    """Two releases held against each other; both with the tiers of both.

    `counts` has all people of the new one, a row per site and a column per tier, and `free` those of them who do not
    speak in a published statement. `as_decided` says whether the new one hides the sites that it hides by itself.
    """

    new: PeopleShown
    old: PeopleShown
    counts: pd.DataFrame
    free: pd.DataFrame
    smallest: int
    as_decided: bool

    @cached_property
    def known(self) -> list[str]:
        """The hidden sites of which the release before showed the numbers that they have."""
        old_sites = set(map(str, self.old.by_site.index)) - _hidden(self.old)
        both = _hidden(self.new) & old_sites
        shown = [site for site in self.counts.index if site in both]
        tiers = self.old.by_site.columns
        then, today = self.old.by_site.loc[shown], self.counts.reindex(columns=tiers, fill_value=0).loc[shown]
        same = then.eq(today).all(axis="columns")
        return [site for site in shown if same[site]]

    def are_safe(self, sites: set[str], tiers: Tiers) -> bool:
        """Whether the sum of some tiers over hidden sites may be known."""
        own = self.counts.index.isin(sorted(sites)) & self.counts.any(axis="columns")
        return is_safe(
            self.free.loc[own, [tier for tier in self.free if tier in tiers]].sum(axis="columns"), self.smallest
        )


def keep_back_moves(
    now: PeopleShown, before: PeopleShown, counts: pd.DataFrame, smallest: int, heard: pd.DataFrame | None = None
) -> PeopleShown:
    """What may be told of people, given what the release `before` told.

    `counts` has all people of the new release, a row per site and a column per tier; `heard` says how many of them
    speak in statements (`speaking`). With `smallest` up to 1 nothing is kept back. `moved` of what is returned says
    whether anything was.
    """
    if smallest <= 1:
        return now
    free = counts if heard is None else (counts - heard).clip(lower=0)
    found, old = _without_moved_sites(now, before, smallest), _with_tiers(before, now)
    as_decided = found is now
    while True:
        held = _Held(_with_tiers(found, before), old, counts, free, smallest, as_decided)
        groups = [group for group in _groups(held.new) if group & {*map(str, now.by_tier.index)}]
        unsafe = next((group for group in groups if not _may_stand(held, group)), None)
        if unsafe is None:
            return found
        by_tier = found.by_tier.mask(found.by_tier.index.isin(sorted(unsafe)))
        found = replace(found, by_tier=by_tier, total=None, moved=True)


def _with_tiers(people: PeopleShown, other: PeopleShown) -> PeopleShown:
    """A release with the tiers of another as well: in those that it does not have, nobody was heard."""
    tiers = people.by_tier.index.union(other.by_tier.index, sort=False)
    by_site = people.by_site.reindex(columns=tiers)
    shown = people.by_site.notna().all(axis="columns")
    by_site.loc[shown] = by_site.loc[shown].fillna(0)
    by_tier = people.by_tier.reindex(tiers)
    by_tier.loc[tiers.difference(people.by_tier.index)] = 0
    return replace(people, by_site=by_site, by_tier=by_tier)


def _without_moved_sites(now: PeopleShown, before: PeopleShown, smallest: int) -> PeopleShown:
    """Hide the sites of which a count moves by less than may be told, and those that would come out of a sum."""
    old, sums = _with_tiers(before, now), before.total is not None or before.by_tier.notna().any()
    tiers = old.by_tier.index
    shown = [site for site in now.by_site.index if site in old.by_site.index and now.shows(site)]
    both = [site for site in shown if old.shows(site)]
    moves = (now.by_site.reindex(columns=tiers).loc[both].fillna(0) - old.by_site.loc[both]).abs()
    small = (moves.gt(0) & moves.lt(smallest)).any(axis="columns")
    hidden = [site for site in shown if (small[site] if site in both else sums)]
    if not hidden:
        return now
    by_site = now.by_site.copy()
    by_site.loc[hidden] = pd.NA
    return replace(now, by_site=by_site, moved=True)


def _may_stand(held: _Held, group: Tiers) -> bool:
    """Whether the sum of a group of tiers over hidden sites may stand in the new release."""
    hidden, known = _hidden(held.new), set(held.known)
    if (known or not held.as_decided) and hidden and not held.are_safe(hidden - known, group):
        return False
    then = [each for each in _groups(held.old) if each & group]
    if not then:
        return True
    now = [each for each in _groups(held.new) if any(each & other for other in then)]
    tiers = frozenset[str]().union(*then)
    if now != [group] or tiers != group:
        return False
    return _leave_nothing_small(held, tiers)


def _leave_nothing_small(held: _Held, tiers: Tiers) -> bool:
    """Whether the sums of some tiers in both releases, taken from each other, leave nothing or what is safe."""
    hidden, were_hidden, known = _hidden(held.new), _hidden(held.old), held.known
    if were_hidden - hidden:
        return False
    new_to_her = hidden - were_hidden - set(known)
    if new_to_her:
        return held.are_safe(new_to_her, tiers)
    left = _hidden_sum(held.new, tiers) - _hidden_sum(held.old, tiers)
    return left == int(held.counts.loc[known, [tier for tier in held.counts if tier in tiers]].to_numpy().sum())


def _hidden(people: PeopleShown) -> set[str]:
    return {str(site) for site in people.by_site.index[people.by_site.isna().any(axis="columns")]}


def _groups(people: PeopleShown) -> list[Tiers]:
    """The groups of tiers whose sums are known: each tier that is told, and all others where the total is."""
    told = [str(tier) for tier in people.by_tier.dropna().index]
    others = frozenset(map(str, people.by_tier.index)) - set(told)
    return [*(frozenset([tier]) for tier in told), *([others] if others and people.total is not None else [])]


def _hidden_sum(people: PeopleShown, tiers: Tiers) -> int:
    """The sum of some tiers over the hidden sites, as anyone can work it out."""
    own = [tier for tier in people.by_tier.index if tier in tiers]
    told, others = people.by_tier[own], people.by_tier.drop(own)
    sums = int(told.sum()) if told.notna().all() else int(people.total or 0) - int(others.sum())
    return sums - int(people.by_site[own].dropna().to_numpy().sum())
