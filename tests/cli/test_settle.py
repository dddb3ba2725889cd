"""`compendium settle`: what it says, and its exit codes."""

from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result
from coded_study import make_coded_study

from compendium.cli.main import main
from compendium.intake.settle import WORKBOOK
from compendium.intake.settle_sheet import SHEET


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["settle", *map(str, arguments)])


def test_differences_go_out_and_come_back(tmp_path: Path) -> None:
    coded = make_coded_study(tmp_path / "councils")
    out = run(coded.folder)
    assert out.exit_code == 0
    assert "Differences between coders: 2; settled: 1." in out.output
    path = coded.folder / WORKBOOK
    back = run(coded.folder, path)
    assert (back.exit_code, "Settled: 1; open in this file: 1." in back.output) == (0, True)
    assert "Nothing has changed" in back.output
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    places = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, places["Criterion that stands"]).value = "none"
    sheet.cell(3, places["Reason"]).value = "It says nothing of the kind"
    book.save(path)
    back = run(coded.folder, path)
    assert (back.exit_code, "Settled: 2; open in this file: 0." in back.output) == (0, True)
    assert "kept as: settled.csv.before-settle" in back.output


def test_every_fault_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    coded = make_coded_study(tmp_path / "councils")
    table = tmp_path / "mine.csv"
    table.write_text(
        "Evidence,Site,Criterion that stands,Level that stands,Reason\n"
        "e1,north-town,clarity,good,\ne9,north-town,none,,So\n",
        encoding="utf-8",
    )
    done = run(coded.folder, table)
    assert done.exit_code == 1
    for place in ("row 2, column Criterion that stands", "row 2, column Level", "row 2, column Reason", "row 3"):
        assert place in done.output
    assert "Traceback" not in done.output


def test_a_study_or_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 1
    coded = make_coded_study(tmp_path / "councils")
    assert run(coded.folder, tmp_path / "none.xlsx").exit_code == 2
