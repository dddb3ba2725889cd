"""Checking what `study.toml` says of an outcome against the sites and the criteria of the study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.tables import Checked
from compendium.studies.outcome_settings import (
    BETWEEN,
    HIGH,
    LOW,
    NO_OUTCOME,
    PLAIN_WORDS,
    SECTION,
    OutcomeSettings,
    as_number,
    plain,
)

SITE, PROGRAMME = "site", "programme"
NEVER = (SITE, "name")
"""Columns that name a site and cannot be an outcome."""

MOST_NAMED = 8
Cells = list[tuple[int, str]]
"""The number of the row and what is typed in the column of the outcome, of the local sites."""


def outcome_problems(
    outcome: OutcomeSettings, sites: Checked, headings: list[str], criteria: Sequence[str] | None, file: str
) -> Iterator[Fault]:
    """What is wrong with an outcome where its settings are in order by themselves; `file` is the `study.toml`.

    `headings` are those of `sites.csv`, and `criteria` the ids of the framework, None where they are not known.
    """
    yield from _published_problems(outcome, criteria, file)
    names = sites.contents.names
    if outcome.column in NEVER:
        message = f"{quoted(outcome.column)} names the sites. An outcome has a column of its own in sites.csv."
        yield Fault(file, None, "outcome", outcome.column, "reserved", message)
    elif headings and outcome.column not in names:
        hint = Spellings(headings).question(outcome.column)
        message = f"{quoted(outcome.column)} is not a column of sites.csv.{hint} There: {listed(headings)}."
        yield Fault(file, None, "outcome", outcome.column, "foreign-key", message)
    elif SITE in names:
        yield from _cell_problems(outcome, _outcomes(sites, names, outcome.column), sites.table.file, file)


def _outcomes(sites: Checked, names: list[str], column: str) -> Cells:
    contents, place, site = sites.contents, names.index(column), names.index(SITE)
    rows = zip(contents.numbers, contents.cells, strict=True)
    return [(row, cells[place]) for row, cells in rows if cells[site] != PROGRAMME]


def _cell_problems(outcome: OutcomeSettings, cells: Cells, table: str, file: str) -> Iterator[Fault]:
    words = list(dict.fromkeys(cell for _, cell in cells if plain(cell) not in NO_OUTCOME))
    if not words:
        message = f"No site has an outcome in the column {quoted(outcome.column)} of sites.csv."
        yield Fault(file, None, "outcome", outcome.column, "no-outcome", message, "note")
    elif outcome.by_number:
        for row, cell in cells:
            if outcome.group(cell) is None:
                message = f"{quoted(cell)} is not a number, which the outcome is said to be. Leave it blank if none."
                yield Fault(table, row, outcome.column, cell, "type", message)
    elif not outcome.high and not {*map(plain, words)} & {*PLAIN_WORDS}:
        yield Fault(file, None, SECTION, None, "missing-key", _unparted(words))
    else:
        yield from _words_not_there(outcome, words, file)


def _unparted(words: list[str]) -> str:
    """Ask which outcomes are high and which low."""
    if all(as_number(word) is not None for word in words):
        return "The outcome is a number: say from where it is high, and up to where low: `high_from` and `low_to`."
    there = listed(words[:MOST_NAMED]) + (" …" if len(words) > MOST_NAMED else "")
    return f"Say which words of the outcome are high and which low: `high` and `low`. There: {there}."


def _words_not_there(outcome: OutcomeSettings, words: list[str], file: str) -> Iterator[Fault]:
    """Note words that no site has, which may be a slip, and a group of sites that is empty."""
    there = {plain(word) for word in words}
    for key, named in ((HIGH, outcome.high), (LOW, outcome.low)):
        for word in named:
            if plain(word) not in there:
                message = f"No site has the outcome {quoted(word)}.{Spellings(words).question(word)}"
                yield Fault(file, None, f"{SECTION}, {key}", word, "no-outcome", message, "note")
    between = [word for word in words if outcome.group(word) == BETWEEN]
    if between:
        message = f"Sites with these outcomes are neither high nor low: {listed(between[:MOST_NAMED])}."
        yield Fault(file, None, SECTION, None, "between", message, "note")


def _published_problems(outcome: OutcomeSettings, criteria: Sequence[str] | None, file: str) -> Iterator[Fault]:
    if criteria is None:
        return
    for criterion in outcome.published:
        if criterion not in criteria:
            hint = Spellings(criteria).question(criterion)
            message = f"{quoted(criterion)} is not a criterion of the framework.{hint}"
            where = f"{SECTION}, published, {criterion}"
            yield Fault(file, None, where, criterion, "foreign-key", message)
