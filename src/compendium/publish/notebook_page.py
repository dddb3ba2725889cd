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

FOLDED, LEFT_OUT, WITH_RESULT = "hide-input", "remove-input", "hide-cell"
"""What may become of code, in the tags of MyST-NB: with `WITH_RESULT` what it shows is in the fold too."""

TEACHES = "teaches"
"""The tag of cells that show in plain pandas how a headline is computed: their code is never left out."""

SET_UP_PROMPTS = {"code_prompt_show": "Show the code that sets up this page", "code_prompt_hide": "Hide that code"}
FRAME_PROMPTS = {"code_prompt_show": "How this is computed", "code_prompt_hide": "Hide how this is computed"}

Cell = dict[str, Any]


def for_the_book(notebook: dict[str, Any], code: str = FOLDED) -> dict[str, Any]:
    """Fold the code of every cell, hand the alternative text of each figure to where myst-nb reads it, link pages, and
    number tables and figures.

    The cells of code that come first and show nothing (parameters, imports, loading) stand at the foot, in one fold. A
    frame of pandas is for those who want to compute such a thing: it is in one fold with its code and the words that
    introduce it. A link to a notebook that is not a download leads to the page made from it. With `LEFT_OUT` no code is
    on the page, but what `TEACHES`.
    """
    cells = notebook["cells"]
    for cell in cells:
        cell["outputs"] = [output for output in cell.get("outputs", []) if not _is_style(output)]
    setting_up = list(takewhile(_sets_up, dropwhile(lambda cell: not _is_code(cell), cells)))
    shown = [cell for cell in cells if all(cell is not each for each in setting_up)]
    notebook["cells"] = _with_introductions(shown) + (_in_one(setting_up) if code == FOLDED else [])
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


def _with_introductions(cells: list[Cell]) -> list[Cell]:
    """The cells, the paragraph that ends in a colon before a frame being the first thing that its cell shows.

    A paragraph with links stays where it is: in what a cell shows they would lead nowhere.
    """
    kept: list[Cell] = []
    for cell in cells:
        if _shows_frame(cell) and kept and kept[-1]["cell_type"] == "markdown":
            before, _, last = "".join(kept[-1]["source"]).rstrip().rpartition("\n\n")
            if last.endswith(":") and "](" not in last:
                cell["outputs"].insert(0, {"output_type": "display_data", "metadata": {}, "data": _introduction(last)})
                kept[-1]["source"] = before.splitlines(keepends=True)
                kept = kept if before.strip() else kept[:-1]
        kept.append(cell)
    return kept


def _introduction(text: str) -> dict[str, str]:
    return {"text/markdown": text, "text/plain": text}


def _shows_frame(cell: Cell) -> bool:
    return _is_code(cell) and any(
        FRAME.search("".join(each.get("data", {}).get("text/html", ""))) for each in cell["outputs"]
    )


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
    framed = _shows_frame(cell)
    tags.append(WITH_RESULT if framed and (code == FOLDED or TEACHES in tags) else FOLDED if TEACHES in tags else code)
    if framed:
        cell["metadata"]["mystnb"] = dict(FRAME_PROMPTS)
    for output in cell["outputs"]:
        data = output.get("data", {})
        if "text/html" in data:
            html = "".join(data["text/html"]).replace(f'<a href="{SOURCES}#', '<a href="../sources.html#')
            html = ENTRY.sub(r'<a href="../\1.html">\2</a>', html)
            data["text/html"] = FRAME.sub(_framed, PAGE_LINK.sub(r'<a href="\1.html">', html))
        if "image/svg+xml" in data:
            cell["metadata"].setdefault("mystnb", {})["image"] = {"alt": "".join(data["text/plain"])}
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
