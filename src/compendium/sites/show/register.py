"""The one register of what may be told of the people of a study: those who spoke, and those who rated.

Whatever leaves a study comes from here where it tells of people: pages with their search index and alternative texts,
notebooks, downloads, comparisons of releases, causes of failures. `REGISTER` lists what is told and by which rule; no
other module that makes something for readers looks at the columns PERSONAL (a test holds this). A new output is added
here first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from compendium.sites.compute.profile import evidence_by_tier, published_statements
from compendium.sites.compute.sources import keep_back
from compendium.sites.compute.suppression import (
    PeopleShown,
    count_respondents,
    has_many_coders,
    speaking,
    suppress_people,
    with_unknown,
)
from compendium.sites.show.shared import FACTS, shared_people, told_fact
from compendium.studies.compute.agreement import PIECE, UNIT
from compendium.studies.look_settings import PUBLISH
from compendium.studies.publish_settings import SINGLE
from compendium.studies.study import Study
from compendium.studies.told_table import told_frame


class Told(NamedTuple):
    """Something that is told of people: what, by which rule, and the function that gives it."""

    what: str
    rule: str
    given_by: str


REGISTER = (
    Told("numbers of respondents", "none that is small, nor one from which another could be worked out", "people_told"),
    Told("numbers of coders, and how far they agree", "where the study says so, or all have many", "coders_told"),
    Told("answers of sites and of tiers", "combined from enough sources, or of single ones", "answers_of"),
    Told("levels of single rows", 'where publish_levels is "single"', "tells_single_levels"),
    Told("statements with role and tier", "where their row may be published", "statements_told"),
    Told("evidence and roles by tier", "roles of published rows, or that enough people have", "evidence_told"),
    Told("answers in words", "where the row of the site may be published", "words_told"),
    Told("places in documents", "where a row may be published", "places_told"),
    Told("causes of failures", "without any text that is not told", "untold_texts"),
    Told("what rows state at all", "as a whole: which columns are filled in any row", "stated_columns"),
    Told("the study's own tables", "where nothing in them is kept back", "is_wholly_public"),
)
"""All that is told of people."""

PERSONAL = ("respondent", "coder", "note")
"""Columns that are about single people and stand nowhere as they are."""

PRIVATE = (*PERSONAL, "evidence", "reason")
OF_A_ROW = ("statement", "role", "source", "locator")
"""Columns that are told where a row may be published."""

SHORTEST = 3  # a coder called "a" is no secret, and would take every "a" out of a cause

CODERS, RESPONDENTS, STATEMENTS, TIERS = "coder", "respondent", "statement", "tier"
GROUNDS = ("evidence", RESPONDENTS, "role", TIERS)
"""Columns that say what a rating rests on."""

STATED = (CODERS, *GROUNDS, STATEMENTS, "source", "locator")
"""Columns that a study may do without: where no row fills one, nothing is waiting to be told of it."""

IN_ORDER = ("statement", "level", "tier", "role", "source", "locator", "publish")
"""By what rows of one site and criterion are in order where nobody may have the files."""


def in_own_order(study: Study) -> Study:
    """A study whose rows stand in an order that follows from what they say.

    That of the files tells which rows were entered together, so which statements may come from one speaker. It stays
    where everybody may have the files.
    """
    return replace(study, ratings=own_order(study, study.ratings), evidence=own_order(study, study.evidence))


def own_order(study: Study, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a study in that order, which the words of a statement have no part in where these are left out."""
    if is_wholly_public(study):
        return rows
    sites, criteria = (
        {each: place for place, each in enumerate(ids)}
        for ids in (study.sites["site"], study.framework.criteria["criterion"])
    )
    columns = [*(column for column in IN_ORDER if column in rows), *rows.columns.difference([*IN_ORDER, "criterion"])]
    keys = rows[columns].drop(columns="site").astype(str).apply(lambda texts: texts.str.casefold())
    keys.insert(0, "site", rows["site"].map(sites))
    if "criterion" in rows:
        keys.insert(1, "criterion", rows["criterion"].map(criteria).fillna(len(criteria)))
    ordered: pd.DataFrame = rows.loc[keys.sort_values([*keys], kind="stable").index].reset_index(drop=True)
    ordered.attrs = dict(rows.attrs)
    return ordered


def stated_columns(study: Study) -> frozenset[str]:
    """Those of STATED that any row of a study fills.

    A study that was shared without some rows keeps what was so of all of them; where it keeps nothing of the kind,
    each may have been filled.
    """
    if study.is_reduced:
        facts = told_frame(study, FACTS)
        return frozenset(facts["stated"].iloc[0]) if "stated" in facts else frozenset(STATED)
    tables = (study.ratings, study.evidence)
    return frozenset(each for each in STATED for table in tables if each in table and table[each].ne("").any())


def people_told(study: Study) -> PeopleShown:
    """Numbers of respondents as far as they may be told."""
    if study.is_reduced:
        return shared_people(study)
    ratings = study.ratings
    counts = count_respondents(ratings, list(study.sites["site"]), list(study.tiers))
    return suppress_people(counts, study.smallest_count, with_unknown(ratings), speaking(ratings, counts))


def coders_told(study: Study, people: PeopleShown) -> bool:
    """Whether numbers of coders, of ratings and of what they were given for may be told, and how far coders agree.

    Where that is because many coders rated everything, numbers of what was rated must not bound those of people.
    """
    if study.is_reduced:
        return told_fact(study, "coders")
    if study.smallest_count <= 1 or study.publish.count_coders:
        return True
    unit = PIECE if study.has_inventory else UNIT
    return people.total is not None and has_many_coders(study.ratings, study.smallest_count, unit)


def tells_single_levels(study: Study) -> bool:
    """Whether the level of a single row may be told."""
    return study.publish.levels == SINGLE


def answers_of(
    study: Study, cells: pd.DataFrame, counted: pd.DataFrame, by: Sequence[str] = ("site", "criterion")
) -> pd.DataFrame:
    """Combined answers as far as they may be told; `cells` are combined of the rows `counted` by the columns `by`."""
    if tells_single_levels(study) or study.is_reduced:  # what a reduced study tells was kept back before
        return cells
    return keep_back(cells, counted, study.publish.smallest_sources, by)


def statements_told(study: Study, rows: pd.DataFrame, criteria: Sequence[str]) -> pd.DataFrame:
    """The statements among `rows` that may appear (`published_statements`), without levels where single ones are not
    told."""
    found = published_statements(rows, criteria)
    return found if tells_single_levels(study) else found.assign(levels=[[] for _ in range(len(found))])


def evidence_told(study: Study, site: str) -> pd.DataFrame:
    """What the ratings of a site whose people may be counted rest on, by tier (`evidence_by_tier`)."""
    own = study.ratings[study.ratings["site"] == site]
    return evidence_by_tier(own, study.tiers, study.smallest_count)


def names_evidence(study: Study, site: str) -> bool:
    """Whether any rating of a site names evidence, or who it comes from."""
    own = study.ratings[study.ratings["site"] == site]
    return bool(own[["evidence", "respondent", "role", "tier"]].ne("").any(axis=None))


def words_told(study: Study, site: str) -> dict[str, str]:
    """Of the columns that hold words in place of levels, those in which a site has some that may appear."""
    if not study.look.answers:
        return {}
    rows = study.sites[study.sites["site"] == site].to_dict("records")
    if not rows or not rows[0].get(PUBLISH, False):
        return {}
    return {column: rows[0][column] for column in study.look.answers if rows[0][column]}


def places_told(study: Study) -> list[tuple[str, str]]:
    """Sources and locators of the rows that may appear, each once."""
    ratings = study.ratings
    if "source" not in ratings or "locator" not in ratings:
        return []
    rows = zip(*(ratings[column].tolist() for column in ("publish", "source", "locator")), strict=True)
    pairs = dict.fromkeys((source, locator) for publish, source, locator in rows if publish)
    return [(source, locator) for source, locator in pairs if source and locator]


def is_wholly_public(study: Study) -> bool:
    """Whether the study's own files may be downloaded: every row may appear with its level, and no count of people is
    held back."""
    if study.is_reduced or (study.look.answers and not study.sites[PUBLISH].all()):
        return False
    notes = study.ratings["note"] if "note" in study.ratings else pd.Series(dtype=str)
    shown = study.ratings["publish"].all() and study.evidence["publish"].astype(bool).all()
    return bool(shown and notes.eq("").all()) and study.smallest_count <= 1 and tells_single_levels(study)


def untold_texts(study: Study) -> list[str]:
    """What is not told of a study and might stand in the cause of a failure; the longest first.

    These are texts of ratings, of an inventory, of what was settled, and answers in words.
    """
    settled = study.settled.assign(publish=False)
    rows = pd.concat([study.ratings, *([study.evidence, settled] if study.has_inventory else [])])
    texts = private_texts(rows.astype(object).fillna("").astype({"publish": bool}))
    silent = study.sites[~study.sites[PUBLISH]] if PUBLISH in study.sites else study.sites
    words = {text for column in study.look.answers for text in silent[column]}
    return _as_in_causes([*texts, *words])


def private_texts(rows: pd.DataFrame) -> list[str]:
    """What is never told of ratings, and what is not told of those that may not be published."""
    texts = {text for name in PRIVATE if name in rows for text in rows[name]}
    for name in (name for name in OF_A_ROW if name in rows):
        texts |= set(rows.loc[~rows["publish"], name]) - set(rows.loc[rows["publish"], name])
    return _as_in_causes(texts)


def _as_in_causes(texts: Iterable[str]) -> list[str]:
    """Texts as they stand, and as most errors quote them, on one line as a cause is kept; the longest first."""
    texts = set(texts)
    lines = {" ".join(one.split()) for text in texts for one in (text, repr(text)[1:-1])}
    return sorted((line for line in lines if len(line) >= SHORTEST), key=lambda line: (-len(line), line))
