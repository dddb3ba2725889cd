"""A page of a site as a chapter on paper: controls go, folds are open, figures have one form, heads stand upright."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from compendium.publish.pdf.pages import Page
from compendium.publish.pdf.wide import part_wide_tables

CONTROLS = (
    *(
        "script",
        "style",
        "link",
        "noscript",
        "template",
        "nav",
        "form",
        "fieldset",
        "dialog",
        "button",
        "input",
        "select",
    ),
    *("textarea", "output", "iframe", "canvas", "video", "[hidden]", ".toctree-wrapper"),
)
ON_SCREEN_ONLY = (
    *(".code-fold", ".compendium-card", ".places__words", ".under > summary", ".study-downloads"),
    *(".take-along", ".study-group summary span"),
)
"""Folded code, labels of cards on a phone, words that show under the pointer, and ways to files."""

OWN_LINE = {
    ".compendium-number, .compendium-short__head, .compendium-cards strong": "after",
    ".compendium-measure": "before",
}
"""What stands on a line of its own, by where that line ends or begins. As boxes within a paragraph or a caption they
would be tagged as paragraphs within a paragraph."""

LETTER_WIDTH, LEAST_HEIGHT = 0.62, 3.0
"""Of a head that stands upright, in em: what a letter takes at most, and the least that it gets."""

DEEPEST = 6

HEAD = "chapter-head"
"""The class of the heading of a chapter."""


def chapter_of(page: Page, deeper: int) -> Tag:
    """The article of a page, changed in place; its headings begin ``deeper`` levels below the first."""
    article, soup = page.article, page.soup
    _put_whole_tables(page)
    for unwanted in article.select(", ".join((*CONTROLS, *ON_SCREEN_ONLY))):
        unwanted.decompose()
    _open_folds(article)
    _set_headings(article, deeper)
    _end_lines(soup, article)
    for figures in article.select("dl.compendium-numbers"):
        _number_by_number(soup, figures)
    for box in article.select(".compendium-table[data-heads]"):
        _stand_upright(soup, box)
    part_wide_tables(article)
    _drop_empty(article)
    return article


def _open_folds(article: Tag) -> None:
    """Give each picture its wide form, and make boxes of folds."""
    for picture in article.find_all("picture"):
        image = picture.find("img")
        picture.replace_with(image.extract() if image else "")
    for fold in article.find_all(["details", "summary"]):
        fold.name = "div"
        fold.attrs.pop("open", None)


def _set_headings(article: Tag, deeper: int) -> None:
    if first := article.find("h1"):
        first["class"] = HEAD
    for level in range(DEEPEST, 0, -1):
        for heading in article.find_all(f"h{level}"):
            heading.name = f"h{min(level + deeper, DEEPEST)}"


def _end_lines(soup: BeautifulSoup, article: Tag) -> None:
    for chosen, where in OWN_LINE.items():
        for part in article.select(chosen):
            line_end = soup.new_tag("br")
            part.insert_after(line_end) if where == "after" else part.insert_before(line_end)


def _put_whole_tables(page: Page) -> None:
    """Put whole tables in the place of those that keep their first rows on the screen."""
    for rest in page.article.select("p.table-rest"):
        name = str(rest.get("data-table"))
        table, other = page.article.find(id=name), page.whole.find(id=name) if page.whole else None
        if isinstance(table, Tag) and isinstance(other, Tag):
            body, rows = table.find("tbody"), other.find("tbody")
            if isinstance(body, Tag) and isinstance(rows, Tag):
                body.replace_with(rows.extract())
                rest.decompose()


def _number_by_number(soup: BeautifulSoup, listing: Tag) -> None:
    """A list of numbers and what they count as paragraphs: boxes in lists have no tag in a PDF."""
    listing.name = "div"
    for box in listing.find_all("div", recursive=False):
        box.name, name, number = "p", box.find("dt"), box.find("dd")
        if isinstance(name, Tag) and isinstance(number, Tag):
            name.name, number.name = "span", "strong"
            box.clear()
            box.extend([number, soup.new_tag("br"), name])


def _stand_upright(soup: BeautifulSoup, box: Tag) -> None:
    """Wrap heads of columns but the first of each row, so that the style can turn them, with the room they need."""
    heads = [head for row in box.select("thead tr") for head in row.find_all("th")[1:]]
    longest = max((len(head.get_text().strip()) for head in heads), default=0)
    for head in heads:
        turned = soup.new_tag("div", attrs={"class": "upright"})
        turned["style"] = f"height: {max(longest * LETTER_WIDTH, LEAST_HEIGHT):.1f}em"
        words = soup.new_tag("span")
        words.extend([part.extract() for part in list(head.contents)])
        turned.append(words)
        head.append(turned)


def _drop_empty(article: Tag) -> None:
    """Leave out boxes that show nothing any more, and sections of which only the heading is left."""
    for box in reversed(article.select("div.cell, div.cell_output, div.output, section")):
        shown = "".join(
            part.get_text() if isinstance(part, Tag) else str(part)
            for part in box.contents
            if not (isinstance(part, Tag) and part.name in {f"h{level}" for level in range(1, DEEPEST + 1)})
        )
        if not shown.strip() and not box.find(["img", "svg", "hr"]):
            box.decompose()
