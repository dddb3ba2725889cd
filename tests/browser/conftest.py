"""The built book in headless Chromium: where it lies, how it is served, what a visit to a page finds."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from compendium.publish.serve import SiteHandler

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("COMPENDIUM_SITE") or ROOT / "_build" / "html")
WIDTHS = {1280: 900, 390: 844}  # of a laptop and a telephone, with heights


@dataclass
class Visit:
    """A page that has been opened: what it asked for outside the site, and what went wrong in it."""

    page: Any
    inside: tuple[str, ...]
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to the page."""
        self._notes = {"request": self._note_request, "console": self._note_message, "pageerror": self._note_error}
        for event, note in self._notes.items():
            self.page.on(event, note)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(self.inside):
            self.outside.append(request.url)

    def _note_message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _note_error(self, error: Any) -> None:
        self.errors.append(str(error))

    def end(self) -> None:
        """Leave the tab as the next visit expects it."""
        for event, note in self._notes.items():
            self.page.remove_listener(event, note)
        self.page.emulate_media(media="null", color_scheme="null")
        self.page.goto("about:blank")


def open_sections(page: Any) -> None:
    """Open what a phone shuts of a long page (`book/_static/unfold.js`), and leave the focus where it is."""
    page.evaluate("document.querySelector('.section-body[hidden]') && document.querySelector('.sections-all').click()")


def page_names() -> list[str]:
    """Every HTML page of the site, as a path below it; a stand-in where there is none, so that tests fail."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")) or ["index.html"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that names a page on every page, and one that names a width at every width."""
    if "page_name" in metafunc.fixturenames:
        metafunc.parametrize("page_name", page_names(), scope="session")
    if "width" in metafunc.fixturenames:
        metafunc.parametrize("width", WIDTHS, scope="session")


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"There is no built book at {SITE}: run `make book`, or set COMPENDIUM_SITE.")
    return SITE


@pytest.fixture(scope="session")
def browser(site: Path, chromium: Any) -> Any:
    """Chromium, where there is a book to open in it."""
    return chromium


class QuietHandler(SiteHandler):
    """The handler of `compendium serve`, without a line on the terminal for each file."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def tabs(browser: Any) -> Iterator[dict[int, Any]]:
    """A tab for each width, in a browsing context of its own. One that is kept has what it runs compiled."""
    contexts = {
        width: browser.new_context(viewport={"width": width, "height": height}, accept_downloads=False)
        for width, height in WIDTHS.items()
    }
    yield {width: context.new_page() for width, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(tabs: dict[int, Any], address: str) -> Iterator[Callable[[str, int], Visit]]:
    """Opens a page (its path, or a whole address) at a width, on a phone with all of its sections unless it is told
    otherwise or the address leads to a place."""
    visits: list[Visit] = []

    def open_page(name: str, width: int, shut: bool = False) -> Visit:
        target = name if "://" in name else address + name
        inside = (address if target.startswith(address) else "file://", "data:", "blob:")
        visits.append(Visit(tabs[width], inside))
        tabs[width].goto(target, wait_until="load")
        if not shut and "#" not in name:
            open_sections(tabs[width])
        return visits[-1]

    yield open_page
    for visited in visits:
        visited.end()
