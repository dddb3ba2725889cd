"""Every sign that the register knows is in the key that readers find."""

import pytest

from compendium.display.register import REGISTER, Sign
from compendium.publish.book.signs_key import other_words, signs_key


def test_every_sign_has_its_place():
    shown = signs_key()
    assert shown.count("<li>") == len(REGISTER)
    for each in REGISTER:
        assert f"<li>{each.sign} <strong>{each.meaning}</strong>" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [(("yes", "ticked", "holds"), "ticked, holds"), ((), ""), (("only in",), ""), (("only in", "one"), "one")],
)
def test_words_that_say_the_same_are_left_out(words, said):
    assert other_words(Sign("✔", "yes", words)) == said
