"""What the notes under a study's tables and figures may cite and offer for download."""

from collections.abc import Mapping, Sequence

import pandas as pd

from compendium.load.studies import Study
from compendium.load.tracing import Trace

ADDRESS = "../../data"
"""The data folder as seen from the notebooks of studies, and from the pages of a study."""


def published_places(ratings: pd.DataFrame) -> list[tuple[str, str]]:
    """Sources and locators of the rows that may appear; those of other rows are kept back with them."""
    shown = ratings[ratings["publish"]]
    if "source" not in shown or "locator" not in shown:
        return []
    pairs = zip(shown["source"], shown["locator"], strict=True)
    return [(source, locator) for source, locator in dict.fromkeys(pairs) if source and locator]


def trace_of(study: Study, places: Sequence[tuple[str, str]], notebook: str, titles: Mapping[str, str]) -> Trace:
    """The note under tables and figures: the sources and places, and the files that may be downloaded."""
    names = ("sites.csv", "ratings.csv") if is_wholly_public(study) else ("levels.csv",)
    files = tuple((name, f"{ADDRESS}/studies/{study.id}/{name}") for name in names)
    return Trace(citations(places, titles), files, notebook)


def citations(places: Sequence[tuple[str, str]], titles: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Locators by source, sources by title, each in the order in which it first occurs."""
    cited: dict[str, dict[str, None]] = {}
    for source, locator in places:
        cited.setdefault(source, {})[locator] = None
    return tuple((titles.get(source, source), tuple(found)) for source, found in cited.items())


def is_wholly_public(study: Study) -> bool:
    """Whether the study's own files may be downloaded: every row may appear, and no count of people is held back.

    Of any other study only `levels.csv` may be (`public_answers`).
    """
    notes = study.ratings["note"] if "note" in study.ratings else pd.Series(dtype=str)
    return bool(study.ratings["publish"].all() and notes.eq("").all()) and study.smallest_count <= 1
