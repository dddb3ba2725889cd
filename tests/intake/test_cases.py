"""Tables that went wrong for people, each standing for a kind: what is right is written beside each."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from .conftest import Importing
from .wide_tables import Rows, save_csv, save_ods, save_xlsx

MINE = ["--framework", "mine", "--levels"]
THREE = [*MINE, "good=2,fair=1,poor=0"]


def levels_of(importing: Importing) -> dict[tuple[str, str], str]:
    ratings = importing.study().ratings
    return dict(zip(zip(ratings["site"], ratings["criterion"], strict=True), ratings["level"], strict=True))


GRADES: Rows = [["Council", "Care", "Staffing"], ["Upton", "1", "2"], ["Downham", "4", "3"], ["Midley", "2", "2"]]


def test_a_scale_on_which_1_is_best(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", GRADES)
    assert importing(file, *MINE, "outstanding=1,good=2,requires=3,inadequate=4").exit_code == 0
    read = levels_of(importing)
    assert [read["upton", "care"], read["upton", "staffing"]] == ["outstanding", "good"]
    assert [read["downham", "care"], read["downham", "staffing"]] == ["inadequate", "requires"]
    levels = importing.study().framework.levels
    assert [(level.id, level.value, level.symbol) for level in levels] == [
        ("outstanding", 4, "1"),
        ("good", 3, "2"),
        ("requires", 2, "3"),
        ("inadequate", 1, "4"),
    ]
    assert levels[0].name == "Outstanding (1)"
    rows = [*GRADES, ["Newton", "Outstanding", "inadequate"]]  # the next release, with words among the numbers
    assert importing(save_csv(tmp_path / "b.csv", rows)).exit_code == 0
    read = levels_of(importing)
    assert [read["upton", "care"], read["newton", "care"], read["newton", "staffing"]] == [
        "outstanding",
        "outstanding",
        "inadequate",
    ]


def test_bare_numbers_do_not_say_which_is_best(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", GRADES)
    turned = [*MINE, "outstanding=4,good=3,requires=2,inadequate=1"]
    shown = importing(file, *turned)
    assert (shown.exit_code, importing.folder.exists()) == (1, False)
    assert "Is 4 (outstanding) the best, or is 1 the best?" in shown.stdout
    assert "--best outstanding   or   --levels outstanding=1,good=2,requires=3,inadequate=4" in shown.stdout
    assert importing(file, *turned, "--best", "outstanding").exit_code == 0
    assert levels_of(importing)["upton", "care"] == "inadequate"
    assert 'best = "outstanding"' in (importing.folder / "study.toml").read_text(encoding="utf-8")
    assert importing(file).exit_code == 0


@pytest.mark.parametrize("best", ["outstanding", "Outstanding", "1"])
def test_levels_listed_from_worst_to_best_with_the_best_named(importing: Importing, tmp_path: Path, best: str) -> None:
    file = save_csv(tmp_path / "a.csv", GRADES)
    listed = [*MINE, "inadequate=4,requires=3,good=2,outstanding=1", "--best", best]
    assert importing(file, *listed).exit_code == 0
    assert levels_of(importing)["upton", "care"] == "outstanding"
    assert importing.study().framework.levels[0].id == "outstanding"


def test_criteria_in_rows_with_two_columns_before_the_sites(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["Domain", "Construct", "Upton", "Downham"],
        ["Inner", "Leading", "+2", "+1"],
        ["Inner", "Means", "−1", "0"],
        ["Outer", "Rules", "mixed", "N/A"],
    ]
    file = save_csv(tmp_path / "a.csv", rows)
    how = ["--sites-in", "columns", *MINE, "p2=2,p1=1,zero=0,m1=-1"]
    first = importing(file, *how)
    assert first.exit_code == 1
    assert "--map Construct=criterion" in first.stdout
    assert importing(file, *how, "--map", "Construct=criterion", "--map", "Domain=group").exit_code == 0
    assert list(levels_of(importing).values()) == ["p2", "m1", "mixed", "p1", "zero", "not_applicable"]
    criteria = (importing.folder / "framework" / "criteria.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:3] for line in criteria[1:]] == [
        ["leading", "Leading", "Inner"],
        ["means", "Means", "Inner"],
        ["rules", "Rules", "Outer"],
    ]


def test_a_group_of_criteria_may_stand_in_a_line_of_its_own(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["Construct", "Upton"],
        ["Inner setting", ""],
        ["Leading", "good"],
        ["Outer setting", ""],
        ["Rules", "poor"],
    ]
    file = save_csv(tmp_path / "a.csv", rows)
    how = ["--sites-in", "columns", *THREE]
    assert '--map "Inner setting=group"' in importing(file, *how).stdout
    groups = ["--map", "Inner setting=group", "--map", "Outer setting=group"]
    assert importing(file, *how, *groups).exit_code == 0
    assert list(importing.study().framework.criteria["group"]) == ["Inner setting", "Outer setting"]


def test_a_long_table_with_statements(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["site", "criterion", "level", "coder", "evidence", "statement", "publish"],
        ["Upton", "Leading", "good", "A", "d1", "They led us", "yes"],
        ["Upton", "Means", "poor", "A", "d1", "", "no"],
        ["Upton", "Leading", "fair", "B", "d1", "Not for others", ""],
        ["Downham", "Leading", "good", "A", "d2", "Clear at once", "yes"],
        ["Downham", "Means", "missing", "B", "d2", "", ""],
    ]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE).exit_code == 0
    ratings = importing.study().ratings
    assert (len(ratings), set(ratings["site"]), set(ratings["coder"])) == (5, {"upton", "downham"}, {"A", "B"})
    assert list(ratings[ratings["publish"]]["statement"]) == ["They led us", "Clear at once"]
    assert list(importing.study().framework.criteria["name"]) == ["Leading", "Means"]


def test_one_coder_who_has_nothing_is_kept_as_such(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Coder", "Evidence", "Access"], ["Upton", "c1", "e1", "missing"], ["Upton", "c2", "e1", "good"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE).exit_code == 0
    assert list(importing.study().ratings["level"]) == ["missing", "good"]
    assert set(importing.study().ratings["evidence"]) == {"e1"}


def test_names_longer_than_an_id(importing: Importing, tmp_path: Path) -> None:
    long = "An evaluation of a programme with quite a long name in a good many small towns of one county, "
    rows = [["Study", "Masked"], [f"{long}part one", "yes"], [f"{long}part two", "no"], ["Short", "no"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *MINE, "yes=1,no=0")
    assert shown.exit_code == 0
    assert shown.stdout.count("is longer than an id may be: its id is") == 2
    sites = importing.study().sites
    assert list(sites["name"]) == [f"{long}part one", f"{long}part two", "Short"]
    assert len(set(sites["site"])) == 3
    assert max(map(len, sites["site"])) <= 80
    again = [rows[0], *reversed(rows[1:])]  # another order gives the same ids
    assert importing(save_csv(tmp_path / "b.csv", again)).exit_code == 0
    assert set(importing.study().sites["site"]) == set(sites["site"])


NAN: Rows = [
    ["Site", "Area", "Leading"],
    ["Upton", "nan", "good"],
    ["Downham", "North", "fair"],
    ["Midley", "n/a", "good"],
]


def test_no_region_is_called_nan(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", NAN)
    how = [*THREE, "--map", "Area=region"]
    shown = importing(file, *how)
    assert shown.exit_code == 1
    for word in ("nan", "n/a"):
        assert f'"{word}" is no region, as it seems.' in shown.stdout
    assert importing(file, *how, "--map", "nan=", "--map", "n/a=not_applicable").exit_code == 0
    assert list(importing.study().sites["region"]) == ["", "North", ""]
    assert importing(file, "--map", "nan=nan").exit_code == 0  # kept as it stands, because somebody said so
    assert list(importing.study().sites["region"]) == ["nan", "North", ""]


def test_a_word_that_is_nothing_among_levels_and_regions_is_asked_about_once(
    importing: Importing, tmp_path: Path
) -> None:
    rows = [["Site", "Region", "Leading"], ["Upton", "NA", "NA"], ["Downham", "North", "good"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert "Could not be placed: 1 question, 2 cells." in shown.stdout
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE, "--map", "NA=missing").exit_code == 0
    assert list(importing.study().sites["region"]) == ["", "North"]
    assert levels_of(importing)["upton", "leading"] == "missing"


def test_a_count_is_no_criterion_unless_somebody_says_so(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Visits", "Access", "Care"], ["Upton", "1", "2", "1"], ["Downham", "2", "0", "1"]]
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *THREE)
    assert shown.exit_code == 1
    assert "--ignore Visits   or   --criterion Visits" in shown.stdout
    answered = ["--criterion", "Access", "--criterion", "Care", "--ignore", "Visits"]
    assert importing(file, *THREE, *answered).exit_code == 0
    assert list(importing.study().framework.criteria["name"]) == ["Access", "Care"]
    assert levels_of(importing)["downham", "access"] == "poor"


def test_whole_numbers_among_levels_in_words_are_asked_about(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Meetings", "Access"], ["Upton", "1", "good"], ["Downham", "2", "fair"]]
    file = save_csv(tmp_path / "a.csv", rows)
    assert '"Meetings" cannot be placed: whole numbers' in importing(file, *THREE).stdout
    assert importing(file, *THREE, "--criterion", "Meetings").exit_code == 0
    assert levels_of(importing)["upton", "meetings"] == "fair"


TITLED = 'Table 9: councils, by grade\n"All of them, 2023"\nCouncil;Reach;Scale\nUpton;good;fair\nDownham;poor;good\n'


@pytest.mark.parametrize("arguments", [[], ["--header-row", "3"]])
@pytest.mark.parametrize(
    "above", ["", "Exported by,\n", "Exported by,A,B,C,D,E,F,G\n", "\n\n", '"A ""quoted"" title"\n']
)
def test_lines_above_a_table_decide_nothing(
    importing: Importing, tmp_path: Path, arguments: list[str], above: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(above + TITLED, encoding="utf-8")
    row = str(3 + above.count("\n"))
    shown = importing(path, *THREE, *(["--header-row", row] if arguments else []))
    assert shown.exit_code == 0, shown.output
    assert "Cells are separated by semicolons." in shown.stdout
    assert (f"The headings stand in row {row}" in shown.stdout) == (not arguments)
    assert list(importing.study().sites["name"]) == ["Upton", "Downham"]
    assert list(importing.study().framework.criteria["name"]) == ["Reach", "Scale"]


def test_one_site_spelt_three_ways(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["Site", "Coder", "Region", "Reach"],
        ["Up Bay", "a", "East", "good"],
        ["Up\u00a0Bay", "b", "", "good"],
        ["up  bay", "c", "East", "fair"],
    ]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert shown.exit_code == 0
    assert "is the site up-bay, as" in shown.stdout
    study = importing.study()
    assert study.sites.to_dict("records") == [{"site": "up-bay", "name": "Up Bay", "type": "", "region": "East"}]
    assert list(study.ratings["coder"]) == ["a", "b", "c"]


@pytest.mark.parametrize(("one", "other"), [("Caf\u00e9", "Cafe\u0301"), ("Nor\u00adth", "North"), ("NORTH", "north")])
def test_accents_case_and_what_is_invisible_make_no_second_site(
    importing: Importing, tmp_path: Path, one: str, other: str
) -> None:
    rows = [["Site", "Coder", "Reach"], [one, "a", "good"], [other, "b", "fair"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE).exit_code == 0
    assert len(importing.study().sites) == 1


def test_what_is_said_twice_of_a_site_and_differs_is_named(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Coder", "Region", "Reach"], ["Upton", "a", "East", "good"], ["Upton", "b", "West", "good"]]
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *THREE)
    assert 'row 3, column Region: The site upton has the region "East" in row 2, and "West" elsewhere.' in shown.stdout
    assert importing(file, *THREE, "--map", "C2=West").exit_code == 0
    assert list(importing.study().sites["region"]) == ["West"]


def test_a_mapping_to_the_id_of_another_site_means_that_one(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Coder", "Reach"], ["Upton", "a", "good"], ["Upton Council", "b", "fair"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE, "--map", "Upton Council=upton").exit_code == 0
    assert list(importing.study().sites["name"]) == ["Upton"]
    assert list(importing.study().ratings["level"]) == ["good", "fair"]


def test_invisible_characters_end_in_no_id(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Lea\u200bding"], ["Up\ufeffton", "good"], ["Down\u200eham", "fair"]]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert "Invisible characters were left out: B1, A2, A3." in shown.stdout
    assert list(levels_of(importing)) == [("upton", "leading"), ("downham", "leading")]


def test_faults_are_grouped_by_what_mends_them(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["Council", "Access", "Care", "Reach", "Safety"],
        ["Upton", "NA", "good", "NA", "not assessed"],
        ["Downham", "good", "NA", "fair", "not assessed"],
        ["Midley", "NA", "fair", "NA", "good"],
    ]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert "Could not be placed: 2 questions, 7 cells." in shown.stdout
    lines = shown.stdout.splitlines()
    na = next(
        n for n, line in enumerate(lines) if line.startswith('1. "NA" is no level or non-answer. 3 columns, 5 cells')
    )
    assert lines[na + 1].strip().startswith("--map NA=missing")
    assert lines[na + 2].startswith('2. "not assessed" is no level or non-answer. 1 column, 2 cells')
    assert lines[na + 3].strip().startswith('--map "not assessed=missing"')


SHEET: Rows = [
    ["Site", "Reach", "Care"],
    ["Upton", "good", "fair"],
    ["Downham", "poor", "good"],
    ["Midley", "fair", "fair"],
]


def filled() -> Workbook:
    book = Workbook()
    for row in SHEET:
        book.active.append(row)
    return book


def test_numbers_stay_as_a_format_shows_them(importing: Importing, tmp_path: Path) -> None:
    book = filled()
    sheet = book.active
    sheet.insert_cols(1)
    sheet["A1"] = "Code"
    for row, number in enumerate((7, 12, 113), 2):
        sheet.cell(row, 1, number).number_format = "0000"
    book.save(tmp_path / "a.xlsx")
    rows = [["Code", *SHEET[0]], *([code, *row] for code, row in zip(("0007", "0012", "0113"), SHEET[1:], strict=True))]
    numbers = {f"{n:04d}": f'office:value-type="float" office:value="{n}"' for n in (7, 12, 113)}
    for file in (tmp_path / "a.xlsx", save_ods(tmp_path / "a.ods", rows, numbers)):
        assert importing(file, *THREE, "--map", "Code=site", "--map", "Site=name").exit_code == 0
        assert list(importing.study().sites["site"]) == ["0007", "0012", "0113"]
        assert list(importing.study().sites["name"]) == ["Upton", "Downham", "Midley"]


def test_what_stands_beside_the_values_is_told_by_place(importing: Importing, tmp_path: Path) -> None:
    book = filled()
    sheet = book.active
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B2"].font = Font(strike=True)
    sheet["B4"].comment = Comment("withdrawn", "")
    book.create_sheet("Old").append(["not", "this", "one"])
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    shown = importing(tmp_path / "a.xlsx", *THREE)
    assert shown.exit_code == 1
    for told in ("Hidden sheets, not read: Old.", "row 3, column C.", "Comments, not read: B4.", "Struck through: B2."):
        assert told in shown.stdout
    assert 'row 2, column Reach: "good" is struck through.' in shown.stdout
    shown = importing(tmp_path / "a.xlsx", *THREE, "--map", "B2=")
    assert shown.exit_code == 0
    assert 'B2 holds "good" and is read as nothing, as mapped.' in shown.stdout
    assert ("upton", "reach") not in levels_of(importing)
    assert importing(tmp_path / "a.xlsx", "--map", "B2=good").exit_code == 0
    assert levels_of(importing)["upton", "reach"] == "good"
    shown = importing(tmp_path / "a.xlsx", "--ignore", "row 3", "--ignore", "column C", "--remove", "care")
    assert shown.exit_code == 0
    assert 'row 3 holds "Downham" and is set aside.' in shown.stdout
    assert "not in this table" not in shown.stdout
    assert set(levels_of(importing)) == {("upton", "reach"), ("midley", "reach")}


def test_a_coloured_cell_far_outside_the_table_costs_nothing(importing: Importing, tmp_path: Path) -> None:
    book = filled()
    book.active["B1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(tmp_path / "a.xlsx")
    assert importing(tmp_path / "a.xlsx", *THREE).exit_code == 0
    assert len(importing.study().ratings) == 6


def test_chart_sheets_do_not_disturb(importing: Importing, tmp_path: Path) -> None:
    book = filled()
    book.create_chartsheet("Chart")
    book.save(tmp_path / "a.xlsx")
    assert importing(tmp_path / "a.xlsx", *THREE).exit_code == 0


def test_strict_open_xml_is_read(importing: Importing, tmp_path: Path) -> None:
    plain = save_xlsx(tmp_path / "plain.xlsx", SHEET)
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(tmp_path / "strict.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    assert importing(tmp_path / "strict.xlsx", *THREE).exit_code == 0
    assert len(importing.study().ratings) == 6
