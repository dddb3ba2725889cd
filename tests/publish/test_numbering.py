"""Tables and figures are numbered on their page, with a link that stays when others come before."""

import re
from typing import Any

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure
from compendium.display.tables import Layout, journal_table
from compendium.publish.numbering import number_shown


def table(name: str) -> dict[str, str]:
    frame = pd.DataFrame({"a": ["x"], "b": ["y"]})
    shown = journal_table(frame, name, f"Caption of {name}", Layout({"a": "A", "b": "B"}), Trace((), (), "n"))
    return {"text/html": shown.html, "text/plain": shown.plain}


def figure(caption: str, trace: Trace | None = None) -> list[dict[str, str]]:
    shown = ShownFigure(new_figure(1)[0], caption, "Bars", trace)
    return [{"image/svg+xml": shown.svg, "text/plain": "Bars"}, {"text/html": shown.note, "text/plain": caption}]


def cell(source: str, *outputs: dict[str, str]) -> dict[str, Any]:
    made = [{"output_type": "display_data", "data": data, "metadata": {}} for data in outputs]
    return {"id": re.sub(r"\W+", "", source), "cell_type": "code", "source": [source], "metadata": {}, "outputs": made}


def links(cells: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Address and words of each number on a page."""
    made = number_shown({"cells": cells})["cells"]
    text = "".join("".join(o["data"].get("text/html", "")) for each in made for o in each["outputs"])
    found = re.findall(r'<a class="compendium-number" href="#(.*?)"[^>]*>(.*?)</a>', text)
    assert all(f'id="{address}"' in text for address, _ in found)
    return found


def test_tables_and_figures_are_counted_apart_and_links_stay() -> None:
    first = cell("show.used_table(t)", table("table-used"))
    drawn = cell("draw.mix_figure(t)", *figure("Mix"))
    assert links([first, drawn]) == [("table-used", "Table 1"), ("figure-mix", "Figure 1")]
    before = [cell("a", table("table-new")), cell("draw.new_figure(t)", *figure("New"))]
    again = [cell("show.used_table(t)", table("table-used")), cell("draw.mix_figure(t)", *figure("Mix"))]
    assert links([*before, *again])[2:] == [
        ("table-used", "Table 2"), ("figure-mix", "Figure 2"),
    ]  # fmt: skip


def test_a_caption_stands_above_its_figure_and_the_note_below() -> None:
    trace = Trace((("Paper", ("Table 1",)),), (("a.csv", "../a.csv"),), "n")
    (made,) = number_shown({"cells": [cell("draw.mix_figure(t)", *figure("2 < 3", trace))]})["cells"]
    above, image, below = [output["data"] for output in made["outputs"]]
    assert above["text/html"].endswith("2 &lt; 3</p>")
    assert "image/svg+xml" in image
    assert below["text/html"].startswith('<p class="compendium-source">Source: Paper')


def test_two_figures_of_one_function_have_addresses_of_their_own() -> None:
    cells = [
        cell("draw.mix_figure(a)", *figure("A")),
        cell("draw.mix_figure(b)", *figure("B")),
        cell("x()", *figure("C")),
    ]
    assert [address for address, _ in links(cells)] == ["figure-mix", "figure-mix--2", "figure-x"]


def test_what_is_no_table_or_figure_of_ours_has_no_number() -> None:
    own = {"text/html": '<p class="compendium-caption">No figure before it</p>', "text/plain": ""}
    assert (
        links([cell("x", own), cell("y", {"text/html": "<table><caption>T</caption></table>", "text/plain": ""})]) == []
    )
