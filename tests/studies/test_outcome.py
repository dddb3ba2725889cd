"""The outcome in `study.toml`: one clear message for each fault, and nothing where none is named."""

import csv
from pathlib import Path

import pytest
from made_up_study import Size, write_made_up_study

from compendium.files import csv_text
from compendium.studies.study import check_study, load_study

DATA = Path(__file__).resolve().parents[2] / "data"
UPTAKE = ["", "high", "low", "low", "High", "middling"]


def make(folder, toml, cells=UPTAKE, name="uptake"):
    write_made_up_study(folder, Size(sites=len(cells) - 1, criteria=2))
    with (folder / "sites.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    more = [[name], *([cell] for cell in cells)]
    text = csv_text([row + added for row, added in zip(rows, more, strict=True)])
    (folder / "sites.csv").write_text(text, encoding="utf-8", newline="")
    with (folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write(toml)
    return folder


def told(folder, severity="fault"):
    faults = [fault for fault in check_study(folder, DATA) if fault.severity == severity]
    return [(Path(fault.file).name, fault.row, fault.column, fault.rule, fault.message) for fault in faults]


def test_a_column_of_the_sites_that_the_settings_name_is_read(tmp_path):
    folder = make(tmp_path / "made-up", 'outcome = "uptake"\n')
    assert told(folder) == []
    assert [message for *_, message in told(folder, "note")] == [
        "Sites with these outcomes are neither high nor low: middling."
    ]
    study = load_study(folder, DATA)
    assert study.outcome.column == "uptake"
    assert study.sites["uptake"].tolist() == UPTAKE


def test_a_study_without_an_outcome_has_none(tmp_path):
    study = load_study(make(tmp_path / "made-up", ""), DATA)
    assert study.outcome is None
    assert "uptake" not in study.sites


NUMBERS = ["", "10", "55", "70", "", "n.a."]
FAULTS = [
    ('outcome = "uptak"', UPTAKE, "outcome", 'Did you mean "uptake"? There: site, name, type, region'),
    ("outcome = 3", UPTAKE, "outcome", '"3" is not text between quote marks.'),
    ('outcome = "name"', UPTAKE, "outcome", "An outcome has a column of its own"),
    ('[separation]\nrule = "apart"', UPTAKE, "separation", "not used without `outcome`"),
    ('separation = 3\noutcome = "uptake"', UPTAKE, "separation", "has to be a table of its own"),
    ('outcome = "uptake"\n[separation]\nrule = "apar"', UPTAKE, "separation, rule", 'Did you mean "apart"?'),
    ('outcome = "uptake"\n[separation]\nhigh = ["high"]', UPTAKE, "separation, low", "are given together"),
    ('outcome = "uptake"\n[separation]\nhigh = [3]\nlow = ["a"]', UPTAKE, "separation, high", "not a list of words"),
    ('outcome = "uptake"\n[separation]\nhigh = ["a"]\nlow = ["A"]', UPTAKE, "separation, low", "both high and low"),
    ('outcome = "uptake"\n[separation]\nhigh = ["mixed"]\nlow = ["a"]', UPTAKE, "separation, high", "no outcome"),
    ('outcome = "uptake"\n[separation]\nhigh_from = 3', UPTAKE, "separation, low_to", "are given together"),
    ('outcome = "uptake"\n[separation]\nhigh_from = "3"\nlow_to = 1', UPTAKE, "separation, high_from", "not a number"),
    (f'outcome = "uptake"\n[separation]\nhigh_from = {"9" * 400}\nlow_to = 1', UPTAKE, "separation, high_from",
     "The number is too large"),
    ('outcome = "uptake"\n[separation]\nhigh_from = inf\nlow_to = 1', UPTAKE, "separation, high_from",
     "The number is too large"),
    ('outcome = "uptake"\n[separation]\nhigh_from = nan\nlow_to = 1', UPTAKE, "separation, high_from", "not a number"),
    ('outcome = "uptake"\n[separation]\nhigh_from = 3\nlow_to = 3', UPTAKE, "separation, low_to", "has to be below"),
    ('outcome = "uptake"\n[separation]\nhigh_from = 3\nlow_to = 1\nhigh = ["a"]\nlow = ["b"]', UPTAKE,
     "separation, high_from", "not both"),
    ('outcome = "uptake"\n[separation]\nhigh_from = 60\nlow_to = 40', NUMBERS, "uptake", '"n.a." is not a number'),
    ('outcome = "uptake"', ["", "10", "55", "70", "", "7"], "separation", "`high_from` and `low_to`"),
    ('outcome = "uptake"', ["", "full", "none", "part", "", "full"], "separation", "There: full, none, part."),
    ('outcome = "uptake"\n[separation]\npublished = 3', UPTAKE, "separation, published", "A table is needed"),
    ('outcome = "uptake"\n[separation.published]\ncriterion-1 = "weakly"', UPTAKE, "separation, published_by",
     "is missing"),
    ('outcome = "uptake"\n[separation]\npublished_by = "Table 3"\n[separation.published]\ncriterion-1 = "weak"', UPTAKE,
     "separation, published, criterion-1", 'Did you mean "weakly"?'),
    ('outcome = "uptake"\n[separation]\npublished_by = "Table 3"\n[separation.published]\ncriterion-9 = "weakly"',
     UPTAKE, "separation, published, criterion-9", "is not a criterion of the framework"),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "cells", "place", "words"), FAULTS)
def test_one_clear_message_for_each_fault(tmp_path, toml, cells, place, words):
    ((file, row, column, _, message),) = told(make(tmp_path / "made-up", f"{toml}\n", cells))
    assert (column, row is None) == (place, file == "study.toml")
    assert words in message


def test_what_may_be_a_slip_is_noted(tmp_path):
    toml = 'outcome = "uptake"\n[separation]\nhigh = ["high"]\nlow = ["middlin"]\nrules = 1\n'
    messages = [message for *_, message in told(make(tmp_path / "made-up", toml), "note")]
    assert any('No site has the outcome "middlin". Did you mean "middling"?' in message for message in messages)
    assert any('The key "rules" is not used. Did you mean "rule"?' in message for message in messages)
    empty = make(tmp_path / "empty", 'outcome = "uptake"\n', [""] * 3)
    assert [message for *_, message in told(empty, "note")] == [
        'No site has an outcome in the column "uptake" of sites.csv.'
    ]


def test_a_heading_that_is_nearly_a_declared_one_is_not_taken_for_another(tmp_path):
    ((_, _, column, rule, message),) = told(make(tmp_path / "made-up", 'outcome = "Region"\n'))
    assert (column, rule) == ("outcome", "foreign-key")
    assert 'Did you mean "region"?' in message
