"""Wide tables become studies when every heading and cell is placed, and nothing is written before."""

import csv
import datetime
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from compendium.cli.imports import import_
from compendium.data_package.faults import DataError
from compendium.studies.framework import MADE_BY_IMPORT
from compendium.studies.shared_framework import framework_texts
from compendium.studies.study import check_study

from .conftest import DATA, Importing
from .wide_tables import CONSTRUCTS, Rows, authorities, matrix, save_csv, save_ods, save_xlsx

FOUR = "outstanding=4,good=3,requires_improvement=2,inadequate=1"
FIVE = "strong_positive=2,positive=1,neutral=0,negative=-1,strong_negative=-2"
ISP = ["--framework", "care-act-isp"]
SMALL: Rows = [
    ["Council", "policy legitimacy", "Stakeholder_Support"],
    ["Alpha", "Relative success", "2"],
    ["Beta", "relative-failure", ""],
]


SAVERS: dict[str, Callable[[Path, Rows], Path]] = {
    "a.csv": save_csv,
    "b.csv": lambda path, rows: save_csv(path, rows, ";", "utf-8-sig"),
    "c.csv": lambda path, rows: save_csv(path, rows, "\t", "utf-16"),
    "a.xlsx": save_xlsx,
    "a.ods": save_ods,
}


@pytest.mark.parametrize("name", SAVERS)
def test_153_authorities_go_through_once_all_is_placed(importing: Importing, tmp_path: Path, name: str) -> None:
    rows = authorities()
    file = SAVERS[name](tmp_path / name, rows)
    first = importing(file, "--framework", "la-assessment", "--levels", FOUR)
    assert first.exit_code == 1
    assert not importing.into.exists() or not list(importing.into.iterdir())
    for told in (
        "row 12, column Working with people",
        "row 101, column Overall rating",
        "column Published",
        "column Link",
    ):
        assert told in first.stdout
    assert '"good (see memo)" is no level or non-answer. 2 columns, 2 cells' in first.stdout
    aside = ["--ignore", "published", "--ignore", "LINK", "--map", "good (see memo)=good"]
    second = importing(file, "--framework", "la-assessment", "--levels", FOUR, *aside)
    assert second.exit_code == 0, second.output
    study = importing.study()
    cells = [cell for row in rows[1:] for cell in row[3:8]]
    assert len(study.sites) == 153
    assert len(study.ratings) == sum(bool(cell) for cell in cells)
    assert f"blank → no rating ({cells.count('')} cells)" in second.stdout
    assert [level.value for level in study.framework.levels] == [4, 3, 2, 1]
    assert list(study.framework.criteria["criterion"])[1:3] == ["providing-support", "ensuring-safety"]
    read = {
        "4": "outstanding",
        "●": "outstanding",
        "1": "inadequate",
        "GOOD ": "good",
        "Requires_Improvement": "requires_improvement",
    }
    for row in rows[1:40]:
        for typed, criterion in ((row[3], "working-with-people"), (row[7], "overall-rating")):
            if typed in read:
                assert importing.level(row[0].lower().replace(" ", "-"), criterion) == [read[typed]]


def test_the_next_release_of_the_same_table_goes_through_at_once(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "first.csv", authorities())
    aside = ["--ignore", "published", "--ignore", "Link", "--map", "good (see memo)=good"]
    assert importing(file, "--framework", "la", "--levels", FOUR, *aside).exit_code == 0
    text = (importing.folder / "study.toml").read_text(encoding="utf-8")
    (importing.folder / "study.toml").write_text(text.replace("# What", "# mine: What"), encoding="utf-8")
    old = (importing.folder / "ratings.csv").read_bytes()
    rows = authorities()
    rows[1][3] = "outstanding"
    again = importing(save_csv(tmp_path / "second.csv", rows))
    assert again.exit_code == 0, again.output
    assert importing.level("authority-1", "working-with-people") == ["outstanding"]
    assert (importing.folder / "ratings.csv.before-import").read_bytes() == old
    assert "# mine: What" in (importing.folder / "study.toml").read_text(encoding="utf-8")
    assert [path.name for path in importing.into.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", SAVERS)
def test_a_matrix_with_sites_in_columns(importing: Importing, tmp_path: Path, name: str) -> None:
    rows = matrix()
    file = SAVERS[name](tmp_path / name, rows)
    how = ["--framework", "cfir", "--sites-in", "columns", "--levels", FIVE]
    first = importing(file, *how)
    assert first.exit_code == 1
    for told in ("Inner setting", "Process setting", "column Domain"):
        assert told in first.stdout
    aside = [word for name in ("Inner", "Outer", "Process") for word in ("--ignore", f"{name} setting")]
    second = importing(file, *how, "--ignore", "Domain", *aside)
    assert second.exit_code == 0, second.output
    study = importing.study()
    assert list(study.sites["site"]) == ["site-one", "site-two", "st-marys", "site-four", "site-five"]
    assert list(study.framework.criteria["name"]) == CONSTRUCTS
    assert len(study.ratings) == 150
    meant = {"−2": "strong_negative", "-1": "negative", "–1": "negative", "0": "neutral", "+1": "positive"}
    meant |= {"+2": "strong_positive", "2": "strong_positive", "mixed": "mixed", "N/A": "not_applicable"}
    expected = [(meant | {"Missing": "missing"})[cell] for row in rows[1:] if row[1] for cell in row[2:]]
    by_row = study.ratings.sort_values(
        ["criterion", "site"],
        key=lambda column: column.map(
            {v: n for n, v in enumerate([*study.framework.criteria["criterion"], *study.sites["site"]])}
        ),
    )
    assert list(by_row["level"]) == expected
    assert [level.symbol for level in study.framework.levels] == ["+2", "+1", "0", "−1", "−2"]


def test_a_framework_that_exists_and_headings_that_are_nearly_right(importing: Importing, tmp_path: Path) -> None:
    assert importing(save_csv(tmp_path / "a.csv", SMALL), *ISP).exit_code == 0
    assert importing.level("alpha", "stakeholder-support") == ["relative_success"]
    assert importing.level("beta", "policy-legitimacy") == ["relative_failure"]
    assert importing.level("beta", "stakeholder-support") == []
    assert importing(save_csv(tmp_path / "b.csv", SMALL), "--blank", "missing").exit_code == 0
    assert importing.level("beta", "stakeholder-support") == ["missing"]
    assert importing(save_csv(tmp_path / "b.csv", SMALL), "--map", "=too early").exit_code == 0
    assert {fault.severity for fault in check_study(importing.folder, DATA)} <= {"note"}


UNCLEAR = ["R", "Rel", "success", "3", "-3", "1.5", "good (see memo)", "NA", "n.a.", "-", "–", "?", "2?", "2*", "*"]
UNCLEAR += ["#N/A", "0 1", "relative success?", "relativesuccess", "=2", "@2", "None", "nan", "TRUE", "too", "miss"]
UNCLEAR += ["mixed?", "−", "2 / 1"]


@pytest.mark.parametrize("cell", UNCLEAR)
def test_nothing_is_guessed(importing: Importing, tmp_path: Path, cell: str) -> None:
    rows = [*SMALL, ["Gamma", "2", cell]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *ISP)
    assert shown.exit_code == 1
    assert f'row 4, column Stakeholder_Support: "{cell}"' in shown.stdout
    assert not importing.folder.exists()
    assert importing(save_csv(tmp_path / "a.csv", rows), *ISP, "--map", f"{cell}=mixed").exit_code == 0
    assert importing.level("gamma", "stakeholder-support") == ["mixed"]


CLEAR = {
    "relative_success": ["relative_success", "RELATIVE SUCCESS", "relative-success", "2", "+2", "2.0", "●"],
    "relative_failure": [" 0 ", "-0", "Relative  failure"],
    "not_applicable": ["n/a", "N/A", "Not applicable"],
    "too_early": ["too_early", "Too early to judge"],
    "missing": ["MISSING"],
    "mixed": ["Mixed"],
}


@pytest.mark.parametrize(("cell", "level"), [(cell, level) for level, cells in CLEAR.items() for cell in cells])
def test_a_level_is_known_by_id_name_symbol_and_number(
    importing: Importing, tmp_path: Path, cell: str, level: str
) -> None:
    assert importing(save_csv(tmp_path / "a.csv", [*SMALL, ["Gamma", "2", cell]]), *ISP).exit_code == 0
    assert importing.level("gamma", "stakeholder-support") == [level]


@pytest.mark.parametrize("site", ["NA", "None", "nan", "007", "=1+1", "+44", "Søndre Å", "-x", "@home", "1e5", "TRUE"])
def test_names_of_sites_stay_as_typed(importing: Importing, tmp_path: Path, site: str) -> None:
    for file in (save_csv(tmp_path / "a.csv", [*SMALL, [site, "2", "1"]]), tmp_path / "a.csv"):
        assert importing(file, *ISP).exit_code == 0
    assert list(importing.study().sites["name"])[2] == site
    assert (
        not (importing.folder / "sites.csv")
        .read_text(encoding="utf-8")
        .splitlines()[3]
        .split(",")[1]
        .startswith(("=", "+", "-", "@"))
    )


BROKEN: list[tuple[Rows, list[str], str]] = [
    ([*SMALL, ["Alpha!", "2", "1"]], [], 'row 4, column Council: "Alpha!" would have the id alpha, as "Alpha" has'),
    ([*SMALL, ["Alpha", "2", "1"]], [], '"Alpha" stands twice, in row 2 and row 4'),
    ([*SMALL, ["", "2", "1"]], [], "row 4, column Council: The site has no name."),
    ([*SMALL, ["東京", "2", "1"]], [], 'row 4, column Council: "東京" gives no id'),
    ([*SMALL, ["Source: a report", "", ""]], [], 'row 4, column Council: "Source: a report" has nothing beside it'),
    ([[*SMALL[0], "Policy-Legitimacy"], *([*r, "1"] for r in SMALL[1:])], [], "and so is another heading"),
    ([[*SMALL[0], "Policy legitimcy"], *([*r, "1"] for r in SMALL[1:])], [], 'Did you mean "policy-legitimacy"?'),
    ([[*SMALL[0], "P"], *([*r, "1"] for r in SMALL[1:])], [], 'column P: "P" cannot be placed'),
    ([[*SMALL[0], ""], *([*r, "1"] for r in SMALL[1:])], [], "column D"),
    ([["Council", "Year"], ["Alpha", "2020"]], ["--ignore", "year"], "No heading is a criterion"),
    ([["policy legitimacy"], ["2"]], [], "No heading says which column names the sites"),
    ([[*SMALL[0], "Tier"], *([*r, "national"] for r in SMALL[1:])], [], "is not a tier of the study"),
]


@pytest.mark.parametrize(("rows", "arguments", "told"), BROKEN)
def test_what_cannot_be_placed_is_listed(
    importing: Importing, tmp_path: Path, rows: Rows, arguments: list[str], told: str
) -> None:
    shown = importing(save_csv(tmp_path / "a.csv", rows), *ISP, *arguments)
    assert shown.exit_code == 1
    assert told in shown.output
    assert "Nothing was written." in shown.stdout
    assert not importing.folder.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--framework", "care-act-ips"], 'Did you mean "care-act-isp"?'),
        ([], "Say with --framework"),
        ([*ISP, "--levels", "a=1,b=0"], "There is a framework"),
        (["--framework", "new", "--levels", "a=1,b=1"], "a number of its own"),
        (["--framework", "new", "--levels", "a=2,b=1,c=0", "--best", "b"], "neither the first nor the last"),
        ([*ISP, "--best", "relative_failure"], 'the framework has "relative_success" as the best'),
        (["--framework", "new", "--levels", "a"], "is not `id=value`"),
        (["--framework", "new", "--levels", "mixed=1,b=0"], "is not `id=value`"),
        ([*ISP, "--map", "2=relativ_success"], 'Did you mean "relative_success"?'),
        ([*ISP, "--map", "nonsense"], "is not FROM=TO"),
        ([*ISP, "--blank", "nothing"], "is not one of"),
        ([*ISP, "--sheet", "x"], ""),
        ([*ISP, "--criterion", "Weather"], ""),
    ],
)
def test_what_was_asked_wrongly_is_told(importing: Importing, tmp_path: Path, arguments: list[str], told: str) -> None:
    shown = importing(save_csv(tmp_path / "a.csv", SMALL), *arguments)
    assert told in shown.output
    assert shown.exit_code == (1 if told else 0)
    assert importing.folder.exists() == (not told)


def test_a_site_gets_an_id_of_its_own_and_a_heading_its_meaning(importing: Importing, tmp_path: Path) -> None:
    rows = [["Ref", "Who", "Legitimacy"], ["1", "St. Mary's", "2"], ["2", "St Mary’s", "1"]]
    how = ["--ignore", "ref", "--map", "Who=name", "--map", "Legitimacy=policy-legitimacy"]
    file = save_csv(tmp_path / "a.csv", rows)
    assert importing(file, *ISP, *how).exit_code == 1
    assert importing(file, *ISP, *how, "--map", "St Mary’s=st-m").exit_code == 0
    assert list(importing.study().sites["site"]) == ["st-marys", "st-m"]


def test_several_coders_of_one_site(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Coder", "Policy legitimacy"], ["Alpha", "c1", "2"], ["Alpha", "c2", "1"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *ISP).exit_code == 0
    assert list(importing.study().ratings["coder"]) == ["c1", "c2"]


def test_a_workbook_of_several_sheets_needs_one_named(importing: Importing, tmp_path: Path) -> None:
    file = save_xlsx(tmp_path / "a.xlsx", SMALL, sheets=2)
    assert "Name one with --sheet, such as --sheet Sheet." in importing(file, *ISP).output
    assert importing(file, *ISP, "--sheet", "More 1").exit_code == 0


def test_numbers_dates_and_errors_of_a_workbook(importing: Importing, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Site", "Policy legitimacy", "Seen"], [7, 2, datetime.date(2025, 1, 31)]]
    rows += [["Beta", 1.0, datetime.datetime(2025, 1, 31, 9, 30)], ["Gamma", "#N/A", True]]
    shown = importing(save_xlsx(tmp_path / "a.xlsx", rows), *ISP)
    assert shown.exit_code == 1
    assert 'row 4, column Policy legitimacy: "#N/A"' in shown.stdout
    rows[3][1] = "=1+1"
    assert '"=1+1"' in importing(save_xlsx(tmp_path / "a.xlsx", rows), *ISP).stdout
    rows[3][1] = "#N/A"
    how = ["--ignore", "Seen", "--map", "#N/A=missing"]
    assert importing(save_xlsx(tmp_path / "a.xlsx", rows), *ISP, *how).exit_code == 0
    assert list(importing.study().sites["name"]) == ["7", "Beta", "Gamma"]
    assert list(importing.study().ratings["level"]) == ["relative_success", "conflicted_attainment", "missing"]


def test_headings_may_stand_lower_down(importing: Importing, tmp_path: Path) -> None:
    file = save_xlsx(tmp_path / "a.xlsx", [["Table 1. Councils"], [], *SMALL])
    shown = importing(file, *ISP)
    assert shown.exit_code == 0
    assert "The headings stand in row 3, as it seems; --header-row N says otherwise." in shown.stdout
    assert importing(file, *ISP, "--header-row", "3").exit_code == 0
    assert "The row of the headings is 99, but the table has" in importing(file, *ISP, "--header-row", "99").output


def test_faults_below_headings_that_stand_lower_down_name_the_row_of_the_file(
    importing: Importing, tmp_path: Path
) -> None:
    heading, first, *others = SMALL
    rows = [["Table 1. Councils"], [], heading, first, [others[0][0], "unheard of", ""], *others[1:]]
    shown = importing(save_xlsx(tmp_path / "a.xlsx", rows), *ISP, "--header-row", "3")
    assert shown.exit_code == 1
    assert 'row 5, column policy legitimacy: "unheard of"' in shown.stdout


@pytest.mark.parametrize("content", [b"", b"\0\0", b"<html></html>", b"PK\x03\x04broken", b"\xff\xfe", b'"open'])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods"])
def test_a_file_that_is_none_is_told(importing: Importing, tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    shown = importing(tmp_path / name, *ISP)
    assert (shown.exit_code, name in shown.output) == (1, True)
    assert not importing.folder.exists()


def test_a_missing_file_and_an_id_that_leaves_its_folder(importing: Importing, tmp_path: Path) -> None:
    assert "missing" in importing(tmp_path / "no.csv", *ISP).output
    file = str(save_csv(tmp_path / "a.csv", SMALL))
    for name in ("..", "Up", "a b", "../Up", "x/.."):
        shown = CliRunner().invoke(import_, [file, "--study", name, "--into", str(importing.into), *ISP])
        assert shown.exit_code == 1
        assert "is not the id of a study" in shown.output


def test_a_study_with_faults_is_not_written_over(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", SMALL)
    assert importing(file, *ISP).exit_code == 0
    path = importing.folder / "study.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("median", "mean"), encoding="utf-8")
    before = (importing.folder / "ratings.csv").read_bytes()
    assert importing(file).exit_code == 1
    assert (importing.folder / "ratings.csv").read_bytes() == before
    with pytest.raises(DataError):
        importing.study()


@pytest.mark.parametrize("name", ["sites.csv", "ratings.csv"])
def test_what_another_import_replaces_is_kept_beside(importing: Importing, tmp_path: Path, name: str) -> None:
    assert importing(save_csv(tmp_path / "a.csv", SMALL), *ISP).exit_code == 0
    before = (importing.folder / name).read_bytes()
    other = [SMALL[0], ["Omega", "Relative success", "2"]]
    shown = importing(save_csv(tmp_path / "b.csv", other), *ISP)
    assert shown.exit_code == 0
    kept = [path for path in importing.folder.glob(f"{name}.*") if path.read_bytes() == before]
    assert len(kept) == 1
    assert kept[0].name in shown.stdout


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_a_spreadsheet_program_would_run_is_written_harmless(
    importing: Importing, tmp_path: Path, start: str
) -> None:
    coder = f"{start}cmd|' /C calc'!A0"
    rows = [[*SMALL[0], "Coder"], [f"{start}1+1", "Relative success", "2", coder]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *ISP, "--map", "Coder=coder").exit_code == 0
    for name, column, typed in (("sites.csv", "name", f"{start}1+1"), ("ratings.csv", "coder", coder)):
        with (importing.folder / name).open(encoding="utf-8", newline="") as file:
            cells = [row[column] for row in csv.DictReader(file)]
        assert cells
        assert all(typed in cell and not cell.startswith(start) for cell in cells)


@pytest.mark.parametrize("heading", ["Criterion", "Standards", "Risk of bias domain"])
def test_a_table_that_may_lie_on_its_side_is_asked_about(importing: Importing, tmp_path: Path, heading: str) -> None:
    rows = [[heading, "North Town", "Southwick"], ["Leadership", "good", "poor"], ["Resources", "fair", "missing"]]
    path = save_csv(tmp_path / "turned.csv", rows)
    levels = ("--framework", "mine-anew", "--levels", "good=2,fair=1,poor=0")
    done = importing(path, *levels)
    assert done.exit_code == 1
    assert "Do the sites stand in columns?" in done.output
    assert not importing.folder.exists()
    assert done.output.splitlines()[-2].endswith("--sites-in columns")  # the command that is offered
    assert importing(path, *levels, "--map", f"{heading}=name", "--dry-run").exit_code == 0
    assert importing(path, *levels, "--sites-in", "columns").exit_code == 0
    assert list(importing.study().sites["name"]) == ["North Town", "Southwick"]
    assert list(importing.study().framework.criteria["name"]) == ["Leadership", "Resources"]


def test_numbers_before_the_names_are_no_criterion_whatever_stands_below_the_table(
    importing: Importing, tmp_path: Path
) -> None:
    rows = [["Ref", "Hub name", "Staff", "Data"]]
    rows += [[f"{n:03d}", f"Hub {n}", "strong", "weak"] for n in range(1, 9)]
    rows += [["Total", "", "", ""], ["* = under appeal", "", "", ""]]
    path = save_csv(tmp_path / "hubs.csv", rows)
    done = importing(path, "--framework", "mine-anew", "--levels", "strong=3,developing=2,weak=1")
    assert done.exit_code == 1
    assert 'Do the numbers under "Ref" name the sites?' in done.output
    offered = done.output.splitlines()[-2]
    assert '--map "Hub name=name"' in offered
    assert "--ignore Ref" in offered
    assert "…" not in offered
    taken = shlex.split(offered[offered.index("--framework") :])
    assert importing(path, *taken).exit_code == 0
    assert list(importing.study().framework.criteria["criterion"]) == ["staff", "data"]
    assert len(importing.study().sites) == 8


def test_the_name_of_the_table_is_on_no_page(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "Standards FINAL v3.csv", SMALL)
    levels = "Relative success=2,Relative failure=1"
    imported = importing(file, "--framework", "own", "--levels", levels, "--map", "2=relative-success")
    assert imported.exit_code == 0, imported.output
    path = importing.folder / "framework" / "framework.toml"
    text = path.read_text(encoding="utf-8")
    assert "FINAL" not in text
    assert (importing.study().framework.source, importing.study().framework.locator) == MADE_BY_IMPORT
    before = text.replace(MADE_BY_IMPORT[0], file.name).replace(MADE_BY_IMPORT[1], "Headings of the table")
    assert "FINAL" in before
    path.write_text(before, encoding="utf-8")
    study = importing.study()
    assert (study.framework.source, study.framework.locator) == MADE_BY_IMPORT
    assert not any("FINAL" in text for text in framework_texts(study.framework).values())
