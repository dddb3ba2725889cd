"""Sections of a page that have nothing to show go with their headings; what they would take is told at the end."""

from typing import Any

import pytest

from compendium.publish.study.sections import HEADING, drop_empty_sections
from compendium.sites.show.needed import needed

Cell = dict[str, Any]


def text(name: str, source: str) -> Cell:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": [source]}


def shows(name: str, *html: str) -> Cell:
    outputs = [{"output_type": "execute_result", "data": {"text/html": each, "text/plain": "x"}} for each in html]
    return {"cell_type": "code", "id": name, "metadata": {}, "source": ["f()"], "outputs": outputs}


def pages(*cells: Cell, tell: bool = True) -> list[str]:
    return [cell["id"] for cell in drop_empty_sections({"cells": list(cells)}, tell)["cells"]]


TITLE, MEANING = text("title", "# Page\n\nA question?"), text("meaning", "## What it means\n\nThis.")
WANTING = needed("It takes <two> coders.").html


def test_a_section_that_shows_something_stays_whole() -> None:
    cells = [TITLE, text("a", "## A"), shows("table", "<table></table>"), text("method", "So."), MEANING]
    assert pages(*cells) == ["title", "a", "table", "method", "meaning"]


def test_a_section_of_blanks_and_wants_goes_and_its_wants_are_told_once_before_the_last() -> None:
    section = [text("b", "## B"), shows("figure", WANTING), shows("table", "", WANTING), text("method", "So.")]
    cells = drop_empty_sections({"cells": [TITLE, *section, MEANING]})["cells"]
    assert [cell["id"] for cell in cells] == ["title", "needed", "meaning"]
    told = "".join(cells[1]["source"])
    assert told.startswith(HEADING)
    assert told.count("<li>It takes &lt;two&gt; coders.</li>") == 1


def test_a_want_beside_something_is_told_at_the_end_as_well() -> None:
    section = [text("b", "## B"), shows("table", "<table></table>"), shows("other", WANTING)]
    cells = drop_empty_sections({"cells": [TITLE, *section, MEANING]})["cells"]
    assert [cell["id"] for cell in cells] == ["title", "b", "table", "other", "needed", "meaning"]
    assert cells[3]["outputs"] == []


def test_a_want_beside_something_stays_where_nobody_asks_for_it_at_the_end() -> None:
    section = [text("b", "## B"), shows("table", "<table></table>"), shows("other", WANTING)]
    cells = drop_empty_sections({"cells": [TITLE, *section, MEANING]}, tell=False)["cells"]
    assert len(cells[3]["outputs"]) == 1


def test_before_the_first_heading_only_the_wants_go() -> None:
    cells = drop_empty_sections({"cells": [TITLE, shows("first", WANTING, "<p>In short</p>"), MEANING]})["cells"]
    assert [cell["id"] for cell in cells] == ["title", "first", "needed", "meaning"]
    assert [output["data"]["text/html"] for output in cells[1]["outputs"]] == ["<p>In short</p>"]


FRAME = '<table border="1" class="dataframe"><thead><tr><th>a</th></tr></thead><tbody>{}</tbody></table>'


def teaches(name: str, frame: str) -> Cell:
    return shows(name, frame) | {"metadata": {"tags": ["teaches"]}}


def test_a_frame_that_teaches_keeps_no_section_and_goes_where_it_is_empty() -> None:
    frame = teaches("frame", FRAME.format("<tr><td>1</td></tr>"))
    assert pages(TITLE, text("a", "## A"), shows("table", WANTING), frame, MEANING) == ["title", "needed", "meaning"]
    kept = [TITLE, text("a", "## A"), shows("table", "<table></table>")]
    assert pages(*kept, frame, MEANING) == ["title", "a", "table", "frame", "meaning"]
    assert pages(*kept, teaches("empty", FRAME.format("\n  ")), MEANING) == ["title", "a", "table", "meaning"]


def test_a_drawing_is_something() -> None:
    drawing = shows("drawing")
    drawing["outputs"] = [{"output_type": "display_data", "data": {"image/svg+xml": "<svg/>"}}]
    assert pages(TITLE, text("a", "## A"), drawing, MEANING) == ["title", "a", "drawing", "meaning"]


def test_nothing_is_told_where_nothing_is_wanting_or_nobody_asks() -> None:
    section = [text("b", "## B"), shows("table", "")]
    assert pages(TITLE, *section, MEANING) == ["title", "meaning"]
    section = [text("b", "## B"), shows("table", WANTING)]
    assert pages(TITLE, *section, MEANING, tell=False) == ["title", "meaning"]


@pytest.mark.parametrize("words", ["{{ policies }}", "<b>x</b>", "a\n\nb"])
def test_what_is_told_is_text(words: str) -> None:
    section = [text("b", "## B"), shows("table", needed(words).html)]
    told = "".join(drop_empty_sections({"cells": [TITLE, *section, MEANING]})["cells"][1]["source"])
    assert "{{" not in told
    assert "<b>" not in told
    assert "\n\n" not in told.removeprefix(f"{HEADING}\n")


def test_a_heading_goes_that_promises_what_its_section_does_not_have():
    heading = text("means", "## What the levels mean\n")
    method = text("method", "So.")
    bare = drop_empty_sections({"cells": [TITLE, heading, shows("table", "<table></table>"), method, MEANING]})["cells"]
    assert [cell["id"] for cell in bare] == ["title", "table", "method", "meaning"]
    described = shows("table", '<table><th id="table-profile-descriptor"></th></table>')
    cells = drop_empty_sections({"cells": [TITLE, heading, described, method, MEANING]})["cells"]
    assert [cell["id"] for cell in cells] == ["title", "means", "table", "method", "meaning"]
