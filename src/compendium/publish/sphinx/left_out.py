"""What Sphinx and what Jupyter Book adds to it would do on the way, and no page of a site shows: it is left undone.

A third of what they import serves other formats, other people's sites and notebooks that are yet to be run; the theme
prepares a frame for each page that the book's own takes the place of. The pages are the same with and without.
"""

import logging
import reprlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

STAND_INS = {
    "IPython": (),
    "IPython.display": ("display",),
    "bs4": ("BeautifulSoup",),
    "jupyter_client": (),
    "jupyter_client.kernelspec": ("find_kernel_specs",),
    "myst_nb.core.execute.cache": ("NotebookClientCache",),
    "myst_nb.core.execute.direct": ("NotebookClientDirect",),
    "myst_nb.core.execute.inline": ("NotebookClientInline",),
    "requests": (),
    "requests.exceptions": ("ConnectionError", "HTTPError", "RetryError"),
    "snowballstemmer": (),
    "sphinx.util.requests": (),
}
"""Modules that are asked for names only while others are imported: they run notebooks and show their variables, which
come executed here, fetch what is on other sites, take the frames of themes apart, and cut words for Sphinx's own
search."""

OTHER_SITES = (
    *(f"sphinx.builders.{name}" for name in ("changes", "epub3", "latex", "linkcheck", "manpage", "singlehtml")),
    *(f"sphinx.builders.{name}" for name in ("texinfo", "text", "xml")),
    *("alabaster", "sphinxcontrib.applehelp", "sphinxcontrib.devhelp", "sphinxcontrib.htmlhelp"),
    *("sphinxcontrib.serializinghtml", "sphinxcontrib.qthelp"),
)
"""Parts of Sphinx for other formats than pages. Those for describing programs stay: Sphinx 9 asks for each by name."""

THEMES = ("pydata_sphinx_theme", "sphinx_book_theme")
LAST = 900  # a priority after that of the themes' own listeners


def leave_out() -> None:
    """Let what is imported after this find stand-ins, and Sphinx load its parts for pages only."""
    for module, names in STAND_INS.items():
        stand_in: Any = ModuleType(module)
        for name in names:
            setattr(stand_in, name, None)
        sys.modules.setdefault(module, stand_in)
    sys.modules.setdefault("IPython.lib.lexers", import_module("ipython_pygments_lexers"))  # where they have moved to
    application: Any = import_module("sphinx.application")
    application.builtin_extensions = tuple(name for name in application.builtin_extensions if name not in OTHER_SITES)


def do_once() -> None:
    """Let what is the same for all pages be made once, and what nobody reads not at all."""
    frontend: Any = import_module("docutils.frontend")
    settings = cache(frontend.get_default_settings)  # a parser of command lines is built for them
    frontend.get_default_settings = lambda *components: settings(*components).copy()
    events: Any = import_module("sphinx.events")
    events.repr = reprlib.repr  # whole pages would be spelled out for a log of all events, and then cut to 100 letters
    notebooks: Any = import_module("myst_nb.sphinx_")
    notebooks.nbformat = SimpleNamespace(writes=lambda _: "")  # a copy of each notebook beside its pictures
    reading: Any = import_module("myst_nb.core.read")
    reading.standard_nb_read = import_module("nbformat.v4").reads  # what was executed here need not be validated
    plain_pages: Any = import_module("myst_parser.parsers.sphinx_")
    for pages in (notebooks, plain_pages):
        pages.create_md_parser = _one_for_all(pages.create_md_parser)
    tree: Any = nodes
    tree.Node._fast_findall = found_below
    unescape = tree.unescape  # takes texts apart three times
    tree.unescape = lambda text, *how, **more: unescape(text, *how, **more) if "\0" in text else text
    reports: Any = import_module("docutils.utils")
    reports.Reporter.debug = lambda *_, **__: None  # one for each node of a page, which nobody asks for


def _one_for_all(make_parser: Callable[..., object]) -> Callable[..., object]:
    """Make one parser for all pages that have the same settings, which their `repr` does not tell in full."""
    made: dict[tuple[str, object], object] = {}

    def get(settings: object, renderer: object) -> object:
        key = repr(vars(settings)), renderer
        if key not in made:
            made[key] = make_parser(settings, renderer)
        return made[key]

    return get


def found_below(node: nodes.Node, kind: type[nodes.Node]) -> Iterator[nodes.Node]:
    """All nodes of a kind from `node` downwards, as docutils finds them, but with one generator, not one for each node:
    Sphinx looks through each page some sixty times."""
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, kind):
            yield node
        left += node.children[::-1]


def setup(app: Sphinx) -> dict[str, Any]:
    """Leave out what themes do, and what would only be logged."""
    for name in ("latex_engine", "latex_documents"):
        if name not in app.config:  # Jupyter Book asks for them always
            app.add_config_value(name, [()], "")
    app.connect("builder-inited", leave_out_of_pages, priority=LAST)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def leave_out_of_pages(app: Sphinx) -> None:
    """Let themes add nothing to single pages, write no log of what goes well, and look up once how code is coloured."""
    for event in ("html-page-context", "build-finished"):
        listeners = app.events.listeners[event]
        listeners[:] = [one for one in listeners if not one.handler.__module__.startswith(THEMES)]
    logging.getLogger("sphinx").setLevel(logging.WARNING)
    highlighter = app.builder.highlighter  # type: ignore[attr-defined]
    highlighter.get_formatter = _once_each(highlighter.get_formatter)


def _once_each(make: Callable[..., object]) -> Callable[..., object]:
    """Make something once for all calls with the same arguments, which may be lists."""
    made: dict[str, object] = {}

    def get(**how: object) -> object:
        key = repr(sorted(how.items()))
        if key not in made:
            made[key] = make(**how)
        return made[key]

    return get
