"""Where readers of a page try other parameters: below its main result, in a form that is shut until they open it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from compendium.publish.book.explorer_form import Explorer, explorer_html

EXPLORERS = "explorers.json"
"""The file in which explorers wait until pages are laid out; no part of the site."""


def with_explorers(page: dict[str, Any], explorers: Sequence[Explorer], parameters: Mapping[str, Any]) -> None:
    """Put each explorer of a staged notebook below the cell that shows what it belongs to, in place.

    ``parameters`` are the notebook's own, by name. One that the notebook has no parameters or no result for is left
    out.
    """
    for explorer in explorers:
        place = next((n for n, cell in enumerate(page["cells"]) if _shows(cell, explorer["after"])), None)
        if place is not None and all(field["parameter"] in parameters for field in explorer["fields"]):
            page["cells"].insert(place + 1, _cell(explorer_html(explorer, parameters), explorer))


def _shows(cell: Mapping[str, Any], anchor: str) -> bool:
    shown = ("".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", []))
    return any(f'id="{anchor}"' in html for html in shown)


def _cell(html: str, explorer: Explorer) -> dict[str, Any]:
    """A cell that shows the form; its code is not shown, but a cell that has none is left out of pages."""
    data = {"text/html": html, "text/plain": explorer["lead"]}
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    told: dict[str, Any] = {"cell_type": "code", "id": "explorer", "execution_count": None, "source": ["explorer"]}
    return told | {"metadata": {"tags": ["remove-input"]}, "outputs": [output]}
