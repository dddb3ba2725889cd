"""Wide tables that could be misread: headings that mean two things, signs, errors, merged cells, rows set aside."""

import random
import tomllib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from compendium.intake.grid import read_grid

from .conftest import Importing
from .wide_tables import ERROR_CELL, TEXT_CELL, Rows, save_csv, save_ods, save_xlsx

ISP = ["--framework", "care-act-isp"]
THREE = ["--framework", "mine-own", "--levels", "good=2,fair=1,poor=0"]
EVIDENCE: Rows = [["Site", "Evidence", "Reach"], ["Alpha", "good", "fair"], ["Beta", "poor", "good"]]


def test_a_heading_that_may_be_a_criterion_or_a_part_of_ratings(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", EVIDENCE)
    first = importing(file, *THREE)
    assert '"Evidence" cannot be placed: may be a criterion or the evidence.' in first.stdout
    assert importing(file, *THREE, "--map", "Evidence=evidence-base").exit_code == 0
    assert importing.level("alpha", "evidence-base") == ["good"]
    assert "evidence" not in importing.study().ratings or not importing.study().ratings["evidence"].any()


@pytest.mark.parametrize(
    ("cells", "read"), [(["good", "poor"], "criterion"), (["memo 1", "memo 2"], "evidence"), (["good", "memo 2"], "")]
)
def test_a_criterion_that_is_called_like_a_part(
    importing: Importing, tmp_path: Path, cells: list[str], read: str
) -> None:
    assert importing(save_csv(tmp_path / "a.csv", [["Site", "Reach"], ["Alpha", "good"]]), *THREE).exit_code == 0
    criteria = importing.folder / "framework" / "criteria.csv"
    row = "evidence,Evidence,not stated,not stated,not stated\n"
    criteria.write_text(criteria.read_text(encoding="utf-8") + row, encoding="utf-8")
    rows = [["Site", "Evidence", "Reach"], ["Alpha", cells[0], "fair"], ["Beta", cells[1], "good"]]
    shown = importing(save_csv(tmp_path / "b.csv", rows))
    assert shown.exit_code == (0 if read else 1), shown.output
    if read == "criterion":
        assert importing.level("alpha", "evidence") == ["good"]
        assert '"Evidence" → criterion evidence (levels stand under it)' in shown.stdout
    elif read:
        assert list(importing.study().ratings["evidence"]) == cells
    else:
        assert "may be a criterion or the evidence" in shown.stdout


def test_a_sign_in_the_name_of_a_level_is_not_lost(importing: Importing, tmp_path: Path) -> None:
    how = ["--framework", "signed", "--levels", "Level 2=2,Level 1=1,Level 0=0"]
    rows = [["Site", "Reach"], ["Alpha", "level_2"], ["Beta", "Level -1"], ["Gamma", "Level −2"], ["Delta", "Level-1"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *how)
    for row, cell in ((3, "Level -1"), (4, "Level −2"), (5, "Level-1")):
        assert f'row {row}, column Reach: "{cell}" is no level or non-answer' in shown.stdout
    assert shown.stdout.count("is no level") == 3


def test_an_id_as_typed_wins_over_a_name_that_is_spelt_alike(importing: Importing, tmp_path: Path) -> None:
    assert importing(save_csv(tmp_path / "a.csv", [["Site", "Reach"], ["Alpha", "good"]]), *THREE).exit_code == 0
    framework = importing.folder / "framework" / "framework.toml"
    text = framework.read_text(encoding="utf-8").replace('name = "Fair"', 'name = "Mixed"')
    framework.write_text(text, encoding="utf-8")
    rows = [["Site", "Reach"], ["Alpha", "mixed"], ["Beta", "fair"]]
    assert importing(save_csv(tmp_path / "b.csv", rows)).exit_code == 0
    assert list(importing.study().ratings["level"]) == ["mixed", "fair"]
    shown = importing(save_csv(tmp_path / "c.csv", [["Site", "Reach"], ["Alpha", "Mixed"]]))
    assert '"Mixed" may be fair or mixed.' in shown.stdout


@pytest.mark.parametrize("place", [0, 1])
def test_a_site_is_set_aside_wherever_it_is_named(importing: Importing, tmp_path: Path, place: int) -> None:
    rows = [["No", "Council", "policy legitimacy"], ["1", "Alpha", "2"], ["", "England", "see total"]]
    rows = [[row[1], row[0], row[2]] if place else row for row in rows]
    how = [*ISP, "--ignore", "No", "--map", "Council=name"]
    assert importing(save_csv(tmp_path / "a.csv", rows), *how).exit_code == 1
    shown = importing(save_csv(tmp_path / "a.csv", rows), *how, "--ignore", "England")
    assert shown.exit_code == 0, shown.output
    assert 'Set aside: "England".' in shown.stdout
    assert list(importing.study().sites["name"]) == ["Alpha"]


def test_what_was_to_be_set_aside_and_is_not_there_is_told(importing: Importing, tmp_path: Path) -> None:
    rows = [["Council", "policy legitimacy"], ["Alpha", "2"], ["England", "1"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *ISP, "--ignore", "Englnd")
    assert 'To be set aside, but not in this table: "Englnd".' in shown.stdout


def test_an_id_that_is_none_can_be_mapped_by_what_the_message_quotes(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Name", "policy legitimacy"], ["Ref ???", "Alpha", "2"], ["???", "Beta", "1"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *ISP)
    assert '"???" gives no id' in shown.stdout
    assert importing(save_csv(tmp_path / "a.csv", rows), *ISP, "--map", "???=beta-town").exit_code == 0
    assert "beta-town" in list(importing.study().sites["site"])


def test_errors_of_an_ods_workbook_are_not_blank_cells(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "policy legitimacy", "Stakeholder support"], ["Alpha", "#N/A", "2"], ["Beta", "1", "#DIV/0!"]]
    file = save_ods(tmp_path / "a.ods", rows, {"#N/A": ERROR_CELL, "#DIV/0!": ERROR_CELL})
    shown = importing(file, *ISP)
    assert 'row 2, column policy legitimacy: "#N/A"' in shown.stdout
    assert 'row 3, column Stakeholder support: "#DIV/0!"' in shown.stdout
    assert importing(file, *ISP, "--map", "#N/A=missing", "--map", "#DIV/0!=").exit_code == 0
    assert importing.level("alpha", "policy-legitimacy") == ["missing"]


def test_merged_cells_give_each_of_their_rows_the_value_and_are_told(tmp_path: Path) -> None:
    rows = [
        ["Site", "Region", "A", "B"],
        ["Alpha", "North", "2", ""],
        ["Beta", "", "", "0"],
        ["Gamma", "S", "1", ""],
    ]
    path = save_xlsx(tmp_path / "a.xlsx", [[cell or None for cell in row] for row in rows])
    book = load_workbook(path)
    for cells in ("B2:B3", "C2:C3", "C4:D4"):
        book.active.merge_cells(cells)
    book.save(path)
    across = f'table:number-columns-spanned="2" {TEXT_CELL}'
    down = f'table:number-rows-spanned="2" {TEXT_CELL}'
    ods = save_ods(tmp_path / "a.ods", rows, {"North": down, "2": down, "1": across})
    for file in (path, ods):
        grid = read_grid(file, "")
        assert grid.rows[2] == ["Beta", "North", "2", "0"]
        assert grid.said == [
            "Merged cells B2:B3, C2:C3: each of their rows has the value.",
            "Merged cells C4:D4: only the first cell has the value.",
        ]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_with_damaged_bytes_is_told_and_never_a_traceback(
    importing: Importing, tmp_path: Path, kind: str
) -> None:
    rows = [["Site", "policy legitimacy"], ["Alpha", "2"]]
    whole = {"xlsx": save_xlsx, "ods": save_ods}[kind](tmp_path / f"whole.{kind}", rows).read_bytes()
    chance = random.Random(20141)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(3):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        file = tmp_path / f"broken.{kind}"
        file.write_bytes(broken)
        shown = importing(file, *ISP)  # raises what the command does not tell
        assert shown.exit_code in (0, 1)


def test_the_same_command_again_goes_through(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", [["Site", "Reach"], ["Alpha", "good"]])
    how = ["--framework", "My Framework", "--levels", "good=2,fair=1,poor=0"]
    assert importing(file, *how).exit_code == 0
    again = importing(file, *how)
    assert again.exit_code == 0, again.output


@pytest.mark.parametrize("written", ['import = { sites_in = "rows" } # mine', 'import.sites_in = "rows"'])
def test_settings_are_added_however_they_are_written(importing: Importing, tmp_path: Path, written: str) -> None:
    file = save_csv(tmp_path / "a.csv", [["Site", "policy legitimacy"], ["Alpha", "2"]])
    assert importing(file, *ISP).exit_code == 0
    path = importing.folder / "study.toml"
    path.write_text(f"{written}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert importing(file, *ISP, "--ignore", "Nothing").exit_code == 0
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    assert content["import"] == {"sites_in": "rows", "ignore": ["Nothing"]}
    assert ("# mine" in written) == ("# mine" in path.read_text(encoding="utf-8"))


def test_what_a_person_wrote_survives_another_import(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", [["Site", "policy legitimacy", "Notes"], ["Alpha", "2", "x"]])
    assert importing(file, *ISP, "--ignore", "Notes", "--map", "2=relative_success").exit_code == 0
    path = importing.folder / "study.toml"
    mine = [
        ('title = "Mine"', '# Ours, agreed in May.\ntitle = "Our councils"  # not the official name\nteam = "blue"'),
        ("[import]", "[import]\n# How the county sends it."),
        ('ignore = ["Notes"]', 'ignore = [\n  "Notes", # free text\n]\nasked_of = "the county"'),
        ('2 = "relative_success"', '2 = "relative_success" # since 2019'),
    ]
    text = path.read_text(encoding="utf-8")
    for old, new in mine:
        assert old in text
        text = text.replace(old, new)
    text += "\n[ours]\nkept = true # by hand\n"
    path.write_text(text, encoding="utf-8")
    again = importing(file, "--ignore", "Other", "--map", "1=conflicted_attainment")
    assert again.exit_code == 0, again.output
    written = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line in written.splitlines() or line == "]"
    settings = tomllib.loads(written)["import"]
    assert settings["ignore"] == ["Notes", "Other"]
    assert settings["map"] == {"2": "relative_success", "1": "conflicted_attainment"}
    assert settings["asked_of"] == "the county"
    assert importing(file).exit_code == 0
    assert path.read_text(encoding="utf-8") == written


def test_a_fault_of_what_would_be_written_names_the_place_where_it_would_lie(
    importing: Importing, tmp_path: Path
) -> None:
    rows = [["Site", "policy legitimacy"], ["Caf\ufffd", "2"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *ISP)
    assert shown.exit_code == 1
    assert "/.mine." not in shown.output
    assert "mine/sites.csv, row 2" in shown.output


def test_a_heading_that_looks_like_a_formula_is_shown_as_typed(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "=Reach"], ["Alpha", "good"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE).exit_code == 0
    assert ",'=Reach," in (importing.folder / "framework" / "criteria.csv").read_text(encoding="utf-8")
    assert list(importing.study().framework.criteria["name"]) == ["=Reach"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_table_need_not_begin_in_the_first_column_or_row(importing: Importing, tmp_path: Path, turned: bool) -> None:
    rows = [["Council", "Reach", "Care"], ["Alpha", "good", "fair"], ["Beta", "poor", "good"]]
    rows = [list(row) for row in zip(*rows, strict=True)] if turned else rows
    placed = [[], [None, None, "A title"], [], *([None, None, *row] for row in rows)]
    how = ["--sites-in", "columns"] if turned else []
    shown = importing(save_xlsx(tmp_path / "a.xlsx", placed), *THREE, *how)
    assert shown.exit_code == 0, shown.output
    assert list(importing.study().sites["name"]) == ["Alpha", "Beta"]
    assert importing.level("beta", "reach") == ["poor"]


def test_signs_that_are_mapped_are_no_headings(importing: Importing, tmp_path: Path) -> None:
    rows = [["Study", "D1", "D2"], ["Smith", "+", "-"], ["Jones", "-", "?"]]
    how = ["--framework", "mine-own", "--levels", "low=0,some=1,high=2"]
    mapped = ["--map", "+=low", "--map", "-=high", "--map", "?=some"]
    assert importing(save_csv(tmp_path / "a.csv", rows), *how, *mapped).exit_code == 0
    assert list(importing.study().ratings["level"]) == ["low", "high", "high", "some"]


def test_which_level_is_the_best_is_always_told(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", [["Site", "Reach"], ["Alpha", "poor"], ["Beta", "good"]])
    how = ["--framework", "mine-own", "--levels", "poor=1,fair=2,good=3"]  # meant the other way round
    told = "Levels from the best to the worst: poor (1), fair (2), good (3). If the last is the best: --best good."
    assert told in importing(file, *how, "--dry-run").stdout
    assert importing(file, *how, "--best", "good").exit_code == 0
    assert [level.id for level in importing.study().framework.levels] == ["good", "fair", "poor"]
