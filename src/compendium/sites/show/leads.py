"""Words in a table across sites that lead to the page of a site: its name, and its answers.

In a notebook they are text. Where the page of the site is published, `publish.study.stage` makes links of them.
"""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Lead:
    """Plain text, the id of the site, and of the criterion of which the page is to show the row, if any."""

    words: str
    site: str
    criterion: str = ""

    def __str__(self) -> str:
        return self.words

    @property
    def html(self) -> str:
        """The words, marked with the site."""
        return self.mark(escape(self.words))

    def mark(self, shown: str) -> str:
        """HTML of ours in place of the words; at most one element stands in it."""
        row = f"#criterion-{escape(self.criterion)}" if self.criterion else ""
        return f'<span data-site="{escape(self.site)}{row}">{shown}</span>'
