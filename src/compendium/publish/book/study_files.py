"""Links between the book and a study: from its notebooks to the tables of the study, of which only what anyone may have
is there to load, and from the pages of the study to the sources of the book."""

import re
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from compendium.files import write_plain

# As `display.notes.source_note` writes it: a name in a cell of a table has no quote mark and no tag left.
LINK = re.compile(r'<a href="\.\./data/studies/([^"/]+)/([^"/]+)" download>([^<]*)</a>')

# As `display.places.StudyPlace` writes it, in the text of a notebook: quote marks are escaped there.
STUDY_PLACE = re.compile(r'<span data-source=\\"([a-z0-9-]+)\\">([^<]*)</span>')

KEPT_BACK = "not published"


def lead_to_sources(pages: Path, known: Container[str]) -> None:
    """Make places in the pages of a study links to the page of sources, if their source is one of the `known`.

    `pages` is the folder of the study, which will lie two folders below the first page of the book.
    """
    for path in pages.rglob("*.ipynb"):
        up = "../" * (len(path.relative_to(pages).parts) + 1)

        def link(found: re.Match[str], up: str = up) -> str:
            source, words = found.groups()
            return f'<a href=\\"{up}sources.html#source-{source}\\">{words}</a>' if source in known else found[0]

        write_plain(path, STUDY_PLACE.sub(link, path.read_text(encoding="utf-8")))


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
