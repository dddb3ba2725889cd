"""Style sheets and scripts that single pages load: a page names them under ``assets`` at its head.

What lies in `book/_static` is loaded by every page. These lie beside the search in `static`, so that no page loads what
only another needs, and a page can name no other file.
"""

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from compendium.publish.sphinx.search import STATIC

KEY = "assets"


def named_by(told: dict[str, Any]) -> list[str]:
    """The files in `static` that a page names, in its order; whatever else it names is passed over."""
    there = {path.name for path in STATIC.iterdir()}
    return [name for name in str(told.get(KEY, "")).split() if name in there]


def assets_named(env: BuildEnvironment) -> Iterable[str]:
    """The files that any page of the site names, each once."""
    return dict.fromkeys(name for page in sorted(env.found_docs) for name in named_by(env.metadata[page]))


def give_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page frame the style sheets and scripts that the page names."""
    named = named_by(app.env.metadata[pagename]) if pagename in app.env.found_docs else []
    context["own_styles"] = [name for name in named if name.endswith(".css")]
    context["own_scripts"] = [name for name in named if name.endswith(".js")]
