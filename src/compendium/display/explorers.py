"""What a reader may choose on a page, and what the page then says: all answers, computed before.

An explorer is plain values that JSON can hold, so that it can be kept; `publish.book.explorers` makes the form of it,
and `book/_static/later/explorer.js` looks up what belongs to a choice. Texts may come from files: none of them is
markup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

MANY, ONE, IN_ROWS = "many", "one", "in rows"
"""Kinds of fields: any number of choices, exactly one, and any number of the rows of the table."""

SELECTION, MATRIX, COMPARISON = "selection", "matrix", "comparison"
"""What an explorer shows: rows that are in or out, one field of a matrix, one thing compared with others."""


@dataclass(frozen=True)
class Choice:
    """A value that a parameter may have, or hold, with its label and what stands small beside it."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True)
class Field:
    """A parameter of a notebook as a reader chooses it.

    ``own`` says what the notebook itself has, with ``{chosen}`` in it. ``every`` is what is typed for all choices of
    `MANY`, where there is a word for it.
    """

    parameter: str
    legend: str
    kind: str
    choices: Sequence[Choice]
    own: str
    every: str = ""


@dataclass(frozen=True)
class Explorer:
    """What can be tried on one page, below the table or figure with the id ``after``.

    ``question`` opens it; ``lead`` says without a script what the command answers, of which ``example`` holds
    parameters. ``back`` leads back to what the notebook has. ``heads`` stand over the columns of the table, ``rows`` of
    a `MATRIX` hold the head of each and the key and lines of its cells. ``answers`` hold what the script looks up by
    the key of a choice (`key_of`), and ``words`` what it puts together; there are no answers where choices are too
    many, and then only the command is shown.
    """

    page: str
    after: str
    shows: str
    question: str
    lead: str
    example: Mapping[str, str]
    fields: Sequence[Field]
    back: str
    caption: str
    heads: Sequence[str]
    note: str
    answers: Mapping[str, Any]
    words: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Any] = ()

    def kept(self) -> dict[str, Any]:
        """The explorer as plain values."""
        return asdict(self)


def key_of(*chosen: int | Sequence[bool]) -> str:
    """How the script finds an answer: of each field but those in rows the place of its choice, or a 1 or 0 for each."""
    parts = (str(each) if isinstance(each, int) else "".join("01"[bool(one)] for one in each) for each in chosen)
    return " ".join(parts)
