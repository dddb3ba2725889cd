"""The key to every sign of ours, from the register, for the page on how to read."""

from html import escape

from compendium.display.register import REGISTER, Sign

BEGINNINGS = ("only in",)
"""Words of signs that say nothing without what follows them."""


def signs_key() -> str:
    """Each sign with its meaning, and in brackets the other words that stand next to it, as an HTML list."""
    return f'<ul class="sign-key">\n{"".join(map(_item, REGISTER))}</ul>\n'


def _item(sign: Sign) -> str:
    words = other_words(sign)
    also = f" ({escape(words)})" if words else ""
    return f"<li>{escape(sign.sign)} <strong>{escape(sign.meaning)}</strong>{also}</li>\n"


def other_words(sign: Sign) -> str:
    """The words that say a sign and add something to its meaning; empty where there are none."""
    return ", ".join(words for words in sign.words if words not in BEGINNINGS and words not in sign.meaning)
