"""Styles and scripts of single pages: loaded by those that name them, and in the site as long as a page does."""

from pathlib import Path

from small_book import built, small_book

from compendium.publish.sphinx import build
from compendium.publish.sphinx.search import FILES, STATIC
from compendium.publish.sphinx.signs import FONT
from compendium.run.workers.fork import Copy

OWN = ("assess.css", "assess_ids.js", "assess.js")


def test_only_pages_that_name_them_load_them_and_nothing_else_can_be_named(tmp_path: Path) -> None:
    book = small_book(tmp_path / "book")
    page = book / "page-1.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"---\nassets: {' '.join(OWN)} ../../_config.yml\n---\n{text}", encoding="utf-8")
    code, files = built(book, tmp_path / "site")
    assert code == 0
    assert {name for name in files if Path(name).name in OWN} == {f"html/_static/{name}" for name in OWN}
    own, other = (files[f"html/page-{number}.html"].decode() for number in (1, 2))
    assert [own.count(f'"_static/{name}"') for name in OWN] == [1, 1, 1]
    assert own.index("assess_ids.js") < own.index("assess.js")
    assert "_config.yml" not in own
    assert "assess" not in other

    page.write_text(text, encoding="utf-8")
    place = tmp_path / "site"
    again = Copy(lambda: build.build(book, place / "html", place / "doctrees", ["page-1.md"]), 120).answer()
    assert again == 0
    left = {path.name for path in (place / "html" / "_static").iterdir()} & {path.name for path in STATIC.iterdir()}
    assert left == {*FILES, FONT}
