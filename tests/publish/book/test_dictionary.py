"""The pages made from the data package hold names of rows as typed."""

import re
from html import unescape

from editing import set_cell
from hostile import HOSTILE

from compendium.publish.book.dictionary import citations, data_dictionary


def test_no_name_ends_the_part_of_the_page_that_is_html(copy):
    """A criterion stands for a column, so that its name is in the description of the column."""
    name = "line\n```\n# after a fence"
    assert "line\n```\nafter a fence" in HOSTILE
    set_cell(copy.data / "review" / "criteria.csv", "criterion", "scale", "name", name)
    page = data_dictionary(copy.data, {})
    parts = re.findall(r"^(`{3,})\{raw\} html\n(.*?)\n\1$", page, re.MULTILINE | re.DOTALL)
    assert any(name in unescape(html) for _, html in parts)
    left = re.sub(r"^(`{3,})\{raw\} html\n(.*?)\n\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert "after a fence" not in left


def test_a_source_is_no_markup(copy):
    for text in HOSTILE:
        set_cell(copy.data / "sources.csv", "source", "paper", "citation", text)
        lines = citations(copy.data).split("(source-paper)=")[1].splitlines()
        line = next(line for line in lines if line.startswith("Citation:"))
        shown = re.fullmatch(r"Citation: \[(.*)\]\{\.as-typed\}\.", line)
        assert shown, line
        assert unescape(shown[1]) == " ".join(text.split())
        assert not re.search(r"[^\w &#;]|_", shown[1])
