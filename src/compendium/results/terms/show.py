"""Tables of approaches and criteria in published terms: what stands, and what the two readings differed on."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, sentence
from compendium.display.tables import Layout, journal_table
from compendium.results.terms.compute import ALIKE, NONE, SETTLED, Mapping
from compendium.results.terms.words import settled_title, terms_title

NONE_FITS = "none fits"
MARKS = {ALIKE: f"{SIGNS['the same']} alike", SETTLED: f"{SIGNS['not the same']} differ; settled"}


def terms_table(
    stand: pd.DataFrame, items: pd.Series, terms: pd.Series, mapping: Mapping, trace: Trace | None
) -> Shown:
    """Each item with the terms that stand for it. ``items`` and ``terms`` give the names by id.

    A sentence where nothing was read, as for a framework of one's own.
    """
    if stand.empty:
        return sentence(
            "None of these {items} has been read as {terms}.", items=mapping.items_name, terms=mapping.terms_name
        )
    named = [_names(found, terms) for found in stand["terms"]]
    frame = stand.assign(
        name=stand[mapping.item].map(items),
        best=[names[0] if names else "–" for names in named],
        further=["; ".join(names[1:]) or "–" for names in named],
        readings=stand["how"].map(MARKS),
    )
    labels = {
        "name": mapping.item_name,
        "best": f"{mapping.term_name}, best fit",
        "further": "Also",
        "readings": "The two readings",
    }
    title, measure = terms_title(stand, mapping), f"{mapping.term_name} that comes nearest, and others that fit as well"
    return journal_table(frame, f"table-{mapping.item}-terms", title, Layout(labels), trace, measure)


def settled_table(
    stand: pd.DataFrame, items: pd.Series, terms: pd.Series, mapping: Mapping, trace: Trace | None
) -> Shown:
    """The items on which the two readings differ: what each says, what stands, why; a sentence if there are none."""
    unlike = stand[stand["how"] == SETTLED].reset_index(drop=True)
    if unlike.empty:
        return sentence("The readings differ on none of these {items}.", items=mapping.items_name)
    readings = [column for column in unlike.columns if str(column).startswith("reading-")]
    frame = unlike.assign(
        name=unlike[mapping.item].map(items),
        stands=["; ".join(_names(found, terms)) for found in unlike["terms"]],
        **{reading: ["; ".join(_names(found, terms)) for found in unlike[reading]] for reading in readings},
    )
    labels = {"name": mapping.item_name}
    labels |= {reading: reading.replace("-", " ").capitalize() for reading in readings}
    labels |= {"stands": "Settled as", "reason": "Why"}
    title = settled_title(unlike, stand, mapping)
    measure = f"{mapping.terms_name} that each reading chose, the best fit first, what stands, and why"
    return journal_table(frame, f"table-{mapping.item}-settled", title, Layout(labels, first="stands"), trace, measure)


def _names(found: tuple[str, ...], terms: pd.Series) -> list[str]:
    return [NONE_FITS if term == NONE else str(terms[term]) for term in found]
