"""Places in the sources: short superscripts in the text, and a list of them at the foot of the page.

A page is written with the place in brackets behind the sentence that rests on it, as a link to its source. On a screen
a number stands for it, which shows the place on hover and focus and leads to the source; the list has all of them for
paper and for phones. In tables and headings, and where a sentence has it as a part, the place stays as it is written.
"""

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

TO_SOURCE = re.compile(r"(?:^|.*/)sources\.html#source-[\w-]+|#source-[\w-]+")
OPENED, BETWEEN, CLOSED = re.compile(r"\s*\($"), re.compile(r"[;,]\s+"), re.compile(r"\)([.,;:]?)")
LEFT_ALONE = (nodes.table, nodes.title, nodes.caption, nodes.rubric)

Place = tuple[str, str]
"""Address and words, such as `sources.html#source-paper` and `Paper: Discussion, paragraph 2`."""


def mark_places(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put numbers for the places in brackets, the same number for the same place, and list them below the text."""
    numbers: dict[Place, int] = {}
    for parent in list(doctree.findall(nodes.TextElement)):
        if not any(isinstance(each, LEFT_ALONE) for each in _above(parent)):
            _mark_in(parent, numbers)
    if numbers:
        page = next(doctree.findall(nodes.section), doctree)
        page.append(nodes.raw("", _list_html(numbers), format="html"))


def _above(node: nodes.Node | None) -> Iterator[nodes.Node]:
    while node is not None:
        yield node
        node = node.parent


def _mark_in(parent: nodes.TextElement, numbers: dict[Place, int]) -> None:
    """Replace what stands in brackets among the children of one element."""
    start = 0
    while start < len(parent) - 2:
        end = _end_of_places(parent.children, start)
        if end:
            _replace(parent, start, end, numbers)
        start += 1


def _end_of_places(children: list[nodes.Node], start: int) -> int | None:
    """Where the text that closes the bracket stands, if places and nothing else stand between the two texts."""
    if not (_is_text(children[start]) and OPENED.search(children[start].astext())):
        return None
    for place in range(start + 1, len(children) - 1, 2):
        if place_of(children[place]) is None:
            return None
        after = children[place + 1]
        if not _is_text(after) or CLOSED.match(after.astext()):
            return place + 1 if _is_text(after) else None
        if not BETWEEN.fullmatch(after.astext()):
            return None
    return None


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text)


def _is_blank(node: nodes.Node) -> bool:
    return _is_text(node) and not node.astext().strip()


def place_of(node: nodes.Node) -> Place | None:
    """The place that a link leads to; nothing where it is no link to a source."""
    if not isinstance(node, nodes.reference):
        return None
    address = node.get("refuri") or f"#{node.get('refid', '')}"
    words = " ".join(node.astext().split())
    return (address, words[:1].upper() + words[1:]) if TO_SOURCE.fullmatch(address) else None


def _replace(parent: nodes.TextElement, start: int, end: int, numbers: dict[Place, int]) -> None:
    """Put the numbers behind the sentence: a full stop or comma after the bracket comes before them."""
    places = [place for place in map(place_of, parent.children[start:end]) if place]
    before, after = parent.children[start].astext(), parent.children[end].astext()
    closed = CLOSED.match(after)
    assert closed  # `_end_of_places` has found it
    marks = ", ".join(_mark(place, numbers.setdefault(place, len(numbers) + 1)) for place in places)
    parent.children[start : end + 1] = []
    while not OPENED.sub("", before) and start and _is_blank(parent.children[start - 1]):
        start -= 1  # a line that ends before the bracket is a text of its own
        del parent.children[start]
    new = [
        nodes.Text(OPENED.sub("", before) + closed[1]),
        nodes.raw("", f'<sup class="places">{marks}</sup>', format="html"),
        nodes.Text(after[closed.end() :]),
    ]
    parent.insert(start, new)


def _mark(place: Place, number: int) -> str:
    address, words = map(escape, place)
    return f'<a href="{address}">{number} <span class="places__words">{words}</span></a>'


def _list_html(numbers: dict[Place, int]) -> str:
    items = "\n".join(f'<li><a href="{escape(address)}">{escape(words)}</a></li>' for address, words in numbers)
    return (
        '<section class="places-list" aria-labelledby="places-list">\n'
        f'<p id="places-list">Places in the sources</p>\n<ol>\n{items}\n</ol>\n</section>\n'
    )
