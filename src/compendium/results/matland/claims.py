"""Checks of claims on conflict and ambiguity (interim report, Table 1; paper, Discussion)."""

import pandas as pd

from compendium.results.claims.lookups import picked
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, check
from compendium.results.claims.words_of_number import Tally

MANAGEMENT = ("guidance", "regulation", "performance management")


def _support(tables: Tables) -> pd.Series:
    """What suits each quadrant, in small letters."""
    return tables["matland"].set_index("quadrant")["support"].str.lower()


def _mention(tables: Tables, words: str) -> list[str]:
    """Quadrants whose support names something."""
    support = _support(tables)
    return list(support.index[support.str.contains(words, regex=False)])


def _names(tables: Tables, quadrants: list[str]) -> str:
    name = tables["matland"].set_index("quadrant")["name"]
    return ", ".join(name[quadrant] for quadrant in quadrants) or "none"


@check
def matland_crosses_conflict_and_ambiguity(tables: Tables) -> Computed:
    """A matrix: each level of conflict should meet each level of ambiguity in one quadrant."""
    pairs = tables["matland"][["conflict", "ambiguity"]]
    fields = pairs["conflict"].nunique() * pairs["ambiguity"].nunique()
    return Computed(f"{len(pairs)} quadrants for {fields} pairs", len(pairs) == len(pairs.drop_duplicates()) == fields)


@check
def matland_organising_concepts(tables: Tables) -> Computed:
    """Counted are the organising concepts that differ; each quadrant should have one of its own."""
    concepts = tables["matland"]["organising_concept"]
    return Computed(", ".join(concepts), bool((concepts != "").all() and concepts.is_unique))


@check
def matland_support_for_each_domain(tables: Tables) -> Readings:
    """The quadrants of Table 1 should be those with which the report’s hypotheses begin, by their names."""
    lists = picked(tables["printed_lists"], "list", "support-by-quadrant")
    named = {name.casefold() for name in picked(lists, "source", "interim-report")["name"]}
    found = tables["matland"]["name"].str.casefold().isin(named)
    return number_readings("each", Tally(int(found.sum()), int((~found).sum())))


@check
def matland_management_where_plain(tables: Tables) -> Computed:
    """Guidance, regulation and performance management should be named where ambiguity is low, and nowhere else."""
    found = [q for q, text in _support(tables).items() if all(words in text for words in MANAGEMENT)]
    plain = tables["matland"].query("ambiguity == 'low'")["quadrant"]
    return Computed(_names(tables, found), sorted(found) == sorted(plain))


def _table_and_hypothesis(tables: Tables, words: str, quadrant: str) -> Computed:
    """Whether Table 1 and the hypotheses both name a direction of work for a quadrant, and the latter for no other."""
    condition = tables["matland"].set_index("quadrant").loc[quadrant, "conditions"].lower()
    found = _mention(tables, words)
    shown = f"Table 1: {'yes' if words in condition else 'no'}; hypotheses: {_names(tables, found)}"
    return Computed(shown, words in condition and found == [quadrant])


@check
def matland_top_down_administrative(tables: Tables) -> Computed:
    """From the top should be named for administrative implementation by Table 1, and by the hypotheses for it alone."""
    return _table_and_hypothesis(tables, "from the top", "administrative")


@check
def matland_bottom_up_experimental(tables: Tables) -> Computed:
    """From the bottom up should be named for experimental implementation by Table 1, by the hypotheses for it alone."""
    return _table_and_hypothesis(tables, "from the bottom up", "experimental")
