"""The tables of measurements: each ratio follows from the numbers that stand next to it."""

import csv
from pathlib import Path

import pytest

from compendium.publish.book.benchmarks import speed_table, studies_table

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


def rows(name: str) -> list[dict[str, str]]:
    with (BENCHMARKS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("book.csv"), ids=lambda row: row["step"])
def test_times_faster_and_share_follow_from_the_seconds_shown(row: dict[str, str]) -> None:
    ours, theirs, cold = float(row["compendium"]), float(row["jupyter_book"]), float(rows("book.csv")[0]["compendium"])
    assert row["ratio"] == f"{theirs / ours:.1f}"
    assert row["share"] == f"{ours / cold:.2f}"


@pytest.mark.parametrize("row", rows("studies.csv"), ids=lambda row: f"{row['step']} {row['sites']}")
def test_seconds_for_each_and_times_the_cold_run_follow_from_the_seconds_shown(row: dict[str, str]) -> None:
    seconds, command = float(row["seconds"]), "command" in row["step"].lower()
    colds = [each for each in rows("studies.csv") if each["step"].startswith("Cold") and each["sites"] == row["sites"]]
    (cold,) = [float(each["seconds"]) for each in colds if ("command" in each["step"]) == command] or [0.0]
    assert not row["each"] or row["each"] == f"{seconds / int(row['notebooks']):.2f}"
    assert not row["ratio"] or row["ratio"] == f"{seconds / cold:.2f}"


def test_the_tables_show_them() -> None:
    assert rows("book.csv")[0]["ratio"] in speed_table(BENCHMARKS / "book.csv").plain
    assert all(row["each"] in studies_table(BENCHMARKS / "studies.csv").plain for row in rows("studies.csv"))
