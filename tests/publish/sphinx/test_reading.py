"""What is found while reading in two processes is what one process finds."""

import shutil

import pytest
from small_book import PAGES, built, small_book

from compendium.publish.sphinx import halves, reading


def test_pictures_of_one_name_get_the_numbers_that_one_process_gives(tmp_path, monkeypatch):
    """The first page that is read has the name without a number."""
    book = small_book(tmp_path / "source")
    for number in range(PAGES):
        (book / f"in-{number}").mkdir()
        shutil.copy(book / "dot.svg", book / f"in-{number}")
        page = book / f"page-{number}.md"
        page.write_text(page.read_text(encoding="utf-8").replace("(dot.svg)", f"(in-{number}/dot.svg)"), "utf-8")
    (book / "in-3" / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" id="third"/>', encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(halves, "FEWEST", 1000)
        alone = built(book, tmp_path / "built")
    assert built(book, tmp_path / "built") == alone
    assert f"html/_images/dot{PAGES - 1}.svg" in alone[1]


@pytest.mark.parametrize("shared", [True, False])
def test_pages_are_shared_where_there_are_enough(shared, tmp_path, monkeypatch):
    def merge(self, pages, read):
        (tmp_path / "merged").write_text(" ".join(pages), encoding="utf-8")
        raise RuntimeError("so that it shows")

    monkeypatch.setattr(reading.SharedReading, "_merge", merge)
    monkeypatch.setattr(halves, "FEWEST", PAGES if shared else 1000)
    code, _ = built(small_book(tmp_path / "source"), tmp_path / "built")
    assert bool(code) == shared
    assert (tmp_path / "merged").exists() == shared
