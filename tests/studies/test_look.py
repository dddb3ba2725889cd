"""Settings of order, colours and columns in `study.toml`: what they do, and one message for each fault."""

import csv
from pathlib import Path

import pytest
from made_up_study import Size, write_made_up_study

from compendium.files import csv_text
from compendium.sites.show import matrix, site_words
from compendium.sites.show.open_studies import open_view
from compendium.studies.look_settings import AS_USUAL
from compendium.studies.study import check_study, load_study

DATA = Path(__file__).resolve().parents[2] / "data"
COLOURS = '[colours]\ngood = "#0B5A66"\nfair = "#f2c879"\npoor = "#9c2f2f"\n'


def make(folder, toml, smallest=10):
    write_made_up_study(folder, Size(sites=4, criteria=2, levels=3), smallest)
    with (folder / "sites.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names = ["", "Delta", "alpha", "<b>Charlie</b>", "Bravo"]
    made = [[*rows[0], "lead_body"]]
    made += [
        [row[0], name or row[1], "t" if name else row[2], "r", cell]
        for row, name, cell in zip(rows[1:], names, BODIES, strict=True)
    ]
    (folder / "sites.csv").write_text(csv_text(made), encoding="utf-8", newline="")
    text = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(text + toml, encoding="utf-8", newline="")
    return folder


BODIES = ["", "Trust", "12", "3", "<i>Board</i>"]


def told(folder):
    faults = [fault for fault in check_study(folder, DATA) if fault.severity == "fault"]
    return [(Path(fault.file).name, fault.column, fault.rule, fault.message) for fault in faults]


def test_a_study_that_says_nothing_is_shown_as_usual(tmp_path):
    assert load_study(make(tmp_path / "made-up", ""), DATA).look == AS_USUAL


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["<b>Charlie</b>", "Bravo", "Delta", "alpha"]),
        ("file", ["Delta", "alpha", "<b>Charlie</b>", "Bravo"]),
    ],
)
def test_sites_stand_in_the_order_that_is_asked_for(tmp_path, order, expected):
    view = open_view(str(DATA), str(make(tmp_path / "made-up", f'order = "{order}"\n')), "across_sites")
    assert list(view.order["name"]) == expected
    assert list(view.matrix.index) == list(view.order["site"])
    assert "nearer the top" not in matrix.matrix_figure(view).note


def test_levels_have_the_colours_that_are_asked_for(tmp_path):
    view = open_view(str(DATA), str(make(tmp_path / "made-up", COLOURS)), "across_sites")
    assert [view.answers.fills[level] for level in ("good", "fair", "poor")] == ["#0b5a66", "#f2c879", "#9c2f2f"]
    assert "background:#0b5a66" in matrix.matrix_table(view).html
    named = open_view(str(DATA), str(make(tmp_path / "named", 'colours = "cividis"\n')), "across_sites")
    assert named.answers.fills["poor"] == "#00224e"


def test_columns_stand_beside_the_name_and_small_numbers_are_not_told(tmp_path):
    view = open_view(str(DATA), str(make(tmp_path / "made-up", 'show_columns = ["lead_body"]\n')), "across_sites")
    table = matrix.matrix_table(view)
    assert ">Lead body</th>" in table.html
    assert "&lt;i&gt;Board&lt;/i&gt;" in table.html
    assert "<i>Board" not in table.html
    bodies = dict(zip(view.study.sites["site"], view.study.sites["lead_body"], strict=True))
    assert [bodies[one] for one in view.study.sites["site"]] == BODIES
    assert "under 10" in table.html
    assert site_words.introduction(view, "made-up-0003").plain.splitlines()[1] == "Lead body: under 10."
    assert site_words.introduction(view, "made-up-0001").plain.splitlines()[1] == "Lead body: Trust."
    open_to_all = open_view(
        str(DATA), str(make(tmp_path / "open", 'show_columns = ["lead_body"]\n', smallest=1)), "across_sites"
    )
    assert "under" not in site_words.introduction(open_to_all, "made-up-0003").plain


FAULTS = [
    ('order = "size"', "order", "Allowed: dominance, name, file"),
    ('order = "names"', "order", 'Did you mean "name"?'),
    ('colours = "rainbow"', "colours", "Allowed: teal-brick, cividis, viridis, blues"),
    ('plots = "lights"', "plots", "Allowed: matrix, traffic-light"),
    ("colours = 3", "colours", "is not a scale of colours"),
    (COLOURS.replace("#9c2f2f", "brick"), "colours, poor", "is not a colour such as #0b5a66"),
    (COLOURS.replace('poor = "#9c2f2f"\n', ""), "colours", "without one: poor"),
    (COLOURS.replace("#9c2f2f", "#0b5a60"), "colours, poor", 'the colours of "good" and "poor" look alike'),
    (COLOURS.replace("#0B5A66", "#1a9641").replace("#9c2f2f", "#d7191c"), "colours, poor", "With green blindness"),
    (COLOURS + 'bad = "#000000"\n', "colours, bad", "is not a level of the framework"),
    ("show_columns = 3", "show_columns", "is not a list of columns"),
    ('show_columns = ["lead_bodi"]', "show_columns", 'Did you mean "lead_body"?'),
    ('show_columns = ["name"]', "show_columns", "is shown anyhow"),
    ('show_columns = ["type", "type"]', "show_columns", "is given twice"),
]


@pytest.mark.parametrize(("toml", "place", "words"), FAULTS)
def test_one_clear_message_for_each_fault(tmp_path, toml, place, words):
    ((file, column, _, message),) = told(make(tmp_path / "made-up", f"{toml}\n"))
    assert (file, column) == ("study.toml", place)
    assert words in message


def test_contacts_in_a_column_that_pages_show_are_told(tmp_path):
    folder = make(tmp_path / "made-up", 'show_columns = ["lead_body", "type"]\n')
    text = (folder / "sites.csv").read_text(encoding="utf-8").replace("Trust", "a.person@example.org")
    (folder / "sites.csv").write_text(text, encoding="utf-8", newline="")
    notes = [fault for fault in check_study(folder, DATA) if fault.rule == "personal-data"]
    assert [(note.column, note.about) for note in notes] == [
        ("lead_body", '"a.person@example.org" looks like an e-mail address.')
    ]


@pytest.mark.parametrize(
    "setting", ['outcome = "Lead_Body"', 'show_columns = ["Lead_Body"]', 'answers = ["Lead_Body"]']
)
def test_a_column_that_differs_by_case_is_told_once_wherever_it_is_named(tmp_path, setting):
    words = '[separation]\nhigh = ["Trust"]\nlow = ["12"]\n' if "outcome" in setting else ""
    folder = make(tmp_path / "made-up", f"{setting}\n{words}")
    message = 'The heading "lead_body" has to be written "Lead_Body".'
    assert told(folder) == [("sites.csv", "Lead_Body", "heading", message)]


@pytest.mark.parametrize(("key", "setting"), [("outcome", '"body"'), ("show_columns", '["body"]')])
def test_a_column_that_is_not_there_is_told_alike_wherever_it_is_named(tmp_path, key, setting):
    there = "site, name, type, region, lead_body"
    message = f'"body" is not a column of sites.csv. There: {there}.'
    folder = make(tmp_path / "made-up", f"{key} = {setting}\n")
    assert told(folder) == [("study.toml", key, "foreign-key", message)]
