"""Checking the whole data package: every fault of every file at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from compendium.data_package.faults import MOST_FAULTS, DataError, Fault, Spellings, in_order, quoted, shown
from compendium.data_package.ids import known_ids
from compendium.data_package.levels_file import read_outline
from compendium.data_package.package import Package, name_file, read_package
from compendium.data_package.tables import check_table
from compendium.studies.check import examine_study
from compendium.studies.published_package import behind_notes
from compendium.studies.tables import STUDY_TABLES, study_folders


def check_package(data_folder: Path | str) -> list[Fault]:
    """Check every table, framework and study of a data folder; private studies in `local/` are left alone.

    Returns all faults and notes in the order of files, rows and columns; wrong data raise nothing. Where nothing is
    wrong, a note tells whether `datapackage.json` is behind the tables.
    """
    try:
        package = read_package(data_folder)
    except DataError as error:
        return in_order(error.faults)
    faults = _faults(package)
    if not any(fault.severity == "fault" for fault in faults):
        faults += behind_notes(package)
    return in_order(faults)


def _faults(package: Package) -> list[Fault]:
    """All that is wrong or to be noted but whether `datapackage.json` is behind, which takes deriving it anew."""
    tables = [table for table in package.tables if table.name not in STUDY_TABLES]
    faults = [fault for table in tables for fault in check_table(package, table).faults]
    return [*faults, *_framework_faults(package), *_study_faults(package)]


def refuse_faults(data_folder: Path | str) -> None:
    """Check a data folder. Raises DataError with every fault where there is one; notes are let pass."""
    faults = [fault for fault in _faults(read_package(data_folder)) if fault.severity == "fault"]
    if faults:
        raise DataError(in_order(faults))


def format_report(faults: Iterable[Fault]) -> str:
    """Lay out faults for reading: a heading for each file, a line for each fault, the counts at the end.

    Of many faults in one file, the first are shown and the others counted.
    """
    found = list(faults)
    lines: list[str] = []
    for file, group in groupby(found, key=lambda fault: fault.file):
        of_file = list(group)
        lines += [shown(file, 200), *(f"  {_line(fault)}" for fault in of_file[:MOST_FAULTS])]
        if len(of_file) > MOST_FAULTS:
            lines.append(f"  … and {len(of_file) - MOST_FAULTS:,} more in this file; --json has all.")
        lines.append("")
    notes = sum(fault.severity == "note" for fault in found)
    files = len({fault.file for fault in found})
    counts = " and ".join(_counted(n, what) for n, what in ((len(found) - notes, "fault"), (notes, "note")) if n)
    return "\n".join([*lines, f"{counts} in {_counted(files, 'file')}." if found else "No faults found."])


def _line(fault: Fault) -> str:
    label = "note: " if fault.severity == "note" else ""
    return label + (f"{fault.place}: " if fault.place else "") + fault.message


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _framework_faults(package: Package) -> list[Fault]:
    """Check each framework.toml that names columns of a table, and look up its source."""
    faults: list[Fault] = []
    for table in package.tables:
        for path in table.levels_files:
            file = name_file(package.data_folder, path)
            outline, found = read_outline(path, file)
            faults += found + (_source_note(package, file, outline.source) if outline else [])
    return faults


def _study_faults(package: Package) -> list[Fault]:
    """Faults of the studies; their notes, such as a site without ratings, are told when a study itself is checked."""
    found = [
        fault for folder in study_folders(package) for fault in examine_study(folder, package, published=True).faults
    ]
    return [fault for fault in found if fault.severity == "fault"]


def _source_note(package: Package, file: str, source: str) -> list[Fault]:
    """Note a source that sources.csv does not have: a framework from elsewhere may have one of its own."""
    if "sources" not in {table.name for table in package.tables}:
        return []
    known = known_ids(package, "sources", "source")
    if not source or known.faults or source in known.ids:
        return []
    hint = Spellings(list(known.ids)).question(source)
    message = f"{quoted(source)} is not an id of {known.table.file}; it is shown as it is written.{hint}"
    return [Fault(file, None, "source", source, "foreign-key", message, "note")]
