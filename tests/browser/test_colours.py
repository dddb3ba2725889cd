"""The colours that the style of the book names, light and dark, wherever they meet on a page."""

import re

import pytest
from browser.conftest import ROOT

from compendium.display import theme
from compendium.display.tables import stylesheet
from compendium.display.theme import luminance

STYLE = (ROOT / "book" / "_static" / "compendium.css").read_text(encoding="utf-8")


def colours_in(text: str, form: str) -> dict[str, str]:
    """Names of colours with their six digits; of shadows, which one looks through, there are more."""
    found = re.findall(form.replace("HEX", "#([0-9a-f]{6}|[0-9a-f]{3})"), text)
    return {name: f"#{code if len(code) == 6 else ''.join(digit * 2 for digit in code)}" for name, code in found}


BOOK, DARK = (colours_in(part, r"--([\w-]+): HEX;") for part in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2])
TABLES = colours_in(stylesheet(), r"var\(--(?!jp-)([\w-]+), HEX\)")
LIGHT = TABLES | BOOK
DARK = LIGHT | DARK
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "teal", "teal-dark", "amber-text", "brick", "grey")
      for ground in ("ground", "highlight", "pale", "found")],
    *[("ink", ground, TEXT) for ground in ("amber-pale", "brick-pale")],
    *[("on-band", "band", TEXT), ("band-quiet", "band", TEXT), ("ground", "ink", TEXT), ("on-teal", "teal", TEXT)],
    *[(f"code-{kind}", "pale", TEXT) for kind in ("keyword", "name", "text", "number", "comment")],
    *[("amber", ground, SHAPE) for ground in ("ground", "pale")],
    *[("edge", ground, SHAPE) for ground in ("ground", "pale")],
    *[("band-focus", "band", SHAPE), ("band-edge", "band", SHAPE)],
    *[("on-chip", kind, TEXT) for kind in ("missing", "not-applicable", "mixed", "too-early")],
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_what_is_read_or_aimed_at_stands_out(colours: dict[str, str], one: str, other: str, least: float) -> None:
    lights = sorted(luminance(colours[name]) + 0.05 for name in (one, other))
    assert lights[1] / lights[0] >= least, (colours[one], colours[other])


def test_every_colour_of_a_light_page_that_is_not_the_same_in_the_dark_has_one_there() -> None:
    same = {name for name in LIGHT if LIGHT[name] == DARK[name]}
    assert same == {"band-quiet", "band-focus"}


def test_notebooks_have_the_colours_of_the_book() -> None:
    named = {"ink": theme.INK, "teal": theme.TEAL, "amber-text": theme.AMBER, "brick": theme.BRICK, "grey": theme.GREY,
             "ground": theme.WHITE, "highlight": theme.HIGHLIGHT, "pale": theme.PALE}  # fmt: skip
    assert {name: LIGHT[name] for name in named} == named
    assert {name: LIGHT[name] for name in TABLES} == TABLES
