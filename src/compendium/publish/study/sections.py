"""Sections of a study's page that have nothing to show go with their headings.

Where the data do not suffice for an analysis, its cells show a sentence that says what it would take
(`sites.show.needed`). Those sentences are gathered at the
end. A section in which nothing else is shown, or only a frame
that would teach how it is computed, is left out.
"""

import re
from collections.abc import Iterator
from typing import Any

from compendium.publish.notebook_page import TEACHES
from compendium.publish.plain_text import block
from compendium.sites.show.needed import NEEDED

Cell = dict[str, Any]

SENTENCE = re.compile(rf'<p class="{NEEDED} [a-z-]+">(.*)</p>', re.DOTALL)
EMPTY_FRAME = re.compile(r'class="dataframe">.*<tbody>\s*</tbody>', re.DOTALL)
HEADING = "## What more data would show\n"


PROMISES = {"## What the levels mean": 'id="table-profile-descriptor"'}
"""Headings that go where nothing below them has what they promise, such as a column; what they head stays."""


def drop_empty_sections(notebook: dict[str, Any], tell: bool = True) -> dict[str, Any]:
    """Leave out, in place, the sections that show nothing, and what shows nothing in the others.

    With `tell` what they would take stands in a section before the last one.
    """
    kept: list[list[Cell]] = []
    wanting: list[str] = []
    for section in _sections(notebook["cells"]):
        _drop_blank_outputs(section)
        section = [cell for cell in section if cell.get("outputs") or not _teaches(cell)]
        outputs = [output for cell in section if not _teaches(cell) for output in cell.get("outputs", [])]
        sentences = [found[1] for output in outputs if (found := SENTENCE.fullmatch(_html(output)))]
        stays = not _is_headed(section) or not _has_code(section) or len(sentences) < len(outputs)
        if tell or not (stays and _is_headed(section)):
            wanting += sentences
            _drop_needed(section)
        if stays:
            kept.append(section[1:] if _promises_too_much(section) else section)
    if wanting and tell:
        kept.insert(max(len(kept) - 1, 1), _told_at_end(wanting))
    notebook["cells"] = [cell for section in kept for cell in section]
    return notebook


def _sections(cells: list[Cell]) -> Iterator[list[Cell]]:
    """The cells up to the first heading of a section, then those of each section."""
    section: list[Cell] = []
    for cell in cells:
        if _is_headed([cell]) and section:
            yield section
            section = []
        section.append(cell)
    if section:
        yield section


def _promises_too_much(section: list[Cell]) -> bool:
    promised = PROMISES.get("".join(section[0]["source"]).strip(), "")  # what promises nothing keeps it
    outputs = [output for cell in section for output in cell.get("outputs", [])]
    return bool(promised) and not any(promised in _html(output) for output in outputs)


def _is_headed(section: list[Cell]) -> bool:
    return section[0]["cell_type"] == "markdown" and "".join(section[0]["source"]).startswith("## ")


def _has_code(section: list[Cell]) -> bool:
    return any(cell["cell_type"] == "code" for cell in section)


def _teaches(cell: Cell) -> bool:
    """Whether a cell shows how something is computed: where that is not shown, there is nothing to teach."""
    return TEACHES in cell["metadata"].get("tags", [])


def _html(output: dict[str, Any]) -> str:
    return "".join(output.get("data", {}).get("text/html", ""))


def _drop_blank_outputs(section: list[Cell]) -> None:
    """Leave out outputs without any HTML where there should be some, and frames without a row."""
    for cell in section:
        if "outputs" in cell:
            cell["outputs"] = [
                each
                for each in cell["outputs"]
                if (_html(each) and not EMPTY_FRAME.search(_html(each))) or "text/html" not in each.get("data", {})
            ]


def _drop_needed(section: list[Cell]) -> None:
    """Leave out what says only what it would take."""
    for cell in section:
        if "outputs" in cell:
            cell["outputs"] = [each for each in cell["outputs"] if not SENTENCE.fullmatch(_html(each))]


def _told_at_end(sentences: list[str]) -> list[Cell]:
    """A section that lists sentences, which are HTML already, each once."""
    items = "\n".join(f"<li>{sentence}</li>" for sentence in dict.fromkeys(sentences))
    text = f"{HEADING}\n{block(f'<ul>{items}</ul>')}"
    return [{"cell_type": "markdown", "id": "needed", "metadata": {}, "source": text.splitlines(keepends=True)}]
