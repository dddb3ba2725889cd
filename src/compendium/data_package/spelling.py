"""How people write one thing in several ways: headings, cells, ids made of names, and text a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁻"), "-") | {ord("＋"): "+"}
LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "&": " and "}
)
PADDING = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u2060\ufeff"
APOSTROPHES = "'’‘ʼ`´"
WORD = re.compile(r"[^\W_]+")
JOINT = re.compile(r"(?<=[^\W_])(?![\s_]*-\s*\d)[\s_-]+(?=[^\W_])|\s+")
NUMBER = re.compile(r"([+-]?) ?([0-9]{1,9})(\.0+)?")
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""With these at its start a spreadsheet takes a cell for a formula."""


def fold(label: str) -> str:
    """Make headings comparable: without padding, in lower case, with underscores."""
    return re.sub(r"[\s-]+", "_", trimmed(label).casefold())


def trimmed(text: str) -> str:
    """Take off padding: spaces of every kind, line ends, and marks that have no width."""
    return text.strip(PADDING)


def heading_key(text: str) -> str:
    """Make headings comparable: case, spaces, underscores, hyphens and punctuation do not count; words do."""
    plain = _one_dash(text).casefold()
    return " ".join(WORD.findall(plain)) or trimmed(plain)


def value_key(text: str) -> str:
    """Make cells comparable: case, kinds of dash and of space, and what joins words do not count; marks do.

    A dash before a number is a mark, not a joint: it may be its sign.
    """
    plain = trimmed(_one_dash(text)).casefold()
    return plain if plain.isalnum() else JOINT.sub(" ", plain)


def _one_dash(text: str) -> str:
    """The text with composed accents and one kind of dash; letters of ASCII have neither."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(DASHES)


def whole_number(text: str) -> int | None:
    """Read a whole number with any kind of minus sign, also as a spreadsheet may write it (`2.0`); else None."""
    found = NUMBER.fullmatch(trimmed(_one_dash(text)))
    return int(found[1] + found[2]) if found else None


def make_id(name: str, joint: str = "-") -> str:
    """Make an id of a name: plain lower-case letters and digits, joined; blank where nothing is left.

    What nobody sees, such as a soft hyphen or a mark of direction, parts no word.
    """
    folded = name.casefold().translate(LETTERS)
    plain = folded if folded.isascii() else _without_marks(folded)
    for apostrophe in APOSTROPHES:
        plain = plain.replace(apostrophe, "")
    return joint.join(re.findall(r"[a-z0-9]+", plain))


def _without_marks(text: str) -> str:
    seen = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Cf")
    return "".join(c for c in seen if not unicodedata.combining(c))


def neutral(text: str) -> str:
    """Write text so that no spreadsheet runs it: an apostrophe before what would be taken for a formula."""
    return f"'{text}" if text.startswith(RUNS) else text


def as_typed(text: str) -> str:
    """Take off the apostrophe that `neutral` put before a text."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RUNS) else text
