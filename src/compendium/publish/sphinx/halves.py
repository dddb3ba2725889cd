"""Pages parted between two processes: this one and a copy of it, for machines have more than one core.

Sphinx's own way of working in parallel starts more processes than that, finds links and indexes words of all pages in
one of them, which is half of writing, and may not be used with every extension that Jupyter Book loads.
"""

from collections.abc import Callable, Sequence
from functools import partial
from logging import LogRecord
from typing import Any

from sphinx.util import logging

from compendium.run.workers.fork import NoAnswer, copy_where_possible

FEWEST = 12
"""Pages: for fewer a copy costs more than it saves."""

LIMIT = 600.0
"""Seconds after which the copy is given up; then this process does all."""


def in_two(pages: Sequence[str], size: Callable[[str], int]) -> tuple[list[str], list[str]]:
    """Part pages into two lists of about the same size, both in the order in which the pages are given."""
    sizes, part_of, heavy = {page: size(page) for page in pages}, dict[str, int](), [0, 0]
    for page in sorted(pages, key=lambda page: (-sizes[page], page)):
        part_of[page] = heavy.index(min(heavy))
        heavy[part_of[page]] += sizes[page]
    return [page for page in pages if part_of[page] == 0], [page for page in pages if part_of[page] == 1]


def share(
    pages: Sequence[str],
    size: Callable[[str], int],
    work: Callable[[Sequence[str]], None],
    work_there: Callable[[Sequence[str]], Any],
) -> tuple[list[str], Any]:
    """Let `work` be done on half of the pages, while a copy of this process does `work_there` on the others.

    Returns which those are, and what comes of them; all that the copy has to say is told here. Where there cannot be a
    copy, or it does not answer, `work` is done on its pages, too, and they are none.
    """
    here, there = in_two(pages, size)
    copy = copy_where_possible(partial(_heard, partial(work_there, there)), LIMIT) if len(pages) >= FEWEST else None
    work(here if copy else pages)
    if copy is None:
        return [], None
    try:
        said, made = copy.answer()
    except NoAnswer:
        work(there)  # what was wrong with a page is told by this process
        return [], None
    for record in said:
        logging.getLogger(__name__).handle(record)
    return there, made


def _heard(work: Callable[[], object]) -> tuple[list[LogRecord], object]:
    """Do the work in the copy. Returns what it has to say, and what comes of it."""
    collector = logging.LogCollector()
    with collector.collect():
        made = work()
    logging.convert_serializable(collector.logs)
    return collector.logs, made
