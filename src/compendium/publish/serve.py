"""Showing the built site on this machine."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from compendium.errors import RunError


def serve_site(site: Path, port: int, say: Callable[[str], object]) -> None:
    """Serve ``site`` on the loopback address until interrupted; nobody else on the network can reach it.

    Raises RunError where the port cannot be used.
    """
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise RunError(f"Port {port} cannot be used ({error.strerror}). Name another with --port.") from None
    with server, suppress(KeyboardInterrupt):
        say(f"The book is at localhost:{port} until you press Ctrl-C.")
        server.serve_forever()
