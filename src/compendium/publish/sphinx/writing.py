"""Writing the pages of a site in two processes at a time.

When pages are written nothing else is left to do, so that the other core of a machine would stand idle.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from compendium.publish.sphinx.halves import share
from compendium.publish.sphinx.reading import SharedReading
from compendium.publish.sphinx.search import Entry, entries

Written = tuple[dict[str, list[Entry]], dict[str, dict[str, str]], dict[str, str]]
"""What a copy leaves beside pages: what the search finds on each, files to take along from each, pictures to copy."""


class SharingBuilder(SharedReading):
    """Shares the pages that are to be written, too, with a copy of its process."""

    search = False  # Sphinx's own, whose index takes a quarter of writing a page and misses a word with a typing error

    partials: dict[nodes.Node | None, dict[str, str]]
    """What of other pages was written already."""

    memory: dict[str, Any]
    """What is kept between builds; here what the search finds on each page, as `found`, and files to take along from
    each, as `taken`."""

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Note what can be found on a page, and which pictures it has (called by Sphinx just before it writes it)."""
        self.imgpath = relative_uri(self.get_target_uri(docname), self.imagedir)  # a picture with a width is a link
        self.post_process_images(doctree)
        self.memory["found"][docname] = entries(doctree, self.env.titles[docname].astext())

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Write a part of a page; a title once, since it stands on its page and on both neighbours."""
        if not isinstance(node, nodes.title):
            return dict(super().render_partial(node))
        if node not in self.partials:
            self.partials[node] = dict(super().render_partial(node))
        return self.partials[node]

    def _write_serial(self, docnames: Sequence[str]) -> None:
        there, written = share(docnames, self._size, super()._write_serial, self._write_there)
        if there:
            found, taken, pictures = written
            self.memory["found"] |= found
            self.memory["taken"] |= taken
            self.images |= pictures

    def _size(self, docname: str) -> int:
        return (Path(self.doctreedir) / f"{docname}.doctree").stat().st_size

    def _write_there(self, pages: Sequence[str]) -> Written:
        """Write pages in the copy. Returns what this adds to what was there."""
        super()._write_serial(pages)
        found, taken = self.memory["found"], self.memory["taken"]
        return (
            {page: found[page] for page in pages},
            {page: taken[page] for page in pages if page in taken},
            self.images,
        )
