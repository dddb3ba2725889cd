"""One document of several pages: what stands first, where links lead, and nothing of data taken for markup."""

import re

from bs4 import BeautifulSoup
from small_site import small_site

from compendium.publish.pdf.document import LEFT_OUT, OVERVIEW, document
from compendium.publish.pdf.pages import Page, Part

PAGES = {
    "index.html": '<p id="x">Start: <a href="a/one.html#x">one</a>, '
    '<a href="data.csv" download title="A">data.csv</a></p>',
    "a/one.html": '<p id="x"><a href="../index.html#x">back</a> <a href="#x">here</a> <a href="#gone">gone</a> '
    '<a href="https://example.org">out</a> <a href="two.html">two</a></p><img alt="A dot" src="../_images/dot.svg">',
}


def made(folder, pages=PAGES):
    site = small_site(folder, pages)
    parts = [Part("", [Page(site, "index.html")]), Part("A <part>", [Page(site, "a/one.html")])]
    return BeautifulSoup(document(parts), "html.parser")


def test_it_begins_with_what_the_site_calls_itself_and_says_what_is_left_out(tmp_path):
    front = made(tmp_path).select_one(".front")
    assert [each.get_text() for each in front.find_all(["h1", "p"])] == [
        "The whole", "A made-up site", "Under a licence.", "Version 1.2.3.", LEFT_OUT,
    ]  # fmt: skip


def test_title_language_and_author_are_those_of_the_site(tmp_path):
    soup = made(tmp_path)
    assert (soup.html["lang"], soup.title.get_text()) == ("en-GB", "The whole")
    assert soup.find("meta", attrs={"name": "author"})["content"] == "Readers & Sons"


def test_the_contents_lead_to_every_part_and_chapter(tmp_path):
    soup = made(tmp_path)
    entries = soup.select(".contents a")
    assert [each.get_text() for each in entries] == [OVERVIEW, "A <part>", "Title of one"]
    assert all(soup.find(id=each["href"].removeprefix("#")) for each in entries)


def test_no_level_of_heading_is_skipped(tmp_path):
    levels = [int(each.name[1]) for each in made(tmp_path).find_all(re.compile("^h[1-6]$"))]
    assert levels == [1, 2, 2, 2, 3]


def test_links_stay_inside_the_document_and_ids_of_pages_apart(tmp_path):
    soup = made(tmp_path)
    ids = [each["id"] for each in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = {each.get_text(): each for each in soup.select("article a")}
    assert {name: each["href"] for name, each in links.items()} == {
        "one": "#chapter-1-x", "back": "#chapter-0-x", "here": "#chapter-1-x", "gone": "#chapter-1",
        "out": "https://example.org",
    }  # fmt: skip
    assert [name for name, each in links.items() if "elsewhere" in each.get("class", [])] == ["one", "back"]


def test_files_to_download_and_pages_that_are_not_there_are_words_only(tmp_path):
    soup = made(tmp_path)
    assert {each.get_text() for each in soup.select("article p > span")} == {"data.csv", "two"}
    assert not soup.select("article span[title], article [download]")


def test_pictures_are_found_from_the_top_of_the_site(tmp_path):
    assert made(tmp_path).img["src"] == "_images/dot.svg"
