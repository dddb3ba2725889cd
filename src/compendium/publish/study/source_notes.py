"""The note on source, notebook and data, told in full once on a page of a study.

All tables and figures of a study rest on the same, mostly. Where a note repeats one that stands further up, it leads to
the table or figure under which that one stands.
"""

import re
from typing import Any

# The number of a table or figure (`publish.numbering`), or the note under it (`display.notes`).
PARTS = re.compile(
    r'<a class="compendium-number" href="#(?P<anchor>[\w-]+)"[^>]*>(?P<label>\w+ \d+)'
    r'|(?P<note><p class="compendium-source">.*?</p>)',
    re.DOTALL,
)


def tell_sources_once(notebook: dict[str, Any]) -> dict[str, Any]:
    """Shorten, in place, every note that is word for word one further up on the page."""
    told: dict[str, str] = {}
    here = ""

    def shorten(found: re.Match[str]) -> str:
        nonlocal here
        note = found["note"]
        if note is None:
            here = f'<a href="#{found["anchor"]}">{found["label"]}</a>'
            return found[0]
        if note in told:
            return f'<p class="compendium-source">Source, notebook and data: as under {told[note]}.</p>'
        if here:
            told[note] = here
        return note

    for data in (output.get("data", {}) for cell in notebook["cells"] for output in cell.get("outputs", [])):
        if "text/html" in data:
            data["text/html"] = PARTS.sub(shorten, "".join(data["text/html"]))
    return notebook
