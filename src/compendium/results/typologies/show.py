"""The two typologies of support and what became of their categories (interim report, Tables 5, 6 and 3)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell

MARKS = {
    "both": "● both",
    "minutes only": "◐ minutes only",
    "interviews only": "◑ interviews only",
    "Table 3 only": "○ Table 3 only",
}


def typology_table(typology: pd.DataFrame, kind: str, caption: str, trace: Trace) -> Shown:
    """A typology as printed: categories with their descriptions. ``kind`` tells the two tables apart."""
    layout = Layout({"name": "Category of support", "description": "Description"}, anchor=(kind, "category"))
    return journal_table(typology, f"table-{kind}", caption, layout, trace)


def origin_table(origins: pd.DataFrame, minutes: pd.DataFrame, interviews: pd.DataFrame, trace: Trace) -> Shown:
    """For each approach of Table 3 the categories that it came from and where it was found."""
    names = {
        "minutes": minutes.set_index("category")["name"],
        "interviews": interviews.set_index("category")["name"],
    }
    frame = origins.assign(
        found=origins["found_in"].map(MARKS),
        **{key: [[names[key][category] for category in ids] for ids in origins[key]] for key in names},
    )
    labels = {
        "name": "Approach (Table 3)",
        "minutes": "From minutes (Table 5)",
        "interviews": "From interviews (Table 6)",
        "found": "Found in",
    }
    cells = dict.fromkeys(names, lambda found: text_cell(found) or "–")
    return journal_table(
        frame, "table-origins", "Where the approaches of Table 3 came from", Layout(labels, cells=cells), trace
    )


def unplaced_table(minutes: pd.DataFrame, interviews: pd.DataFrame, trace: Trace) -> Shown:
    """Categories that no approach of Table 3 took up."""
    frame = pd.concat(
        [minutes.assign(typology="Minutes (Table 5)"), interviews.assign(typology="Interviews (Table 6)")]
    )
    labels = {"name": "Category", "typology": "Typology", "description": "Description"}
    return journal_table(
        frame.reset_index(drop=True),
        "table-unplaced",
        "Categories that Table 3 does not take up",
        Layout(labels),
        trace,
    )
