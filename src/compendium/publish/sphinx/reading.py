"""Reading the pages of a site in two processes at a time."""

import pickle
from collections.abc import Sequence
from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from compendium.publish.sphinx.halves import share

SHORT = 60_000
"""Letters: a page takes as long to read as these, whatever it holds, and then by its length."""


class SharedReading(StandaloneHTMLBuilder):
    """Shares the pages that are to be read with a copy of its process."""

    def _read_serial(self, docnames: Sequence[str]) -> None:
        """Read pages, as if one after the other."""
        there, read = share(docnames, self._length, self._read, self._read_there)
        if there:
            self._merge(there, read)
        if there and are_numbered(self.env):
            self._forget(docnames)
            self._read(docnames)

    def _read(self, pages: Sequence[str]) -> None:
        super()._read_serial(list(pages))

    def _length(self, docname: str) -> int:
        return SHORT + Path(self.env.doc2path(docname)).stat().st_size

    def _read_there(self, pages: Sequence[str]) -> bytes:
        """Read pages in the copy. Returns all that it knows of them, for `_merge`."""
        self._read(pages)
        return pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)

    def _merge(self, pages: Sequence[str], read: bytes) -> None:
        """Add what the copy has read, in place of what was known of these pages."""
        self._forget(pages)
        self.env.merge_info_from(list(pages), pickle.loads(read), self.app)

    def _forget(self, pages: Sequence[str]) -> None:
        for page in pages:
            self.events.emit("env-purge-doc", self.env, page)
            self.env.clear_doc(page)


def are_numbered(env: BuildEnvironment) -> bool:
    """Whether pictures of one name are told apart by numbers, which they get in the order in which they are read."""
    return any(name != Path(picture).name for picture, (_, name) in env.images.items())
