"""The font of the signs: which it has, that it is the same each time, and that the style uses it for these alone."""

import re
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from compendium.display.register import LEVELS
from compendium.display.register import SIGNS as REGISTERED
from compendium.publish.sphinx.search import STATIC
from compendium.publish.sphinx.signs import FONT, SIGNS, made_signs

KEPT = (STATIC / FONT).read_bytes()
STYLE = (Path(__file__).parents[3] / "book" / "_static" / "compendium.css").read_text(encoding="utf-8")
ORDINARY = set("·–…½=?")
"""Signs that every font for a European language has."""


def test_the_font_has_every_sign_with_an_outline_and_its_licence():
    font = TTFont(BytesIO(KEPT))
    codes = {code for first, last in SIGNS for code in range(first, last + 1)}
    assert set(font.getBestCmap()) == codes
    outlines = [font["glyf"][name].numberOfContours for name in font.getBestCmap().values()]
    assert all(outlines)
    assert "Bitstream Vera" in font["name"].getDebugName(13)


def test_the_font_that_sites_load_is_small_and_as_it_would_be_made_now():
    """Its tables are compared, since not every system compresses alike."""
    assert 5_000 < len(KEPT) < 15_000
    kept, made = (TTFont(BytesIO(content)).reader for content in (KEPT, made_signs()))
    assert [(tag, kept[tag]) for tag in kept.keys()] == [(tag, made[tag]) for tag in made.keys()]  # noqa: SIM118


def test_it_has_the_signs_of_tables():
    used = {*LEVELS, *REGISTERED.values()}
    assert {sign for sign in used - ORDINARY if not any(first <= ord(sign) <= last for first, last in SIGNS)} == set()


def test_the_style_uses_it_for_its_signs_and_no_others():
    faces = re.findall(r"@font-face \{(.*?)\}", STYLE, re.DOTALL)
    assert all(f'url("{FONT}")' in face for face in faces)
    runs = re.findall(r"U\+([0-9A-F]{4})(?:-([0-9A-F]{4}))?", "".join(faces))
    assert sorted((int(first, 16), int(last or first, 16)) for first, last in runs) == list(SIGNS)
    families = re.findall(r"--(?:sans|serif|mono): (.*);", STYLE)
    assert [family.split(", ")[0] for family in families] == ['"Compendium signs"'] * 3
