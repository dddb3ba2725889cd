"""The text that goes with an export."""

from types import SimpleNamespace

import pandas as pd
import pytest

from compendium.publish.export.figures import Figure
from compendium.publish.export.readme import NOTHING_KEPT_BACK, Behind, kept_back, readme
from compendium.spreadsheets.workbook import Sheet, Workbook


def view(*, publish=True, smallest_count=1, levels="single", note=""):
    rows = pd.DataFrame({"publish": [publish]})
    study = SimpleNamespace(
        title="A study", note=note, is_reduced=False, look=SimpleNamespace(answers=()), ratings=rows, evidence=rows,
        smallest_count=smallest_count, publish=SimpleNamespace(levels=levels),
    )  # fmt: skip
    return SimpleNamespace(study=study)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, NOTHING_KEPT_BACK),
        ({"publish": False}, "who spoke and who rated and notes."),
        ({"smallest_count": 10}, "notes and numbers of people below 10 and what would give them away."),
        ({"levels": "combined"}, "notes and the levels of single pieces of evidence."),
    ],
)
def test_what_was_kept_back_follows_from_the_study(settings, said):
    assert kept_back(view(**settings)).endswith(said)


def test_it_names_every_file_and_says_what_each_is():
    workbook = Workbook("Results", [Sheet("Matrix", ["a"], [], "One of two is known")])
    figure = Figure("all_figure-x", "Up", "In per cent", "A line that rises.", b"")
    text = readme(view(note="Of  our\nown."), [("results", "Every result.", workbook)], [("All sites", figure)])
    for line in (
        "A study\n=======\n", "\nOf our own.\n", f"\n{NOTHING_KEPT_BACK}\n", "\nresults\n  Every result.\n",
        "  - Matrix: One of two is known\n",
        "\nfigures/all_figure-x\n  All sites: Up. In per cent.\n  A line that rises.\n",
    ):  # fmt: skip
        assert line in text
    assert max(map(len, text.splitlines())) <= 100


def test_pages_that_are_behind_are_named_and_nothing_is_said_where_none_is():
    text = readme(view(), [], [], Behind(["north"], ["south", "east"]))
    assert "nothing of them is here: north." in text
    assert "could not be made again: south and east." in " ".join(text.split())
    assert "up to date" not in readme(view(), [], [])
    assert "Figures" not in readme(view(), [], [])
