"""Whether colours can be told apart, also by people who see red, green or blue less well.

How a colour looks to them is computed with the matrices of Machado, Oliveira and Fernandes (2009, IEEE Transactions on
Visualization and Computer Graphics 15(6)) at full severity, and how far two colours are from each other in Oklab
(Ottosson 2020), a space made so that equal distances look equal. Where the line is drawn is our own judgement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

HEX = re.compile(r"#[0-9a-fA-F]{6}")

NEAR = 0.05
"""Two colours nearer to each other than this are taken for one. The usual red and green of traffic lights are, to green
blindness; the eight colours of Okabe and Ito (2008), made for all kinds of vision, are not."""

Colour = tuple[float, float, float]

SEEN_BY: dict[str, tuple[Colour, Colour, Colour]] = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red blindness": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green blindness": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue blindness": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How light of the three primaries looks, by kind of vision."""


def alike(colours: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The pairs of names whose colours look alike, each with the first kind of vision to which they do.

    ``colours`` maps names to colours such as ``#0b5a66``.
    """
    found = []
    for (first, one), (second, other) in combinations(colours.items(), 2):
        seen = next((vision for vision in SEEN_BY if distance(one, other, vision) < NEAR), None)
        found += [(first, second, seen)] if seen else []
    return found


def distance(one: str, other: str, vision: str) -> float:
    """How far two colours look from each other: 0 for the same, 1 from black to white."""
    first, second = (_oklab(_seen(_linear(colour), SEEN_BY[vision])) for colour in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _linear(colour: str) -> Colour:
    """The light of each primary, from 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _seen(light: Colour, matrix: tuple[Colour, Colour, Colour]) -> Colour:
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in matrix)
    return red, green, blue


def _oklab(light: Colour) -> Colour:
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
