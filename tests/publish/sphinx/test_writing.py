"""Pages that are written in two processes: the same site as from one, and every warning told."""

import shutil
from pathlib import Path

import pytest

from compendium.publish.sphinx import build, writing
from compendium.run.workers.fork import Copy, NoAnswer

ROOT = Path(__file__).parents[3]


def source(folder: Path, pages: int, wrong: str = "") -> Path:
    names = [f"page-{number}" for number in range(pages)]
    shutil.copytree(ROOT / "book" / "_static", folder / "_static")
    shutil.copy(ROOT / "_config.yml", folder)
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n" + "".join(f"  - file: {name}\n" for name in names), encoding="utf-8"
    )
    (folder / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (folder / "index.md").write_text("# Start\n\nWords of the start.\n", encoding="utf-8")
    for number, name in enumerate(names):
        text = f"# Title {number}\n\nWord{number} common {'more ' * number}\n\n![A dot](dot.svg)\n\n{wrong}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, place: Path) -> tuple[int, dict[str, bytes]]:
    """What a build returns, and its site; in a copy of this process, since Sphinx keeps what it was set to."""
    shutil.rmtree(place, ignore_errors=True)
    code = Copy(lambda: build.build(folder, place / "html", place / "doctrees", []), 120).answer()
    files = {p.relative_to(place).as_posix(): p.read_bytes() for p in (place / "html").rglob("*") if p.is_file()}
    return code, files


def test_parts_are_even_and_keep_the_order():
    sizes = {"a": 5, "b": 1, "c": 1, "d": 2, "e": 1}
    assert writing.in_two(list(sizes), sizes.get) == (["a"], ["b", "c", "d", "e"])
    assert writing.in_two([], sizes.get) == ([], [])


def no_copy(*_):
    raise NoAnswer("the system gave it no process")


class NeverAnswers:
    def __init__(self, *_):
        pass

    def answer(self):
        raise NoAnswer("killed")


@pytest.mark.parametrize("hindered", ["", "cannot fork", "no process", "no answer"])
def test_the_same_site_as_from_one_process(hindered, tmp_path, monkeypatch):
    pages = source(tmp_path / "source", writing.FEWEST + 3)
    with monkeypatch.context() as patched:
        patched.setattr(writing, "FEWEST", 1000)
        code, alone = built(pages, tmp_path / "built")
    assert code == 0
    assert "html/page-3.html" in alone
    assert "html/_images/dot.svg" in alone
    if hindered == "cannot fork":
        monkeypatch.setattr(writing, "can_fork", lambda: False)
    elif hindered == "no process":
        monkeypatch.setattr(writing, "Copy", no_copy)
    elif hindered == "no answer":
        monkeypatch.setattr(writing, "Copy", NeverAnswers)
    assert built(pages, tmp_path / "built") == (0, alone)
    assert b"Word12" in alone["html/_static/search_index.js"]


def test_a_warning_is_told_by_whichever_process_meets_it(tmp_path, capfd):
    pages = source(tmp_path / "source", writing.FEWEST + 3, wrong="[Nowhere](#no-such-place)")
    code, _ = built(pages, tmp_path / "built")
    said = capfd.readouterr().err
    assert code == 1
    told = [number for number in range(writing.FEWEST + 3) if f"page-{number}.md" in said]
    assert told == list(range(writing.FEWEST + 3))
