"""Every sentence of the book that rests on a document links its place in it, and no new paragraph can do without.

A paragraph that states something has a link to a place, says that it is our reading, or stands in
``prose_about_the_compendium.txt`` because it is about the book itself or about what code computes. The test reads
paragraphs: a second sentence beside one that has its place is left to whoever reads it. Whether the place is the right
one, a person has to look up too: the documents are not in this repository.
"""

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

import pytest
from prose import LINK, pages, paragraphs, places

from compendium.publish.book.dictionary import citations

ROOT = Path(__file__).resolve().parents[1]
PAGES = pages(ROOT)
ABOUT = ROOT / "tests" / "prose_about_the_compendium.txt"
LOCATOR = re.compile(r"(?:Table|Figure) [1-9]\d*|[^\s,].*[^\s,], paragraph [1-9]\d*")
OURS = re.compile(r"\bour (?:reading|choice)\b", re.IGNORECASE)
NAMES_A_SOURCE = re.compile(r"\bthe (?:report|paper)\b|Matland|McConnell|Care Act", re.IGNORECASE)
NAMED_HERE = "how_to_read.md"
"""The page that says what the sources are called; its links to them need no place."""

LINKED = [(name, place) for name, text in PAGES.items() for p in paragraphs(text) for place in places(p)]


def about() -> dict[str, list[str]]:
    """By page, how the paragraphs begin that are about the compendium; a star is the whole page."""
    listed: dict[str, list[str]] = {}
    for line in ABOUT.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(": ")
            listed.setdefault(name, []).append(words)
    return listed


def is_whole(name: str) -> bool:
    """Whether a whole page is about the compendium; the names of such pages may be patterns."""
    return any("*" in words and fnmatch(name, pattern) for pattern, words in about().items())


def in_need(text: str) -> list[str]:
    """Paragraphs that state something with neither a place nor a mark that they are ours."""
    return [
        paragraph
        for paragraph in paragraphs(text)
        if re.search(r"\.(\s|$)", LINK.sub("", paragraph))
        and not any(place.locator for place in places(paragraph))
        and not OURS.search(paragraph)
    ]


def unlocated(found: dict[str, str]) -> list[str]:
    """Statements of these pages without a place that are not listed as being about the compendium."""
    listed = about()
    return [
        f"{name}: {paragraph}"
        for name, text in found.items()
        if not is_whole(name)
        for paragraph in in_need(text)
        if not any(paragraph.startswith(words) for words in listed.get(name, []))
    ]


def test_places_are_linked() -> None:
    assert len(LINKED) > 80
    assert sum(len(LINK.findall(text)) for text in PAGES.values()) == len(LINKED)


@pytest.mark.parametrize(("name", "place"), LINKED, ids=[f"{name}: {place.locator}" for name, place in LINKED])
def test_a_place_has_the_form_of_a_locator(name, place) -> None:
    assert LOCATOR.fullmatch(place.locator) or (name == NAMED_HERE and not place.locator)


def test_a_place_is_in_a_source_that_has_an_address_on_the_page_of_sources(project, tables) -> None:
    known = set(tables("sources")["source"])
    assert {place.source for _, place in LINKED} == known
    written = [citations(project.data, use) for use in ("built from", "referred to")]
    targets = re.findall(r"^\(source-(.+)\)=$", "\n".join(written), flags=re.MULTILINE)
    assert set(targets) == known
    page = (project.pages / "sources.md").read_text(encoding="utf-8")
    assert "generated/citations.txt" in page
    assert "generated/references.txt" in page


def test_every_link_leads_to_an_address_on_the_built_page_of_sources(project) -> None:
    if not (project.site / "sources.html").is_file():
        pytest.skip("there is no built book")
    ids = set(re.findall(r'id="(source-[^"]+)"', (project.site / "sources.html").read_text(encoding="utf-8")))
    led = {
        target
        for page in project.site.rglob("*.html")
        for target in re.findall(r'href="(?:\.\./)*sources\.html#([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert led
    assert led <= ids


def test_a_source_is_always_called_the_same() -> None:
    called = {(place.called, place.source) for _, place in LINKED}
    assert len(called) == len({source for _, source in called}) == len({name for name, _ in called})
    explained = {place.called for name, place in LINKED if name == NAMED_HERE and not place.locator}
    assert explained == {name for name, _ in called}


def test_every_statement_has_a_place_or_is_ours_or_is_about_the_compendium() -> None:
    assert unlocated(PAGES) == []


def test_pages_that_are_only_about_the_compendium_say_nothing_of_the_sources() -> None:
    whole = [name for name in PAGES if is_whole(name)]
    assert whole
    assert [p for name in whole for p in in_need(PAGES[name]) if NAMES_A_SOURCE.search(p)] == []


def test_the_list_holds_nothing_that_is_no_longer_there() -> None:
    stale = [
        f"{name}: {words}"
        for name, listed in about().items()
        for words in listed
        if words != "*" and not any(p.startswith(words) for p in in_need(PAGES.get(name, "")))
    ]
    assert stale == []


@pytest.mark.parametrize(
    ("page", "statement"),
    [
        ("index.md", "Ministers had moved on by then."),
        ("glossary.md", "Only one region took part."),
        ("typologies.ipynb", "The paper finds this, see [paper](#source-paper)."),
    ],
)
def test_a_statement_without_a_place_is_found(page: str, statement: str) -> None:
    assert unlocated({page: f"# Heading\n\n{statement}\n"}) == [f"{page}: {statement}"]
    assert unlocated({page: f"{statement[:-1]} ([paper: Discussion, paragraph 2](#source-paper)).\n"}) == []


def test_the_list_is_read_with_the_tests(tmp_path: Path) -> None:
    """A notebook with a new statement is read like the others."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "book").mkdir()
    notebook = tmp_path / "notebooks" / "context.ipynb"
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace("# Context\\n", "# Context\\n\\nNothing came of it.\\n", 1), encoding="utf-8")
    assert unlocated(pages(tmp_path)) == ["context.ipynb: Nothing came of it."]
