"""A book of a few short pages, and its site, for tests of how Sphinx builds."""

import shutil
from pathlib import Path

from compendium.publish.sphinx import build, halves
from compendium.run.workers.fork import Copy

ROOT = Path(__file__).parents[1]

PAGES = halves.FEWEST + 3
"""As many as are shared between two processes."""


def small_book(folder: Path, wrong: str = "") -> Path:
    """Write its sources into a new folder; `wrong` stands on each of its `PAGES` pages."""
    names = [f"page-{number}" for number in range(PAGES)]
    shutil.copytree(ROOT / "book" / "_static", folder / "_static")
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n" + "".join(f"  - file: {name}\n" for name in names), encoding="utf-8"
    )
    (folder / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (folder / "index.md").write_text("# Start\n\nWords of the start.\n", encoding="utf-8")
    for number, name in enumerate(names):
        way = f"[there](page-{(number + 1) % PAGES}.md#title-{(number + 1) % PAGES})"
        text = f"# Title {number}\n\nWord{number} common {'more ' * number}{way}\n\n![A dot](dot.svg)\n\n{wrong}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, place: Path) -> tuple[int, dict[str, bytes]]:
    """What a build returns, and its site; in a copy of this process, since Sphinx keeps what it was set to."""
    shutil.rmtree(place, ignore_errors=True)
    code = Copy(lambda: build.build(folder, place / "html", place / "doctrees", []), 120).answer()
    files = {p.relative_to(place).as_posix(): p.read_bytes() for p in (place / "html").rglob("*") if p.is_file()}
    return code, files
