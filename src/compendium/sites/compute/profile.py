"""One site: its level on each criterion, what that rests on, and how it stands among the local sites."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from compendium.errors import ParameterError
from compendium.studies.compute.scale import NO_RATING, Scale

STRENGTH, BETWEEN, GAP, NO_LEVEL = "strong", "in between", "weak", "no level"
NOT_STATED = "not stated"

UNRATED = {"level": NO_RATING, "ratings": 0, "rated": 0, "lowest": "", "highest": "", "disagree": False}
"""What a site has on a criterion that nobody rated."""


def site_profile(
    site: str, cells: pd.DataFrame, sites: pd.DataFrame, criteria: pd.DataFrame, scale: Scale
) -> pd.DataFrame:
    """The combined answer of a site on every criterion of the framework.

    `cells` is what `combine_ratings` returns. Returns a row per criterion in the framework's order: `criterion`,
    `name`, `level` (a level, a non-answer or `no rating`), `ratings`, `rated`, `lowest`, `highest`, `disagree`, and
    `kind`: `strong` lies in the upper half of the levels, `weak` in the lower half, `in between` in the very middle,
    `no level` says nothing of either. Raises ParameterError for a site that the study does not have.
    """
    refuse_unknown_site(site, sites)
    own = cells.loc[cells["site"] == site, ["criterion", *UNRATED]]
    found = {criterion: row for criterion, *row in zip(*(own[column].tolist() for column in own), strict=True)}
    rows = [found.get(criterion, [*UNRATED.values()]) for criterion in criteria["criterion"].tolist()]
    profile = criteria[["criterion", "name"]].reset_index(drop=True)
    for place, column in enumerate(UNRATED):
        profile[column] = [row[place] for row in rows]
    profile["kind"] = [kind_of(level, scale) for level in profile["level"].tolist()]
    return profile


def own_answers(site: str, cells: pd.DataFrame, criteria: Iterable[str]) -> dict[str, str]:
    """The combined answer of a site by criterion, in the order of `criteria`; `cells` is what `combine_ratings`
    returns."""
    own = cells[(cells["site"] == site).to_numpy()]
    found = dict(zip(own["criterion"].tolist(), own["level"].tolist(), strict=True))
    return {criterion: found.get(criterion, NO_RATING) for criterion in criteria}


def refuse_unknown_site(site: str, sites: pd.DataFrame) -> None:
    """Raise ParameterError for a site that the study does not have."""
    if site not in set(sites["site"]):
        known = list(sites["site"])
        shown = ", ".join(known[:10]) + (f" and {len(known) - 10} more" if len(known) > 10 else "")
        raise ParameterError(f"site is {site!r}, which is no site of the study. Allowed: {shown}.")


def kind_of(level: str, scale: Scale) -> str:
    """Strong, weak or in between, by which half of the ordered levels a level lies in."""
    if level not in scale.ranks:
        return NO_LEVEL
    distance = 2 * scale.ranks[level] - (len(scale.levels) - 1)
    return STRENGTH if distance > 0 else GAP if distance < 0 else BETWEEN


def standing_among(site: str, matrix: pd.DataFrame, own: Mapping[str, str], scale: Scale) -> pd.DataFrame:
    """How a site stands among the other local sites on each criterion.

    `matrix` has a row per local site and a column per criterion, `own` the site's answer by criterion. Returns
    `criterion`, `level` (its own), `sites` (other local sites with a level), of these `lower`, `same` and `higher`
    (0 where it has no level itself), then for each level `at <level>`, the number of other local sites at it.
    """
    others = matrix.to_numpy()[matrix.index != site]
    rows = []
    for criterion, answers in zip(matrix.columns, others.T, strict=True):
        given = Counter(answers.tolist())
        counts, rank = [given[level] for level in scale.levels], scale.ranks.get(own[criterion])
        compared = (0, 0, 0) if rank is None else (sum(counts[:rank]), counts[rank], sum(counts[rank + 1 :]))
        row = {"criterion": criterion, "level": own[criterion], "sites": sum(counts)}
        row |= dict(zip(["lower", "same", "higher"], compared, strict=True))
        rows.append(row | {f"at {level}": given[level] for level in reversed(scale.levels)})
    return pd.DataFrame(rows)


def evidence_by_tier(ratings: pd.DataFrame, tiers: Sequence[str], smallest: int = 1) -> pd.DataFrame:
    """What ratings rest on, by tier.

    `ratings` are those of one site, or of a study. Returns a row per tier in the study's order, then `not stated` where
    a rating names none: `tier`, `pieces` (of evidence that is named; ratings without any would tell
    the number of coders), `respondents` (different ones, blank left out), `roles` (list, in order of appearance):
    those of rows that may be published, and those that `smallest` respondents or more have in the tier.
    """
    named = ratings["tier"].where(ratings["tier"].ne(""), NOT_STATED)
    rows = []
    for tier in dict.fromkeys([*tiers, *([NOT_STATED] if NOT_STATED in set(named) else [])]):
        own = ratings[named == tier]
        evidence = own["evidence"]
        rows.append(
            {
                "tier": tier,
                "pieces": evidence[evidence.ne("")].nunique(),
                "respondents": own["respondent"][own["respondent"].ne("")].nunique(),
                "roles": _roles_told(own, smallest),
            }
        )
    return pd.DataFrame(rows, columns=["tier", "pieces", "respondents", "roles"])


def _roles_told(ratings: pd.DataFrame, smallest: int) -> list[str]:
    """The roles among ratings of one tier that may be told; with `smallest` up to 1 all of them."""
    roles = [role for role in dict.fromkeys(ratings["role"]) if role]
    if smallest <= 1:
        return roles
    people = ratings[ratings["respondent"].ne("")].groupby("role")["respondent"].nunique()
    published = set(ratings.loc[ratings["publish"] & ratings["statement"].ne(""), "role"])
    return sorted(role for role in roles if role in published or people.get(role, 0) >= smallest)


def published_statements(ratings: pd.DataFrame, criteria: Sequence[str]) -> pd.DataFrame:
    """The statements that may appear, in the framework's order of criteria, under each in the order of the rows.

    Returns `criterion`, `levels`, `tier`, `role`, `statement`, and `source` and `locator` where the study has them, of
    the rows with `publish` and a statement. Evidence, coder and respondent are left out. A statement that several
    coders rated stands once, with each level that it was read as: how many they were is not told.
    """
    shown = ratings[ratings["publish"] & ratings["statement"].ne("")]
    same = [c for c in ["criterion", "tier", "role", "statement", "source", "locator"] if c in shown]
    read: dict[tuple[str, ...], set[str]] = {}
    for level, *row in zip(*(shown[column].tolist() for column in ["level", *same]), strict=True):
        read.setdefault(tuple(row), set()).add(level)
    order = {criterion: place for place, criterion in enumerate(criteria)}
    rows = sorted(read, key=lambda row: order.get(row[0], len(order)))
    return pd.DataFrame(rows, columns=same).assign(levels=[sorted(read[row]) for row in rows])
