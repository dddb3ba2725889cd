"""Sentences on approaches and criteria in published terms, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_words,
    index_words,
    listed,
    sentence,
    uncapitalised,
    verb,
)
from compendium.results.terms.compute import NONE, Agreement, Mapping, items_by_best_fit


def terms_title(stand: pd.DataFrame, mapping: Mapping) -> str:
    """How many of the items have a term that fits; ``stand`` is what `terms_that_stand` returns."""
    fitting = sum(terms[:1] not in ((), (NONE,)) for terms in stand["terms"])
    whole = counted(len(stand), mapping.item, mapping.items_name)
    named = f"counterpart among the {mapping.terms_name} (our reading)"
    if len(stand) == fitting > 1:
        return f"All {whole} have a {named}"
    return f"Of {whole}, {in_words(fitting)} {verb(fitting, 'has', 'have')} a {named}"


def settled_title(unlike: pd.DataFrame, stand: pd.DataFrame, mapping: Mapping) -> str:
    """On how many items the readings differ; ``unlike`` are those rows of ``stand``."""
    items = counted(len(stand), mapping.item, mapping.items_name)
    return f"The two readings differ in some term or its rank on {in_words(len(unlike))} of {items}"


def agreement_words(found: Agreement, mapping: Mapping) -> Shown:
    """How far the two readings agree: on the best fit, beyond chance, and on all terms."""
    if not found.items:
        return sentence("There are no two readings of these {names} to compare.", names=mapping.items_name)
    return sentence(
        "The two readings give the same best fit for {same} of {items} {names} ({share:.0f} per cent; Cohen’s kappa "
        "{kappa}), and the same terms in any order for {alike} (mean overlap of the terms {overlap}).",
        same=found.same,
        items=found.items,
        names=mapping.items_name,
        share=found.per_cent,
        kappa=index_words(found.kappa),
        alike=found.same_terms,
        overlap=index_words(found.overlap),
    )


def spread_words(stand: pd.DataFrame, items: pd.Series, terms: pd.Series, mapping: Mapping) -> Shown:
    """On how many terms the items fall by their best fit, which terms several share, and which items have none."""
    if stand.empty:
        return sentence("So there is nothing to say of the {terms} among them.", terms=mapping.terms_name)
    shared = items_by_best_fit(stand, mapping)
    without = shared.pop(NONE, [])
    placed = sum(map(len, shared.values()))
    several = {term: found for term, found in shared.items() if len(found) > 1}
    named = [f"{terms[term]} ({'; '.join(_named(found, items))})" for term, found in several.items()]
    return sentence(
        "{placed} {have} best fit in {terms}.{shared} {none}.",
        placed=capitalised(counted(placed, mapping.item, mapping.items_name)),
        have=verb(placed, "has its", "have their"),
        terms=counted(len(shared), mapping.term_name, mapping.terms_name),
        shared=f" {verb(len(named), 'One is', 'Some are')} shared: {listed(named)}." if named else "",
        none=_without(without, items, mapping),
    )


def _without(without: list[str], items: pd.Series, mapping: Mapping) -> str:
    if not without:
        return f"None of the {mapping.items_name} is without one"
    number = capitalised(counted(len(without), mapping.item, mapping.items_name))
    return f"{number} {verb(len(without), 'has', 'have')} none: {listed(_named(without, items))}"


def _named(found: list[str], items: pd.Series) -> list[str]:
    return [uncapitalised(items[item]) for item in found]
