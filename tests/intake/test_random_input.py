"""Whatever stands in a cell or a setting: checking and importing end without an exception and blame the right place."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from long_trials import trials

from compendium.data_package.levels_file import Level
from compendium.data_package.spelling import as_typed, make_id, neutral, trimmed, whole_number
from compendium.errors import CompendiumError
from compendium.intake.answers import LevelSpellings, Scale
from compendium.intake.grid import Grid
from compendium.intake.read_table import read_table
from compendium.studies.check import STUDY_ID
from compendium.studies.personal_data import personal_details
from compendium.studies.settings import ImportSettings
from compendium.studies.settings_text import put_settings
from compendium.studies.study import check_study, load_study

from .conftest import DATA, RATINGS, SITES, TOML, StudyCopy, make_copy

QUICK = settings(
    max_examples=trials(60, 1000), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
likely = st.sampled_from(["", "mixed", "2", "−2", "N/A", " x", "north-town", "=1", "a,b;c", "\0", "yes", "..", "NA"])
texts = st.one_of(likely, st.text(max_size=30), st.text(alphabet=string.printable + "\0é’", max_size=12))
LEVELS = (Level("good", "Good", "+1", 1), Level("fair", "Fair", "0", 0), Level("bad", "Bad", "−1", -1))
SCALE = Scale((("one", "One"), ("two", "Two")), LEVELS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> StudyCopy:
    return make_copy(tmp_path_factory.mktemp("random") / "councils")


@QUICK
@given(st.integers(1, 5), st.integers(0, 12), texts)
def test_any_text_in_a_rating_is_fine_or_told_at_its_row(shared: StudyCopy, row: int, column: int, text: str) -> None:
    rows = [list(cells) for cells in RATINGS]
    rows[row][column] = text
    shared.write_rows("sites.csv", SITES)
    shared.write_rows("ratings.csv", rows)
    faults = [fault for fault in shared.faults() if fault.severity == "fault"]
    for fault in faults:
        assert fault.file.endswith("ratings.csv")
        assert fault.row is None or fault.row == row + 1 or fault.rule in {"unique", "quote"} or "\r" in text
    if not faults:
        assert len(load_study(shared.folder, DATA).ratings) == 5


@QUICK
@given(st.integers(1, 4), st.integers(0, 3), texts)
def test_any_text_about_a_site_is_fine_or_told(shared: StudyCopy, row: int, column: int, text: str) -> None:
    rows = [list(cells) for cells in SITES]
    rows[row][column] = text
    shared.write_rows("sites.csv", rows)
    shared.write_rows("ratings.csv", RATINGS)
    faults = [fault for fault in shared.faults() if fault.severity == "fault"]
    if not faults:
        ids = list(load_study(shared.folder, DATA).sites["site"])
        assert all(STUDY_ID.fullmatch(site) for site in ids)


@QUICK
@given(st.binary(max_size=80), st.sampled_from(["study.toml", "sites.csv", "ratings.csv"]))
def test_any_bytes_are_told(shared: StudyCopy, content: bytes, file: str) -> None:
    before = (shared.folder / file).read_bytes()
    (shared.folder / file).write_bytes(content)
    assert check_study(shared.folder, DATA)
    (shared.folder / file).write_bytes(before)


@QUICK
@given(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["rows", "columns"]))
def test_any_table_is_placed_in_full_or_told(body: list[list[str]], sites_in: str) -> None:
    rows = [["Site", "One", "Two"], *body]
    rows = [list(line) for line in zip(*rows, strict=True)] if sites_in == "columns" else rows
    read = read_table(Grid("a.csv", "", rows, []), ImportSettings(sites_in=sites_in, header_row=1), SCALE)
    questions = read.questions.in_order()
    for question in questions:
        assert question.answers
        assert all(place.row < len(rows) and place.column < len(rows[0]) for place in question.places)
    if not questions:
        same = sum("says the same as" in note for note in read.notes)
        assert all(STUDY_ID.fullmatch(site) for site in read.sites)
        filled = sum(any(trimmed(cell) for cell in line) for line in body)
        assert len(read.ratings) + read.blank + same == 2 * filled


@QUICK
@given(texts)
def test_a_cell_is_read_as_one_thing_or_none(text: str) -> None:
    level = LevelSpellings(LEVELS, ["missing", "mixed"], {}).read(text)
    assert level in {None, "", "good", "fair", "bad", "missing", "mixed"}
    number = whole_number(text)
    if number in (1, 0, -1):
        assert level == {1: "good", 0: "fair", -1: "bad"}[number]


@QUICK
@given(st.dictionaries(texts, texts, max_size=4), st.lists(texts, max_size=3))
def test_what_is_mapped_is_kept_whatever_it_is(mapped: dict[str, str], ignored: list[str]) -> None:
    import tomllib

    kept = ImportSettings(sites_in="rows", ignore=tuple(ignored), map=mapped)
    once = put_settings(TOML, kept)
    assert tomllib.loads(once).get("import", {}).get("map", {}) == mapped
    assert put_settings(once, kept) == once
    assert put_settings(once, ImportSettings()).rstrip() == TOML.rstrip()


@QUICK
@given(texts)
def test_ids_and_neutral_texts(text: str) -> None:
    made = make_id(text)
    assert made == "" or STUDY_ID.fullmatch(made)
    assert as_typed(neutral(text)) == text or text.startswith("'")
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    personal_details(text, alone=True)


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    from compendium.intake.grid import read_grid

    for name in ("a.csv", "a.xlsx", "a.ods"):
        (tmp_path / name).mkdir()
        with pytest.raises(CompendiumError):
            read_grid(tmp_path / name, "")
