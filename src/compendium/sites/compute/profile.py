"""One site: its level on each criterion, what that rests on, and how it stands among the local sites."""

from collections.abc import Sequence

import pandas as pd

from compendium.errors import ParameterError
from compendium.studies.compute.scale import NO_RATING, Scale

STRENGTH, BETWEEN, GAP, NO_LEVEL = "strong", "in between", "weak", "no level"
NOT_STATED = "not stated"


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
    own = cells[cells["site"] == site].drop(columns="site")
    profile = criteria[["criterion", "name"]].merge(own, on="criterion", how="left")
    for column, empty in [("level", NO_RATING), ("lowest", ""), ("highest", "")]:
        profile[column] = profile[column].astype(object).where(profile[column].notna(), empty).astype(str)
    counts = ["ratings", "rated"]
    profile[counts] = profile[counts].fillna(0).astype(int)
    profile["disagree"] = profile["disagree"].astype(object).eq(True)
    profile["kind"] = [kind_of(level, scale) for level in profile["level"]]
    return profile


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


def standing_among(site: str, matrix: pd.DataFrame, own: pd.Series, scale: Scale) -> pd.DataFrame:
    """How a site stands among the other local sites on each criterion.

    `matrix` has a row per local site and a column per criterion, `own` the site's answers by criterion. Returns
    `criterion`, `level` (its own), `sites` (other local sites with a level), of these `lower`, `same` and `higher`
    (0 where it has no level itself), then for each level `at <level>`, the number of other local sites at it.
    """
    others = matrix.drop(index=site, errors="ignore")
    ranks = scale.ranked(others)
    rows = []
    for criterion in matrix.columns:
        column, rank = ranks[criterion], scale.ranks.get(own[criterion])
        compared = (0, 0, 0) if rank is None else ((column < rank).sum(), (column == rank).sum(), (column > rank).sum())
        counts = others[criterion].value_counts()
        row = {"criterion": criterion, "level": own[criterion], "sites": int(column.notna().sum())}
        row |= dict(zip(["lower", "same", "higher"], map(int, compared), strict=True))
        rows.append(row | {f"at {level}": int(counts.get(level, 0)) for level in reversed(scale.levels)})
    return pd.DataFrame(rows)


def evidence_by_tier(ratings: pd.DataFrame, tiers: Sequence[str]) -> pd.DataFrame:
    """What ratings rest on, by tier.

    `ratings` are those of one site, or of a study. Returns a row per tier in the study's order, then `not stated` where
    a rating names none: `tier`, `pieces` (of evidence that is named; ratings without any would tell
    the number of coders), `respondents` (different ones, blank left out), `roles` (list, in order of appearance).
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
                "roles": [role for role in dict.fromkeys(own["role"]) if role],
            }
        )
    return pd.DataFrame(rows, columns=["tier", "pieces", "respondents", "roles"])


def published_statements(ratings: pd.DataFrame, criteria: Sequence[str]) -> pd.DataFrame:
    """The statements that may appear, in the framework's order of criteria.

    Returns `criterion`, `levels`, `tier`, `role`, `statement`, and `source` and `locator` where the study has them, of
    the rows with `publish` and a statement. Evidence, coder and respondent are left out. A statement that several
    coders rated stands once, with each level that it was read as: how many they were is not told.
    """
    shown = ratings[ratings["publish"] & ratings["statement"].ne("")]
    same = [c for c in ["criterion", "tier", "role", "statement", "source", "locator"] if c in shown]
    read = shown.groupby(same, sort=False)["level"].agg(lambda levels: sorted(set(levels))).rename("levels")
    order = {criterion: place for place, criterion in enumerate(criteria)}
    return read.reset_index().sort_values(
        "criterion", key=lambda column: column.map(order), kind="stable", ignore_index=True
    )
