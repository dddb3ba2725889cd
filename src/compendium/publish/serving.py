"""Showing the built site on this machine."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def serve_site(site: Path, port: int, say: Callable[[str], object]) -> None:
    """Serve ``site`` on the loopback address until interrupted; nobody else on the network can reach it."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server, suppress(KeyboardInterrupt):
        say(f"The book is at localhost:{port} until you press Ctrl-C.")
        server.serve_forever()
