"""The font of the signs: which it has, that it is the same each time, and that the style uses it for these alone."""

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from fontTools.ttLib import TTFont

from compendium.display.register import LEVELS
from compendium.display.register import SIGNS as REGISTERED
from compendium.publish.sphinx import signs
from compendium.publish.sphinx.signs import FONT, SIGNS, made_signs

STYLE = (Path(__file__).parents[3] / "book" / "_static" / "compendium.css").read_text(encoding="utf-8")
ORDINARY = set("·–…½=?")
"""Signs that every font for a European language has."""


def test_the_font_has_every_sign_with_an_outline_and_its_licence():
    font = TTFont(BytesIO(made_signs()))
    codes = {code for first, last in SIGNS for code in range(first, last + 1)}
    assert set(font.getBestCmap()) == codes
    outlines = [font["glyf"][name].numberOfContours for name in font.getBestCmap().values()]
    assert all(outlines)
    assert "Bitstream Vera" in font["name"].getDebugName(13)


def test_it_is_small_and_the_same_each_time():
    assert made_signs() == made_signs()
    assert 5_000 < len(made_signs()) < 15_000


@pytest.mark.parametrize("fork", [True, False])
def test_a_site_gets_it_when_it_is_written_and_keeps_it(fork, tmp_path, monkeypatch):
    monkeypatch.setattr("compendium.run.workers.fork.can_fork", lambda: fork)
    (tmp_path / "_static").mkdir()
    listeners = []
    app = SimpleNamespace(outdir=tmp_path, builder=SimpleNamespace(format="html"))
    app.connect = lambda event, listener: listeners.append(listener)
    signs.begin_signs(app)
    assert not (tmp_path / "_static" / FONT).exists()
    (add,) = listeners
    add(app, None)
    assert (tmp_path / "_static" / FONT).read_bytes() == made_signs()
    signs.begin_signs(app)
    assert listeners == [add]


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
