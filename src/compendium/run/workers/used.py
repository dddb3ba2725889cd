"""Which files an executed notebook rests on: those that it opened, and those of which it used something.

The table of a site among others can be renewed on its page without running the notebook. A cell that is tagged for
that, and shows what a function made that can be called again and nothing else, does not make the page rest on the
other sites. Whatever else uses their data does, in whatever cell it stands.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from compendium.data_package.reads import APART, shown_digest

AMONG_SITES = "among-sites"
"""The tag of cells in the notebook of a site that show how it stands among the others."""


def files_used(recorded: Iterable[str], notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """Of what was recorded while a notebook ran (`data_package.reads`), the paths of files that it rests on."""
    renewable = Counter(filter(None, map(_shown_alone, notebook["cells"])))
    paths = []
    for line, times in Counter(recorded).items():
        path, _, shown = line.partition(APART)
        if not (shown and times <= renewable[shown]):
            paths.append(path)
    return tuple(dict.fromkeys(paths))


def _shown_alone(cell: Mapping[str, Any]) -> str:
    """The digest of the one thing that a tagged cell shows; blank for any other cell."""
    outputs = cell.get("outputs", [])
    if AMONG_SITES not in cell["metadata"].get("tags", []) or len(outputs) != 1:
        return ""
    html = "".join(outputs[0].get("data", {}).get("text/html", ""))
    return shown_digest(html) if html else ""
