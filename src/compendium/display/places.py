"""Places in the sources as cells of tables and parts of notes: words that lead to the entry of the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from compendium.display.sentences import capitalised

SOURCES_PAGE = "../book/sources.md"
"""The page of sources as seen from a notebook; in the book the links lead to the page made from it."""


@dataclass(frozen=True, order=True)
class Place:
    """A place in a document: the id of the source, and the words that name source and place to a reader."""

    words: str
    source: str

    def __str__(self) -> str:
        return self.words

    @property
    def html(self) -> str:
        """The words as a link to the source."""
        return source_link(self.source, self.words)


@dataclass(frozen=True, order=True)
class StudyPlace(Place):
    """A place that a study names: its source may be one of this book or any other."""

    @property
    def html(self) -> str:
        """The words, marked with the source: a link on the pages in the book, plain text elsewhere."""
        return f'<span data-source="{escape(self.source)}">{escape(self.words)}</span>'


def source_link(source: str, words: str) -> str:
    """A link to the entry of a source, as HTML."""
    return f'<a href="{SOURCES_PAGE}#source-{escape(source)}">{escape(words)}</a>'


def places(sources: Iterable[str], words: Iterable[str]) -> list[Place]:
    """A column of places from the ids of sources and what names them, which begins with a capital as a cell does."""
    return [Place(capitalised(text), source) for source, text in zip(sources, words, strict=True)]


def named_places(rows: pd.DataFrame, titles: pd.Series) -> list[Place]:
    """The places of rows that have a source and a locator, with the short title of the source in front."""
    return places(rows["source"], rows["source"].map(titles) + ": " + rows["locator"])


def with_place(labels: Mapping[str, str], rows: pd.DataFrame) -> dict[str, str]:
    """The labels of a table with a column of locators, unless all rows have the same, which the source note tells."""
    return {**labels, "locator": "Place"} if rows["locator"].nunique() > 1 else dict(labels)


def in_pages(source: str) -> str:
    """The address of the entry of a source as seen from a page one folder below the first page of the book."""
    return f"../sources.html#source-{escape(source)}"


@dataclass(frozen=True, order=True)
class Entry:
    """The name of a policy or an approach that has a page in the book, such as ``policies`` and ``total-place``."""

    words: str
    folder: str
    id: str

    def __str__(self) -> str:
        return self.words

    @property
    def html(self) -> str:
        """The name, marked with its page: a link where there is the book, plain text in a notebook."""
        return f'<span data-entry="{escape(self.folder)}/{escape(self.id)}">{escape(self.words)}</span>'


def entries(folder: str, ids: Iterable[str], words: Iterable[str]) -> list[Entry]:
    """A column of names from the folder of their pages, their ids and the names themselves."""
    return [Entry(text, folder, each) for each, text in zip(ids, words, strict=True)]
