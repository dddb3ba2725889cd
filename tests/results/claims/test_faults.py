"""What claims.csv asks for is checked with the data, without computing."""

import shutil

from compendium.project import Project
from compendium.results.claims.faults import faults_of_claims


def set_cells(path, claim: str, cells: dict[str, str]) -> None:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["claim"] == claim).update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_claims_of_the_compendium_have_no_faults(project: Project) -> None:
    assert faults_of_claims(project.data) == []


def test_a_folder_without_claims_has_none(tmp_path) -> None:
    assert faults_of_claims(tmp_path) == []


def test_a_value_that_no_row_has_is_told_with_its_place(project: Project, tmp_path) -> None:
    data = tmp_path / "data"
    shutil.copytree(project.data, data)
    wrong = {"check": "", "operation": "count", "table": "text_items", "expected": "3"}
    where = {"where_column": "list", "where_value": "reasons-for-suport"}
    set_cells(data / "claims.csv", "policies-reviewed-fifteen", wrong | where)
    [fault] = faults_of_claims(data)
    assert (fault.file, fault.row, fault.column, fault.value) == (
        "data/claims.csv", 2, "where_value", "reasons-for-suport",
    )  # fmt: skip
    assert fault.message == 'No row of text_items has "reasons-for-suport" in its column "list".'
