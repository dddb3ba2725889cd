"""Every page at every width: nothing from outside, no error, nothing that shuts a reader out."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from browser.conftest import WIDTHS

# WCAG 2.2 A and AA, axe-core's own advice, and a rule on the names of controls that it runs only when asked.
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}

# What a dark page may break: it differs from the light one in its colours alone.
COLOUR_OPTIONS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}

# What a fold changes in itself, where all that it holds is looked at when it is open: all but the colours.
FOLDED_OPTIONS = AXE_OPTIONS | {"rules": {**AXE_OPTIONS["rules"], "color-contrast": {"enabled": False}}}

# What a page is like, as its document model tells.
FACTS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.outerHTML.slice(0, 160);
  const first = document.querySelector("a, button, input, summary");
  const levels = all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName[1]));
  return {
    language: document.documentElement.lang,
    skip: first?.getAttribute("href") === "#main-content" && all("main#main-content").length === 1,
    titles: all("h1").length,
    jumps: levels.filter((level, place) => level > (place ? levels[place - 1] : 0) + 1),
    images: all("img").filter((image) => !image.alt.trim() || !image.naturalWidth).map(shown),
    headers: all("th").filter((header) => !header.hasAttribute("scope")).map(shown),
    captions: all("table").filter((table) => !table.caption?.textContent.trim()).map(shown),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: all(".highlight-none pre, .highlight-sh pre").filter((e) => e.scrollWidth > e.clientWidth).map(shown),
    unlisted: document.querySelector(".site-nav [aria-current=page]")
      ? all("main section[id] > h2").filter((heading) =>
          !document.querySelector(`.site-nav a[href="#${CSS.escape(heading.parentElement.id)}"]`)).map(shown)
      : [],
    far: all("script, link:not([rel=license]), img, source, iframe, object, embed, use")
      .flatMap((e) => [e.src?.baseVal ?? e.src, e.href?.baseVal ?? e.href, e.data])
      .filter((url) => typeof url === "string" && /^(https?:)?[/][/]/.test(url))
      .filter((url) => !url.startsWith(location.origin)),
  };
}"""
SOUND: dict[str, Any] = {
    "language": "en-GB",
    "skip": True,
    "titles": 1,
    "jumps": [],
    "images": [],
    "headers": [],
    "captions": [],
    "sideways": 0,
    "cut": [],
    "unlisted": [],
    "far": [],
}


NARROW = min(WIDTHS)

ASKED = "performance.getEntries().reduce((sum, entry) => sum + (entry.decodedBodySize ?? 0), 0)"
"""Bytes of everything that the first view of a page asks for, as they are when they are unpacked."""


def violations(page: Any, options: dict[str, Any] = AXE_OPTIONS, within: str = "html") -> list[str]:
    """What axe-core finds on the page as it stands, or within some elements: the rule, and what breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    asked = "async ([within, options]) => (await axe.run(within, options)).violations"
    found = page.evaluate(asked, [within, options])
    return [f"{fault['id']}: {[node['html'][:160] for node in fault['nodes']]}" for fault in found]


def violations_in_the_dark(page: Any, within: str = "html") -> list[str]:
    """What axe-core finds in the colours of the page for readers who prefer it dark; it is light again afterwards."""
    page.emulate_media(color_scheme="dark")
    found = violations(page, COLOUR_OPTIONS, within)
    page.emulate_media(color_scheme="null")
    return found


def follow(link: Any) -> None:
    """Press a link and wait until its page is there: a click alone returns before that."""
    with link.page.expect_navigation(wait_until="load"):
        link.click()


def test_page_is_sound(visit: Callable[..., Any], page_name: str, width: int) -> None:
    visited = visit(page_name, width)
    assert visited.outside == [], "asks for something outside the site"
    assert visited.errors == [], "logs an error"
    assert visited.page.evaluate(FACTS) == SOUND
    assert 10_000 < visited.page.evaluate(ASKED) <= 500_000, "asks for more than half a megabyte, or for nothing"
    if width == NARROW:
        assert violations(visited.page, FOLDED_OPTIONS) == []
        assert violations(visited.page, COLOUR_OPTIONS, "summary") == []
        look_at_it_unfolded(visited.page)
    else:
        assert violations(visited.page) == []


def look_at_it_unfolded(page: Any) -> None:
    """Open all folds of a page on a phone, where the menu is one, and look at it again, light and dark."""
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert violations(page) == [], "with everything unfolded"
    assert violations_in_the_dark(page) == [], "with everything unfolded, in the dark"
    assert page.evaluate(FACTS)["sideways"] == 0, "wider than a phone with everything unfolded"


def test_page_opens_from_disk(visit: Callable[..., Any], site: Path, page_name: str) -> None:
    visited = visit((site / page_name).as_uri(), 1280)
    assert visited.outside == []
    assert visited.errors == []


def test_a_phone_has_the_search_in_the_menu(visit: Callable[..., Any]) -> None:
    page = visit("index.html", 390).page
    page.get_by_text("Menu and search").click()  # a phone has both in one fold
    page.get_by_role("searchbox").fill("criteria")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")


def test_code_unfolds_by_keyboard(visit: Callable[..., Any], site: Path) -> None:
    notebook = next((path for path in sorted(site.glob("notebooks/*.html"))), None)
    assert notebook, "the site has no notebook"
    page = visit(f"notebooks/{notebook.name}", 1280).page
    fold = page.locator("details.code-fold").first
    fold.locator("summary").focus()
    assert fold.locator("summary").inner_text() == "Show code"
    page.keyboard.press("Enter")
    assert fold.locator("pre").is_visible()
    assert fold.locator("summary").inner_text() == "Hide code"


GROUND = "getComputedStyle(document.body).backgroundColor"


def test_page_is_dark_for_readers_who_prefer_it_and_light_on_their_paper(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/findings.html", 1280).page
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark")
    assert max(map(int, re.findall(r"\d+", page.evaluate(GROUND)))) < 40
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_figures_stand_on_a_light_sheet_in_the_dark(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/findings.html", 1280).page
    page.emulate_media(color_scheme="dark")
    sheets = page.locator("article img").evaluate_all("all => all.map((img) => getComputedStyle(img).backgroundColor)")
    assert sheets
    assert set(sheets) == {"rgb(255, 255, 255)"}


def test_paper_shows_no_controls_and_no_folded_code(visit: Callable[..., Any], site: Path) -> None:
    notebook = next(iter(sorted(site.glob("notebooks/*.html"))))
    page = visit(f"notebooks/{notebook.name}", 1280).page
    page.emulate_media(media="print")
    controls = "nav:visible, form:visible, button:not(.table-sort):visible, summary:visible, input:visible"
    assert page.locator(controls).count() == 0
    marks = "buttons => buttons.filter((button) => getComputedStyle(button, '::after').display !== 'none').length"
    assert page.locator(".table-sort").evaluate_all(marks) == 0, "the head of a column shows that it can be pressed"
    assert page.locator("h1").is_visible()
