"""What `study.toml` says of how a study is shown: the order of its sites, the colours of levels, columns of sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.levels_file import Findings, Level, spelt
from compendium.studies.colours import HEX, alike

DOMINANCE, NAME, FILE = "dominance", "name", "file"
ORDERS = (DOMINANCE, NAME, FILE)
"""By what sites are in order, within their groups."""

PALETTES = ("teal-brick", "cividis", "viridis", "blues")
"""Scales of colours by name; every one can be told apart without full colour vision."""

MATRIX, TRAFFIC_LIGHT = "matrix", "traffic-light"
PLOTS = (MATRIX, TRAFFIC_LIGHT)
"""How answers are drawn: as cells and shares of the levels known, or as papers on risk of bias draw them."""

NEVER = ("site", "name")
"""Columns that are shown anyhow."""

LOOK_KEYS = ("order", "colours", "show_columns", "plots", "answers")
PUBLISH = "publish"
"""The column of `sites.csv` that says, as for statements, whether the answers of a site may appear; blank means no."""


@dataclass(frozen=True)
class LookSettings:
    """How a study is shown. `colours` are by the level's id; where there are none, `palette` gives them. `columns` are
    those of `sites.csv` that stand beside the name of a site, `answers` those that hold words in place of levels, which
    appear under the rule for statements."""

    order: str = DOMINANCE
    palette: str = PALETTES[0]
    colours: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    plots: str = MATRIX
    answers: tuple[str, ...] = ()


AS_USUAL = LookSettings()
"""How a study is shown that says nothing of it."""


def read_look(content: dict[str, Any], findings: Findings) -> LookSettings:
    """Read the keys of LOOK_KEYS; what is not in order is told in `findings`."""
    order, plots = content.get("order", DOMINANCE), content.get("plots", MATRIX)
    findings.one_of(order, ORDERS, "order", "an order")
    findings.one_of(plots, PLOTS, "plots", "a kind of plot")
    palette, colours = _colours(content.get("colours", PALETTES[0]), findings)
    columns, answers = (_columns(content, key, findings) for key in ("show_columns", "answers"))
    return LookSettings(str(order), palette, colours, columns, str(plots), answers)


def _colours(colours: Any, findings: Findings) -> tuple[str, dict[str, str]]:
    """The scale of colours, and the colours of levels that have their own."""
    if isinstance(colours, dict):
        return PALETTES[0], _hex_only(colours, findings)
    more = " Or give each level its own: [colours]."
    known = findings.one_of(colours, PALETTES, "colours", "a scale of colours", more)
    return str(colours) if known else PALETTES[0], {}


def _hex_only(colours: Mapping[str, Any], findings: Findings) -> dict[str, str]:
    """Colours as they are to be; none where one is not, which is told."""
    before = len(findings.faults)
    for level, value in colours.items():
        if not isinstance(value, str) or not HEX.fullmatch(value):
            message = f"{quoted(spelt(value))} is not a colour such as #0b5a66: a hash and six of 0 to 9 and a to f."
            findings.add(f"colours, {level}", value, "pattern", message)
    return {level: value.lower() for level, value in colours.items()} if len(findings.faults) == before else {}


def _columns(content: Mapping[str, Any], key: str, findings: Findings) -> tuple[str, ...]:
    value = content.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        message = f"{quoted(spelt(value))} is not a list of columns of sites.csv."
        findings.add(key, value, "type", message)
        return ()
    for place, one in enumerate(value):
        if one in value[:place]:
            findings.add(key, one, "unique", f"{quoted(one)} is given twice.")
    return tuple(dict.fromkeys(value))


def look_problems(
    look: LookSettings, headings: list[str], found: list[str], levels: tuple[Level, ...] | None, file: str
) -> Iterator[Fault]:
    """What is wrong with settings that are in order by themselves, held against the columns of `sites.csv` and the
    levels of the framework (None where they are not known); `file` is the `study.toml`.

    `headings` are as typed. `found` are the columns that they stand for: a heading that is another only by its case is
    told with `sites.csv`.
    """
    named = [("show_columns", column) for column in look.columns] + [("answers", column) for column in look.answers]
    for key, column in named:
        if column in NEVER:
            message = f"{quoted(column)} is shown anyhow. Name other columns of sites.csv."
            yield Fault(file, None, key, column, "reserved", message)
        elif headings and column not in found:
            hint = Spellings(headings).question(column)
            message = f"{quoted(column)} is not a column of sites.csv.{hint} There: {listed(headings)}."
            yield Fault(file, None, key, column, "foreign-key", message)
        elif key == "show_columns" and column in (*look.answers, PUBLISH):
            message = f"{quoted(column)} is one of `answers`, which appear only where `publish` says yes: name it once."
            yield Fault(file, None, key, column, "choice", message)
    if look.colours and levels is not None:
        yield from _colour_problems(look.colours, [level.id for level in levels], file)


def _colour_problems(colours: Mapping[str, str], levels: list[str], file: str) -> Iterator[Fault]:
    for level in colours:
        if level not in levels:
            hint = Spellings(levels).question(level)
            message = f"{quoted(level)} is not a level of the framework.{hint} There: {listed(levels)}."
            yield Fault(file, None, f"colours, {level}", level, "foreign-key", message)
    missing = [level for level in levels if level not in colours]
    if missing:
        message = f"Every level has a colour, or none; without one: {listed(missing)}."
        yield Fault(file, None, "colours", None, "missing-key", message)
    for first, second, seen in alike({level: colours[level] for level in levels if level in colours}):
        message = (
            f"With {seen}, the colours of {quoted(first)} and {quoted(second)} look alike: make one of them lighter "
            "or darker."
        )
        yield Fault(file, None, f"colours, {second}", colours[second], "alike", message)
