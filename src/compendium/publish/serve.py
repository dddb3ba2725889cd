"""Showing the built site on this machine, to a browser that asks for this machine and nothing outside the site."""

import io
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from compendium.errors import RunError

OWN_NAMES = ("localhost", "127.0.0.1")
"""By what names this machine is asked for. A page elsewhere whose name was made to lead here asks by its own."""

HTTP = 80
"""The port that browsers leave out."""

NOT_FOUND = "404.html"

FIRST_PAGES = ("index.html", "index.htm")
"""What is shown of a folder."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with files of the site only, whatever links lie in it."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The answer to any request, after a look at whom and what it asks for."""
        port = self.server.server_port  # type: ignore[attr-defined]
        own = [f"{name}:{port}" for name in OWN_NAMES] + list(OWN_NAMES if port == HTTP else ())
        if self.headers.get("Host", "") not in own:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This address shows the site by the name localhost only")
            return None
        if not self._is_of_the_site(Path(self.translate_path(self.path))):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page where nothing is found, as a web server shows it."""
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or page.is_symlink() or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _is_of_the_site(self, path: Path) -> bool:
        """Whether neither a path nor, where it is a folder, its first page leads out of the site, or is no path."""
        root = Path(self.directory).resolve()
        try:
            return all(each.resolve().is_relative_to(root) for each in (path, *(path / name for name in FIRST_PAGES)))
        except (OSError, RuntimeError, ValueError):  # links in a circle, a sign that no name of a file has
            return False


def serve_site(site: Path, port: int, say: Callable[[str], object]) -> None:
    """Serve ``site`` on the loopback address until interrupted; nobody else on the network can reach it.

    Raises RunError where the port cannot be used.
    """
    handler = partial(SiteHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise RunError(f"Port {port} cannot be used ({error.strerror}). Name another with --port.") from None
    with server, suppress(KeyboardInterrupt):
        say(f"The book is at localhost:{port} until you press Ctrl-C.")
        server.serve_forever()
