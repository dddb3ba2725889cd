"""A new study is valid at once, says what is allowed, and its spreadsheet is read back."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compendium.cli.imports import import_
from compendium.cli.studies import check_studies, new
from compendium.studies.study import check_study, load_study

from .conftest import DATA, StudyCopy, make_copy

HARD = """title = "Hard"
source = "own"
locator = "Table 1"
non_answers = ["missing", "mixed"]
[[levels]]
id = "up"
name = "=1+1"
symbol = "+2"
value = 2
[[levels]]
id = "down"
name = "Mixed"
symbol = "−2"
value = -2
"""


def make(into: Path, *arguments: str) -> Result:
    return CliRunner().invoke(new, ["mine", "--into", str(into), *arguments])


def test_a_new_study_is_valid_at_once(tmp_path: Path) -> None:
    assert make(tmp_path).exit_code == 0
    folder = tmp_path / "mine"
    assert check_study(folder, DATA) == []
    study = load_study(folder, DATA)
    assert (len(study.sites), len(study.ratings), study.ratings["publish"].any()) == (1, 1, False)
    guide = (folder / "GUIDE.md").read_text(encoding="utf-8")
    for word in [*study.framework.criteria["criterion"], *(level.id for level in study.framework.levels)]:
        assert f"`{word}`" in guide
    for answer in study.framework.non_answers:
        assert f"`{answer}`" in guide


def test_nothing_is_written_over(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "mine" / "ratings.csv").write_text("mine", encoding="utf-8")
    again = make(tmp_path)
    assert (again.exit_code, "already" in again.output) == (1, True)
    assert (tmp_path / "mine" / "ratings.csv").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_unknown_framework_is_told(tmp_path: Path) -> None:
    shown = make(tmp_path, "--framework", "care-act-ips")
    assert (shown.exit_code, 'Did you mean "care-act-isp"?' in shown.output) == (1, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["Mine", "..", "a b", "-a", "../Mine", "é"])
def test_an_id_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    shown = CliRunner().invoke(new, ["--into", str(tmp_path / "in"), "--", name])
    assert (shown.exit_code, "is not the id of a study" in shown.output) == (1, True)
    assert not list(tmp_path.iterdir())


def test_the_spreadsheet_has_lists_and_is_read_back(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    make(tmp_path, "--xlsx")
    path = tmp_path / "mine" / "mine.xlsx"
    book = load_workbook(path)
    (choice,) = book["Ratings"].data_validations.dataValidation
    assert choice.type == "list"
    assert "D2" in choice.sqref
    allowed = [row[0].value for row in book["Allowed values"].iter_rows(min_row=2)]
    for column, value in enumerate(allowed[:6], 4):
        book["Ratings"].cell(row=3, column=column, value=value)
    book["Ratings"].cell(row=3, column=1, value="Filled in")
    book.save(path)
    shown = CliRunner().invoke(import_, [str(path), "--study", "mine", "--into", str(tmp_path)])
    assert shown.exit_code == 0, shown.output
    ratings = load_study(tmp_path / "mine", DATA).ratings
    study = load_study(tmp_path / "mine", DATA)
    answers = [*(level.id for level in study.framework.levels), *study.framework.non_answers]
    assert list(ratings[ratings["site"] == "filled-in"]["level"]) == answers[:6]


def test_a_framework_by_path_comes_with_the_study_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    own = tmp_path / "hard"
    own.mkdir()
    (own / "framework.toml").write_text(HARD, encoding="utf-8")
    rows = "criterion,name,up,down\nc-one,=cmd|1,a,b\nc-two,Site,a,b\nc-three,-1,a,b\n"
    (own / "criteria.csv").write_text(rows, encoding="utf-8")
    assert make(tmp_path / "in", "--framework", str(own), "--xlsx").exit_code == 0
    folder = tmp_path / "in" / "mine"
    assert check_study(folder, DATA) == []
    book = load_workbook(folder / "mine.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in book["Ratings"][1]] == ["Site", "Type", "Region", "=cmd|1", "c-two", "-1"]
    where = ["--study", "mine", "--into", str(tmp_path / "in")]
    shown = CliRunner().invoke(import_, [str(folder / "mine.xlsx"), *where])
    assert shown.exit_code == 0, shown.output
    assert load_study(folder, DATA).ratings["level"][0] == "up"


def test_checking_studies_prints_and_gives_the_exit_code(study: StudyCopy, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_studies([str(study.folder)], False, False) == 0
    study.set_cell("ratings.csv", 3, "level", "good")
    assert check_studies([str(study.folder)], False, True) == 1
    assert '"rule": "enum"' in capsys.readouterr().out
    study.change_text("ratings.csv", "good", "mixed ")
    assert check_studies([str(study.folder)], True, False) == 0


def test_the_spreadsheet_takes_a_rating_in_each_row_too(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    make(tmp_path, "--xlsx")
    path = tmp_path / "mine" / "mine.xlsx"
    book = load_workbook(path)
    sheet = book["One rating a row"]
    headings = [cell.value for cell in sheet[1]]
    assert headings == ["Site", "Criterion", "Level", "Coder", "Evidence", "Statement", "Publish"]
    offered = {str(choice.sqref): choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert set(offered) == {"B2:B500", "C2:C500", "G2:G500"}
    sheet.append(["Upton", "Policy legitimacy", "Relative success", "c1", "d1", "They led", "yes"])
    sheet.append(["Upton", "Policy legitimacy", "missing", "c2", "d1"])
    book.save(path)
    where = ["--study", "mine", "--into", str(tmp_path)]
    shown = CliRunner().invoke(import_, [str(path), *where])
    assert shown.exit_code == 0, shown.output
    ratings = load_study(tmp_path / "mine", DATA).ratings
    assert list(ratings["level"]) == ["relative_success", "missing"]
    assert list(ratings["statement"]) == ["They led", ""]
    assert list(ratings["publish"]) == [True, False]
    book["Ratings"].append(["Downham", "council", "North", "Relative success"])
    book.save(path)
    shown = CliRunner().invoke(import_, [str(path), *where])  # both were filled in
    assert "Name one with --sheet" in shown.output
    assert CliRunner().invoke(import_, [str(path), *where, "--sheet", "One rating a row"]).exit_code == 0


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_what_is_refused_as_a_site_is_refused_as_a_study(tmp_path: Path, name: str) -> None:
    shown = CliRunner().invoke(new, [name, "--into", str(tmp_path)])
    assert shown.exit_code == 1
    assert f'"{name}" cannot be the name of a folder on Windows. Choose another id.' in shown.output
    assert not list(tmp_path.iterdir())


def test_a_study_that_has_such_a_name_is_told(tmp_path: Path) -> None:
    folder = make_copy(tmp_path / "con").folder
    assert [fault.rule for fault in check_study(folder, DATA) if fault.severity == "fault"] == ["reserved"]
