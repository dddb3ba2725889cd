"""What becomes of the cells of a notebook on its page."""

import copy
from typing import Any

import pandas as pd
import pytest

from compendium.display import figures
from compendium.display.notebook import start_notebook
from compendium.display.places import Place
from compendium.publish.notebook_page import LEFT_OUT, NARROW_IMAGE, TWO_FORMS, for_the_book


def cell(source: str, *outputs: dict[str, str], kind: str = "code", **metadata: Any) -> dict[str, Any]:
    made = {"id": source, "cell_type": kind, "metadata": metadata, "source": [source]}
    return made | (
        {"outputs": [{"output_type": "display_data", "data": data} for data in outputs]} if kind == "code" else {}
    )


def shown(text: str) -> dict[str, str]:
    return {"text/html": f"<p>{text}</p>", "text/plain": text}


NOTEBOOK = [
    cell("# Title", kind="markdown"),
    cell("limit = 2", tags=["parameters"]),
    cell("start_notebook()", start_notebook()._repr_mimebundle_()),
    cell("table = load()"),
    cell("## Result", kind="markdown"),
    cell("middle = 1"),
    cell("table", shown("2 < 3")),
]


def page(cells: list[dict[str, Any]], *code: str) -> list[dict[str, Any]]:
    return for_the_book({"cells": copy.deepcopy(cells), "metadata": {}}, *code)["cells"]


def test_code_that_sets_up_stands_at_the_foot_in_one_fold() -> None:
    *others, last = page(NOTEBOOK)
    assert ["".join(each["source"]) for each in others] == ["# Title", "## Result", "middle = 1", "table"]
    assert "".join(last["source"]) == "limit = 2\n\nstart_notebook()\n\ntable = load()"
    assert last["outputs"] == []
    assert last["metadata"]["tags"] == ["hide-input"]
    assert "sets up" in last["metadata"]["mystnb"]["code_prompt_show"]


def test_what_the_first_cell_shows_stays_where_it_is() -> None:
    cells = page([cell("# Title", kind="markdown"), cell("1 + 1", shown("2")), cell("x = 1")])
    assert ["".join(each["source"]) for each in cells] == ["# Title", "1 + 1", "x = 1"]


def test_a_style_of_somebody_else_stays() -> None:
    own = {"text/html": "<style>p { color: red; }</style>", "text/plain": "mine"}
    assert page([cell("mine()", own)])[0]["outputs"][0]["data"] == own


def test_where_no_code_is_shown_none_is_at_the_foot() -> None:
    cells = page(NOTEBOOK, LEFT_OUT)
    assert ["".join(each["source"]) for each in cells] == ["# Title", "## Result", "middle = 1", "table"]
    assert all(each["metadata"]["tags"] == ["remove-input"] for each in cells if each["cell_type"] == "code")


def test_a_notebook_without_code_or_of_set_up_alone_is_a_page() -> None:
    assert page([]) == []
    assert ["".join(each["source"]) for each in page([cell("x = 1")])] == ["x = 1"]


def test_figures_have_their_text_and_links_lead_to_pages() -> None:
    figure = {"image/svg+xml": "<svg></svg>", "text/plain": "Bars: 1, 2"}
    link = {"text/html": '<a href="claims.ipynb">all</a> <a href="claims.ipynb" download>file</a>', "text/plain": ""}
    (made,) = page([cell("draw()", figure, link)])
    assert made["metadata"]["mystnb"] == {"image": {"alt": "Bars: 1, 2"}}
    html = made["outputs"][1]["data"]["text/html"]
    assert html == '<a href="claims.html">all</a> <a href="claims.ipynb" download>file</a>'


def test_places_in_tables_lead_to_the_page_of_sources() -> None:
    place = Place('Paper: A <b>, "x"', "paper")
    (made,) = page([cell("table", {"text/html": f"<p>{place.html}</p>", "text/plain": str(place)})])
    html = made["outputs"][0]["data"]["text/html"]
    assert html == '<p><a href="../sources.html#source-paper">Paper: A &lt;b&gt;, &quot;x&quot;</a></p>'


def test_a_frame_of_pandas_can_be_reached_and_its_heads_say_what_they_head() -> None:
    frame = pd.DataFrame({"a": ["<b>", "x"]}, index=pd.Index(["one", "two"], name="row"))
    (made,) = page([cell("frame", {"text/html": frame._repr_html_(), "text/plain": str(frame)})])
    html = made["outputs"][0]["data"]["text/html"]
    assert "<style" not in html
    assert html.count('<th scope="row">') == 2
    assert html.count("<th>") == 0
    assert "></th>" not in html, "a head that says nothing"
    assert html.count("<caption") == 1
    assert "<td>&lt;b&gt;</td>" in html
    assert html.count("<div") == html.count("</div>") == 1


def test_the_narrow_form_of_a_figure_follows_the_wide_one() -> None:
    forms = {"image/svg+xml": "<svg>1</svg>", NARROW_IMAGE: "<svg>2</svg>", "text/plain": "Bars"}
    (made,) = page([cell("figure", forms)])
    assert [output["data"]["image/svg+xml"] for output in made["outputs"]] == ["<svg>1</svg>", "<svg>2</svg>"]
    assert made["metadata"]["mystnb"] == {"image": {"alt": "Bars", "classes": TWO_FORMS}}


def test_a_cell_with_a_figure_of_one_form_shows_one_form_of_each() -> None:
    both = {"image/svg+xml": "<svg>1</svg>", NARROW_IMAGE: "<svg>2</svg>", "text/plain": "Bars"}
    (made,) = page([cell("figures", both, {"image/svg+xml": "<svg>3</svg>", "text/plain": "Dots"})])
    assert [[*output["data"]] for output in made["outputs"]] == [["image/svg+xml", "text/plain"]] * 2
    assert "classes" not in made["metadata"]["mystnb"]["image"]


def test_both_modules_mean_the_same_kind_of_image() -> None:
    assert NARROW_IMAGE == figures.NARROW_IMAGE


FRAME = {"text/html": pd.DataFrame({"a": [1]})._repr_html_(), "text/plain": "a"}


def test_a_frame_is_folded_with_its_code_and_the_words_that_introduce_it() -> None:
    text, made = page(
        [cell("Why.\n\nThe frame `x` is counted:\n", kind="markdown"), cell("x", FRAME, tags=["teaches"])]
    )
    assert "".join(text["source"]) == "Why."
    assert made["metadata"]["tags"] == ["teaches", "hide-cell"]
    assert made["metadata"]["mystnb"]["code_prompt_show"] == "How this is computed"
    assert [output["data"].get("text/markdown") for output in made["outputs"]] == ["The frame `x` is counted:", None]


def test_a_cell_of_text_that_only_introduces_a_frame_goes_into_its_fold() -> None:
    (made,) = page([cell("Counted so:", kind="markdown"), cell("x", FRAME)])
    assert made["metadata"]["tags"] == ["hide-cell"]


@pytest.mark.parametrize("text", ["No colon.", "See [there](x.md):"])
def test_other_words_before_a_frame_stay_where_they_are(text: str) -> None:
    before, made = page([cell(text, kind="markdown"), cell("x", FRAME)])
    assert before["source"] == [text]
    assert len(made["outputs"]) == 1


def test_where_no_code_is_shown_a_frame_that_teaches_has_its_code() -> None:
    teaches, other = page([cell("x", FRAME, tags=["teaches"]), cell("y", FRAME)], LEFT_OUT)
    assert (teaches["metadata"]["tags"], other["metadata"]["tags"]) == (["teaches", "hide-cell"], ["remove-input"])
