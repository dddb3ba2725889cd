"""What `study.toml` says of an outcome: the column of `sites.csv` that holds it, and which sites it sets apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

APART, STEPS, PAIRS = "apart", "steps", "pairs"
SEPARATION_RULES = (APART, STEPS, PAIRS)
"""Rules by which a criterion is said to distinguish sites, see `sites.compute.separation_rules`. All are this
compendium's own: none is in print."""

NOT, WEAKLY, STRONGLY = "not", "weakly", "strongly"
CLASSES = (NOT, WEAKLY, STRONGLY)

HIGH, LOW, BETWEEN, UNKNOWN = "high", "low", "between", ""
"""Where the outcome puts a site; between are words that are neither, and numbers between the two limits."""

PLAIN_WORDS = {"high": HIGH, "yes": HIGH, "low": LOW, "no": LOW}
NO_OUTCOME = {"", "not stated", "missing", "not applicable", "mixed", "too early"}
"""Words of an outcome that say that there is none; none of them is ever high or low."""

SECTION = "separation"
"""The table of `study.toml` that goes with the key `outcome`."""


@dataclass(frozen=True)
class OutcomeSettings:
    """The outcome of a study. `column` is one of `sites.csv`.

    `high` and `low` are its words for either, and `high_from` and `low_to` its limits where it holds numbers; where
    neither is said, its words are high or yes, and low or no. `rule` is one of SEPARATION_RULES. `published` are flags
    in print by criterion, each one of CLASSES, and `published_by` says where they stand.
    """

    column: str
    high: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    high_from: float | None = None
    low_to: float | None = None
    rule: str = APART
    published_by: str = ""
    published: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_number(self) -> bool:
        """Whether limits part the sites, and not words."""
        return self.high_from is not None and self.low_to is not None

    def group(self, typed: str) -> str | None:
        """Where a cell of the column puts its site: HIGH, LOW, BETWEEN or UNKNOWN. None where it is to be a number and
        is not."""
        word = plain(typed)
        if word in NO_OUTCOME:
            return UNKNOWN
        if self.high_from is not None and self.low_to is not None:
            number = as_number(typed)
            if number is None:
                return None
            return HIGH if number >= self.high_from else LOW if number <= self.low_to else BETWEEN
        if not self.high:
            return PLAIN_WORDS.get(word, BETWEEN)
        return HIGH if word in map(plain, self.high) else LOW if word in map(plain, self.low) else BETWEEN


def plain(word: str) -> str:
    """A word without case, padding and hyphens, as outcomes are compared."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def as_number(typed: str) -> float | None:
    """The number that is typed in a cell, None where it is none; a sign of per cent and commas of thousands may be in
    it."""
    try:
        found = float(typed.strip().removesuffix("%").replace(",", "").replace("−", "-"))
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None  # also not for nan
