"""Text that would be script, markup, a template, a pattern, a formula or a path, if anything took it for one.

Whatever shows text of a data file is tried with these; each is to come out as it was typed.
"""

import random

HOSTILE = [
    "<script>window.x = 1</script>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></li></ul></table></script></style>",
    "<!-- a comment --> <![CDATA[ b ]]>",
    "&lt;b&gt; &amp; &#60;i&#62; &copy",
    "javascript:alert(1)",
    "\"quoted\" & 'single' “curly” `code`",
    "{{ policies }}",
    "{{ nothing_of_this_name }}",
    "{% raw %} {# b #} {{ 7 * 7 }}",
    "{0} {name} {} %s %(x)s %d 100% $x ${y}",
    "$x^2$ and $$y_1$$ \\(z\\)",
    r"\074script\076window.x=42\074/script\076",
    r"North\West",
    r"Health \new\table care",
    r"\g<0> \g<name> \1 \\",
    r"[a-z]+ (b|c)* ^d$ \d{2} ?",
    "C:\\Users\\x ../../data/studies/ ../../etc/passwd /etc/passwd",
    "site.ipynb href=\"../../data/studies/x/\" index.html",
    "**bold** _em_ ~~gone~~ ``two``",
    "```{raw} html",
    "line\n```\nafter a fence",
    ":::{note}",
    "{raw}`<b>x</b>` {ref}`x` {doc}`index` {math}`x`",
    "+++ {\"a\": 1}",
    "# heading",
    "> quote",
    "1. first",
    "---",
    "| a | b |",
    "a | b | c",
    "[link](https://example.org) <https://example.org> ![i](x.png)",
    "[^1] [[x]] (target)=",
    "term\n: definition",
    "line\n\n<b>break</b>",
    "two  spaces,\ta tab\nand a line",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "=HYPERLINK(\"https://example.org\")",
    "Môn, Ŵyth, Tŷ'r ŷd",
    "☂ ❤️ 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "שלום עולם",
    "مرحبا می‌خواهم",
    "_underscored_",
    "nan NaN None NULL -- ... 007 1e5",
    "Llanfair" + "pwllgwyngyll" * 30,
]  # fmt: skip


def hostile_text(draw: random.Random, mark: str) -> str:
    """A text of hostile parts that no other text is equal to, because ``mark`` is in it; never padded."""
    parts = [draw.choice(HOSTILE), *draw.choices(HOSTILE, k=draw.randrange(2)), *_letters(draw)]
    parts.insert(draw.randrange(1, len(parts) + 1), mark)
    return draw.choice([" ", " ", "\n"]).join(parts)


def _letters(draw: random.Random) -> list[str]:
    """Now and then signs in no order at all."""
    signs = "<>&\"'`\\{}[]()$%#*_~|^+-=@:;/?!.,0aÉŵ中😀ש"
    return ["".join(draw.choices(signs, k=draw.randrange(1, 12)))] * draw.randrange(2)


def collapsed(text: str) -> str:
    """The text as a page shows it: white space run together."""
    return " ".join(text.split())
