"""What the book makes beside its notebooks: the numbers of the home page and the whole audit to download."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from compendium.project import Project
from compendium.publish.book.parts import write_parts
from compendium.results.claims.show import AUDIT_FILE


@pytest.fixture(scope="module")
def parts(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts") / "book"
    write_parts(project, folder, "numbers.json", "")
    return folder


def test_the_whole_audit_lies_beside_the_pages(project: Project, parts: Path) -> None:
    with (parts / "_static" / AUDIT_FILE).open(encoding="utf-8", newline="") as file:
        audit = list(csv.DictReader(file))
    with (project.data / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert [row["claim"] for row in audit] == [row["claim"] for row in csv.DictReader(file)]
    assert all(row["readings"] for row in audit if row["verdict"] != "not computable")


def test_the_home_page_counts_the_four_verdicts_of_the_audit(parts: Path) -> None:
    numbers = json.loads((parts / "numbers.json").read_text(encoding="utf-8"))
    with (parts / "_static" / AUDIT_FILE).open(encoding="utf-8", newline="") as file:
        audit = list(csv.DictReader(file))
    verdicts = Counter(row["verdict"] for row in audit)
    told = {name: int(numbers[f"claims_{name}"]) for name in ("reproduced", "depending", "differing", "outside")}
    assert list(told.values()) == [
        verdicts[verdict] for verdict in ("reproduced", "depends on the reading", "differs", "not computable")
    ]
    assert sum(told.values()) == int(numbers["claims"]) == len(audit)
    assert int(numbers["claims_on_our_coding"]) == sum(row["rests_on_coding"] == "yes" for row in audit)


def test_the_data_dictionary_counts_the_tables_and_columns_that_it_shows(project: Project, parts: Path) -> None:
    numbers = json.loads((parts / "numbers.json").read_text(encoding="utf-8"))
    resources = json.loads((project.data / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert int(numbers["tables"]) == len(resources)
    shown = (parts / "generated" / "dictionary.txt").read_text(encoding="utf-8")
    assert int(numbers["columns"]) == shown.count('<th scope="row"')


def test_the_page_of_sources_counts_both_kinds(project: Project, parts: Path) -> None:
    numbers = json.loads((parts / "numbers.json").read_text(encoding="utf-8"))
    with (project.data / "sources.csv").open(encoding="utf-8", newline="") as file:
        kinds = Counter(row["used_for"] for row in csv.DictReader(file))
    assert {name: int(numbers[name]) for name in ("documents", "references")} == {
        "documents": kinds["built from"],
        "references": kinds["referred to"],
    }
