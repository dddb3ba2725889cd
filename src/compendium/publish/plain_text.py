"""Values from data in a page, shown as they were typed: no tag, link, directive, formula or substitution comes of them.

Pages are MyST Markdown with substitutions (``{{ … }}``) switched on. A value therefore stands in a block of HTML, which
MyST hands on unread up to the first empty line, or, in a heading, with every sign written as an entity.
"""

import re
from collections.abc import Mapping
from html import escape
from unicodedata import category

AS_TYPED = "as-typed"
"""The class that marks text of a data file within a line of Markdown."""

FOLDED = "folded"
"""The class of a section that is a fold, its title being what opens it."""

LONGEST = 240
"""Letters of a cause that are shown; the rest is in the terminal of whoever ran it."""

TRACEBACK = "Traceback (most recent call last)"

QUOTED = re.compile(r"\{\{ *(\w+) *\}\}")

# Colours of a terminal, as kernels send them with an error.
COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")

# Folders of the machine that ran it are nobody's business; the name of the file in them says what is meant.
FOLDERS = re.compile(r"(?<![\w/:.<])(?:/(?:[^\s/'\"<>]+/)+|[A-Za-z]:\\(?:[^\s\\'\"]+\\)+)")


# Controls, line separators, and signs that would turn the text around them; what joins letters and emoji stays.
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def on_one_line(value: str) -> str:
    """The value without line breaks and signs that cannot be shown; empty where no sign of it can be seen."""
    shown = " ".join(UNSHOWN.sub(" ", value).split())
    return shown if any(category(sign) not in ("Cf", "Zs") for sign in shown) else ""


def typed(value: str) -> str:
    """The value as HTML, for the text of an element or a quoted attribute."""
    return escape(on_one_line(value)).replace("{", "&#123;").replace("}", "&#125;")


def typed_in_markdown(value: str) -> str:
    """The value for a line of Markdown, such as a heading: all but letters, digits and spaces as entities."""
    return re.sub(r"[^\w ]|_", lambda sign: f"&#{ord(sign[0])};", on_one_line(value))


def unread(markdown: str) -> str:
    """A part of a line of Markdown that typography leaves alone: no quote mark in it is bent, no dash made longer.

    `publish.sphinx.typed_text` takes off what marks it.
    """
    return f"[{markdown}]{{.{AS_TYPED}}}"


def quote_values(page: str, values: Mapping[str, str]) -> str:
    """A page of Markdown with ``{{ name }}`` replaced by its value; an unknown name is left, and Sphinx refuses it.

    It is done here, and not by MyST, so that only pages that quote a value are made anew where it changes.
    """

    def shown(quoted: re.Match[str]) -> str:
        return unread(typed_in_markdown(values[quoted[1]])) if quoted[1] in values else quoted[0]

    return QUOTED.sub(shown, page)


def block(html: str) -> str:
    """HTML that a page of Markdown takes over unread: without empty lines, which would end it, and without braces.

    It has to begin with the tag of a block, such as ``<div``, and holds no script.
    """
    lines = [line for line in html.replace("{", "&#123;").replace("}", "&#125;").splitlines() if line.strip()]
    return "\n".join(lines) + "\n"


def fenced(html: str) -> str:
    """HTML that a page of Markdown takes over unread, empty lines and all: no row of backticks in it ends the fence."""
    longest = max(map(len, re.findall("`+", html)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}{{raw}} html\n{html}\n{fence}\n"


def shown_cause(cause: str) -> str:
    """The cause of a failure as plain text on one line: of a traceback its last line, no folders, not too long."""
    plain = COLOUR_CODE.sub("", cause)
    if TRACEBACK in plain:
        plain = plain.strip().splitlines()[-1]
    line = on_one_line(FOLDERS.sub("…/", plain))
    if len(line) <= LONGEST:
        return line
    words = line[: LONGEST - 1]
    return f"{words.rsplit(' ', 1)[0] if ' ' in words[LONGEST // 2 :] else words}…"
