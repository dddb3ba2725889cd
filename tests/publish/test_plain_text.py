"""Values from data as they stand in a page of Markdown."""

import pytest
from hostile import HOSTILE, collapsed

from compendium.publish.plain_text import fenced, on_one_line, quote_values, typed_in_markdown, unread


@pytest.mark.parametrize("text", [*HOSTILE, "👩\u200d👩\u200d👧", "می\u200cخواهم", "Donau\u00addampf", "\U0001fae8"])
def test_letters_and_emoji_that_are_joined_stay_joined(text):
    assert on_one_line(text) == collapsed(text)


@pytest.mark.parametrize("sign", ["\x07", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff"])
def test_signs_that_cannot_be_shown_or_turn_the_text_around_them_are_left_out(sign):
    assert on_one_line(f"a{sign}b") == "a b"


@pytest.mark.parametrize("text", ["", " ", "\u200b\n", "\u200d\u200e", "\u00a0\u00ad"])
def test_what_cannot_be_seen_at_all_is_empty(text):
    assert on_one_line(text) == ""


def test_html_cannot_end_its_fence():
    html = "<td>a\n```\n# b\n`````\n</td>"
    assert fenced(html) == f"``````{{raw}} html\n{html}\n``````\n"
    assert fenced("<p>a</p>") == "```{raw} html\n<p>a</p>\n```\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_of_markdown_holds_no_sign_that_markdown_knows(text):
    kept = {sign for sign in text if sign.isalnum() or sign.isspace()}
    assert set(typed_in_markdown(text)) <= kept | set("&#; 0123456789")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quoted_value_is_no_markup_pattern_or_template(text):
    page = quote_values("Of {{ a }} and {{b}}.", {"a": text, "b": "two"})
    assert page == f"Of {unread(typed_in_markdown(text))} and {unread('two')}."


def test_a_name_that_nothing_stands_for_is_left_for_sphinx_to_refuse():
    assert quote_values("{{ nothing }} {{a}}", {"a": "1"}) == f"{{{{ nothing }}}} {unread('1')}"
