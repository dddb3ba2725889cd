"""Text of data files on pages of Markdown: left alone by what makes quote marks and dashes of prose typographic.

docutils bends quote marks, lengthens dashes and takes backslashes for its own wherever `smartquotes` is on. That is
right for prose, and misprints what a data file holds.
"""

from docutils import nodes
from sphinx.transforms import SphinxTransform

from compendium.publish.plain_text import AS_TYPED

SMARTQUOTES = 750
"""The priority of the transform of Sphinx that is meant."""

TITLES_OF_DATA = ("studies/", "policies/", "approaches/")
"""How the names of pages begin whose titles are names from the data: sites, policies, approaches."""


class LeaveTypedText(SphinxTransform):
    """Keep smartquotes off the text that is marked as typed, and off titles of pages that are data."""

    default_priority = SMARTQUOTES - 10

    def apply(self, **kwargs: object) -> None:
        """Mark the nodes for smartquotes, which looks for the attribute ``support_smartquotes``."""
        typed: list[nodes.Element] = [node for node in self.document.findall(nodes.inline) if _is_typed(node)]
        if self.env.docname.startswith(TITLES_OF_DATA):
            typed += list(self.document.findall(nodes.title))[:1]
        for node in typed:
            node["support_smartquotes"] = False


class UnwrapTypedText(SphinxTransform):
    """Take off the marks, so that nothing of them is in a page."""

    default_priority = SMARTQUOTES + 10

    def apply(self, **kwargs: object) -> None:
        """Put the content of each marked node in its place."""
        for node in [node for node in self.document.findall(nodes.inline) if _is_typed(node)]:
            node.parent.replace(node, node.children)
        for title in self.document.findall(nodes.title):
            title.attributes.pop("support_smartquotes", None)


def _is_typed(node: nodes.inline) -> bool:
    return AS_TYPED in node["classes"]
