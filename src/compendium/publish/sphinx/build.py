"""The process in which Sphinx builds pages: it gets ready, waits to be told what to build, and ends.

It is started while notebooks still run, so that what Sphinx imports, which takes longer than building a page, is there
when it is needed. The settings are those that Jupyter Book makes of `_config.yml`; its command line is not used,
because it keeps nothing between builds that were whole.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from compendium.publish.sphinx.left_out import do_once, leave_out
from compendium.run.collector import collector_at_rest
from compendium.run.workers.fork import end_with

READY = (
    "jupyter_book.sphinx",
    "myst_nb.sphinx_ext",
    "sphinx_book_theme",
    "sphinx_design",
    "sphinx_external_toc",
    "compendium.publish.sphinx.builder",
    "docutils.parsers.rst.directives.tables",
    "docutils.writers.html5_polyglot",
    "pygments.lexers.python",
    "compendium.publish.sphinx.extension",
    "docutils.languages.en",
    "jinja2.ext",
    "myst_nb.ext.glue.directives",
    "myst_parser.sphinx_ext.directives",
    "sphinx_design.extension",
    "sphinx_external_toc.events",
    "sphinx_multitoc_numbering",
)
"""What a build imports, the larger first."""

UNUSED_PARTS = (
    "article_header_start",
    "article_header_end",
    "content_footer_items",
    "footer_content_items",
    "primary_sidebar_end",
    "secondary_sidebar_items",
)
"""Parts of the theme's frame that the book's own does not show; the theme would write each for every page."""


EXTRA_PAGES = ("search", "404")
"""Pages that have a template and no source."""


def main() -> None:
    """Get ready, read what to build from standard input and build it; without an answer nothing is built."""
    end_with(int(sys.argv[1]))  # else it would go on writing where its parent is killed
    get_ready()
    told = sys.stdin.readline()
    if told:
        job = json.loads(told)
        with collector_at_rest():  # it takes a tenth of a build, and as much at its end; see `collect_now_and_then`
            code = build(Path(job["source"]), Path(job["output"]), Path(job["doctrees"]), job["changed"])
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(code)  # clearing away one module after the other takes as long as writing a page


def get_ready() -> None:
    """Import what a build needs, and do once what the first page would wait for: looking through what is installed for
    what shows notebooks, compiling the schema of notebooks and the rules of code in colours."""
    leave_out()
    with collector_at_rest(for_good=True):
        for name in READY:
            import_module(name)
        for name in import_module("sphinx.application").builtin_extensions:
            import_module(name)
        do_once()
        rendering: Any = import_module("myst_nb.core.render")
        rendering.load_renderer("default")
        rendering.load_mime_renders()
        import_module("pygments.lexers.python").PythonLexer()


def build(source: Path, output: Path, doctrees: Path, changed: list[str]) -> int:
    """Build the pages in `source`, with warnings as errors. Returns 0 where all went well."""
    from jupyter_book.sphinx import build_sphinx

    settings = yaml.safe_load((source / "_config.yml").read_text(encoding="utf-8"))
    own = [f"compendium.publish.sphinx.{name}" for name in ("left_out", "builder")]
    overrides: dict[str, Any] = {
        "extensions": [*settings["sphinx"]["config"]["extensions"], *own],
        "primary_domain": None,
        "external_toc_path": "_toc.yml",
        "latex_individualpages": False,
        "nitpicky": True,
        "myst_ref_domains": ["std", "math", "citation"],  # no page describes programs
        "html_additional_pages": {name: f"{name}.html" for name in EXTRA_PAGES},
        "html_sidebars": {"**": []},
        "html_theme_options": {name: [] for name in UNUSED_PARTS},
        "compendium_changed": changed,
    }
    code = build_sphinx(
        str(source),
        str(output),
        noconfig=True,
        path_config=str(source / "_config.yml"),
        confoverrides=overrides,
        doctreedir=str(doctrees),
        warningiserror=True,
        keep_going=True,
        quiet=True,
    )
    return int(bool(code))


if __name__ == "__main__":
    main()
