"""The built book in headless Chromium: where it lies, how it is served, what a visit to a page finds."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("COMPENDIUM_SITE") or ROOT / "_build" / "html")
WIDTHS = {1280: 900, 390: 844}  # of a laptop and a telephone, with heights


@dataclass
class Visit:
    """A page that has been opened: what it asked for outside the site, and what went wrong in it."""

    page: Any
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


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


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

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
def contexts(browser: Any) -> Iterator[dict[int, Any]]:
    """A browsing context for each width."""
    made = {
        width: browser.new_context(viewport={"width": width, "height": height}, accept_downloads=False)
        for width, height in WIDTHS.items()
    }
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def visit(contexts: dict[int, Any], address: str) -> Iterator[Callable[[str, int], Visit]]:
    """Opens a page (its path, or a whole address) at a width."""
    opened = []

    def open_page(name: str, width: int) -> Visit:
        visited = Visit(contexts[width].new_page())
        opened.append(visited.page)
        target = name if "://" in name else address + name
        inside = (address if target.startswith(address) else "file://", "data:", "blob:")

        def note_request(request: Any) -> None:
            if not request.url.startswith(inside):
                visited.outside.append(request.url)

        def note_message(message: Any) -> None:
            if message.type in ("error", "warning"):
                visited.errors.append(message.text)

        visited.page.on("request", note_request)
        visited.page.on("console", note_message)
        visited.page.on("pageerror", lambda error: visited.errors.append(str(error)))
        visited.page.goto(target, wait_until="load")
        return visited

    yield open_page
    for page in opened:
        page.close()
