"""How a site stands among the others, kept apart from its page until Sphinx has built the pages.

One rating moves the table of every site, and nothing else on the pages of the others. Sphinx reads and writes a page
anew for it, and finds nothing in it to do. So the page that it builds has a place for the table, into which it is put
afterwards.
"""

import json
from pathlib import Path
from typing import Any

from compendium.files import write_plain
from compendium.publish.sphinx.signs_and_words import keep_with_words
from compendium.run.workers.used import AMONG_SITES

PLACE = "<!-- among the other sites, {} -->"
"""Stands for one output in a page. No text of a data file can be this: its signs are escaped."""


def take_apart(notebook: dict[str, Any], target: Path) -> None:
    """Move, in place, what a site's page shows of other sites into a file: a list of HTML."""
    moved: list[str] = []
    for cell in notebook["cells"]:
        if AMONG_SITES in cell["metadata"].get("tags", []):
            for data in (output["data"] for output in cell["outputs"] if "text/html" in output.get("data", {})):
                moved.append("".join(data["text/html"]))
                data.clear()
                data["text/html"] = PLACE.format(len(moved))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_plain(target, json.dumps(moved))


def put_back(apart: Path, sites: Path) -> None:
    """Put what was moved into the built pages of sites, which lie in the folder `sites`."""
    for moved in sorted(apart.glob("*.json")):
        page = sites / f"{moved.stem}.html"
        text = page.read_text(encoding="utf-8")
        for number, html in enumerate(json.loads(moved.read_text(encoding="utf-8")), 1):
            text = text.replace(PLACE.format(number), keep_with_words(html))
        write_plain(page, text)
