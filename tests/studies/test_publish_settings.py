"""What study.toml says of how a study is published."""

from pathlib import Path

import pytest

from compendium.studies.publish_settings import COMBINED, SINGLE, SMALLEST_SOURCES
from compendium.studies.settings import read_study_toml
from tests.coded_study import EVIDENCE, make_coded_study

PLAIN = 'title = "T"\nframework = "f"\ncombine = "median"\n'


def read(folder: Path, more: str):
    """The settings of a study with further lines, and what is wrong with them."""
    path = folder / "study.toml"
    path.write_text(PLAIN + more, encoding="utf-8")
    return read_study_toml(path, "study.toml")


def test_a_study_says_how_it_is_published(tmp_path):
    outline, faults = read(
        tmp_path, 'publish_levels = "single"\nsmallest_sources = 5\nprevious = "../old"\npublic = true\n'
    )
    assert not faults
    publish = outline.publish
    assert (publish.levels, publish.smallest_sources, publish.previous, publish.public) == (SINGLE, 5, "../old", True)


def test_nothing_need_be_said(tmp_path):
    outline, faults = read(tmp_path, "")
    assert not faults
    assert (outline.publish.levels, outline.publish.smallest_sources) == ("", SMALLEST_SOURCES)
    assert not outline.publish.public


@pytest.mark.parametrize(
    ("line", "rule", "words"),
    [
        ('publish_levels = "each"', "enum", "Allowed: single, combined"),
        ("publish_levels = 3", "enum", '"3" is not a way to publish levels'),
        ("smallest_sources = 1", "minimum", "2 or more"),
        ('smallest_sources = "3"', "type", "is not a whole number"),
        ("previous = 3", "type", '"3" is not'),
        ('previous = ""', "required", "blank"),
        ('public = "yes"', "type", "neither true nor false"),
        ("count_coders = 1", "type", "neither true nor false"),
    ],
)
def test_each_wrong_setting_is_told(tmp_path, line, rule, words):
    _, faults = read(tmp_path, line)
    (fault,) = faults
    assert fault.rule == rule
    assert words in fault.message


def test_what_is_wrong_hides_more_rather_than_less(tmp_path):
    assert read(tmp_path, 'publish_levels = "each"')[0].publish.levels == COMBINED


def test_levels_are_combined_where_a_study_has_respondents_and_single_where_it_has_none(tmp_path):
    coded = make_coded_study(tmp_path / "councils")
    coded.change("study.toml", 'publish_levels = "single"\n', "")
    assert coded.study().publish.levels == COMBINED
    nobody = EVIDENCE.replace(",r1,", ",,").replace(",r2,", ",,").replace(",r3,", ",,")
    (coded.folder / "evidence.csv").write_text(nobody, encoding="utf-8")
    assert coded.study().publish.levels == SINGLE
