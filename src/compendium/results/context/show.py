"""The table of what the public record says otherwise than the documents, or beyond them."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, places
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell


def record_table(corrections: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """What a document prints with its place, and what is found with its public source.

    ``titles`` gives the titles of sources by id.
    """
    printed_in = places(corrections["source"], corrections["source"].map(titles) + ": " + corrections["locator"])
    found_in = places(corrections["found_in"], corrections["found_in"].map(titles))
    frame = corrections.assign(
        as_printed=list(zip(corrections["printed"], printed_in, strict=True)),
        as_found=list(zip(corrections["found"], found_in, strict=True)),
    )
    labels = {
        "name": "What it is about",
        "as_printed": "As printed, and where",
        "as_found": "By the public record, and source",
        "reason": "How we know",
    }
    cells = dict.fromkeys(("as_printed", "as_found"), _cell_with_place)
    layout = Layout(labels, cells=cells, anchor=("correction", "correction"))
    caption = "Where the public record says more than the documents"
    return journal_table(frame, "table-record", caption, layout, trace)


def _cell_with_place(value: tuple[str, Place]) -> str:
    text, place = map(text_cell, value)
    return f'{text}<span class="compendium-under">{place}</span>'
