"""Questions that an import leaves open, grouped by what mends them, each with the option that answers it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from compendium.data_package.faults import shown
from compendium.intake.places import cell_name

PLAIN = re.compile(r"[\w@%+:,./-][\w@%+:,./=-]*", re.ASCII)
QUOTABLE = re.compile(r"[^\"$`\\!]+")
LONGEST = 80
LAYOUT = "layout"
"""The kind of questions about how a table is read."""

OPEN = "…"
"""Stands for what only a person can say."""

OF_ONES_OWN = ("--framework", "--levels")
"""Options whose word may be one that only a person can say."""


@dataclass(frozen=True)
class Place:
    """Row and column of a cell, counted from 0, and the heading over it."""

    row: int
    column: int
    heading: str

    def __str__(self) -> str:
        """As a person finds it."""
        column = self.heading if self.heading.startswith("column ") else f"column {shown(self.heading)}"
        return f"row {self.row + 1}, {column}"


@dataclass(frozen=True)
class Answer:
    """An option and its word. A word for --map has a `source` and a `target`; others have no target."""

    option: str
    source: str
    target: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether only a person can say its word. A heading or a cell may well be an ellipsis itself."""
        return self.option in OF_ONES_OWN and self.source == OPEN

    def words(self, places: Iterable[Place] = ()) -> list[str]:
        """The words of a command line; a text that cannot well be typed is named by its cells, if it is given these."""
        if self.target is None:
            return [self.option, self.source]
        cells = [f"cell {cell_name(place.row, place.column)}" for place in places]
        awkward = len(self.source) > LONGEST or not self.source.isprintable()
        sources = cells if awkward and cells else [self.source]
        return [word for source in sources for word in (self.option, f"{source}={self.target}")]


@dataclass
class Question:
    """What is asked, about which text, how it may be answered (with `proposed`, the first is likely), and where."""

    kind: str
    about: str
    says: str
    answers: tuple[Answer, ...]
    proposed: bool = False
    of_cells: bool = False
    places: list[Place] = field(default_factory=list)

    def words(self, answer: Answer) -> list[str]:
        """The words of one of the answers."""
        return answer.words(self.places if self.of_cells else ())

    @property
    def whole(self) -> list[Answer]:
        """The answers that can be chosen as they are; those that need a word of a person's own are not among them."""
        return [one for one in self.answers if not one.is_open]

    @property
    def likely(self) -> list[str]:
        """The words of the likely answer, with an ellipsis where a person has to say a word, none where she chooses."""
        first = self.answers[0]
        if self.proposed:
            return self.words(first)
        if first.target is not None and len({(one.option, one.source) for one in self.answers}) == 1:
            return self.words(Answer(first.option, first.source, OPEN))
        return []


class Questions:
    """Open questions as they are found: the same question at another place is not asked twice."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[tuple[str, str], Question] = {}

    def ask(self, question: Question, *places: Place) -> None:
        """Ask at these places, once for each kind of question and text."""
        self._found.setdefault((question.kind, question.about), question).places.extend(places)

    def __bool__(self) -> bool:
        """Tell whether anything is open."""
        return bool(self._found)

    def in_order(self) -> list[Question]:
        """What settles how the table is read, then what is about most cells.

        A word that is no level in one place and no region in another is asked about once.
        """
        found = {key: replace(one, places=list(one.places)) for key, one in self._found.items()}
        for kind, about in [key for key in found if key[0] == "no value" and ("level", key[1]) in found]:
            found["level", about].places.extend(found.pop((kind, about)).places)
        return sorted(found.values(), key=lambda one: (one.kind != LAYOUT, -len(one.places)))

    def first(self) -> list[Question]:
        """What settles how the table is read, from which other questions follow; all, where nothing of that is open."""
        every = self.in_order()
        return [one for one in every if one.kind == LAYOUT] or every


def typed(words: Iterable[str]) -> str:
    """Words of a command line as they are typed into a shell."""
    return " ".join(_typed(word) for word in words)


def _typed(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    return f'"{word}"' if QUOTABLE.fullmatch(word) else shlex.quote(word)
