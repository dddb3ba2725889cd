"""A study full of secrets, for tests of what is shared of it: each is a word of its own that can be searched for."""

import csv
from functools import partial
from pathlib import Path

from coded_study import CodedStudy, make_coded_study
from made_up_study import Size, write_made_up_study

MARK = "sekret"


def rewrite(path: Path, change) -> None:
    """Apply `change` to each row of a CSV file, with its number; what it returns stands in the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [change(number, row) for number, row in enumerate(csv.DictReader(file))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _mark_rating(number: int, row: dict[str, str], *, roles: bool) -> dict[str, str]:
    """Roles are secret where one person is few: a study whose smallest count is 1 tells them all."""
    shown = row["publish"] == "yes"
    row |= {"respondent": f"{MARK}-person-{number % 7}", "coder": f"{MARK}-coder-{number % 3}"}
    row |= {"evidence": f"{MARK}-{row['evidence']}", "note": f"{MARK}-note-{number}"}
    row |= {"reason": f"{MARK}-reason-{number}", "source": "paper", "locator": "Findings, paragraph 1"}
    if not shown:
        row |= {"statement": f"{MARK}-statement-{number}"} | ({"role": f"{MARK}-role-{number}"} if roles else {})
        row |= {"source": f"{MARK}-source-{number}", "locator": f"{MARK}-place, paragraph {number + 1}"}
    return row


def write_secret_study(folder: Path, settings: str = "", sites: int = 5, smallest_count: int = 10) -> Path:
    """A made-up study with a secret in every column that may not be told, in its settings and in files beside it."""
    write_made_up_study(folder, Size(sites=sites), smallest_count)
    rewrite(folder / "ratings.csv", partial(_mark_rating, roles=smallest_count > 1))
    outcomes = ("high", "low", "high", "low", "high", "low")

    def further(number: int, row: dict[str, str]) -> dict[str, str]:
        words = f"{MARK}-words-{number}" if number % 2 else "Told in words"
        row |= {"uptake": outcomes[number % 6], "internal": f"{MARK}-internal-{number}", "words": words}
        return row | {"publish": "no" if number % 2 else "yes"}

    rewrite(folder / "sites.csv", further)
    toml = (folder / "study.toml").read_text(encoding="utf-8")
    more = f'outcome = "uptake"\nanswers = ["words"]\n{settings}'
    tables = f'\n# {MARK}-comment\n[import]\nsheet = "{MARK}-sheet"\n[import.map]\n"{MARK}-heading" = "site"\n'
    (folder / "study.toml").write_text(toml + more + tables, encoding="utf-8")
    (folder / f"{MARK}-table.xlsx").write_bytes(f"{MARK}-workbook".encode())
    (folder / "ratings.csv.before-import").write_text(f"{MARK}-older", encoding="utf-8")
    return folder


def write_coded_study(folder: Path, settings: str = "") -> CodedStudy:
    """A coded study with secrets in the rows that are not published."""
    coded = make_coded_study(folder)
    coded.change(
        "evidence.csv",
        "e3,north-town,r2,carer,micro,,Some never came,no,interview-2",
        (f"e3,north-town,{MARK}-r2,{MARK}-role,micro,,{MARK}-statement,no,{MARK}-interview"),
    )
    for name in ("ann", "bob"):
        text = (folder / "ratings.csv").read_text(encoding="utf-8").replace(f",{name}\n", f",{MARK}-{name}\n")
        (folder / "ratings.csv").write_text(text, encoding="utf-8")
    coded.change("study.toml", "smallest_count = 1", "smallest_count = 2")
    toml = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(toml + settings, encoding="utf-8")
    return coded
