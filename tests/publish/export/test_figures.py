"""Figures as files: what is drawn, how large, the same bytes each time."""

import io

import pypdf
from PIL import Image
from small_site import DOT, small_site

from compendium.publish.export.figures import DOTS, POINTS, as_pdf, as_png, figures_of
from compendium.publish.pdf.pages import Page

CAPTION = (
    '<p class="compendium-caption" id="figure-dot"><a class="compendium-number">Figure 1</a> A dot '
    '<span class="compendium-measure">On the left.</span></p>'
)
DRAWN = '<picture><source srcset="../_images/none.svg"><img alt="A black dot" src="../_images/dot.svg"></picture>'


def figures(folder, body):
    return figures_of(Page(small_site(folder, {"sites/north_town.html": body}), "sites/north_town.html"))


def test_a_figure_has_a_name_that_says_what_it_is(tmp_path):
    (found,) = figures(tmp_path, CAPTION + DRAWN)
    assert (found.name, found.title, found.measure, found.alternative) == (
        "north-town_figure-dot", "A dot", "On the left.", "A black dot",
    )  # fmt: skip
    assert found.svg == DOT.encode()
    assert set(found.files()) == {"svg", "pdf", "png"}


def test_captions_without_a_drawing_and_drawings_without_a_caption_are_no_figures(tmp_path):
    assert figures(tmp_path / "a", CAPTION) == []
    assert figures(tmp_path / "b", DRAWN) == []
    assert figures(tmp_path / "c", CAPTION + '<img src="../../outside.svg">') == []


def test_the_pdf_is_one_page_of_the_size_of_the_drawing_with_its_title():
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(DOT.encode(), "A dot")))
    assert (len(reader.pages), reader.metadata.title) == (1, "A dot")
    box = reader.pages[0].mediabox
    assert float(box.width) / float(box.height) == 2


def test_the_png_shows_what_was_drawn_on_white_and_large_enough_for_print():
    pdf = as_pdf(DOT.encode(), "A dot")
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    picture = Image.open(io.BytesIO(as_png(pdf)))
    assert picture.format == "PNG"
    assert abs(picture.width - float(page.width) * DOTS / POINTS) <= 1
    left, right = (picture.convert("L").getpixel((picture.width * part // 4, picture.height // 2)) for part in (1, 3))
    assert (left, right) == (0, 255)


def test_both_are_the_same_bytes_each_time():
    first, again = (as_pdf(DOT.encode(), "A dot") for _ in range(2))
    assert first == again
    assert as_png(first) == as_png(again)
