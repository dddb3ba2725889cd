"""What is left out changes no page: settings, code in colours and the list of sections are as Sphinx makes them."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
from docutils import nodes

from compendium.publish.sphinx.extension import list_sections
from compendium.publish.sphinx.left_out import _once_each, found_below

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


def test_nodes_are_found_in_the_order_of_the_page():
    page = nodes.section("", nodes.title("", "One"), nodes.paragraph("", "", nodes.strong("", "two"), nodes.Text("3")))
    page += nodes.section("", nodes.title("", "Four"))
    for kind in (nodes.Text, nodes.section, nodes.TextElement, nodes.table):
        assert list(found_below(page, kind)) == list(page._fast_findall(kind))
    assert [text.astext() for text in found_below(page, nodes.Text)] == ["One", "two", "3", "Four"]


def test_a_node_may_be_replaced_where_it_is_found():
    page = nodes.paragraph("", "", *(nodes.strong("", word) for word in "abc"))
    for found in found_below(page, nodes.strong):
        found.replace_self(nodes.emphasis("", found.astext()))
    assert [type(each) for each in page.children] == [nodes.emphasis] * 3


READY = """
import nbformat
from docutils import nodes
before = nodes.unescape
from compendium.publish.sphinx import build
build.get_ready()
from markdown_it.renderer import RendererHTML
from myst_nb.core.read import standard_nb_read
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.sphinx_ import create_md_parser
for text in ("", "plain", "a\\0b", "a\\0 b\\0\\nc"):
    assert nodes.unescape(text) == before(text), text
    assert nodes.unescape(text, True) == before(text, True), text
cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="1\\n2\\n")])
text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell, nbformat.v4.new_markdown_cell("a\\nb")]))
assert standard_nb_read(text) == nbformat.reads(text, as_version=4)
settings = [MdParserConfig(sub_delimiters=tuple(signs)) for signs in ("{}", "{}", "[]")]
one, same, other = (create_md_parser(each, RendererHTML) for each in settings)
assert one is same is not other
assert other.options["myst_config"].sub_delimiters == ("[", "]")
"""


def test_what_is_done_once_gives_the_same():
    done = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
