"""Verdicts as they were kept: read from what anyone may have written, and none where nothing can be read."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.publish.verify.kept_verdicts import verdicts_in_audit, verdicts_in_notebook

TABLE = "A title\nstatement|judged\nFifteen policies|reproduced; see there\nAnother|differs\n"
LIMIT = 1000
LONG = "x" * (LIMIT + 1)


@pytest.fixture(autouse=True)
def _limit() -> Iterator[None]:
    """The longest cell that is read depends on what else was read in this process: here it is known."""
    before = csv.field_size_limit(LIMIT)
    yield
    csv.field_size_limit(before)


def notebook(path: Path, *outputs: str) -> Path:
    cells = [{"outputs": [{"data": {"text/plain": text}}]} for text in outputs]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_verdicts_are_those_of_tables_with_a_statement(tmp_path: Path) -> None:
    kept = notebook(tmp_path / "n.ipynb", "A title\nname|judged\nFifteen policies|differs\n", TABLE)
    assert verdicts_in_notebook(kept, {"Fifteen policies": "fifteen"}) == {"fifteen": "reproduced"}


@pytest.mark.parametrize("long", [f"A title\n{LONG}\n", f"A title\nstatement|judged\n{LONG}|reproduced\n"])
def test_a_line_too_long_to_be_read_takes_nothing_from_other_outputs(long: str, tmp_path: Path) -> None:
    kept = notebook(tmp_path / "n.ipynb", long, TABLE)
    assert verdicts_in_notebook(kept, {"Fifteen policies": "fifteen"}) == {"fifteen": "reproduced"}


def test_what_cannot_be_read_has_no_verdicts(tmp_path: Path) -> None:
    (tmp_path / "audit.csv").write_text(f"claim,verdict\nfifteen,{LONG}\n", encoding="utf-8")
    assert verdicts_in_audit(tmp_path / "audit.csv") == {}
    assert verdicts_in_notebook(tmp_path / "not-there.ipynb", {}) == {}
