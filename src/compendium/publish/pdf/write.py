"""From HTML to a tagged PDF (PDF/UA-1), by WeasyPrint: the same bytes each time, and nothing asked of the network."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from compendium.display.tables import stylesheet
from compendium.errors import CompendiumError, RunError

STYLE = Path(__file__).with_name("pdf.css")
VARIANT = "pdf/ua-1"

ADDS = ".venv/bin/python -m pip install --require-hashes --no-deps -r requirements-test.lock"
NO_WEASYPRINT = f"A PDF needs the package weasyprint, which is not installed. This adds it, and the test tools:\n{ADDS}"
NO_PANGO = (
    "A PDF needs Pango, which this system does not have. Debian and Ubuntu get it by `apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0`, macOS by `brew install pango`, Windows by MSYS2's `pacman -S "
    "mingw-w64-x86_64-pango`."
)

FACES = {
    ("DejaVu Sans", "normal", "normal"): "DejaVuSans",
    ("DejaVu Sans", "bold", "normal"): "DejaVuSans-Bold",
    ("DejaVu Sans", "normal", "italic"): "DejaVuSans-Oblique",
    ("DejaVu Sans", "bold", "italic"): "DejaVuSans-BoldOblique",
    ("DejaVu Serif", "bold", "normal"): "DejaVuSerif-Bold",
    ("DejaVu Sans Mono", "normal", "normal"): "DejaVuSansMono",
    ("DejaVu Sans Mono", "bold", "normal"): "DejaVuSansMono-Bold",
}
"""The fonts that come with matplotlib, by family, weight and style: those of the figures, the same on every machine."""


def refuse_without_means() -> None:
    """Raise CompendiumError where WeasyPrint or Pango is missing, with the way to get it."""
    _weasyprint()


def write_pdf(html: str, site: Path) -> bytes:
    """The PDF of a document whose addresses of pictures are relative to ``site``; only files there and fonts are read.

    Raises CompendiumError where the means are missing, RunError for a picture that cannot be drawn.
    """
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts, fetch = FontConfiguration(), _files_below(site, _font_folder())
    with _heard() as faults:
        styles = [
            weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetch)
            for text in (_font_faces(), stylesheet(), STYLE.read_text(encoding="utf-8"))
        ]
        page = weasyprint.HTML(string=html, base_url=f"{site.absolute().as_uri()}/", url_fetcher=fetch)
        made = page.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant=VARIANT)
    if faults:
        raise RunError("\n".join(["The PDF could not be made; the last one stays.", *faults]))
    return bytes(made)


def _weasyprint() -> Any:
    """The module. What it says while Pango is missing is kept to one sentence of ours."""
    if find_spec("weasyprint") is None:
        raise CompendiumError(NO_WEASYPRINT)
    try:
        import weasyprint
    except OSError as error:
        raise CompendiumError(NO_PANGO) from error
    return weasyprint


def _font_folder() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def _font_faces() -> str:
    """Style sheet that names the files of the fonts."""
    faces = (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{(_font_folder() / f"{name}.ttf").as_uri()}") }}'
        for (family, weight, style), name in FACES.items()
    )
    return "\n".join(faces)


def _files_below(*folders: Path) -> Any:
    """What WeasyPrint may read: files in these folders."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    from weasyprint.urls import URLFetcher

    allowed = [folder.resolve() for folder in folders]

    class Files(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            path = Path(url2pathname(urlsplit(url).path)).resolve()
            if not any(path.is_relative_to(folder) for folder in allowed):
                raise ValueError(f"{url} is not a file of the site")
            return super().fetch(url, headers)

    return Files(allowed_protocols={"file"})


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint could not draw in a ``with`` block; that it does not know some rules of style is no fault."""
    logger, faults = logging.getLogger("weasyprint"), list[str]()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            faults.append(record.getMessage())

    listener = Listener(logging.ERROR)
    logger.addHandler(listener)
    try:
        yield faults
    finally:
        logger.removeHandler(listener)
