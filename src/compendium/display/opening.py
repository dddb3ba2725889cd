"""Cells of a table that open their statements: the rows of another table on the page, with source and place.

How to use it, in three steps:

1. Show the statements as a table of their own on the same page, a row each, and give its rows addresses:
   ``Layout(..., anchor=("fact", "fact_id"))`` makes the addresses ``fact-`` and the id. Any table with an anchor will
   do. A column of places makes source and place part of what is opened.
2. In the table whose cells open them, put ``Opening("3", ("fact-a", "fact-b", "fact-c"), "Sure Start: pilot")`` into
   the cell: what it says, the addresses of the rows, and what a heading over them would say. `journal_table` writes it
   as a link; a function in ``Layout.cells`` can write something of ours around it with `Opening.link`.
3. There is no third step: ``opens.js`` comes with every page.

Without a script the link leads to the first of the rows, and it can be opened in a tab of its own, printed and copied
like any link. With the script the rows open next to the cell, under their heading, each value named by the head of its
column; by Enter, and shut by Escape, by a button or by a press outside, upon which the focus is on the cell again.
"""

from dataclasses import dataclass
from html import escape

OPENS = "compendium-opens"
"""The class of links that open statements."""


@dataclass(frozen=True)
class Opening:
    """What a cell says, the addresses on the page of the rows that it opens, and the heading over them.

    All three are plain text. Without rows the cell is text. Addresses must not hold blanks.
    """

    words: str
    rows: tuple[str, ...]
    heading: str

    def __str__(self) -> str:
        return self.words

    @property
    def html(self) -> str:
        """The words, as a link where there are rows."""
        return self.link(escape(self.words))

    def link(self, shown: str) -> str:
        """HTML of ours, such as a symbol, in place of the words; a screen reader hears the heading after it."""
        if not self.rows:
            return shown
        first, *more = map(escape, self.rows)
        rows = f' data-rows="{" ".join([first, *more])}"' if more else ""
        heading = f'<span class="compendium-hidden"> {escape(self.heading)}</span>'
        return f'<a class="{OPENS}" href="#{first}"{rows}>{shown}{heading}</a>'
