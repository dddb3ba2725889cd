"""Writing only what has changed: Sphinx's builder of pages with a memory of what its last build was made from.

Sphinx itself reads a page again when its source is newer, and writes it then. What other pages show on a page (the side
bar, neighbours, titles of links) it does not follow; here all pages are written where any of that has changed.
"""

import gc
import hashlib
import pickle
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.fileutil import copy_asset

from compendium.files import remove_empty_folders
from compendium.publish.kept import MEMORY
from compendium.publish.sphinx import search
from compendium.publish.sphinx.assets import assets_named
from compendium.publish.sphinx.reading import are_numbered
from compendium.publish.sphinx.signs import FONT
from compendium.publish.sphinx.taken_along import remove_what_went
from compendium.publish.sphinx.writing import SharingBuilder

COMPILED = "templates"
"""The folder beside the doctrees that keeps the page frame as it was compiled, which is a sixth of writing a page."""


PAGES_BETWEEN = 250
"""Pages that are read or written before unused objects are collected: some 0.6 MB are left of each."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Put the builder in the place of Sphinx's own."""
    app.add_config_value("compendium_changed", [], "")
    app.add_builder(KeepingBuilder, override=True)
    app.connect("env-get-outdated", pages_to_read)
    app.connect("env-updated", pages_to_write)
    app.connect("html-page-context", list_pages_once)
    for event in ("source-read", "html-page-context"):
        app.connect(event, collect_now_and_then)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


class KeepingBuilder(SharingBuilder):
    """Writes the pages that `pages_to_write` names, and leaves a site as if it had written all."""

    name = "html"

    def init(self) -> None:
        """Remember what the last build left."""
        super().init()
        self.lists: dict[str, Any] = {}
        self.pages, self.partials = count(1), {}
        path = Path(self.doctreedir) / MEMORY
        self.memory = pickle.loads(path.read_bytes()) if path.is_file() else {}
        for told in ("found", "taken"):
            self.memory.setdefault(told, {})
        compiled = Path(self.doctreedir) / COMPILED
        compiled.mkdir(exist_ok=True)
        self.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    def get_outdated_docs(self) -> Iterator[str]:
        """None by their times: those that are read anew are written in any case."""
        return iter(())

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        """Copy what comes with Sphinx; what comes with themes would only be deleted (`remove_unused_files`)."""
        assert self.theme is not None
        basic = self.theme.get_theme_dirs()[-1]
        copy_asset(Path(basic) / "static", Path(self.outdir) / "_static", context=context, renderer=self.templates)

    def finish(self) -> None:
        """Delete what is no longer part of the site, and keep what the next build starts from."""
        super().finish()
        self._write_for_single_pages()
        self._remove_what_went()
        path = Path(self.doctreedir) / MEMORY
        if are_numbered(self.env):
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(pickle.dumps(self.memory, pickle.HIGHEST_PROTOCOL))

    def _write_for_single_pages(self) -> None:
        """Write what single pages load: the index of all pages for the search, and styles and scripts of their own."""
        for told in ("found", "taken"):
            self.memory[told] = {page: of for page, of in self.memory[told].items() if page in self.env.found_docs}
        found = self.memory["found"]
        static = Path(self.outdir) / "_static"
        titles = {page: self.env.titles[page].astext() for page in found}
        (static / search.INDEX).write_text(search.index_script(found, titles), encoding="utf-8")
        needed = {*search.FILES, FONT, *assets_named(self.env)}
        for path in search.STATIC.iterdir():
            if path.name in needed:
                shutil.copyfile(path, static / path.name)
            else:  # a site that is built upon may have had a page that loaded it
                (static / path.name).unlink(missing_ok=True)

    def _remove_what_went(self) -> None:
        """Delete pages, pictures and downloads that the site no longer has, and what was read of such pages."""
        site, trees = Path(self.outdir), Path(self.doctreedir)
        pages = {
            Path(self.get_outfilename(name)) for name in [*self.env.found_docs, *self.config.html_additional_pages]
        }
        pictures = {name for users, name in self.env.images.values() if users}
        downloads = {name for users, name in self.env.dlfiles.values() if users}
        drawn = {Path(self.srcdir, name).resolve() for name in self.env.images}
        gone = [
            {path for path in site.rglob("*.html") if not path.relative_to(site).parts[0].startswith("_")} - pages,
            set(site.glob("_images/*")) - {site / "_images" / name for name in pictures},
            set(site.glob("_downloads/*/*")) - {site / "_downloads" / name for name in downloads},
            set(trees.rglob("*.doctree")) - {trees / f"{name}.doctree" for name in self.env.found_docs},
            {path for path in site.parent.glob("jupyter_execute/*.*") if path.suffix != ".ipynb"} - drawn,
        ]
        for path in set[Path]().union(*gone):
            path.unlink()
        remove_what_went(site, self.memory["taken"])
        remove_empty_folders(site)


def pages_to_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Pages whose source, or a file that they include, is among those that changed, whatever its time says."""
    files = {str(Path(app.srcdir) / name) for name in app.config.compendium_changed}
    return [
        page
        for page in env.found_docs - added
        if env.doc2path(page) in files or files & {str(Path(app.srcdir, name)) for name in env.dependencies[page]}
    ]


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages where any of what a page shows of others has changed since the last build, else the first only."""
    assert isinstance(app.builder, KeepingBuilder)
    memory, shown = app.builder.memory, _shown_elsewhere(env)
    same = memory.get("shown") == shown
    memory["shown"] = shown
    return [app.config.root_doc] if same else sorted(env.found_docs)


def _shown_elsewhere(env: BuildEnvironment) -> str:
    """Digest of titles, contents, the order of pages and every place that a link may lead to."""
    titles = (env.titles, env.longtitles, env.tocs)
    parts = [
        sorted(env.found_docs),
        *([(name, title.pformat()) for name, title in sorted(table.items())] for table in titles),
        [(name, _of_others(told)) for name, told in sorted(env.metadata.items())],
        *(sorted(map(repr, table.items())) for table in (env.toctree_includes, env.toc_secnumbers)),
        *(sorted(map(repr, domain.get_objects())) for _, domain in sorted(env.domains.items())),
        sorted(map(repr, env.domaindata["math"]["objects"].items())),
        sorted(map(repr, env.domaindata["citation"]["citations"].items())),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _of_others(told: dict[str, Any]) -> list[str]:
    """What is told of a page that another may need: not how many words it has, nor in which lines its headings are."""
    places = {slug: place[1:] for slug, place in told.get("myst_slugs", {}).items()}
    return sorted(map(repr, (told | {"wordcount": None, "myst_slugs": places}).items()))


def list_pages_once(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The list of all pages stands on a page twice, and takes longer to write than the rest of it. It is the same on
    all pages of a folder that are not in it."""
    if "toctree" in context:
        assert isinstance(app.builder, KeepingBuilder)
        listed = any(pagename in pages for pages in app.env.toctree_includes.values())
        alike = pagename if listed or pagename == app.config.root_doc else f"{Path(pagename).parent}/"
        context["toctree"] = app.builder.lists.setdefault(alike, cache(context["toctree"]))


def collect_now_and_then(app: Sphinx, *_: object) -> None:
    """Collect unused objects after many pages; Python would do so far more often (see `build.build`)."""
    assert isinstance(app.builder, KeepingBuilder)
    if next(app.builder.pages) % PAGES_BETWEEN == 0:
        gc.collect()
