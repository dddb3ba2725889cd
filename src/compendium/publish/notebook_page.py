"""From an executed notebook to what MyST-NB reads: code folded, set-up at the foot, alternative texts, links."""

import re
from itertools import dropwhile, takewhile
from typing import Any

from compendium.publish.numbering import number_shown

PAGE_LINK = re.compile(r'<a href="([a-z0-9_]+)\.ipynb">')

SOURCES = "../book/sources.md"
"""The page of sources as notebooks link to it (`display.places`)."""

# The name of a policy or an approach, which has a page of its own (`display.places`).
ENTRY = re.compile(r'<span data-entry="((?:policies|approaches)/[a-z0-9-]+)">([^<]*)</span>')

# As `display.notebook.start_notebook` shows it; a release before may have had other rules.
STYLE = re.compile(r"<style>/\* Tables of the compendium[^<]*</style>")

NARROW_IMAGE = "image/vnd.compendium.narrow+svg"
"""The narrow form of a figure, as `display.figures` shows it with the wide one."""

TWO_FORMS = "two-forms"
"""The class of the two pictures of a figure that has both."""

# A frame as pandas shows it in a notebook; its texts are escaped.
FRAME = re.compile(r'<div>\s*<style scoped>.*?</style>\s*<table border="1" class="dataframe">(.*?)</table>', re.DOTALL)

NARROW_WINDOW = "(max-width: 719px)"
"""Windows in which the narrow form of a figure reads better."""

FOLDED, LEFT_OUT = "hide-input", "remove-input"
"""What may become of code, in the tags of MyST-NB."""

TEACHES = "teaches"
"""The tag of cells that show in plain pandas how a headline is computed: their code is never left out."""

SET_UP_PROMPTS = {"code_prompt_show": "Show the code that sets up this page", "code_prompt_hide": "Hide that code"}

Cell = dict[str, Any]


def for_the_book(notebook: dict[str, Any], code: str = FOLDED) -> dict[str, Any]:
    """Fold the code of every cell, hand the alternative text of each figure to where myst-nb reads it, link pages, and
    number tables and figures.

    The cells of code that come first and show nothing (parameters, imports, loading) stand at the foot, in one fold. A
    link to a notebook that is not a download leads to the page made from it. With `LEFT_OUT` no code is on the page.
    """
    cells = notebook["cells"]
    for cell in cells:
        cell["outputs"] = [output for output in cell.get("outputs", []) if not _is_style(output)]
    setting_up = list(takewhile(_sets_up, dropwhile(lambda cell: not _is_code(cell), cells)))
    shown = [cell for cell in cells if all(cell is not each for each in setting_up)]
    notebook["cells"] = shown + (_in_one(setting_up) if code == FOLDED else [])
    for cell in notebook["cells"]:
        if _is_code(cell):
            _prepare(cell, code)
        else:
            del cell["outputs"]
    return number_shown(notebook)


def _is_style(output: dict[str, Any]) -> bool:
    """Whether an output is the style of tables, which every page has as a file."""
    return bool(STYLE.fullmatch("".join(output.get("data", {}).get("text/html", ""))))


def _is_code(cell: Cell) -> bool:
    return bool(cell["cell_type"] == "code")


def _sets_up(cell: Cell) -> bool:
    return _is_code(cell) and not cell["outputs"]


def _in_one(cells: list[Cell]) -> list[Cell]:
    """Cells of code as one, so that they fold together; none where there are none."""
    if not cells:
        return []
    source = "\n\n".join("".join(cell["source"]) for cell in cells)
    metadata = {"mystnb": dict(SET_UP_PROMPTS)}
    return [cells[0] | {"id": "set-up", "source": source.splitlines(keepends=True), "metadata": metadata}]


def _prepare(cell: Cell, code: str) -> None:
    """Tag a cell of code with what becomes of it, and prepare what it shows."""
    tags = cell["metadata"].setdefault("tags", [])
    tags.append(FOLDED if TEACHES in tags else code)
    for output in cell["outputs"]:
        data = output.get("data", {})
        if "text/html" in data:
            html = "".join(data["text/html"]).replace(f'<a href="{SOURCES}#', '<a href="../sources.html#')
            html = ENTRY.sub(r'<a href="../\1.html">\2</a>', html)
            data["text/html"] = FRAME.sub(_framed, PAGE_LINK.sub(r'<a href="\1.html">', html))
        if "image/svg+xml" in data:
            cell["metadata"]["mystnb"] = {"image": {"alt": "".join(data["text/plain"])}}
    _part_forms(cell)


def _framed(frame: re.Match[str]) -> str:
    """A frame of pandas in a box that scrolls and can be reached, named, with heads that say what they head."""
    head, _, body = frame[1].replace("<th></th>", "<td></td>").partition("</thead>")
    heads, rows = head.replace("<th>", '<th scope="col">'), body.replace("<th>", '<th scope="row">')
    box = '<div class="compendium-table compendium-frame" role="region" tabindex="0" aria-label="Frame of pandas">'
    name = '<caption class="compendium-hidden">Frame of pandas</caption>'
    return f'{box}<table class="dataframe">{name}{heads}</thead>{rows}</table>'


def _part_forms(cell: Cell) -> None:
    """Let the narrow form of each figure follow the wide one, as a picture of its own, to be joined with it in
    `publish.sphinx.markup`. Where a drawing of the cell has one form, every drawing keeps to one."""
    narrow = [output["data"].pop(NARROW_IMAGE, None) for output in cell["outputs"] if _is_drawing(output)]
    if not narrow or None in narrow:
        return
    cell["metadata"]["mystnb"]["image"]["classes"] = TWO_FORMS
    outputs, forms = [], iter(narrow)
    for output in cell["outputs"]:
        outputs.append(output)
        if _is_drawing(output):
            data = {"image/svg+xml": next(forms), "text/plain": output["data"]["text/plain"]}
            outputs.append(output | {"data": data})
    cell["outputs"] = outputs


def _is_drawing(output: dict[str, Any]) -> bool:
    return "image/svg+xml" in output.get("data", {})
