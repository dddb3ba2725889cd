"""A cell of a table of a page as plain text: signs as their words, and what stands small under it by itself."""

import re
from collections.abc import Iterator
from html import unescape

from compendium.display.register import LEVELS, REGISTER

TAG = re.compile(r"(<[^>]*>)")
FOLD = re.compile(r'<details class="under"><summary>([^<]*)</summary>')
SMALL_PLACE = re.compile(r'<span class="under">(?=<a href="[^"]*sources\.html#)')
SMALL, NAMED = 'class="under"', re.compile(r'data-column="([^"]*)"')
INKED = re.compile(r'^<span (?:class="(?:mark|chip|teal|brick|amber|grey|of-all)\b|style=)')
VOID = ("<br", "<img", "<wbr", "<hr", "<input")
LINE, AND = "\n", "; "

MEANINGS = {each.sign: each.meaning for each in REGISTER}
WORDS = {each.sign: (each.meaning, *each.words) for each in REGISTER}
SIGN = re.compile(f"(?<!\\S)([{re.escape(''.join(MEANINGS) + LEVELS)}])\\s+(?=\\S)")
MORE = "more"

Parts = dict[str, str]
"""The texts of a cell: its own, under the empty name, and those that stand small under it, by their names."""


def parts_of(html: str) -> Parts:
    """The texts of a cell.

    Words for screen readers stand for a sign where there are no others; words that name the column of a cell on a phone
    are left out.
    """
    if "<" not in html:
        return {"": _worded(unescape(html), unescape(html).isascii())}
    shown, hidden = {"": ""}, dict[str, str]()
    for part, is_hidden, text in _pieces(SMALL_PLACE.sub(_named_small, FOLD.sub(_named_fold, html))):
        target = hidden if is_hidden else shown
        target[part] = target.get(part, "") + text
    return {part: _said(text, hidden.get(part, "")) for part, text in shown.items()}


def _named_fold(found: re.Match[str]) -> str:
    return f'<details {SMALL} data-column="{found[1]}">'


def _named_small(_: re.Match[str]) -> str:
    return f'<span {SMALL} data-column="place">'


def _said(shown: str, hidden: str) -> str:
    if hidden and not any(letter.isalpha() or letter.isdecimal() for letter in shown):
        return " ".join(hidden.split())
    return _worded(shown, False)


def _worded(text: str, plain: bool) -> str:
    """A text whose lines are neat, signs of ours as their words. A plain text in ASCII may be anyone's: it stays."""
    lines = (" ".join(_without_signs(line).split()) for line in text.split("\n"))
    neat = "\n".join(line for line in lines if line)
    return neat if plain else MEANINGS.get(neat, neat)


def _without_signs(line: str) -> str:
    """A line without the signs that its next words say. A sign of ours with other words, which a space that does not
    break joins to them, becomes its meaning; any other may be anyone's, and stays."""

    def word(found: re.Match[str]) -> str:
        sign, after = found[1], line[found.end() :].replace("\xa0", " ").casefold()
        if sign in LEVELS or after.startswith(WORDS[sign]):
            return ""
        return f"{MEANINGS[sign]}, " if "\xa0" in found[0] else found[0]

    return SIGN.sub(word, line)


State = tuple[str, bool, bool, bool]
"""Which part of a cell a piece belongs to, whether it is left out, for screen readers only, and in one of our inks."""


def _pieces(html: str) -> Iterator[tuple[str, bool, str]]:
    """The pieces of text of a cell: to which part each belongs, and whether it is for screen readers only."""
    stack: list[State] = [("", False, False, False)]
    for token in TAG.split(html):
        part, left_out, hidden, inked = stack[-1]
        text = ""
        if token.startswith("</"):
            del stack[max(len(stack) - 1, 1) :]
        elif token.startswith("<"):
            text = _tag(token, stack)
        else:
            text = re.sub(r"^(\S)\s", "\\1\xa0", unescape(token)) if inked else unescape(token)
        if text and not left_out:
            yield part, hidden, text


def _tag(tag: str, stack: list[State]) -> str:
    """Step into what a tag opens. Returns what stands for the tag in the text."""
    outside = stack[-1]
    if not tag.startswith(VOID):
        stack.append(_inside(tag, outside))
    if tag.startswith(("<br", "<li")):
        return LINE
    return AND if SMALL in tag and stack[-1][0] == outside[0] else ""


def _inside(tag: str, outside: State) -> State:
    part, left_out, hidden, inked = outside
    if SMALL in tag:
        name = NAMED.search(tag)
        part = unescape(name[1]) if name else part or MORE
    left_out = left_out or "compendium-card" in tag
    return part, left_out, hidden or "compendium-hidden" in tag, inked or bool(INKED.match(tag))
