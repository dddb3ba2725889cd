"""Columns that stand beside sites in columns: which names the criteria, which their groups, and which are neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import is_bare_number
from compendium.intake.heading_words import CRITERION_WORDS, GROUP_WORDS
from compendium.intake.headings import COUNTED, CRITERION, GROUP, IGNORED
from compendium.intake.table import Table

LONGEST_NAME = 80
"""Characters; what is longer describes a criterion."""


def guess_kinds(table: Table, is_level: Callable[[str], bool], *, named: bool) -> dict[int, str]:
    """What each line of text before the first with a level is likely to be, by its number; to be asked.

    `named` tells that a person said which line names the criteria; lines that she said are groups are not among them.
    """
    lines = {n: line for n, line in enumerate(table.lines) if n not in table.aside and any(map(trimmed, line[1:]))}
    passed = {n for n, line in lines.items() if n == table.head or is_count(line)}
    rated = (n for n, line in lines.items() if n not in passed and any(map(is_level, line[1:])))
    first = next(rated, len(table.lines))
    text = {n: line for n, line in lines.items() if n < first or n == table.head}
    kinds = dict.fromkeys(text, IGNORED)
    head = table.head if named else _naming(text, table.head)
    kinds[head] = CRITERION
    group = None if table.aside else _grouping({n: line for n, line in text.items() if n != head})
    if group is not None:
        kinds[group] = GROUP
    return kinds


def is_count(line: Sequence[str]) -> bool:
    """Tell whether a line numbers or counts something: by its heading, over whole numbers and nothing else."""
    filled = [cell for cell in line[1:] if trimmed(cell)]
    return bool(COUNTED & set(heading_key(line[0]).split())) and bool(filled) and all(map(is_bare_number, filled))


def _naming(lines: dict[int, list[str]], usual: int) -> int:
    """The line that names criteria: by its heading, else the first that has a short text of its own in every row."""
    rows = {m for line in lines.values() for m, cell in enumerate(line[1:], 1) if trimmed(cell)}
    texts = {n: [trimmed(line[m]) for m in sorted(rows)] for n, line in lines.items()}
    words = {heading_key(line[0]): n for n, line in reversed(lines.items())}
    said = [words[word] for word in CRITERION_WORDS if word in words]
    sure = [n for n in said if all(texts[n]) and heading_key(lines[n][0]) not in GROUP_WORDS]
    return next(iter([*sure, *(n for n in [*said, *lines] if _is_name(texts[n]))]), usual)


def _is_name(texts: Sequence[str]) -> bool:
    unlike = all(texts) and len(set(map(heading_key, texts))) == len(texts)
    return unlike and not all(map(is_bare_number, texts)) and max(map(len, texts), default=0) <= LONGEST_NAME


def _grouping(lines: dict[int, list[str]]) -> int | None:
    """The line that groups criteria: by its heading, else the first in which a text recurs or reaches down."""
    words = {heading_key(line[0]): n for n, line in reversed(lines.items())}
    said = next((words[word] for word in GROUP_WORDS if word in words), None)
    if said is not None:
        return said
    for n, line in lines.items():
        texts = [trimmed(cell) for cell in line[1:]]
        filled = [one for one in texts if one]
        recurs = len(set(map(heading_key, filled))) < len(texts)
        if recurs and texts[0] and not all(map(is_bare_number, filled)) and max(map(len, filled)) <= LONGEST_NAME:
            return n
    return None
