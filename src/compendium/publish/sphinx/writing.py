"""Writing the pages of a site in two processes at a time: this one and a copy of it.

When pages are written nothing else is left to do, so that the other core of a machine stands idle. Sphinx's own way of
writing in parallel finds the links of all pages in one process, which is a good part of the work, and may not be used
with every extension that Jupyter Book loads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from logging import LogRecord
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from compendium.publish.sphinx.search import Entry, entries
from compendium.run.workers.execution import can_fork
from compendium.run.workers.fork import Copy, NoAnswer

FEWEST = 12
"""Pages: for fewer a copy costs more than it saves."""

LIMIT = 600.0
"""Seconds after which the copy is given up; then this process writes all."""


@dataclass(frozen=True)
class Written:
    """What a copy leaves beside pages: what it has to say, what the search finds on its pages, pictures to copy."""

    said: list[LogRecord]
    found: dict[str, list[Entry]]
    pictures: dict[str, str]


class SharingBuilder(StandaloneHTMLBuilder):
    """Shares the pages that are to be written with a copy of its process."""

    search = False  # Sphinx's own, whose index takes a quarter of writing a page and misses a word with a typing error

    memory: dict[str, Any]
    """What is kept between builds; here what the search finds on each page, as `found`."""

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Note what can be found on a page (called by Sphinx when it has written it)."""
        self.memory["found"][pagename] = entries(doctree, self.env.titles[pagename].astext())

    def _write_serial(self, docnames: Sequence[str]) -> None:
        here, there = in_two(docnames, self._size)
        copy = self._begin(there) if len(docnames) >= FEWEST else None
        super()._write_serial(here if copy else docnames)
        try:
            written = copy.answer() if copy else None
        except NoAnswer:
            super()._write_serial(there)  # what was wrong with a page is told by this process
        else:
            self._take(written)

    def _size(self, docname: str) -> int:
        return (Path(self.doctreedir) / f"{docname}.doctree").stat().st_size

    def _begin(self, pages: Sequence[str]) -> Copy | None:
        """Let a copy write these pages; none where there cannot be one."""
        try:
            return Copy(partial(self._write_there, pages), LIMIT) if can_fork() else None
        except NoAnswer:
            return None

    def _write_there(self, pages: Sequence[str]) -> Written:
        """Write pages in the copy. Returns what this adds to what was there."""
        collector = logging.LogCollector()
        with collector.collect():
            super()._write_serial(pages)
        logging.convert_serializable(collector.logs)
        return Written(collector.logs, {page: self.memory["found"][page] for page in pages}, self.images)

    def _take(self, written: Written | None) -> None:
        """Add what a copy has found."""
        if written is None:
            return
        for record in written.said:
            logging.getLogger(__name__).handle(record)
        self.memory["found"] |= written.found
        self.images |= written.pictures


def in_two(pages: Sequence[str], size: Callable[[str], int]) -> tuple[list[str], list[str]]:
    """Part pages into two lists of about the same size, both in the order in which the pages are given."""
    sizes, part_of, heavy = {page: size(page) for page in pages}, dict[str, int](), [0, 0]
    for page in sorted(pages, key=lambda page: (-sizes[page], page)):
        part_of[page] = heavy.index(min(heavy))
        heavy[part_of[page]] += sizes[page]
    return [page for page in pages if part_of[page] == 0], [page for page in pages if part_of[page] == 1]
