"""The figures of a page as SVG, PDF and PNG: the SVG as it stands on the page, the others drawn from it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from bs4 import Tag

from compendium.publish.export.results import words_of_caption
from compendium.publish.pdf.pages import Page

DOTS = 300
"""Dots per inch of a PNG: enough for print."""

POINTS = 72


@dataclass(frozen=True)
class Figure:
    """A figure of a page: a name for its files, its title, what it measures, the words that stand for it, its SVG."""

    name: str
    title: str
    measure: str
    alternative: str
    svg: bytes

    def files(self) -> dict[str, bytes]:
        """Its files by their endings; the same bytes each time."""
        pdf = as_pdf(self.svg, self.title)
        return {"svg": self.svg, "pdf": pdf, "png": as_png(pdf)}


def figures_of(page: Page) -> list[Figure]:
    """The numbered figures of a page that are drawings, in their wide form."""
    found = []
    stem = page.address.rpartition("/")[2].removesuffix(".html").replace("_", "-")
    for caption in page.article.select("p.compendium-caption[id]"):
        image = caption.find_next("img")
        path = page.site / page.target(str(image.get("src", "")))[0] if isinstance(image, Tag) else page.site
        if isinstance(image, Tag) and path.suffix == ".svg" and path.is_file():
            title, measure = words_of_caption(caption)
            words = str(image.get("alt", ""))
            found.append(Figure(f"{stem}_{caption['id']}", title, measure, words, path.read_bytes()))
    return found


def as_pdf(svg: bytes, title: str) -> bytes:
    """A drawing as a PDF of one page, without a date."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import svg2rlg

    drawing: Any = svg2rlg(io.BytesIO(svg))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1, lang="en-GB")
    canvas.setTitle(title)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return target.getvalue()


def as_png(pdf: bytes) -> bytes:
    """The first page of a PDF as a picture on white."""
    import pypdfium2

    target = io.BytesIO()
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        page.render(scale=DOTS / POINTS).to_pil().save(target, "PNG", dpi=(DOTS, DOTS))
        page.close()
    finally:
        document.close()
    return target.getvalue()
