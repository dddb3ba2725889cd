"""The signs that stand beside words (ticks, circles, stars, arrows) in a font of the book's own.

Many fonts of readers lack them, or draw a half-filled circle as a speck and a tick as a coloured picture. They are
taken from DejaVu Sans, which comes with matplotlib and draws the figures too; its licence stands in the font. The style
of the book (`book/_static/compendium.css`) says that it is used for these signs alone, and how large.

The font lies in `static`, so that no site waits for it to be made. Where `SIGNS` has changed, this module run by itself
(`python -m compendium.publish.sphinx.signs`) makes it anew; a test holds that it is up to date.
"""

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

FONT = "signs.woff"

ARROWS, MATHS = ((0x2190, 0x2199), (0x21D0, 0x21D5)), ((0x2205, 0x2208), (0x221E, 0x221E), (0x2248, 0x2248))
RELATIONS = ((0x2260, 0x2260), (0x2264, 0x2265), (0x2295, 0x2299), (0x229D, 0x229D), (0x22A0, 0x22A0))
SHAPES, STARS, BOXES = ((0x25A0, 0x25FF),), ((0x2605, 0x2606), (0x2726, 0x2727)), ((0x2610, 0x2612), (0x2690, 0x2691))
TICKS, DIGITS = ((0x2713, 0x271A), (0x2756, 0x2756)), ((0x2460, 0x2469), (0x2776, 0x277F))

SIGNS = tuple(sorted((*ARROWS, *MATHS, *RELATIONS, *SHAPES, *STARS, *BOXES, *TICKS, *DIGITS)))
"""First and last code of each run of signs: those of this book, and those by which a framework may mark its levels."""

KEPT_NAMES = [0, 1, 2, 13, 14]
"""What the font says of itself: copyright, family, style, licence and where that stands."""


def made_signs() -> bytes:
    """The signs as WOFF: the same bytes from the same matplotlib, for it holds no time of its making."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, bidi_closure=False, layout_features=[], name_IDs=KEPT_NAMES, notdef_outline=False)
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "kern"]
    made = BytesIO()
    with TTFont(drawn_by_figures(), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in SIGNS for code in range(first, last + 1)])
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(made, reorderTables=False)
    return made.getvalue()


def drawn_by_figures() -> Path:
    """The font file in matplotlib, which is not imported for it."""
    spec = find_spec("matplotlib")
    assert spec  # it draws the figures
    assert spec.origin
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"


if __name__ == "__main__":
    (Path(__file__).parent / "static" / FONT).write_bytes(made_signs())
