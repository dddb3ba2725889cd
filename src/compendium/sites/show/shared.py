"""Reading and writing the tables of a shared study that stand for all of its rows: answers, people, facts of the whole.

`studies.told_table` holds the rest.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from compendium.sites.compute.suppression import PeopleShown
from compendium.studies.study import Study
from compendium.studies.tables import ALL_TIERS
from compendium.studies.told_table import told_frame

ANSWERS = ["site", "criterion", "level", "lowest", "highest", "disagree", "ratings", "rated"]
PEOPLE = ["site", "tier", "people"]
FACTS = "facts"


def answers_table(cells: pd.DataFrame, counted: Mapping[str, bool]) -> pd.DataFrame:
    """`combined.csv`: answers as they may be told, with numbers of ratings at the sites where these are `counted`."""
    told = cells["site"].map(counted).astype(bool)
    numbers = {name: cells[name].astype("Int64").where(told) for name in ("ratings", "rated")}
    return cells.assign(disagree=cells["disagree"].map({True: "yes", False: "no"}), **numbers)[ANSWERS]


def shared_cells(study: Study) -> pd.DataFrame:
    """The combined answers of a shared study, as `combine_ratings` returns them; a number of ratings that is not told
    is 1."""
    kept = study.combined
    numbers = {name: kept[name].astype("Int64").fillna(1).astype(int) for name in ("ratings", "rated")}
    cells = kept.assign(disagree=kept["disagree"].eq("yes"), **numbers)
    return cells[["site", "criterion", "level", "ratings", "rated", "lowest", "highest", "disagree"]]


def people_table(people: PeopleShown) -> pd.DataFrame:
    """`people.csv`: a row per site and tier, one per tier for all sites, and the total; blank where kept back."""
    rows = [(site, tier, number) for site, row in people.by_site.iterrows() for tier, number in row.items()]
    rows += [("", tier, number) for tier, number in people.by_tier.items()]
    rows.append(("", ALL_TIERS, pd.NA if people.total is None else people.total))
    return pd.DataFrame(rows, columns=PEOPLE).astype({"people": "Int64"})


def shared_people(study: Study) -> PeopleShown:
    """The numbers of people that a shared study tells."""
    found = people_from(study.people, list(study.sites["site"]))
    return replace(found, moved=told_fact(study, "moved"))


def people_from(table: pd.DataFrame, sites: list[str]) -> PeopleShown:
    """Numbers of people by site and tier as they stand in a table (`people_table`)."""
    kept = table.astype({"people": "Int64"})
    of_sites, of_all = kept[kept["site"] != ""], kept[kept["site"] == ""].set_index("tier")["people"]
    tiers = pd.Index([tier for tier in of_all.index if tier != ALL_TIERS], dtype=str)
    by_site = of_sites.pivot(index="site", columns="tier", values="people")
    by_site = by_site.reindex(index=sites, columns=tiers)
    total = of_all.get(ALL_TIERS, pd.NA)
    return PeopleShown(by_site.astype("Int64"), of_all.reindex(tiers), None if pd.isna(total) else int(total))


def any_repeated(study: Study, cells: pd.DataFrame, *, counted: bool) -> bool:
    """Whether, as far as may be told, any criterion of a site is rated more than once."""
    if study.is_reduced:
        return told_fact(study, "repeated")
    return bool((cells["ratings"].gt(1) & counted | cells["disagree"]).any())


def told_fact(study: Study, fact: str) -> bool:
    """One of the facts that a shared study tells of its rows as a whole."""
    return bool(told_frame(study, FACTS)[fact].iloc[0])
