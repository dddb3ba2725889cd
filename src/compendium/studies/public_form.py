"""The form of a study that may be public, which is the only one that `data/studies/` takes: git tracks that folder.

`compendium share` writes it. Nothing in it is about a single person but what the study's own team has published: rows
that may appear, coders and respondents as numbers, no level of a single row unless the study tells those. What pages
tell beyond that was computed from all rows and stands in tables of its own (`studies.told_table`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from compendium.data_package.faults import Fault, quoted
from compendium.data_package.package import Package, name_file
from compendium.studies.files import FRAMEWORK_FILES, OWN_FRAMEWORK, STUDY_FILE, STUDY_FILES
from compendium.studies.kinds import NO_CRITERION
from compendium.studies.publish_settings import COMBINED
from compendium.studies.rows import Row
from compendium.studies.settings import StudyOutline

CODEBOOK = "codebook.md"
FILES = (*STUDY_FILES, *(f"{OWN_FRAMEWORK}/{name}" for name in FRAMEWORK_FILES), CODEBOOK)
"""All that the form consists of; most of it is optional."""

NUMBER = re.compile(r"[A-Za-z]{0,12}-?[0-9]{1,6}|[A-Z]?")
"""What coders and respondents are called: a number, which may follow a word, or one capital letter."""

LEFT_ALONE = re.compile(r"\..*\.part|.*\.before-fix.*")  # git ignores these


def is_published(folder: Path, data_folder: Path) -> bool:
    """Whether a folder is one of those that git tracks and the book publishes: a folder in `data/studies/`."""
    return folder.absolute().parent.resolve() == (data_folder / "studies").resolve()


def public_problems(
    folder: Path, package: Package, outline: StudyOutline | None, rows: dict[str, list[Row]]
) -> Iterator[Fault]:
    """What keeps the study in a folder from being public; `rows` are those of its tables by name."""
    file = name_file(package.data_folder, folder / STUDY_FILE)
    if outline is None:
        return
    if not outline.publish.public or outline.settings.as_table():
        yield Fault(file, None, "public", None, "raw", _raw_words(file))
        return
    yield from _other_files(folder, package)
    yield from _without_told(outline, rows, file)
    for table, own in rows.items():
        for row in own:
            yield from _row_problems(table, row, inventory="evidence" in rows, combined=_combined(outline))


def _combined(outline: StudyOutline) -> bool:
    return outline.publish.levels == COMBINED


def _raw_words(file: str) -> str:
    folder = str(Path(file).parent.as_posix())
    return (
        f"This study is not in the form that may be public, and git tracks data/studies/: `compendium share {folder}` "
        "makes that form, and moves what is here to data/local/. If it was committed before, the history of the "
        "repository keeps it: see “Share a study” in the guide."
    )


def _other_files(folder: Path, package: Package) -> Iterator[Fault]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in FILES and name != OWN_FRAMEWORK and not LEFT_ALONE.fullmatch(name.partition("/")[0]):
            message = "The form of a study that may be public has no such file. Move it to data/local/."
            yield Fault(name_file(package.data_folder, path), None, None, None, "not-public", message)


def _without_told(outline: StudyOutline, rows: dict[str, list[Row]], file: str) -> Iterator[Fault]:
    """A study that keeps something back tells the rest in tables: without these, its rows would be all there is."""
    if rows.get("told") or (not _combined(outline) and outline.smallest_count <= 1):
        return
    message = (
        "A study that keeps back counts of people or levels of single rows has combined.csv, people.csv and told.csv: "
        "share it anew."
    )
    yield Fault(file, None, "public", None, "not-shared", message)


def _row_problems(table: str, row: Row, *, inventory: bool, combined: bool) -> Iterator[Fault]:
    """What is about a single person in a row: it is not published, or says too much."""
    told_by_row = table == "evidence" or (table == "ratings" and not inventory)
    if told_by_row and row["publish"] != "yes":
        yield row.fault(
            "publish", "not-public", "A row that may not be published has no place here: share the study anew."
        )
    for column in ("coder", "respondent"):
        if table in ("ratings", "evidence") and not NUMBER.fullmatch(row[column]):
            message = f"{quoted(row[column])} is not a number, such as coder-1: share the study anew."
            yield row.fault(column, "not-public", message)
    if table == "ratings" and row["note"]:
        yield row.fault("note", "not-public", "Notes of the study's team are not published: share the study anew.")
    if combined and table in ("ratings", "settled") and row["level"] and row["criterion"] != NO_CRITERION:
        message = "The study tells no level of a single row (publish_levels): share it anew."
        yield row.fault("level", "not-public", message)
