"""Numbers of tables and figures on a page, each a link to itself.

A number counts on its page, which its title says, since the sources number their tables too. The address that it leads
to is named after the table or after what draws the figure, so that it stays when another is added before.
"""

import re
from itertools import takewhile
from typing import Any

TABLE = re.compile(r'(<div class="compendium-table" id="([\w-]+)"[^>]*>\n<table class="gt_table"><caption>)')
CAPTION = re.compile(r'<p class="compendium-caption">(.*?)</p>')
DRAWN_BY = re.compile(r"(\w+)_figure\(")


def number_shown(notebook: dict[str, Any]) -> dict[str, Any]:
    """Number tables and figures in the outputs of a notebook, in place; a figure has its caption above it from then."""
    count, taken = {"Table": 0, "Figure": 0}, set[str]()
    for cell in notebook["cells"]:
        shown: list[dict[str, Any]] = []
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            html = "".join(data.get("text/html", ""))
            if TABLE.search(html):
                data["text/html"] = TABLE.sub(lambda found: found[1] + _link("Table", found[2], count), html)
            elif (caption := CAPTION.match(html)) and (drawn := _drawings_at_end(shown)):
                anchor = _anchor("".join(cell["source"]), cell.get("id", ""), taken)
                title = f'<p class="compendium-caption" id="{anchor}">{_link("Figure", anchor, count)}{caption[1]}</p>'
                shown.insert(-drawn, output | {"data": {"text/html": title, "text/plain": data.get("text/plain", "")}})
                data["text/html"] = html[caption.end() :]
                if not data["text/html"]:
                    continue
            shown.append(output)
        if "outputs" in cell:
            cell["outputs"] = shown
    return notebook


def _drawings_at_end(outputs: list[dict[str, Any]]) -> int:
    """How many of the outputs, from the last, are drawings: none, one or the two forms of one figure."""
    found = takewhile(lambda output: "image/svg+xml" in output.get("data", {}), reversed(outputs))
    return min(sum(1 for _ in found), 2)


def _link(kind: str, anchor: str, count: dict[str, int]) -> str:
    count[kind] += 1
    title = f"{kind} {count[kind]} of this page"
    return f'<a class="compendium-number" href="#{anchor}" title="{title}">{kind} {count[kind]}</a> '


def _anchor(source: str, cell: str, taken: set[str]) -> str:
    """A name for a figure: of the last function of the cell that draws one, else of the cell."""
    names = DRAWN_BY.findall(source)
    name = f"figure-{(names[-1] if names else cell).replace('_', '-')}"
    again = sum(each == name or each.startswith(f"{name}--") for each in taken)
    name = f"{name}--{again + 1}" if again else name
    taken.add(name)
    return name
