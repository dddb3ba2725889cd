"""Words of number, such as *most* or *several*: what they stand for, in two readings each.

This is the table of the codebook, section 6, and nothing else: a test holds the two against each other. For a claim no
reading is added or dropped. Shares are compared unrounded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Tally:
    """How many members of a set have what is claimed, have it not, or are not spoken of.

    ``neither`` bear on the matter without being for or against. ``rivals`` are the numbers of what the claim compares
    with. ``whole`` says whether the set is known in full; where it is not, ``part`` is all there is.
    """

    part: int
    against: int = 0
    silent: int = 0
    neither: int = 0
    rivals: tuple[int, ...] = ()
    whole: bool = True

    @property
    def total(self) -> int:
        """Number of members."""
        return self.part + self.against + self.silent + self.neither

    @property
    def told(self) -> int:
        """Number of members on which the source is not silent."""
        return self.total - self.silent

    @property
    def too_silent(self) -> bool:
        """Whether leaving out the members on which the source is silent removes more than half of the set."""
        return 2 * self.silent > self.total

    @property
    def shown(self) -> str:
        """The part of the whole, with its share where there is one."""
        if not self.whole:
            return str(self.part)
        return f"{self.part} of {self.total} ({self.part / self.total:.0%})" if self.total else "0 of 0"


Test = Callable[[Tally], bool | None]


@dataclass(frozen=True)
class Word:
    """A row of the table: the words, and each reading with its wording on the page."""

    names: tuple[str, ...]
    first: tuple[str, Test]
    second: tuple[str, Test]


def _share(test: Callable[[Fraction], bool]) -> Test:
    """A reading on a share, which is not computable without a known total."""
    return lambda t: test(Fraction(t.part, t.total)) if t.whole and t.total else None


def _least(share: Fraction, number: int, alone: int) -> Test:
    """At least a share and a number; without a known total, at least the last."""
    return lambda t: t.part >= number and t.part >= share * t.total if t.whole else t.part >= alone


def _some(least: int, most: Callable[[Tally], bool]) -> Test:
    return lambda t: t.part >= least and most(t) if t.whole else None


TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)
SILENT_OUT = "members on which the source is silent are left out"
_NEARER = ((TWO_THIRDS + HALF) / 2, (TWO_THIRDS + Fraction(3, 4)) / 2)

WORDS = (
    Word(
        ("all", "every", "none"),
        ("every one (none); silence counts as no", lambda t: t.part == t.total if t.total else None),
        (SILENT_OUT, lambda t: None if t.too_silent or not t.told else t.part == t.told),
    ),
    Word(  # for this one alone a tally counts the members that are as claimed; see `only_readings`
        ("only",),
        (
            "the named have it and no other does; silence counts as no",
            lambda t: t.part == t.total if t.total else None,
        ),
        (SILENT_OUT, lambda t: None if t.too_silent or not t.told else t.part == t.told),
    ),
    Word(
        ("almost all", "nearly all", "virtually all"),
        ("at least 90 %, all included", _share(lambda s: s >= Fraction(9, 10))),
        ("at least 80 %, all included", _share(lambda s: s >= Fraction(8, 10))),
    ),
    Word(
        ("most", "mostly", "majority"),
        ("more than half", _share(lambda s: s > HALF)),
        ("at least two thirds", _share(lambda s: s >= TWO_THIRDS)),
    ),
    Word(
        ("most common", "most often"),
        ("more than any other single one", lambda t: all(t.part > rival for rival in t.rivals) if t.rivals else None),
        ("more than half", _share(lambda s: s > HALF)),
    ),
    Word(
        ("around two thirds",),
        ("within 5 percentage points of two thirds", _share(lambda s: abs(s - TWO_THIRDS) <= Fraction(1, 20))),
        ("nearer to two thirds than to half or to three quarters", _share(lambda s: _NEARER[0] < s < _NEARER[1])),
    ),
    Word(
        ("broadly", "generally", "largely", "overall"),
        ("more than half of those that bear on the matter", lambda t: _of_told(t, t.part * 2 > t.told)),
        (
            "at least two thirds of those, and at most a quarter against",
            lambda t: _of_told(t, t.part * 3 >= t.told * 2 and t.against * 4 <= t.told),
        ),
    ),
    Word(
        ("many",),
        ("at least a third, and at least 3; without a known total, at least 5", _least(Fraction(1, 3), 3, 5)),
        ("at least half; without a known total, at least 10", _least(HALF, 1, 10)),
    ),
    Word(
        ("several", "a number of"),
        ("at least 3", lambda t: t.part >= 3),
        (
            "at least 3, and not more than half; without a known total, at least 4",
            lambda t: t.part >= 3 and 2 * t.part <= t.total if t.whole else t.part >= 4,
        ),
    ),
    Word(
        ("some",),
        ("at least 1, not all", _some(1, lambda t: t.part < t.total)),
        ("at least 2, not more than half", _some(2, lambda t: 2 * t.part <= t.total)),
    ),
    Word(
        ("few",),
        ("at most a quarter", _share(lambda s: s <= Fraction(1, 4))),
        ("at least 1, at most 3", lambda t: 1 <= t.part <= 3),
    ),
    Word(
        ("very few",),
        ("at most 10 %", _share(lambda s: s <= Fraction(1, 10))),
        ("at most 2", lambda t: t.part <= 2),
    ),
)
"""Every row of the table, in its order."""

RELATIVES = {
    "a range": "a number of",
    "any": "none",
    "both": "all",
    "dominant": "majority",
    "each": "every",
    "frequently": "many",
    "limited": "few",
    "little": "few",
    "mainly": "mostly",
    "multiplicity": "many",
    "no": "none",
    "often": "many",
    "rarely": "very few",
    "sometimes": "some",
    "virtually without exception": "virtually all",
}
"""Words that the table does not have, with their nearest relative in it."""


def _of_told(tally: Tally, holds: bool) -> bool | None:
    return holds if tally.whole and tally.told else None


def word_named(name: str) -> Word:
    """The row of a word. Raises KeyError where the table has none for it and no relative."""
    known = RELATIVES.get(name, name)
    return next((word for word in WORDS if known in word.names), None) or _unknown(name)


def _unknown(name: str) -> Word:
    raise KeyError(name)


def known_words() -> list[str]:
    """Every word that has readings."""
    return [*(name for word in WORDS for name in word.names), *RELATIVES]
