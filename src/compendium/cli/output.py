"""What a command prints on a terminal that cannot show every sign, such as a Windows console that is redirected.

A sign that is not in its encoding is replaced by one that is: an arrow by `->`, a letter with an accent by the letter.
What has no such substitute is named by its number, so that nothing is lost and nothing stops a command half-way.
"""

import codecs
import io
import sys
import unicodedata

HANDLER = "compendium-readable"
"""The name under which Python's codecs know the substitution."""

SUBSTITUTES = {
    "→": "->", "←": "<-", "…": "...", "–": "-", "—": "-", "−": "-", "‑": "-", "×": "x", "·": ".", "•": "*",
    "‘": "'", "’": "'", "“": '"', "”": '"', "✔": "yes", "✕": "no", "½": "in part",
    "≠": "differs", "◐": "in part", "●": "*", "○": "o", "�": "?",
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
}  # fmt: skip


def substitute(sign: str) -> str:
    """ASCII that reads like a sign; where there is none, its number as Python writes it."""
    if sign in SUBSTITUTES:
        return SUBSTITUTES[sign]
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii())
    return plain or sign.encode("unicode_escape").decode("ascii")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(substitute, error.object[error.start : error.end])), error.end


def show_what_can_be_shown() -> None:
    """Let standard output and standard error replace what they cannot show, instead of raising."""
    codecs.register_error(HANDLER, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)
