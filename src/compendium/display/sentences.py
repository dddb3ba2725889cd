"""Sentences with computed numbers, and the small parts they are made of."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

COMPUTED = '<p class="compendium-computed">'

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Shown:
    """Something a notebook shows: HTML for the page, plain text beside it for whatever cannot show HTML."""

    def __init__(self, html: str, plain: str) -> None:
        """Keep ``html``, in which every value of a file is already escaped, and the same in ``plain`` words."""
        self.html = html
        self.plain = plain

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}


def sentence(template: str, **values: Any) -> Shown:
    """Fill computed values into a sentence of the notebook.

    The template is ours and may hold HTML such as ``<em>``; the values are escaped, since they come from files.
    """
    html = template.format(**{name: escape(v) if isinstance(v, str) else v for name, v in values.items()})
    return Shown(f"{COMPUTED}{html}</p>", template.format(**values))


def in_short(*sentences: Shown | str) -> Shown:
    """What a page shows, said at its head in two or three sentences; empty ones are left out.

    A text is escaped; what `sentence` made keeps its marks.
    """
    told = [each if isinstance(each, Shown) else sentence("{text}", text=each) for each in sentences]
    told = [each for each in told if each.plain.strip()]
    if not told:
        return Shown("", "")
    html = " ".join(each.html.removeprefix(COMPUTED).removesuffix("</p>") for each in told)
    head = '<strong class="compendium-short__head">In short</strong>'
    return Shown(f'<div class="compendium-short"><p>{head} {html}</p></div>', " ".join(each.plain for each in told))


def listed(items: Iterable[str], none: str = "none") -> str:
    """Join words as a sentence does: ``a``, ``a and b``, ``a, b and c``; ``none`` where there are none."""
    words = list(items)
    if len(words) < 2:
        return words[0] if words else none
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: ``one policy``, ``12 policies``. Up to nine in words, as in print."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{in_words(number)} {noun}".replace("none ", "no ")


def in_words(number: int) -> str:
    """Numbers up to nine as words, larger ones as digits."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text with its first letter small, for the middle of a sentence, the rest as it is."""
    return text[:1].lower() + text[1:]


def numbered(number: int, singular: str, plural: str | None = None) -> str:
    """A number in digits with its noun: ``1 policy``, ``15 policies``, ``no policies``.

    For sentences in which small and large numbers meet, which would mix words and digits otherwise.
    """
    return f"{number or 'no'} {singular if number == 1 else plural or f'{singular}s'}"


def verb(number: int, singular: str, plural: str) -> str:
    """The form of a verb that goes with a number."""
    return singular if number == 1 else plural


def short_enough(*titles: str) -> str:
    """The first of some titles that has at most fifteen words; the last where none has."""
    return next((title for title in titles if len(title.split()) <= 15), titles[-1])


def index_words(index: float) -> str:
    """A similarity with two decimals, or that it is not defined."""
    return "not defined" if pd.isna(index) else f"{index:.2f}"
