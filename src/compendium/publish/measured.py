"""The measurements of `make bench` as the book shows them."""

from pathlib import Path

import pandas as pd

from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table


def speed_table(measurements: Path) -> Shown:
    """The table of build times: seconds of this project and of Jupyter Book, and their ratio."""
    frame = pd.read_csv(measurements, dtype=str, keep_default_na=False)
    labels = {
        "step": "Step",
        "compendium": "make book (seconds)",
        "jupyter_book": "jupyter-book build (seconds)",
        "ratio": "Times faster",
        "repeats": "Repeats",
    }
    return journal_table(frame, "table-speed", "Time to build the book", Layout(labels), None)
