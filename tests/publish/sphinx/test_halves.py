"""Pages that are read and written in two processes: the same site as from one, and every warning told."""

import pytest
from small_book import PAGES, built, small_book

from compendium.publish.sphinx import halves
from compendium.run.workers.fork import NoAnswer


def test_parts_are_even_and_keep_the_order():
    sizes = {"a": 5, "b": 1, "c": 1, "d": 2, "e": 1}
    assert halves.in_two(list(sizes), sizes.get) == (["a"], ["b", "c", "d", "e"])
    assert halves.in_two([], sizes.get) == ([], [])


def no_copy(*_):
    raise NoAnswer("the system gave it no process")


class NeverAnswers:
    def __init__(self, *_):
        pass

    def answer(self):
        raise NoAnswer("killed")


@pytest.mark.parametrize("hindered", ["", "cannot fork", "no process", "no answer"])
def test_the_same_site_as_from_one_process(hindered, tmp_path, monkeypatch):
    pages = small_book(tmp_path / "source")
    with monkeypatch.context() as patched:
        patched.setattr(halves, "FEWEST", 1000)
        code, alone = built(pages, tmp_path / "built")
    assert code == 0
    assert "html/page-3.html" in alone
    assert "html/_images/dot.svg" in alone
    if hindered == "cannot fork":
        monkeypatch.setattr("compendium.run.workers.fork.can_fork", lambda: False)
    elif hindered == "no process":
        monkeypatch.setattr("compendium.run.workers.fork.Copy", no_copy)
    elif hindered == "no answer":
        monkeypatch.setattr("compendium.run.workers.fork.Copy", NeverAnswers)
    assert built(pages, tmp_path / "built") == (0, alone)
    assert b"Word12" in alone["html/_static/search_index.js"]


@pytest.mark.parametrize("fewest", [2, 1000])
def test_a_picture_with_a_width_leads_to_itself_from_every_page(fewest, tmp_path, monkeypatch):
    monkeypatch.setattr(halves, "FEWEST", fewest)
    pages = small_book(tmp_path / "source")
    picture = "```{image} /dot.svg\n:alt: A dot\n:width: 50px\n```\n"
    for name, start in (("index.md", "# Start\n\n"), ("deep/er/page.md", "---\norphan: true\n---\n# Deep\n\n")):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(start + picture, encoding="utf-8")
    code, site = built(pages, tmp_path / "built")
    assert code == 0
    assert b'href="_images/dot.svg"' in site["html/index.html"]
    assert b'href="../../_images/dot.svg"' in site["html/deep/er/page.html"]


@pytest.mark.parametrize("wrong", ["{no-such-role}`met while reading`", "[Met while writing](#no-such-place)"])
def test_a_warning_is_told_by_whichever_process_meets_it(wrong, tmp_path, capfd):
    pages = small_book(tmp_path / "source", wrong=wrong)
    code, _ = built(pages, tmp_path / "built")
    said = capfd.readouterr().err
    assert code == 1
    told = [number for number in range(PAGES) if f"page-{number}.md" in said]
    assert told == list(range(PAGES))
