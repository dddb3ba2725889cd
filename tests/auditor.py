"""A disclosure auditor: whoever reads all that is published of a study, and wants to know what is kept back.

Each number that is told becomes an equation, and a solver gives the lowest and the highest value of each count that is
kept back. What is told is read off what readers get (`told_by_pages.py`), never off what the package has computed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

import highspy
import numpy as np
from audited_study import AuditedStudy
from told_by_pages import Told

MANY = 10_000
"""More than any count: a highest value of this is none at all."""


Unit = tuple[str, str, str]
"""A site, a criterion and a piece of evidence."""


@dataclass
class Equations:
    """Whole numbers from 0, by name, and what is known of their sums."""

    names: dict[object, int] = field(default_factory=dict)
    sums: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    highest: dict[int, int] = field(default_factory=dict)

    def number(self, name: object, highest: int = MANY) -> int:
        """The place of an unknown number."""
        place = self.names.setdefault(name, len(self.names))
        self.highest.setdefault(place, highest)
        return place

    def know(self, parts: Mapping[object, float], low: float, high: float = np.inf) -> None:
        """A sum of numbers, each with its weight, that lies between two."""
        self.sums.append(({self.number(name): weight for name, weight in parts.items()}, low, high))

    def range_of(self, parts: Mapping[object, float], also: "Equations | None" = None) -> tuple[int, int]:
        """The lowest and the highest value of a sum for all that is known."""
        aim = np.zeros(len(self.names))
        for name, weight in parts.items():
            aim[self.names[name]] = weight
        sums = [*self.sums, *(also.sums if also else [])]
        used = _linked(sums, set(np.flatnonzero(aim)))
        place = {each: number for number, each in enumerate(sorted(used))}
        rows = [sum_ for sum_ in sums if used & sum_[0].keys()]
        lines = [({place[each]: weight for each, weight in weights.items()}, low, high) for weights, low, high in rows]
        highest = [self.highest[each] for each in sorted(used)]
        ends = [round(sign * _lowest(sign * aim[sorted(used)], highest, lines)) for sign in (1, -1)]
        return ends[0], ends[1]


def _lowest(aim: np.ndarray, highest: list[int], rows: list[tuple[dict[int, float], float, float]]) -> float:
    """The lowest value of a weighted sum of whole numbers from 0 to their ``highest``; a row is what is known of a sum.

    HiGHS finds it: scipy, which has that too, would be imported by seaborn in each process of a test.
    """
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(highest), len(rows)
    model.col_cost_, model.col_lower_, model.col_upper_ = aim, np.zeros(len(highest)), np.array(highest, dtype=float)
    model.row_lower_, model.row_upper_ = np.array([low for _, low, _ in rows]), np.array([high for *_, high in rows])
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(highest)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(weights) for weights, _, _ in rows)])
    matrix.index_ = np.array([each for weights, _, _ in rows for each in weights], dtype=np.int32)
    matrix.value_ = np.array([weight for weights, _, _ in rows for weight in weights.values()], dtype=float)
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    assert status == highspy.HighsModelStatus.kOptimal, f"what is told contradicts itself: {status.name}"
    return float(solver.getInfo().objective_function_value)


def _linked(sums: list[tuple[dict[int, float], float, float]], aims: set[int]) -> set[int]:
    """The numbers that are known together with those aimed at: the others make no difference."""
    used, before = set(aims), set[int]()
    while used != before:
        before = set(used)
        for weights, _, _ in sums:
            if used & weights.keys():
                used |= weights.keys()
    return used


@dataclass(frozen=True)
class Finding:
    """A count that is kept back: what it is of, the range left open, and the range that has to be."""

    what: str
    low: int
    high: int
    least: int
    most: int
    parts: Mapping[object, float] = field(default_factory=dict, repr=False)

    @property
    def gives_away(self) -> bool:
        """Whether the count cannot be everything that it has to be able to be."""
        return self.low > self.least or self.high < self.most


def audit_people(study: AuditedStudy, told: Told) -> Iterator[Finding]:
    """Every number of respondents of a site and tier, of a tier and of a site that is kept back or should be.

    To a reader from outside, and to each site that has people: whoever knows its own numbers.
    """
    true = study.people()
    tiers = [tier for tier in study.all_tiers if any(true[site, tier] for site in study.sites)]
    known = _known_of_people(study, told, tiers)
    yield from _ranges(study, told, tiers, "a reader", known, Equations())
    for who in (site for site in study.sites if any(true[site, tier] for tier in tiers)):
        own = Equations(known.names, [], known.highest)
        for tier in tiers:
            _equal(own, {(who, tier): 1}, true[who, tier])
        yield from _ranges(study, told, tiers, who, known, own, who=who)


def audit_releases(old: AuditedStudy, told_before: Told, new: AuditedStudy, told: Told) -> Iterator[Finding]:
    """Every number of respondents that is kept back in the new of two releases, or was in the old one.

    To a reader who has both, and to each site. They take it that where nothing else of a site has changed, its people
    have not. What is left open has to be what the old release had left open, with the statements of the new one.
    """
    tiers = [tier for tier in new.all_tiers if _has_people(old, tier) or _has_people(new, tier)]
    untold = replace(told, by_tier={}, total=None, by_site={})
    alone, both = (_known_of_both(old, told_before, new, what, tiers) for what in (untold, told))
    true, then = new.people(), old.people()
    for who in ("a reader", *(site for site in new.sites if any(true[site, tier] for tier in tiers))):
        own = Equations(both.names, [], both.highest)
        for tier in tiers if who in new.sites else []:
            _equal(own, {(who, tier): 1}, true[who, tier])
            if who in old.sites:
                _equal(own, {("before", (who, tier)): 1}, then[who, tier])
        for found in (
            *_ranges(new, told, tiers, f"{who} of both", both, own, lambda name: name, who),
            *_ranges(old, told_before, tiers, f"{who} of both, before", both, own, lambda name: ("before", name), who),
        ):
            least, most = alone.range_of(found.parts, own)
            yield replace(found, least=max(found.least, least), most=min(found.most, most))


def _known_of_both(old: AuditedStudy, told_before: Told, new: AuditedStudy, told: Told, tiers: list[str]) -> Equations:
    """What two releases tell; the numbers of the old one have names of their own."""
    known, before = _known_of_people(new, told, tiers), _known_of_people(old, told_before, tiers)
    names = {place: ("before", name) for name, place in before.names.items()}
    for name in names.values():
        known.number(name)
    for weights, low, high in before.sums:
        known.know({names[place]: weight for place, weight in weights.items()}, low, high)
    for site, tier in product(old.sites, tiers):
        if old.rows_of(site) == new.rows_of(site):
            known.know({(site, tier): 1, ("before", (site, tier)): -1}, 0, 0)
    return known


def _has_people(study: AuditedStudy, tier: str) -> bool:
    return any(study.people()[site, tier] for site in study.sites)


def _known_of_people(study: AuditedStudy, told: Told, tiers: list[str]) -> Equations:
    """What is told, as sums; respondents without a code are in none of them, nor in what a site's page counts."""
    known = Equations()
    for site, tier in product(study.sites, tiers):
        known.number((site, tier))
        known.number((site, tier, "no code"))
    for cell in study.speaking():
        known.know({cell: 1}, 1)
    for tier, number in told.by_tier.items():
        _equal(known, {(site, tier): 1 for site in study.sites}, number)
    if told.total is not None:
        _equal(known, dict.fromkeys(product(study.sites, tiers), 1), told.total)
    for site, numbers in told.by_site.items():
        for tier in tiers:
            _equal(known, {(site, tier): 1}, numbers.get(tier, 0))
    return known


def _ranges(
    study: AuditedStudy,
    told: Told,
    tiers: list[str],
    reader: str,
    known: Equations,
    own: Equations,
    named: Callable[[object], object] = lambda name: name,
    who: str = "",
) -> Iterator[Finding]:
    """The range of each count that is kept back; `named` gives the name that it has in the equations."""
    true, speaking, smallest = study.people(), study.speaking(), study.smallest_count
    others = [site for site in study.sites if site != who]
    for site, tier in product(others, tiers):
        blank = (site, tier) in study.without_code()
        if _may_be_open(study, told, (site, tier), tiers):
            continue
        parts = {named(name): 1.0 for name in ((site, tier), *([(site, tier, "no code")] if blank else []))}
        low, high = known.range_of(parts, own)
        what = f"{reader}: people of {tier} at {site}"
        yield Finding(what, low, high, int((site, tier) in speaking), smallest, parts)
    for tier in tiers:
        hidden = [site for site in others if site not in told.by_site]
        people = sum(true[site, tier] for site in hidden)
        if hidden and people and (tier not in told.by_tier or 0 < people < smallest):
            parts = {named((site, tier)): 1.0 for site in hidden}
            low, high = known.range_of(parts, own)
            least = sum((site, tier) in speaking for site in hidden)
            yield Finding(f"{reader}: people of {tier}", low, high, least, smallest, parts)


def _may_be_open(study: AuditedStudy, told: Told, cell: tuple[str, str], tiers: list[str]) -> bool:
    """Whether a count is told and not small, or there is nobody at a site of whom it could be."""
    true, blank = study.people(), cell in study.without_code()
    if cell[0] in told.by_site:
        return not blank and not 0 < true[cell] < study.smallest_count
    return not blank and not any(true[cell[0], tier] for tier in tiers)


def _equal(known: Equations, parts: Mapping[object, float], number: int) -> None:
    known.know(parts, number, number)


def audit_coders(study: AuditedStudy, told: Told) -> Iterator[Finding]:
    """The number of coders of each thing that was rated, where the study does not say that it may be told.

    A reader knows what was rated, and of whatever coders differ on that there are as many as different answers.
    """
    if study.count_coders or all(number >= study.smallest_count for number in study.coders().values()):
        return
    units, known, most = list(study.coders()), Equations(), study.smallest_count + 2
    for unit in units:
        _know_unit(known, unit, _answers_listed(study, told, unit), most)
    _know_of_agreement(known, units, told, most)
    for cell, number in told.ratings.items():
        own = [unit for unit in units if unit[:2] == cell]
        _equal(known, {(unit, n): n for unit in own for n in range(1, most + 1)}, number)
    for unit in units:
        low, high = known.range_of({(unit, coders): coders for coders in range(1, most + 1)})
        yield Finding(
            f"a reader: coders of {unit}", low, high, _answers_listed(study, told, unit) or 1, study.smallest_count
        )


def _answers_listed(study: AuditedStudy, told: Told, unit: Unit) -> int:
    """How many different answers are known to have been given to something; 0 where that is not known."""
    answers = study.answers_of(unit)
    return answers if told.differing.get(unit[:2]) or (answers == 1 and told.differing_is_listed) else 0


def _know_unit(known: Equations, unit: Unit, listed: int, most: int) -> None:
    """One number of coders is right, and as many pairs of them agree as the answers that are listed allow."""
    numbers = range(1, most + 1)
    for coders in numbers:
        known.number((unit, coders), 1)
    known.know({(unit, coders): 1 for coders in numbers}, 1, 1)
    same = {(unit, "same"): 1.0}
    largest = {(unit, coders): -_most_same(coders, max(listed, 1)) for coders in numbers}
    known.know(same | largest, -np.inf, 0)
    if listed:
        known.know(same | {(unit, coders): -_fewest_same(coders, listed) for coders in numbers}, 0)
    if listed > 1:
        known.know({(unit, coders): 1 for coders in range(1, listed)}, 0, 0)


def _know_of_agreement(known: Equations, units: list[Unit], told: Told, most: int) -> None:
    """What tables and sentences of agreement say of the units of each criterion."""
    if told.nobody:
        known.know({(unit, coders): 1 for unit in units for coders in range(2, most + 1)}, 0, 0)
    for criterion, numbers in told.agreement.items():
        own = [unit for unit in units if criterion in (unit[1], "")]
        several = {(unit, coders): 1 for unit in own for coders in range(2, most + 1)}
        pairs = {(unit, coders): coders * (coders - 1) / 2 for unit in own for coders in range(2, most + 1)}
        if "units" in numbers:
            _equal(known, several, numbers["units"])
        if "pairs" in numbers:
            _equal(known, pairs, numbers["pairs"])
        if "share" in numbers:
            known.know(several, 1)
            same = {(unit, "same"): 1.0 for unit in own}
            for side, edge in ((1, numbers["share"] - 0.5), (-1, numbers["share"] + 0.5)):
                parts = {name: side * 100 * weight for name, weight in same.items()}
                known.know(parts | {name: -side * edge * weight for name, weight in pairs.items()}, 0)


def _most_same(coders: int, answers: int) -> float:
    """The pairs of coders with the same answer, at most, where so many different answers were given."""
    alike = coders - answers + 1
    return alike * (alike - 1) / 2 if alike > 0 else 0


def _fewest_same(coders: int, answers: int) -> float:
    """The same, at least: where as many coders gave each answer as can be."""
    given = Counter(coder % answers for coder in range(coders))
    return sum(number * (number - 1) / 2 for number in given.values())


def audit_levels(study: AuditedStudy, told: Told) -> Iterator[str]:
    """The levels that are told although too few people are behind them, or single rows are."""
    if study.publish_levels == "single":
        return
    for (site, criterion), level in told.levels.items():
        if level not in study.no_answers and len(study.sources(site=site, criterion=criterion)) < study.sources_needed:
            yield f"level of {site} on {criterion}"
    for (tier, criterion), level in told.tier_levels.items():
        if level not in study.no_answers and len(study.sources(tier=tier, criterion=criterion)) < study.sources_needed:
            yield f"level of the tier {tier} on {criterion}"
    yield from (f"level of a statement at {site}" for site in told.read_as)
    if told.differing:
        yield "answers of single pieces"


def audit_roles(study: AuditedStudy, told: Told) -> Iterator[str]:
    """The roles that are told although no row that says them may be published, nor enough people have them."""
    if study.smallest_count <= 1:
        return
    for site, tier, role in told.roles:
        published, people = study.holders(site, tier, role)
        if not published and people < study.smallest_count:
            yield f"role {role} of {tier} at {site}"
