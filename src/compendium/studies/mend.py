"""Mending what needs no guess, for `compendium check --fix`.

Delimiter, encoding, line ends, byte order mark, padding of cells and headings, and the style of ids are
mended; no other value is touched: a cross may mean yes in one table and no in another. The original is kept
beside the file.
"""

from __future__ import annotations

from pathlib import Path

from compendium.data_package.mend import mend_table
from compendium.data_package.package import Package, declaring_tables, read_package
from compendium.studies.check import study_package
from compendium.studies.tables import STUDY_TABLES, study_folders


def mend_package(data_folder: Path | str) -> list[str]:
    """Mend the tables of a data folder; returns a line for each file that was mended: what was done to it.

    What declares the tables goes first. Raises DataError where that cannot be used.
    """
    folder = Path(data_folder)
    nothing = Package(folder, {"resources": []})
    done = [line for table in declaring_tables(folder) if (line := mend_table(nothing, table)) is not None]
    package = read_package(data_folder)
    tables = [table for table in package.tables if table.name not in STUDY_TABLES]
    done += [line for table in tables if (line := mend_table(package, table)) is not None]
    return done + [line for folder in study_folders(package) for line in _mend_study(folder, package)]


def mend_study(folder: Path, data_folder: Path | str) -> list[str]:
    """Mend the tables of a study; see `mend_package`."""
    return _mend_study(folder, read_package(data_folder))


def _mend_study(folder: Path, package: Package) -> list[str]:
    study = study_package(folder, package)
    return [line for table in study.tables if (line := mend_table(study, table)) is not None]
