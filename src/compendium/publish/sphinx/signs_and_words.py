"""Signs that stay on the line of the word after them, on every page: by a space at which no line is broken.

It is done when what may be taken along has been made of a page, since files have words only.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from compendium.display.register import LEVELS, REGISTER
from compendium.publish.sphinx.signs import SIGNS

BETWEEN = "·–=?"
"""Signs that stand between words as well, and then belong to no side: they keep a word only where a text begins."""

DRAWN = "".join(f"{chr(first)}-{chr(last)}" for first, last in SIGNS)
OURS = re.escape("".join({*(each.sign for each in REGISTER), *LEVELS} - set(BETWEEN)))

# What stands before the sign is asked last, which is fastest.
APART = re.compile(rf"(?:[{OURS}{DRAWN}] (?<=[>\s(“]..)|[{re.escape(BETWEEN)}] (?<=>..))(?=[^\W_])")
CHIP = re.compile(r'(<span class="chip\b[^>]*>[^\s<]{1,3}) ')
"""The sign of an answer, whatever sign a framework gives it."""

AS_IT_IS = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
"""What is copied, sent or read by programs."""


def keep_with_words(html: str) -> str:
    """A piece of a page whose signs stay with their words, but for what is copied or read by programs."""
    parts = AS_IT_IS.split(html)  # a text, what is left as it is, the name of its tag, a text, and so on
    for place in range(0, len(parts), 3):
        joined = APART.sub(lambda found: f"{found[0][0]}\xa0", parts[place])
        parts[place] = CHIP.sub("\\1\xa0", joined)
    del parts[2::3]
    return "".join(parts)


def join_signs(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the signs of a page with their words."""
    context["body"] = keep_with_words(context.get("body", ""))
