"""The signs that stand beside words (ticks, circles, stars, arrows) in a font of the book's own.

Many fonts of readers lack them, or draw a half-filled circle as a speck and a tick as a coloured picture. They are
taken from DejaVu Sans, which comes with matplotlib and draws the figures too; its licence stands in the font. The style
of the book (`book/_static/compendium.css`) says that it is used for these signs alone, and how large.
"""

import logging
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from sphinx.application import Sphinx

from compendium.run.workers.fork import Copy, NoAnswer, copy_where_possible

FONT = "signs.woff"

LIMIT = 60.0
"""Seconds after which a copy that makes the font is given up."""

ARROWS, MATHS = ((0x2190, 0x2199), (0x21D0, 0x21D5)), ((0x2205, 0x2208), (0x221E, 0x221E), (0x2248, 0x2248))
RELATIONS = ((0x2260, 0x2260), (0x2264, 0x2265), (0x2295, 0x2299), (0x229D, 0x229D), (0x22A0, 0x22A0))
SHAPES, STARS, BOXES = ((0x25A0, 0x25FF),), ((0x2605, 0x2606), (0x2726, 0x2727)), ((0x2610, 0x2612), (0x2690, 0x2691))
TICKS, DIGITS = ((0x2713, 0x271A), (0x2756, 0x2756)), ((0x2460, 0x2469), (0x2776, 0x277F))

SIGNS = tuple(sorted((*ARROWS, *MATHS, *RELATIONS, *SHAPES, *STARS, *BOXES, *TICKS, *DIGITS)))
"""First and last code of each run of signs: those of this book, and those by which a framework may mark its levels."""

KEPT_NAMES = [0, 1, 2, 13, 14]
"""What the font says of itself: copyright, family, style, licence and where that stands."""


def begin_signs(app: Sphinx) -> None:
    """Begin with the font in a copy of this process, which makes it while pages are read; it is added to the site when
    they are written. A site that is built upon has it."""
    target = Path(app.outdir) / "_static" / FONT
    if app.builder.format == "html" and not target.is_file():
        copy = copy_where_possible(made_signs, LIMIT)
        app.connect("build-finished", partial(add_signs, target, copy))


def add_signs(target: Path, copy: Copy | None, app: Sphinx, exception: Exception | None) -> None:
    """Write the font beside the styles, as a copy has made it, or as it is made here where no copy has."""
    if exception is None:
        try:
            made = copy.answer() if copy else made_signs()
        except NoAnswer:
            made = made_signs()
        target.write_bytes(made)


def made_signs() -> bytes:
    """The signs as WOFF: the same bytes from the same matplotlib, for it holds no time of its making."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # else each step hides what Sphinx has to say
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
