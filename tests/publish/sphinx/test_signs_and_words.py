"""A sign stays on the line of its word; what stands between words, is copied or is read by programs is left."""

import pytest

from compendium.display.register import LEVELS, REGISTER
from compendium.publish.sphinx.signs_and_words import BETWEEN, keep_with_words


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<td>✔ yes</td>", "<td>✔~yes</td>"),
        ("<td>from ◐ Fair to ● Good</td>", "<td>from ◐~Fair to ●~Good</td>"),
        ("<dt>· no rating</dt>", "<dt>·~no rating</dt>"),
        ('<span class="chip" style="x">+2 Very good</span>', '<span class="chip" style="x">+2~Very good</span>'),
        ("<td>(▲ more)</td>", "<td>(▲~more)</td>"),
    ],
)  # fmt: skip
def test_a_sign_is_not_parted_from_its_word(html: str, kept: str) -> None:
    assert keep_with_words(html) == kept.replace("~", "\xa0")


@pytest.mark.parametrize(
    "html",
    [
        "<p>one · two – three, a = b and why? because</p>",
        "<p>a● b and 2½ pages</p>",
        "<pre>✔ yes</pre>",
        "<textarea>● Relative success</textarea>",
        '<script type="application/json">["x ● y"]</script>',
        "<td>✔ <a>yes</a></td>",
    ],
)
def test_what_is_no_sign_with_its_word_is_left(html: str) -> None:
    assert keep_with_words(html) == html


def test_what_is_left_comes_back_whole_between_what_is_changed() -> None:
    html = "<p>✔ a</p><pre><b>✕ c</b></pre>\n<p>✕ b</p><script>if (x > y) ● z</script>"
    assert keep_with_words(html) == html.replace("<p>✔ ", "<p>✔\xa0").replace("<p>✕ ", "<p>✕\xa0")


def test_every_sign_of_the_register_and_of_levels_keeps_its_word_where_a_text_begins() -> None:
    for sign in [each.sign for each in REGISTER] + list(LEVELS):
        assert keep_with_words(f"<td>{sign} word</td>") == f"<td>{sign}\xa0word</td>"
        kept = "\xa0" if sign not in BETWEEN else " "
        assert keep_with_words(f"<td>a {sign} word</td>") == f"<td>a {sign}{kept}word</td>"
