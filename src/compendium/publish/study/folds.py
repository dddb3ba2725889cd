"""Tables that stand folded under their title: what repeats a figure in numbers, and what is for those who check.

A fold opens without script, and by a link to what is in it; on paper all of them are open.
"""

import re
from typing import Any

FOLDED = "folded"
"""The tag of the cells of a notebook whose tables are folded on its page."""

# As `display.tables` writes a caption, with the number that `publish.numbering` gives it.
CAPTION = re.compile(
    r'(?P<before><table class="gt_table"><caption>(?:<a class="compendium-number"[^>]*>(?P<number>\w+ \d+)[^<]*</a> )?)'
    r'(?P<title>.*?)(?P<after>(?: <span class="compendium-measure">.*?</span>)?</caption>)',
    re.DOTALL,
)


def fold_tables(notebook: dict[str, Any]) -> dict[str, Any]:
    """Fold, in place, what the cells with the tag `FOLDED` show, if it is a table; a sentence in its place stays."""
    for cell in notebook["cells"]:
        if FOLDED in cell["metadata"].get("tags", []):
            for data in (output.get("data", {}) for output in cell.get("outputs", [])):
                if "text/html" in data:
                    data["text/html"] = _folded("".join(data["text/html"]))
    return notebook


def _folded(html: str) -> str:
    """The HTML of a table in a fold that bears its title; its caption says it to screen readers only from then."""
    found = CAPTION.search(html)
    if not found:
        return html
    caption = f'{found["before"]}<span class="compendium-hidden">{found["title"]}</span>{found["after"]}'
    table = html[: found.start()] + caption + html[found.end() :]
    named = f"{found['number'] or 'Table'}: {found['title']}"
    return f'<details class="folded">\n<summary>{named}</summary>\n{table}\n</details>\n'
