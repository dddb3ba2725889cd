"""Places in brackets become numbers; what is a part of its sentence stays."""

import re

import pytest
from docutils import nodes
from docutils.utils import new_document

from compendium.publish.sphinx.places import mark_places

PAPER, REPORT = "../sources.html#source-paper", "../sources.html#source-interim-report"


def link(words: str, address: str = PAPER) -> nodes.reference:
    return nodes.reference("", "", nodes.inline("", words), refuri=address, internal=True)


def marked(*children: str | nodes.Node, around: type[nodes.Element] = nodes.paragraph) -> nodes.document:
    """A page with one paragraph (or other element) of texts and links."""
    document = new_document("page")
    section = nodes.section()
    parts = [nodes.Text(child) if isinstance(child, str) else child for child in children]
    section += around("", "", *parts)
    document += section
    mark_places(None, document, "page")  # type: ignore[arg-type]
    return document


def shown(document: nodes.document) -> str:
    """The first element as a reader sees it, without what shows on hover."""
    html = "".join(each.astext() for each in document[0][0].children)
    return re.sub(r"<sup[^>]*>(.*?)</sup>", r"^\1", re.sub(r"<a[^>]*>(\d+) <span.*?</span></a>", r"\1", html))


def test_a_number_stands_behind_the_full_stop_and_shows_the_place() -> None:
    page = marked("It ended (", link("paper: Discussion,\nparagraph 2"), "). So it is.")
    assert shown(page) == "It ended.^1 So it is."
    mark = page[0][0][1].astext()
    assert f'<a href="{PAPER}">1 <span class="places__words">Paper: Discussion, paragraph 2</span></a>' in mark


def test_a_line_that_ends_before_the_bracket_leaves_no_gap() -> None:
    page = marked("It ended", "\n", "(", link("paper: Discussion, paragraph 2"), "). So it is.")
    assert shown(page) == "It ended.^1 So it is."


def test_the_same_place_has_the_same_number_and_is_listed_once() -> None:
    page = marked("A (", link("paper: X, paragraph 1"), ") and B (", link("report: Table 7", REPORT), "; ",
                  link("paper: X, paragraph 1"), "), C.")  # fmt: skip
    assert shown(page) == "A^1 and B,^2, 1 C."
    listed = page[0][-1].astext()
    assert re.findall(r"<li><a href=\"(.*?)\">(.*?)</a></li>", listed) == [
        (PAPER, "Paper: X, paragraph 1"), (REPORT, "Report: Table 7"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "children",
    [
        ("For one (for A: ", link("paper: X"), ")."),
        ("They are ", link("paper"), ": it."),
        ("See (", link("claims", "claims.html#claim-x"), ")."),
        ("See (", link("paper: X"), " and more)."),
        ("See (", link("paper: X"), "; ", link("claims", "claims.html"), ")."),
        ("Open (", link("paper: X")),
    ],
)
def test_what_is_a_part_of_its_sentence_stays(children: tuple[str | nodes.Node, ...]) -> None:
    page = marked(*children)
    assert page.astext() == nodes.paragraph("", "", *page[0][0].children).astext()
    assert not list(page.findall(nodes.raw))


@pytest.mark.parametrize("around", [nodes.title, nodes.caption, nodes.rubric])
def test_headings_keep_theirs(around: type[nodes.Element]) -> None:
    assert not list(marked("Head (", link("paper: X"), ")", around=around).findall(nodes.raw))


def test_words_are_no_markup() -> None:
    mark = marked("A (", link('paper: <b> & "x"'), ").")[0][0][1].astext()
    assert "Paper: &lt;b&gt; &amp; &quot;x&quot;" in mark
