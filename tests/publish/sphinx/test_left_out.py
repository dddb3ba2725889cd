"""What is left out changes no page: settings, code in colours and the list of sections are as Sphinx makes them."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from compendium.publish.sphinx.extension import list_sections
from compendium.publish.sphinx.left_out import _once_each

LINK = '<li><a class="reference internal" href="#{0}">{0}</a>{1}</li>\n'


def contents(*titles):
    """What Sphinx lists of a page: each title with the sections below it, as HTML and as nodes."""
    below = ["".join(LINK.format(name, "") for name in names) for _, names in titles]
    items = [LINK.format(title, f"<ul>\n{b}</ul>\n" if b else "") for (title, _), b in zip(titles, below, strict=True)]
    return f"<ul>\n{''.join(items)}</ul>\n", nodes.bullet_list("", *(nodes.list_item() for _ in titles))


@pytest.mark.parametrize(
    ("titles", "listed"),
    [
        ([("Title", ["one", "two"])], "<ul>\n" + LINK.format("one", "") + LINK.format("two", "") + "</ul>"),
        ([("Title", [])], ""),
    ],
)
def test_sections_are_listed_without_the_title_of_their_page(titles, listed):
    context = {}
    context["toc"], places = contents(*titles)
    list_sections(SimpleNamespace(env=SimpleNamespace(tocs={"page": places})), "page", "", context, None)
    assert context["sections"] == listed


def test_a_page_with_two_titles_lists_both():
    toc, places = contents(("First", ["one"]), ("Second", []))
    context = {"toc": toc}
    list_sections(SimpleNamespace(env=SimpleNamespace(tocs={"page": places})), "page", "", context, None)
    assert context["sections"] == toc


def test_a_page_without_a_source_lists_nothing():
    context = {}
    list_sections(SimpleNamespace(env=SimpleNamespace(tocs={})), "404", "", context, None)
    assert context["sections"] == ""


def test_what_differs_is_made_anew_and_what_is_the_same_is_not():
    made = []
    get = _once_each(lambda **how: made.append(how) or len(made))
    assert [get(lines=[1, 2]), get(lines=[1, 2]), get(lines=[1]), get(lines=[1], numbers=True)] == [1, 1, 2, 3]
    assert made == [{"lines": [1, 2]}, {"lines": [1]}, {"lines": [1], "numbers": True}]
