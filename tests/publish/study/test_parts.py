"""The pages of a study that no notebook writes: what they say, where they lead, and that values stay values."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml

from compendium.publish.plain_text import LONGEST, block, shown_cause, typed, typed_in_markdown
from compendium.publish.site import build_pages
from compendium.publish.study.index import FILTER_FROM, group_sites, index_page
from compendium.publish.study.parts import (
    ACROSS_PAGE,
    CURRENT,
    NOT_MADE,
    OUT_OF_DATE,
    SitePage,
    failures_page,
    site_back,
    site_front,
)

NO_ACROSS = replace(ACROSS_PAGE, state=NOT_MADE)
ROOT = Path(__file__).resolve().parents[3]
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ policies }}",
    "{{ nothing_of_this_name }}",
    "**bold** _em_ `code`",
    "```{raw} html",
    ":::{note}",
    "\"quoted\" & 'single'",
    "a | b | c",
    "# heading",
    "[link](https://example.org)",
    "</div></li></ul>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "line\n\n<b>break</b>",
    r"\074script\076window.x=42\074/script\076",
    r"North\West",
    r"Health \new\table care",
    r"\g<0> \1 \\",
    "{0} {name} %s %(x)s $x ${y}",
]


def site(name: str, region: str = "", kind: str = "", state: str = CURRENT, cause: str = "") -> SitePage:
    return SitePage(re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "site", name, kind, region, state, cause)


A, B, C = site("A"), site("B"), site("C")
LATE, GONE = site("Late", state=OUT_OF_DATE, cause="took too long"), site("Gone", state=NOT_MADE, cause="broke")


def names(groups: list[tuple[str, list[SitePage]]]) -> list[tuple[str, list[str]]]:
    return [(name, [page.name for page in pages]) for name, pages in groups]


def index(pages: list[SitePage], **changes: object) -> str:
    given: dict[str, object] = {"title": "T", "note": "", "figures": {}, "pages": pages, "downloads": []}
    return index_page(**(given | changes))  # type: ignore[arg-type]


# ---- Groups ----


def test_sites_are_grouped_by_region_in_the_order_of_the_alphabet_and_of_numbers() -> None:
    pages = [site("Council 10", "South"), site("Éast", "north"), site("council 2", "South"), site("Z", "")]
    assert names(group_sites(pages)) == [
        ("north", ["Éast"]),
        ("South", ["council 2", "Council 10"]),
        ("Region not stated", ["Z"]),
    ]


def test_sites_are_grouped_by_type_where_regions_tell_none_apart() -> None:
    pages = [site("A", "South", "county"), site("B", "not stated", "borough"), site("C", "", "not stated")]
    assert names(group_sites(pages)) == [("borough", ["B"]), ("county", ["A"]), ("Type not stated", ["C"])]


def test_sites_without_region_and_type_are_one_group_and_the_programme_stands_first() -> None:
    programme = site("Whole", kind="programme")
    assert names(group_sites([B, A, programme])) == [("Programme", ["Whole"]), ("Local sites", ["A", "B"])]
    assert group_sites([]) == []


def test_a_name_may_hold_a_number_of_any_length() -> None:
    assert names(group_sites([site("9" * 5000), site("007"), site("8")]))[0][1] == ["007", "8", "9" * 5000]


# ---- Index ----


def test_index_says_what_it_is_given_and_links_what_there_is() -> None:
    page = index([A], title="Six councils", note="One.\n\nTwo.", figures={"Sites": "6"}, downloads=["data/sites.csv"])
    assert page.startswith("# Six councils\n")
    assert "<p>One.</p>\n<p>Two.</p>" in page
    assert "<dt>Sites</dt><dd>6</dd>" in page
    assert '<a href="data/sites.csv">sites.csv</a>' in page
    assert '<a href="across_sites.html">' in page
    assert '<a href="sites/a.html">A</a>' in page
    assert "failures.html" not in page
    assert "out of date" not in page


def test_index_marks_in_words_what_is_behind_and_links_no_page_that_is_not_there() -> None:
    page = index([A, LATE, GONE], across=NO_ACROSS)
    assert '<a href="sites/late.html">Late</a> <strong>out of date</strong>' in page
    assert "<span>Gone</span> <strong>no page yet</strong>" in page
    assert "sites/gone.html" not in page
    assert 'href="failures.html"' in page
    assert "Three of four pages" in page
    assert "across_sites" not in page


def test_every_site_of_many_is_listed_once_with_a_field_that_is_hidden_without_a_script() -> None:
    pages = [site(f"Place {number}", f"Region {number % 3}") for number in range(1500)]
    page = index([*pages, site("Whole", kind="programme")])
    assert sorted(re.findall(r'href="sites/(place-[0-9]+)\.html"', page)) == sorted(p.site for p in pages)
    assert page.count("<details") == page.count('<details class="study-group" open>') == 3
    assert '<div class="study-filter" hidden>' in page
    assert "Find sites by name or region</label>" in page
    assert "<span>500 sites</span>" in page
    assert "<span>1,500 sites</span>" in index([replace(site, region="") for site in pages])


def test_a_few_sites_need_no_field_and_nothing_folds() -> None:
    few, enough = ([site(f"Place {number}") for number in range(size)] for size in (FILTER_FROM - 1, FILTER_FROM))
    assert "<script" not in index(few)
    assert "<details" not in index(few)
    assert "<script" in index(enough)


def test_a_study_without_sites_says_so() -> None:
    assert "no sites yet" in index([])


def test_a_region_called_like_the_programme_is_counted_among_the_local_sites() -> None:
    pages = [site(f"Place {number}", ["Programme", "Other"][number % 2]) for number in range(FILTER_FROM)]
    assert index(pages).count('<details class="study-group"') == 2


# ---- Failures ----


def test_failures_page_says_that_there_are_none() -> None:
    assert failures_page([A, B]) == "# Pages that could not be made\n\nEvery page of this study is up to date.\n"


def test_failures_page_has_a_row_for_each_site_that_is_behind() -> None:
    page = failures_page([A, LATE, GONE])
    rows = re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", page, re.S)
    assert [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)).strip() for row in rows] == [
        "Late kept, out of date took too long",
        "Gone none yet broke",
    ]
    assert '<a href="sites/late.html">Late</a>' in page
    assert "sites/gone.html" not in page
    assert "<caption>Sites whose page is not up to date, and why</caption>" in page
    assert "Of three pages, two are not up to date: one keeps its last good page, which says so; one has" in page


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([LATE], "Of one page, one is not up to date: one keeps its last good page, which says so. The"),
        ([GONE, replace(GONE, site="g2")], "Of two pages, two are not up to date: two have no page yet. The"),
    ],
)
def test_failures_page_counts_in_words_that_fit(pages: list[SitePage], words: str) -> None:
    assert words in failures_page(pages)


@pytest.mark.parametrize(
    ("cause", "shown"),
    [
        ("one\n  two\tthree", "one two three"),
        ('Traceback (most recent call last):\n  File "x.py", line 1\nValueError: no level\n', "ValueError: no level"),
        ("\x1b[0;31mKeyError\x1b[0m: \x07a", "KeyError: a"),
        ("no file '/srv/shared/my/ratings.csv' here", "no file '…/ratings.csv' here"),
        (r"no file C:\Users\ann\ratings.csv", "no file …/ratings.csv"),
        ("see https://example.org/a/b", "see https://example.org/a/b"),
        ("", ""),
    ],
)
def test_a_cause_is_one_line_without_traceback_and_folders(cause: str, shown: str) -> None:
    assert shown_cause(cause) == shown


def test_a_long_cause_is_cut_between_words_and_one_long_word_anywhere() -> None:
    assert re.fullmatch(r"(word )+word…", shown_cause("word " * 200))
    assert shown_cause("x" * 1000) == "x" * (LONGEST - 1) + "…"


def test_thousands_of_pages_have_a_comma() -> None:
    assert "Of 1,500 pages, one is" in failures_page([LATE, *[A] * 1499])
    assert "One of 1,501 pages" in index([LATE, *[A] * 1499])


def test_a_failure_without_a_cause_says_that_none_is_known() -> None:
    assert "no cause was recorded" in failures_page([replace(LATE, cause=" ")])
    assert "no cause was recorded" in site_front(replace(LATE, cause=""), None, None)


# ---- The way from site to site ----


def test_front_leads_back_and_to_both_neighbours() -> None:
    front = site_front(B, A, C)
    assert re.findall(r'href="([^"]+)">([^<]+)<', front) == [
        ("../index.html", "All sites"),
        ("../across_sites.html", "Sites compared"),
        ("a.html", "Previous: A"),
        ("c.html", "Next: C"),
    ]
    assert "role=" not in front


def test_no_way_leads_to_what_is_not_there() -> None:
    assert "Previous" not in site_front(A, None, B)
    assert "gone.html" not in site_front(A, None, GONE) + site_back(A, None, GONE)
    assert "across_sites" not in site_front(A, None, B, across=NO_ACROSS)
    assert site_back(GONE, A, B) == ""
    assert 'href="../index.html"' in site_back(A, None, None)


def test_an_out_of_date_page_says_so_and_why_before_its_content() -> None:
    front = site_front(LATE, A, B)
    assert 'role="note"' in front
    assert "This page is out of date</p>" in front
    assert "has not been made again since: took too long" in front
    assert 'href="../failures.html"' in front


def test_back_leads_on_under_a_name_of_its_own() -> None:
    front, back = site_front(B, A, C), site_back(B, A, C)
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', back) == [("prev", "a.html"), ("next", "c.html")]
    labels = re.findall(r'<nav[^>]* aria-label="([^"]+)"', front + back)
    assert len(set(labels) | {"All pages", "Previous and next page"}) == 4


# ---- Values are shown as typed ----


@pytest.mark.parametrize("value", HOSTILE)
def test_values_become_no_markup(value: str) -> None:
    shown = " ".join(value.split())
    assert unescape(typed(value)) == unescape(typed_in_markdown(value)) == shown
    assert not set("<>{}\"'") & set(typed(value))
    assert not re.search(r"[^\w &#;]|_", typed_in_markdown(value))
    html = site_front(site(value), site(value), None) + site_back(site(value), None, site(value))
    assert "{" not in html
    assert "\n\n" not in html


def test_a_name_that_cannot_be_seen_gives_way_to_the_id() -> None:
    assert SitePage("x-1", " \u200b\n", "", "", CURRENT, "").shown_name == "x-1"


def test_a_block_holds_no_empty_line_and_no_brace() -> None:
    assert block("<p>\n\n \n{{ a }}</p>\n") == "<p>\n&#123;&#123; a &#125;&#125;</p>\n"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study whose every value is hostile, built with the settings of the book."""
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "source"
    (source / "sites").mkdir(parents=True)
    states = [CURRENT, OUT_OF_DATE, NOT_MADE]
    pages = [
        SitePage(f"s-{place}", name, HOSTILE[place - 1], HOSTILE[place % 2], states[place % 3], HOSTILE[place - 2])
        for place, name in enumerate(HOSTILE)
    ]
    note, figures = "\n\n".join(HOSTILE), dict(zip(HOSTILE, HOSTILE, strict=True))
    (source / "index.md").write_text(
        index_page(" ".join(HOSTILE), note, figures, pages, ["data/x.csv"], across=NO_ACROSS)
    )
    (source / "failures.md").write_text(failures_page(pages))
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        texts = [f"# {typed_in_markdown(page.name)}\n\nText.", site_front(page, before, after, across=NO_ACROSS)]
        texts += ["## Section\n\nText.", site_back(page, before, after)]
        cells = [
            {"cell_type": "markdown", "id": str(n), "metadata": {}, "source": text} for n, text in enumerate(texts)
        ]
        notebook = {"cells": cells, "metadata": {"orphan": True}, "nbformat": 4, "nbformat_minor": 5}
        (source / "sites" / f"{page.site}.ipynb").write_text(json.dumps(notebook))
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["parse"]["myst_substitutions"] = {"policies": "REPLACED"}
    del settings["html"]
    (source / "_config.yml").write_text(yaml.safe_dump(settings))
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: failures\n")
    return build_pages(source, folder / "out")


def test_built_pages_show_every_value_as_typed(hostile_site: Path) -> None:
    for page in [hostile_site / "index.html", hostile_site / "failures.html", *hostile_site.glob("sites/*.html")]:
        html = page.read_text(encoding="utf-8")
        assert "alert(1)" in html or page.parent.name == "sites"
        for forbidden in ("<script>alert", "<img src=x", "REPLACED", "<b>", "<em>em", 'example.org"', "<h1>heading"):
            assert forbidden not in html, (page.name, forbidden)
        assert html.count("<main") == html.count("</main>") == html.count("<h1") == 1
    listed = re.findall(r'(?:sites/s-[0-9]+\.html"|<li[^>]*><span)>([^<]*)<', (hostile_site / "index.html").read_text())
    assert sorted(map(unescape, listed)) == sorted(" ".join(name.split()) for name in HOSTILE)


# ---- The field that narrows the list ----


@pytest.fixture
def narrowed(chromium, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Opens the list of 153 sites from disk, as a telephone shows it."""
    pages = [site(f"Môn {n}", ["North", "South", "East"][n % 3], ["county", "borough"][n % 2]) for n in range(153)]
    text = index([*pages, site("Whole", kind="programme")])
    path = tmp_path / "index.html"
    path.write_text(f'<!doctype html><meta charset="utf-8">{text}', encoding="utf-8")

    opened = []

    def open_page(height: int = 600, scripts: bool = True):  # type: ignore[no-untyped-def]
        context = chromium.new_context(viewport={"width": 390, "height": height}, java_script_enabled=scripts)
        opened.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in opened:
        context.close()


def shown(page) -> int:  # type: ignore[no-untyped-def]
    return int(page.locator(".study-list li:visible").count())


def test_typing_narrows_the_list_and_says_how_many_are_left(narrowed) -> None:  # type: ignore[no-untyped-def]
    page = narrowed()
    status, field = page.get_by_role("status"), page.get_by_label("Find sites by name, region or type")
    assert status.inner_text() == "153 sites"
    assert shown(page) == 0, "a list of many screens is folded"
    field.focus()
    page.keyboard.type("mon 12")
    assert status.inner_text() == "12 of 153 sites"
    assert shown(page) == 12
    field.fill("SOUTH borough 1")
    assert shown(page) == sum("1" in str(n) and n % 3 == 1 and n % 2 == 1 for n in range(153))
    assert page.locator("details:visible").count() == 1
    field.fill("nowhere")
    assert status.inner_text() == "0 of 153 sites"
    assert shown(page) == 0
    field.fill("")
    assert status.inner_text() == "153 sites"
    assert page.locator("details:visible").count() == 3
    assert page.get_by_role("link", name="Whole").is_visible()


def test_a_list_that_is_not_long_stays_open_and_a_printed_one_is_open(narrowed) -> None:  # type: ignore[no-untyped-def]
    assert shown(narrowed(height=4000)) == 153
    page = narrowed()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == 153


def test_without_a_script_the_whole_list_is_there_and_no_field(narrowed) -> None:  # type: ignore[no-untyped-def]
    page = narrowed(scripts=False)
    assert shown(page) == 153
    assert not page.get_by_label("Find sites").is_visible()
