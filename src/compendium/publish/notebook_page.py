"""TODO doc."""

import re
from typing import Any

PAGE_LINK = re.compile(r'<a href="([a-z0-9_]+)\.ipynb">')


def for_the_book(notebook: dict[str, Any], code: str = "hide-input") -> dict[str, Any]:
    """Fold the code of every cell, hand the alternative text of each figure to where myst-nb reads it, link pages.

    A link to a notebook that is not a download leads to the page made from it. `code` is the tag that myst-nb takes
    for what becomes of code; `remove-input` leaves it out.
    """
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell["metadata"].setdefault("tags", []).append(code)
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = PAGE_LINK.sub(r'<a href="\1.html">', "".join(data["text/html"]))
            if "image/svg+xml" in data:
                cell["metadata"]["mystnb"] = {"image": {"alt": "".join(data["text/plain"])}}
    return notebook
