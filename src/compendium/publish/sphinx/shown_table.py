"""A table of a page as columns and rows of plain values, as people take it along.

Header rows are joined, signs become their words, and what stands small under a cell has a column of its own. Only what
the page shows is there: what may not be told of people is not on the page either.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from compendium.display.register import LEVELS, REGISTER
from compendium.spreadsheets.numbers import number_in
from compendium.spreadsheets.workbook import Value

ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"(<[^>]*>)")
SPAN = re.compile(r'colspan="(\d+)"')
GROUPS, GROUP = 'class="gt_group_heading', "Group"
FOLD = re.compile(r'<details class="compendium-under"><summary>([^<]*)</summary>')
SMALL_PLACE = re.compile(r'<span class="compendium-under">(?=<a href="[^"]*sources\.html#)')
SMALL, NAMED = 'class="compendium-under"', re.compile(r'data-column="([^"]*)"')
INKED = re.compile(r'^<span (?:class="(?:mark|chip|teal|brick|amber|grey|of-all)\b|style=)')
VOID = ("<br", "<img", "<wbr", "<hr", "<input")
LINE, AND = "\n", "; "

MEANINGS = {each.sign: each.meaning for each in REGISTER}
WORDS = {each.sign: (each.meaning, *each.words) for each in REGISTER}
SIGN = re.compile(f"(?<!\\S)([{re.escape(''.join(MEANINGS) + LEVELS)}])\\s+(?=\\S)")
MORE = "more"


Parts = dict[str, str]
"""The texts of a cell: its own, under the empty name, and those that stand small under it, by their names."""


@dataclass(frozen=True)
class ShownTable:
    """Headings and rows of a table."""

    columns: list[str]
    rows: list[list[Value]]


def read_table(html: str, filters: str = "") -> ShownTable:
    """Read the HTML of a table from `display.table_markup`; `filters` are those of its box, which name columns."""
    head, _, body = html.partition("</thead>")
    labels = {key: label for label, _, key in (pair.partition("=") for pair in unescape(filters).split("|"))}
    heads, rows = _heads(head), list(_rows(body))
    small: list[dict[str, None]] = [{} for _ in heads]
    for _, cells in rows:
        for names, parts in zip(small, cells, strict=False):
            names.update(dict.fromkeys(name for name in parts if name))
    columns = [labels.get("group", GROUP)] if GROUPS in body else []
    for place, heading in enumerate(heads):
        columns += [heading, *(_label(name, labels, heading if place else "") for name in small[place])]
    return ShownTable(columns, [_values([group] if GROUPS in body else [], cells, small) for group, cells in rows])


def _rows(body: str) -> Iterator[tuple[str, list[Parts]]]:
    """The rows, each with what heads its group."""
    group = ""
    for row in ROW.findall(body):
        cells = CELL.findall(row)
        if cells and 'scope="rowgroup"' in cells[0][1]:
            group = parts_of(cells[0][2])[""]
        else:
            yield group, [parts_of(content) for _, _, content in cells]


def _values(first: list[Value], cells: list[Parts], small: list[dict[str, None]]) -> list[Value]:
    values = list(first)
    for place, names in enumerate(small):
        parts = cells[place] if place < len(cells) else {}
        texts = [parts.get(name, "") for name in ("", *names)]
        values += [number_in(text) or text for text in texts]
    return values


def _label(name: str, labels: Mapping[str, str], column: str) -> str:
    """What stands over a column of small matter: its name among the filters, or what it is."""
    word = labels.get(name) or ("Place" if name.endswith(("place", "locator", "locators")) else name.replace("_", " "))
    return f"{column}: {word[:1].lower()}{word[1:]}" if column else f"{word[:1].upper()}{word[1:]}"


def _heads(html: str) -> list[str]:
    """The headings; those below a heading of several columns begin with that."""
    first, *rest = [CELL.findall(row) for row in ROW.findall(html)] or [[]]
    below = iter(rest[0] if rest else [])
    heads: list[str] = []
    for _, attributes, content in first:
        label, spanned = parts_of(content)[""], SPAN.search(attributes)
        if "gt_column_spanner_outer" not in attributes:
            heads.append(label)
            continue
        for _ in range(int(spanned[1]) if spanned else 1):
            heads.append(f"{label}: {parts_of(next(below, ('', '', ''))[2])['']}")
    return heads


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
