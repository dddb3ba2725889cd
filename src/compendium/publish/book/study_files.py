"""Links from the book's own notebooks to the tables of a study: only what anyone may have of it is there to load."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# As `display.notes.source_note` writes it: a name in a cell of a table has no quote mark and no tag left.
LINK = re.compile(r'<a href="\.\./data/studies/([^"/]+)/([^"/]+)" download>([^<]*)</a>')

KEPT_BACK = "not published"


def lead_to_downloads(notebook: dict[str, Any], offered: Mapping[str, Path]) -> dict[str, Any]:
    """Lead links to a study's tables to the copies beside its pages; what is not offered is named without a link.

    `offered` holds, by the id of each study, the folder of what may be downloaded, as it lies beside its index.
    """

    def moved(link: re.Match[str]) -> str:
        study, file, words = link.groups()
        if study in offered and (offered[study] / "data" / file).is_file():
            return f'<a href="../studies/{study}/data/{file}" download>{words}</a>'
        return f"{words} ({KEPT_BACK})"

    for data in (output.get("data", {}) for cell in notebook["cells"] for output in cell.get("outputs", [])):
        if "text/html" in data:
            data["text/html"] = LINK.sub(moved, "".join(data["text/html"]))
    return notebook
