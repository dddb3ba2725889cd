"""Text of data files on built pages: quote marks, dashes and backslashes are those that were typed."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from hostile import HOSTILE, collapsed

from compendium.publish.plain_text import typed_in_markdown, unread
from compendium.publish.site import build_pages

ROOT = Path(__file__).resolve().parents[3]
TITLE = r'The "first" -- one\'s \\ own... `\-`'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that quotes values by name, and a page of a study, built with the settings of the book."""
    folder = tmp_path_factory.mktemp("typed")
    source = folder / "source"
    (source / "studies" / "one").mkdir(parents=True)
    quoted = "\n\n".join(f"Start {{{{ value_{place} }}}} end." for place in range(len(HOSTILE)))
    (source / "index.md").write_text(f'# Prose\n\nOur "own" prose.\n\n{quoted}\n', encoding="utf-8")
    (source / "studies" / "one" / "index.md").write_text(
        f'# {typed_in_markdown(TITLE)}\n\n## A "section"\n\nText.\n', encoding="utf-8"
    )
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    values = {f"value_{place}": unread(typed_in_markdown(value)) for place, value in enumerate(HOSTILE)}
    settings["parse"]["myst_substitutions"] = values | {"policies": "REPLACED"}
    del settings["html"]
    (source / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    contents = "format: jb-book\nroot: index\nchapters:\n- file: studies/one/index\n"
    (source / "_toc.yml").write_text(contents, encoding="utf-8")
    return build_pages(source, folder / "out")


def test_values_that_a_page_quotes_by_name_are_shown_as_typed(built: Path) -> None:
    html = (built / "index.html").read_text(encoding="utf-8")
    shown = [collapsed(unescape(text)) for text in re.findall(r"<p>(Start [^<]* end\.)</p>", html)]
    assert shown == [f"Start {collapsed(value)} end." for value in HOSTILE]
    assert "REPLACED" not in html
    assert "as-typed" not in html
    assert "Our “own” prose." in html


def test_the_title_of_a_study_is_shown_as_typed_and_prose_is_typeset(built: Path) -> None:
    html = (built / "studies" / "one" / "index.html").read_text(encoding="utf-8")
    assert unescape(html.split("<h1>")[1].split("</h1>")[0]) == TITLE
    assert f"{TITLE} – " in unescape(html.split("<title>")[1])
    assert "A “section”" in html
    home = (built / "index.html").read_text(encoding="utf-8")
    assert TITLE in unescape(home), "in the list of pages"
