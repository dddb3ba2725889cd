"""The measurements of `make bench` as the book shows them."""

from pathlib import Path

import pandas as pd

from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table


def speed_table(measurements: Path) -> Shown:
    """The table of build times: seconds of this project and of Jupyter Book, their ratio, the share of a cold build."""
    frame = pd.read_csv(measurements, dtype=str, keep_default_na=False)
    labels = {
        "step": "Step",
        "compendium": "make book (seconds)",
        "jupyter_book": "jupyter-book build (seconds)",
        "ratio": "Times faster",
        "share": "Share of make book’s cold build",
        "repeats": "Repeats",
    }
    return journal_table(frame, "table-speed", "Time to build the book", Layout(labels), None)


def studies_table(measurements: Path) -> Shown:
    """The table of how long the pages of many sites take: seconds in all and for each page, memory, and ratios."""
    frame = pd.read_csv(measurements, dtype=str, keep_default_na=False)
    labels = {
        "step": "Step",
        "sites": "Sites",
        "notebooks": "Pages made",
        "seconds": "Seconds",
        "each": "Seconds for each",
        "memory": "Memory (MB)",
        "ratio": "Times the cold run",
    }
    frame[["sites", "notebooks"]] = frame[["sites", "notebooks"]].map(lambda number: f"{int(number):,}")
    layout = Layout(labels, first="seconds", kept=("sites",))
    frame[["each", "memory", "ratio"]] = frame[["each", "memory", "ratio"]].replace("", "–")
    return journal_table(frame, "table-speed-studies", "Time to make the pages of a study", layout, None)
