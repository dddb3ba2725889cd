"""A dirty table of 153 rows goes through with two commands, the second pasted from the report of the first."""

import csv
from collections import Counter
from pathlib import Path

from .conftest import Importing
from .test_remedies import pasted
from .wide_tables import dirty, save_csv

GRADES = "outstanding=4,good=3,requires_improvement=2,inadequate=1"
MEANT = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires_improvement",
    "inadequate": "inadequate",
    "inadequate*": "inadequate",
    "good (see memo)": "good",
    "good?": "good",
    "inadequete": "inadequate",
    "n/a": "not_applicable",
} | dict.fromkeys(["na", "–", "not assessed", "missing"], "missing")


def test_153_dirty_rows_in_two_commands(importing: Importing, tmp_path: Path) -> None:
    rows = dirty()
    file = save_csv(tmp_path / "dirty.csv", rows, ";", "cp1252")
    first = importing(file, "--framework", "grades", "--levels", GRADES, "--map", "region_name=region")
    assert (first.exit_code, importing.folder.exists()) == (1, False)
    assert len(first.stdout.splitlines()) <= 40
    second = importing(file, *pasted(first))
    assert second.exit_code == 0, second.output
    body = [row for row in rows[3:] if row[3]]
    cells = Counter(
        MEANT[cell.strip().lower().replace("_", " ")] for row in body for cell in (*row[4:6], *row[7:9]) if cell
    )
    with (importing.folder / "ratings.csv").open(encoding="utf-8", newline="") as written:
        assert Counter(row["level"] for row in csv.DictReader(written)) == cells
    study = importing.study()
    assert len(study.sites) == len(body) == 153
    assert set(study.sites["region"]) == {"North", "South", ""}
    names = ["Working with people", "Providing support", "LEADERSHIP", "Overall grade"]
    assert list(study.framework.criteria["name"]) == names
