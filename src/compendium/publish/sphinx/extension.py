"""Sphinx extension: what the stock theme of Jupyter Book gets wrong and `_config.yml` cannot change.

It brings the page frame (`templates/`), lets a page load only what it uses and clears the site of files that
no page uses. The markup of tables, code folds and formulas is mended in `markup`.
"""

import re
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from compendium.publish.sphinx import taken_along
from compendium.publish.sphinx.assets import give_assets
from compendium.publish.sphinx.citing import describe
from compendium.publish.sphinx.markup import (
    AccessibleTranslator,
    close_code_fold,
    open_code_fold,
    write_block_formula,
    write_inline_formula,
)
from compendium.publish.sphinx.places import mark_places
from compendium.publish.sphinx.signs_and_words import join_signs
from compendium.publish.sphinx.typed_text import LeaveTypedText, UnwrapTypedText

TEMPLATES = Path(__file__).parent / "templates"

# Cards and tabs, and the class names that pages with any of them have.
DESIGN_ASSETS, DESIGN_CLASS = ("sphinx-design", "design-tabs"), re.compile(r'class="[^"]*\bsd-')

# Scripts of the book that only pages with such a part load: rows that are brought in may hold cells that open, and
# tables without a number, or put in later, have no files.
ONLY_WITH = {
    "explore.js": re.compile('class="explorer"'),
    "opens.js": re.compile('class="(?:compendium-opens|table-rest)"'),
    "take_table.js": re.compile(
        r'class="compendium-table"[^>]*>\s*<table[^>]*>\s*<caption>(?!<a class="compendium-number")|<!-- among the'
    ),
}

# The folder of what scripts bring in when it is needed.
LATER = "later"

# What Sphinx and MyST-NB put among the static files and no page refers to; the book's style colours code.
STRAYS = (
    *("basic.css", "pygments.css", "mystnb.*.css", "translations.js", "file.png", "minus.png", "plus.png"),
    *("searchtools.js", "language_data.js", "doctools.js", "documentation_options.js", "sphinx_highlight.js"),
)

BELOW_TITLE = re.compile(r"</a>\s*<ul[^>]*>")
"""Where the list of what is below the title of a page begins, in the list that Sphinx makes of it."""

LAST = 900  # a priority after that of the theme's own listeners, whose work is undone


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every repair with Sphinx."""
    # Jupyter Book sets this always; Sphinx warns of it where sphinx_comments, which it is for, is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.connect("config-inited", put_templates_first, priority=LAST)
    app.connect("html-page-context", keep_needed_assets, priority=LAST)
    app.connect("html-page-context", list_sections)
    app.connect("html-page-context", describe)
    app.connect("html-page-context", taken_along.offer)
    app.connect("html-page-context", join_signs)
    app.connect("html-page-context", give_assets)
    app.connect("build-finished", remove_unused_files, priority=LAST)
    app.connect("doctree-resolved", mark_places, priority=LAST)
    app.connect("doctree-resolved", put_code_last, priority=LAST)
    for transform in (LeaveTypedText, UnwrapTypedText):
        app.add_transform(transform)
    app.set_translator("html", AccessibleTranslator, override=True)
    app.add_node(HideCodeCellNode, html=(open_code_fold, close_code_fold), override=True)
    app.add_html_math_renderer("mathml", (write_inline_formula, None), (write_block_formula, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def put_templates_first(app: Sphinx, config: Config) -> None:
    """Let the page frame of this package take the place of the theme's.

    As an extension, so that the frame is found wherever the book is staged.
    """
    config.templates_path.insert(0, str(TEMPLATES))


def keep_needed_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Drop the style sheets and scripts of Sphinx and its extensions, which the page frame does not use, but for those
    of cards and tabs; the book's own come last.

    These are put in the order of their names: Jupyter Book takes them as the disk lists them, which differs
    between machines. Can go when it sorts them and the theme can be told which of its files to load.
    """
    body = context.get("body", "")
    needed = DESIGN_ASSETS if DESIGN_CLASS.search(body) else ()
    own = _own_assets(Path(app.srcdir)) - {script for script, used in ONLY_WITH.items() if not used.search(body)}
    for kind in ("css_files", "script_files"):
        named = [(_name(asset), asset) for asset in context[kind]]
        kept = [asset for name, asset in named if name.startswith(needed)]
        context[kind] = kept + [asset for name, asset in sorted(named, key=itemgetter(0)) if name in own]


@cache
def _own_assets(source: Path) -> set[str]:
    """The names of the book's own files that a page may load."""
    static = (source / "_static").rglob("*")
    return {path.name for path in static if path.is_file() and path.parent.name != LATER}


def list_sections(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page frame the list of the sections of a page: what Sphinx lists below its title."""
    listed = context.get("toc", "")
    titles = app.env.tocs[pagename].children if pagename in app.env.tocs else []
    if len(titles) == 1:
        _, *below = BELOW_TITLE.split(listed, maxsplit=1)
        listed = f"<ul>{below[0].rpartition('</ul>')[0].rpartition('</ul>')[0]}</ul>" if below else ""
    context["sections"] = listed


def _name(asset: Any) -> str:
    """The file name of a style sheet or script; empty for a script written into the page."""
    return str(getattr(asset, "filename", None) or "").rpartition("/")[2]


def put_code_last(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let what a cell shows come first and its folded code after: readers look for results, and may ask how.

    Where a whole cell is folded, which MyST-NB gives no parent, the code comes last within the fold.
    """
    for fold in list(doctree.findall(HideCodeCellNode)):
        cell = fold.parent
        if cell is None:
            fold.children.sort(key=lambda part: part.get("nb_element") == "cell_code_source")
            continue
        cell.remove(fold)
        cell.append(fold)


def remove_unused_files(app: Sphinx, exception: Exception | None) -> None:
    """Delete the theme's icon fonts, source maps, raw templates and style sheets, and Sphinx's `.buildinfo`.

    No page refers to the former; the latter holds a hash of the settings, absolute paths among them, and so
    differs between two folders.
    """
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    site = Path(app.outdir)
    (site / ".buildinfo").unlink(missing_ok=True)
    *themes, _basic = app.builder.theme.get_theme_dirs()
    for theme in themes:
        for original in (Path(theme) / "static").rglob("*"):
            _delete(site / "_static" / original.relative_to(Path(theme) / "static"))
    for pattern in STRAYS:
        for stray in (site / "_static").glob(pattern):
            _delete(stray)


def _delete(path: Path) -> None:
    """Delete a file, and the folders that this leaves empty."""
    if not path.is_file():
        return
    path.unlink()
    for folder in path.parents:
        if folder.name == "_static" or any(folder.iterdir()):
            return
        folder.rmdir()
