"""Doing once, before processes are copied, what every notebook would otherwise do again in its copy.

Measured on the page of a site: 1.0 s of work in a copy of a process that has only imported the package, half of it
without the imports, the compiled schema and the fonts that are made ready here. What checks tables is ready too: data
are checked before a notebook runs.
"""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import compendium.display
import compendium.results
import compendium.sites
from compendium.run.collector import collector_at_rest
from compendium.run.workers.shell import make_shell

LATE = (
    "IPython.core.application",
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.debugger",
    "IPython.core.interactiveshell",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "bdb",
    "encodings.ascii",
    "ipykernel.debugger",
    "ipykernel.heartbeat",
    "ipykernel.ipkernel",
    "ipykernel.parentpoller",
    "ipykernel.zmqshell",
    "matplotlib.backends.backend_svg",
    "pandas.core.methods.to_dict",
    "pandas.io.formats.html",
    "pandas.io.formats.string",
    "pdb",
    "psutil",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
    "compendium.run.workers.engine",
    "compendium.run.workers.notebook_kernel",
    "compendium.run.workers.kernel",
    "compendium.run.workers.normal_form",
)
"""Modules that a kernel or a notebook imports only while it runs."""


@cache
def warm_up() -> None:
    """Import, compile and draw once what notebooks need, so that each copy of this process starts with it."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]  # a tenth of the imports, and nobody debugs here
    with collector_at_rest(for_good=True):
        for name in [*LATE, *shown_by_notebooks()]:
            import_module(name)
        _compile_schema()
        _draw_something()
        make_shell()


def shown_by_notebooks() -> Iterator[str]:
    """The modules that compute and draw, found by walking the packages, so that a new one needs no line here."""
    for package in (compendium.display, compendium.results, compendium.sites):
        yield from (module.name for module in walk_packages(package.__path__, f"{package.__name__}."))


def _compile_schema() -> None:
    """nbformat compiles the schema of notebooks when it first checks one."""
    import nbformat

    nbformat.validate({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _draw_something() -> None:
    """matplotlib looks for fonts and reads them when it first draws."""
    import pandas as pd

    from compendium.display.figures import new_figure
    from compendium.display.svg import svg_text
    from compendium.display.tables import Layout, journal_table
    from compendium.display.theme import figure_settings

    with figure_settings():
        figure, axes = new_figure(1.0)
        axes.set_title("words")
        axes.text(0, 0, "● ◐ ○ –", weight="bold")
        svg_text(figure)
    journal_table(pd.DataFrame({"a": ["b"]}), "table-warm", "words", Layout({"a": "A"}), None)
