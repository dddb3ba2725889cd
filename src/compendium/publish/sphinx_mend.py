"""Sphinx extension: what the stock theme of Jupyter Book gets wrong and no setting in `_config.yml` can change.

It brings the page frame (`templates/`), lets a page load only what it uses, gives tables and code folds the markup
that assistive technology needs, sets formulas as MathML while building, and clears the site of files no page uses.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

TEMPLATES = Path(__file__).parent / "templates"

# The style sheets and scripts of others that a page may load, by the beginning of their names. What else extensions
# register is for parts of the theme that this book does not have: icons, tooltips, full screen, light and dark.
KEPT_ASSETS = (
    "pygments",
    "sphinx-design",
    "documentation_options",
    "doctools",
    "sphinx_highlight",
    "design-tabs",
)

# What Sphinx and MyST-NB put among the static files and no page refers to.
STRAYS = ("basic.css", "mystnb.*.css", "translations.js", "file.png", "minus.png", "plus.png")

LAST = 900  # a priority after that of the theme's own listeners, whose work is undone


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every repair with Sphinx."""
    # Jupyter Book sets this always; Sphinx warns of it since sphinx_comments, to which it belongs, is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.connect("config-inited", put_templates_first, priority=LAST)
    app.connect("html-page-context", keep_needed_assets, priority=LAST)
    app.connect("build-finished", remove_unused_files, priority=LAST)
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
    """Drop the theme's style sheets and scripts, which the page frame has no use for; the book's own come last, by name.

    Jupyter Book adds the book's own in the order in which the disk lists them, which differs between machines. Can go
    when it sorts them and the theme can be told which of its files to load.
    """
    own = {path.name for path in (Path(app.srcdir) / "_static").rglob("*") if path.is_file()}
    for kind in ("css_files", "script_files"):
        kept = [asset for asset in context[kind] if _name(asset).startswith(KEPT_ASSETS)]
        context[kind] = kept + sorted((asset for asset in context[kind] if _name(asset) in own), key=_name)


def _name(asset: Any) -> str:
    """The file name of a style sheet or script; empty for a script written into the page."""
    return Path(str(getattr(asset, "filename", None) or "")).name


def remove_unused_files(app: Sphinx, exception: Exception | None) -> None:
    """Delete the theme's icon fonts, source maps, raw templates and style sheets, and Sphinx's `.buildinfo`.

    No page refers to the former; the latter holds a hash of the settings, absolute paths among them, and so differs
    between two folders.
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
    if path.is_file():
        path.unlink()
    for folder in path.parents:
        if folder.name == "_static" or any(folder.iterdir()):
            return
        folder.rmdir()


class AccessibleTranslator(HTML5Translator):
    """Writes tables so that each header says what it heads and a wide table scrolls by itself.

    docutils writes header cells without `scope`; the theme wraps tables in a box that is not named.
    """

    def starttag(
        self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any
    ) -> str:
        """Add `scope` to header cells, and name the box that the theme has just opened before a table."""
        if tagname == "th":
            attributes.setdefault("SCOPE", "col" if "head" in attributes.get("classes", []) else "row")
        if tagname == "table" and self.body and "pst-scrollable-table-container" in self.body[-1]:
            self.body[-1] = _open_table_box(node)
        return super().starttag(node, tagname, suffix, empty, **attributes)


def _open_table_box(table: nodes.Element) -> str:
    """The opening tag of the box around a table, named after its caption."""
    caption = next(iter(table.findall(nodes.title)), None)
    label = escape(caption.astext() if caption is not None else "Table", quote=True)
    return f'<div class="compendium-table" role="group" tabindex="0" aria-label="{label}">'


def open_code_fold(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a folded code cell, named by the words that it shows.

    MyST-NB names every fold "Toggle hidden content", which is not what the reader sees (WCAG 2.5.3), and puts
    paragraphs into `<summary>`. Can go when it does neither.
    """
    show, hide = escape(node["prompt_show"]), escape(node["prompt_hide"])
    translator.body.append(
        f'<details class="code-fold">\n<summary><span class="code-fold__closed">{show}</span>'
        f'<span class="code-fold__open">{hide}</span></summary>\n'
    )


def close_code_fold(translator: HTML5Translator, node: nodes.Element) -> None:
    """End a folded code cell."""
    translator.body.append("</details>\n")


def write_inline_formula(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write a formula in the line as MathML, which browsers set without a script."""
    translator.body.append(tex2mathml(node.astext()))
    raise nodes.SkipNode


def write_block_formula(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write a displayed formula as MathML, with its number where it has one."""
    translator.body.append(translator.starttag(node, "div", CLASS="formula"))
    translator.body.append(tex2mathml(node.astext(), as_block=True))
    if node.get("number"):
        translator.body.append(
            f'<span class="formula__number">({get_node_equation_number(translator, node)})</span>'
        )
    translator.body.append("</div>\n")
    raise nodes.SkipNode
