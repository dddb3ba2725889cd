"""Making a framework of a list of levels and of the headings of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from compendium.data_package.faults import quoted
from compendium.data_package.levels_file import NON_ANSWERS, RESERVED, SNAKE, Level
from compendium.data_package.spelling import make_id, neutral, whole_number
from compendium.errors import ParameterError
from compendium.files import csv_text

CIRCLES = {2: "●○", 3: "●◐○", 4: "●◕◔○", 5: "●◕◑◔○"}
NOT_DESCRIBED = "not stated"


@dataclass(frozen=True)
class NewFramework:
    """A framework that is yet to be written: levels from best to worst; criteria as pairs of id and name."""

    levels: tuple[Level, ...]
    criteria: tuple[tuple[str, str], ...]


def read_level_list(text: str) -> tuple[Level, ...]:
    """Read `id=value,…` from best to worst. Raises ParameterError where that is not what stands there.

    An id may be typed as a name; the name is kept then. Symbols are the numbers where some are negative or there
    are many, else circles from full to empty.
    """
    pairs: list[tuple[str, str, int]] = []
    for part in text.split(","):
        name, _, number = part.rpartition("=")
        value, level = whole_number(number), make_id(name, "_")
        if value is None or not SNAKE.fullmatch(level) or level in RESERVED:
            raise ParameterError(f"{quoted(part)} in --levels is not `id=value`, such as `good=2`; the value is whole.")
        typed = name.strip()
        pairs.append((level, typed if typed != level else level.replace("_", " ").capitalize(), value))
    if len(pairs) < 2 or len({level for level, _, _ in pairs}) < len(pairs):
        raise ParameterError("--levels needs at least two levels, each with an id of its own.")
    if any(worse[2] >= better[2] for better, worse in pairwise(pairs)):
        raise ParameterError("--levels go from best to worst: each value has to be lower than the one before it.")
    symbols = _symbols([value for _, _, value in pairs])
    return tuple(Level(a, b, symbol, c) for (a, b, c), symbol in zip(pairs, symbols, strict=True))


def _symbols(values: Sequence[int]) -> list[str]:
    if min(values) >= 0 and len(values) in CIRCLES:
        return list(CIRCLES[len(values)])
    signed = min(values) < 0
    return [f"{value:+d}".replace("-", "−") if signed and value else str(value) for value in values]


def framework_files(made: NewFramework, title: str, source: str) -> dict[str, str]:
    """The text of `framework.toml` and `criteria.csv`; descriptors are "not stated" until a person writes them."""
    import tomlkit

    text = tomlkit.document()
    words = "Made from the headings of a spreadsheet. Write what each level of each criterion means into criteria.csv."
    text.add(tomlkit.comment(words))
    about = {"title": title, "source": source, "locator": "Headings of the table", "non_answers": list(NON_ANSWERS)}
    for key, value in about.items():
        text.add(key, tomlkit.item(value))
    text.add(tomlkit.nl())
    text.add(tomlkit.comment("Levels from best to worst."))
    levels = tomlkit.aot()
    for level in made.levels:
        levels.append(tomlkit.item(asdict(level)))
    text.add("levels", levels)
    header = ["criterion", "name", *(level.id for level in made.levels)]
    rows = [[id_, neutral(name), *[NOT_DESCRIBED] * len(made.levels)] for id_, name in made.criteria]
    return {"framework.toml": tomlkit.dumps(text), "criteria.csv": csv_text([header, *rows])}
