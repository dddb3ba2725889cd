"""The hand-written prose of the book, paragraph by paragraph, and the places in the sources that it links."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LINK = re.compile(r"\[([^\[\]]+)\]\(#source-([^()\s]*)\)")
NO_PROSE = re.compile(r"```(?!\{glossary\})\S*.*?```", re.DOTALL)
NO_STATEMENT = re.compile(r" *(#|\||`{3}|:{3}|:\w+:|\([\w-]+\)=$)")
"""How lines begin that state nothing: headings, rows of tables, fences, options and targets of MyST."""
TAG = re.compile(r"</?[a-z][^<>]*>")


class Place(NamedTuple):
    """A link to a source: what the source is called, the place in it (blank where none is named), the source's id."""

    called: str
    locator: str
    source: str


def pages(root: Path) -> dict[str, str]:
    """The prose of every page by name: the pages of the book, and the markdown cells of every notebook."""
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "book").glob("*.md"))}
    for path in sorted((root / "notebooks").rglob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
        found[path.relative_to(root / "notebooks").as_posix()] = "\n\n".join(texts)
    return found


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs, list items and entries of a page, each in one line; no headings, code or tables."""
    glossary = text.replace("```{glossary}\n", "").removesuffix("```\n") if "```{glossary}" in text else text
    lines = NO_PROSE.sub("", glossary).splitlines()
    marked = ["" if NO_STATEMENT.match(line) else line for line in lines]
    items = [re.sub(r"^(- |: )", "\n", line) for line in marked]
    for block in re.split(r"\n\s*\n", "\n".join(items)):
        if block.strip():
            yield " ".join(TAG.sub("", block).split())


def places(paragraph: str) -> list[Place]:
    """The links to sources in a paragraph, such as ``[paper: Conclusion, paragraph 1](#source-paper)``."""
    return [Place(*" ".join(words.split()).partition(": ")[::2], source) for words, source in LINK.findall(paragraph)]
