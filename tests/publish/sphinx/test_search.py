"""What the search can find on a page: plain text only, each thing once, at an address that exists."""

import json
from hashlib import sha256

from docutils import nodes
from docutils.core import publish_doctree

from compendium.publish.sphinx import search

SHIPPED = "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03"
"""SHA-256 of the file dist/umd/index.js of MiniSearch 7.2.0, as its makers ship it."""

HTML = (
    '<svg><text>drawn</text></svg><p class="compendium-caption" id="figure-x"><a class="compendium-number" href="#f">'
    'Figure 1</a> Three &lt;b&gt; of <em>nine</em> <span class="compendium-measure">Number of sites.</span></p>'
    '<div class="compendium-table" id="table-y"><table><caption>Two rows</caption>'
    "<tr><th>Head</th><td>any row</td></tr>"
    '<tr><th id="claim-a">Claimed &amp; said</th><td>differs</td></tr></table></div>'
    '<details class="code-fold"><summary>Show code</summary>import pandas</details>'
)


def page() -> nodes.document:
    tree = publish_doctree(
        "Title\n=====\n\nLead.\n\nPart\n----\n\nWords of it::\n\n    code = 1\n\nEnd.\n\nNext\n----\n\nLast.\n",
        settings_overrides={"doctitle_xform": False},
    )
    part = list(tree.findall(nodes.section))[1]
    part += nodes.raw("", HTML, format="html")
    return tree


def test_pages_sections_captions_and_rows_are_found_as_plain_text():
    assert search.entries(page(), "A title") == [
        ("page", "A title", "", "Lead."),
        (
            "section",
            "Part",
            "part",
            "Words of it: End. Three <b> of nine Number of sites. Two rows Head any row",
        ),
        ("section", "Next", "next", "Last."),
        ("claim", "Claimed & said", "claim-a", "differs"),
        ("table or figure", "Three <b> of nine", "figure-x", "Number of sites."),
        ("table or figure", "Two rows", "table-y", ""),
    ]


def test_terms_of_a_glossary_are_found():
    tree = publish_doctree(
        "Glossary\n========\n\nterm\n  What it means.\n", settings_overrides={"doctitle_xform": False}
    )
    tree.next_node(nodes.term)["ids"].append("term-term")
    assert ("term", "term", "term-term", "What it means.") in search.entries(tree, "Glossary")


def test_the_index_is_a_script_in_the_order_of_pages():
    found = {"b": [("page", "B", "", "x")], "a/c": [("section", 'S "</script>"', "s", "\u2028")]}
    text = search.index_script(found, {"b": "B", "a/c": "C"})
    rows = json.loads(text.removeprefix("window.compendiumIndex = ").removesuffix(";\n"))
    assert rows == [["section", 'S "</script>"', "C", "a/c.html#s", "\u2028"], ["page", "B", "B", "b.html", "x"]]


def test_the_library_is_as_its_makers_ship_it():
    assert sha256((search.STATIC / "minisearch.js").read_bytes()).hexdigest() == SHIPPED
