"""Tables, folded code and formulas as assistive technology needs them.

docutils, the theme and MyST-NB write them otherwise. Registered with Sphinx in `extension`.
"""

import posixpath
from html import escape
from typing import Any
from urllib.parse import quote

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from compendium.publish.notebook_page import NARROW_WINDOW, TWO_FORMS
from compendium.publish.plain_text import FOLDED


class AccessibleTranslator(HTML5Translator):
    """Writes tables so that each header says what it heads and a wide table scrolls by itself.

    docutils writes header cells without `scope`; the theme wraps tables in a box that has no name. Can go
    when neither does.
    """

    def starttag(
        self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any
    ) -> str:
        """Add `scope` to header cells, and name the box that the theme has just opened before a table."""
        if tagname == "th":
            attributes.setdefault("SCOPE", "col" if "head" in attributes.get("classes", []) else "row")
        if tagname == "table" and self.body and "pst-scrollable-table-container" in self.body[-1]:
            self.body[-1] = _open_table_box(node)
        return str(super().starttag(node, tagname, suffix, empty, **attributes))

    def visit_image(self, node: nodes.image) -> None:
        """Offer the narrow form of a figure, which follows the wide one, to narrow windows."""
        if node.get("narrow"):
            raise nodes.SkipNode
        if TWO_FORMS not in node["classes"]:
            super().visit_image(node)
            return
        narrow = node.parent[node.parent.index(node) + 1]
        narrow["narrow"] = True
        address = posixpath.join(self.builder.imgpath, quote(self.builder.images[narrow["uri"]]))
        self.body.append(f'<picture><source media="{NARROW_WINDOW}" srcset="{escape(address)}">')
        super().visit_image(node)
        self.body.append("</picture>\n")

    def visit_section(self, node: nodes.section) -> None:
        """Open a fold where the section is one. Its addresses stand in what opens it, so that they are always seen."""
        if FOLDED not in node["classes"]:
            super().visit_section(node)
            return
        self.section_level += 1
        names = "".join(f'<span id="{escape(name)}"></span>' for name in node["ids"])
        self.body.append(f'<details class="{FOLDED}"><summary>{names}')

    def depart_section(self, node: nodes.section) -> None:
        """Close what was opened for a section."""
        if FOLDED not in node["classes"]:
            super().depart_section(node)
            return
        self.section_level -= 1
        self.body.append("</details>\n")

    def depart_title(self, node: nodes.title) -> None:
        """End what opens a fold after its title."""
        super().depart_title(node)
        if FOLDED in node.parent.get("classes", []):
            self.body.append("</summary>\n")


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
    result = any(child.get("nb_element") == "cell_code_output" for child in node.children)
    translator.body.append(
        f'<details class="code-fold{" code-fold--result" if result else ""}">\n'
        f'<summary><span class="code-fold__closed">{show}</span>'
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
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="formula__number">({number})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode
