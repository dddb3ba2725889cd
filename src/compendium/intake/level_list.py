"""The levels that a person lists for a new framework, from best to worst in whatever numbering they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compendium.data_package.faults import listed, quoted
from compendium.data_package.levels_file import RESERVED, SNAKE, Level
from compendium.data_package.spelling import make_id, value_key, whole_number
from compendium.errors import ParameterError

CIRCLES = {2: "●○", 3: "●◐○", 4: "●◕◔○", 5: "●◕◑◔○"}
Listed = tuple[str, str, int]
"""Id, name and printed number of a level."""


def read_level_list(text: str, best: str = "") -> tuple[Level, ...]:
    """Read `id=number,…` from best to worst; where `best` is the last, the list goes from worst to best.

    What is stored is always "higher is better". Where the numbers fall from best to worst, they are stored. Otherwise,
    as where 1 is best, the same numbers are given out from the highest, and each level keeps its printed number as its
    symbol and in its name. An id may be typed as a name; the name is kept then. Symbols of falling numbers are the
    numbers where some are negative or there are many, else circles. Raises ParameterError for any other text.
    """
    pairs = [_listed(part) for part in text.split(",")]
    if len(pairs) < 2 or any(len({pair[n] for pair in pairs}) < len(pairs) for n in (0, 2)):
        raise ParameterError("--levels needs at least two levels, each with an id and a number of its own.")
    if best and not is_level(best, pairs[0]):
        if not is_level(best, pairs[-1]):
            ends = listed(pair[0] for pair in (pairs[0], pairs[-1]))
            raise ParameterError(f"--best {quoted(best)} is neither the first nor the last of --levels: {ends}.")
        pairs.reverse()
    printed = [number for _, _, number in pairs]
    if all(better > worse for better, worse in pairwise(printed)):
        symbols, values = _symbols(printed), printed
    else:
        symbols, values = _numbers(printed), sorted(printed, reverse=True)
        pairs = [(one, f"{name} ({symbol})", n) for (one, name, n), symbol in zip(pairs, symbols, strict=True)]
    parts = zip(pairs, symbols, values, strict=True)
    return tuple(Level(one, name, symbol, value) for (one, name, _), symbol, value in parts)


def is_level(said: str, pair: Listed) -> bool:
    """Tell whether a level is meant by a text: its id, its name or its printed number."""
    return value_key(said) in map(value_key, pair[:2]) or whole_number(said) == pair[2]


def _listed(part: str) -> Listed:
    name, _, number = part.rpartition("=")
    value = whole_number(number)
    name = name or number
    level = make_id(name, "_")
    if level[:1].isdigit():
        level = f"level_{level}"
    if value is None or not SNAKE.fullmatch(level) or level in RESERVED:
        raise ParameterError(f"{quoted(part)} in --levels is not `id=value`, such as `good=2`; the value is whole.")
    typed = name.strip()
    return level, typed if typed != level else level.replace("_", " ").capitalize(), value


def _symbols(values: Sequence[int]) -> list[str]:
    return list(CIRCLES[len(values)]) if min(values) >= 0 and len(values) in CIRCLES else _numbers(values)


def _numbers(values: Sequence[int]) -> list[str]:
    signed = min(values) < 0
    return [f"{value:+d}".replace("-", "−") if signed and value else str(value) for value in values]
