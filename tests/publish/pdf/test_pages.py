"""Which pages make a document, and in what order."""

import pytest
from small_site import small_site

from compendium.publish.pdf.pages import Page, book_parts, sites_with_a_page, study_parts

BOOK = {
    "index.html": '<a href="one.html">One</a>',
    "one.html": "",
    "two.html": "",
    "studies/mine/index.html": '<a href="across_sites.html#x">All</a> <a href="sites/a.html">A</a> '
    '<a href="../../one.html">Away</a>',
    "studies/mine/across_sites.html": "",
    "studies/mine/across_sites_whole.html": "",
    "studies/mine/sites/a.html": "",
    "policies/b.html": "",
    "policies/a.html": "",
    "404.html": "",
    "search.html": "",
}
MENU = {"First part": ["two.html", "one.html"], "Studies": ["studies/mine/index.html"], "Gone": ["gone.html"]}


def addresses(parts):
    return [(part.title, [page.address for page in part.pages]) for part in parts]


def test_the_book_has_the_parts_of_its_menu_then_a_part_for_each_other_folder(tmp_path):
    site = small_site(tmp_path, BOOK, MENU)
    assert addresses(book_parts(site)) == [
        ("", ["index.html"]),
        ("First part", ["two.html", "one.html"]),
        ("Studies", ["studies/mine/index.html", "studies/mine/across_sites.html", "studies/mine/sites/a.html"]),
        ("Policies", ["policies/a.html", "policies/b.html"]),
    ]
    assert [page.depth for page in book_parts(site)[2].pages] == [0, 1, 1]
    assert [part.runs_on for part in book_parts(site)] == [False, False, False, True]


def test_pages_that_are_forms_are_left_out_and_those_that_have_one_are_not(tmp_path):
    pages = {
        "index.html": "",
        "form.html": '<form id="assess"></form>',
        "one.html": "<details hidden><form></form></details>",
    }
    parts = book_parts(small_site(tmp_path, pages, {"Part": ["form.html", "one.html"], "Forms": ["form.html"]}))
    assert addresses(parts) == [("", ["index.html"]), ("Part", ["one.html"])]


STUDY = {
    "index.html": '<a href="across_sites.html">All</a> <a href="sites/b.html">B</a> <a href="sites/a.html">A</a>',
    "across_sites.html": "",
    "sites/a.html": "",
    "sites/a_whole.html": "",
    "sites/b.html": "",
    "failures.html": "",
}


@pytest.mark.parametrize(
    ("only", "expected"),
    [((), ["sites/b.html", "sites/a.html"]), (("a",), ["sites/a.html"]), (None, [])],
)
def test_a_study_has_its_first_page_that_across_sites_and_its_sites(tmp_path, only, expected):
    site = small_site(tmp_path, STUDY)
    assert addresses(study_parts(site, only)) == [("", ["index.html"]), ("", ["across_sites.html", *expected])]


def test_sites_with_a_page_are_those_that_have_one(tmp_path):
    assert sites_with_a_page(small_site(tmp_path, STUDY)) == {"a", "b"}


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../one.html#x", ("one.html", "x")),
        ("#x", ("notebooks/here.html", "x")),
        ("there%20too.html", ("notebooks/there too.html", "")),
        ("https://example.org/one.html", ("", "")),
        ("//example.org/one.html", ("", "")),
    ],
)
def test_links_lead_to_addresses_from_the_top_of_the_site(tmp_path, href, expected):
    assert Page(tmp_path, "notebooks/here.html").target(href) == expected
