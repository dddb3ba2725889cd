"""Checking data before a run: what was found in order by an earlier run, and has not changed, is not checked again."""

import platform
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from compendium.data_package.faults import DataError
from compendium.data_package.sound import add_sound, known_sound, take_as_sound
from compendium.errors import ParameterError
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import digest, environment_digest, package_digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.run.workers.fork import Copy, NoAnswer, copy_where_possible

LIMIT = 600.0
"""Seconds after which a copy that checks is given up; then this process checks by itself."""

CHECKING_CODE = ("data_package", "studies", "errors.py", "files.py")


def refuse_again(project: Project, data_folder: Path, meanwhile: Callable[[], None] | None = None) -> None:
    """Check a data folder, table by table only those that were not found in order before. Raises DataError as
    `refuse_faults` does.

    What was found is kept in the build folder. It is not trusted with other code, another environment, or once touched.
    `meanwhile` is something that this process does in any case, beside the check where that can run in a copy of it.
    """
    path = project.build / "sound.txt"
    environment = environment_digest(project)
    parts = {"code": package_digest(CHECKING_CODE), "environment": environment, "Python": platform.python_version()}
    if is_current(read_record(_record(path), digest(path)), parts, lambda _: None):
        take_as_sound(path.read_text(encoding="utf-8").split())
    copy = copy_where_possible(partial(_in_order, data_folder), LIMIT) if meanwhile else None
    if meanwhile:
        _read_ahead(data_folder)
        meanwhile()
    _refuse(data_folder, copy)
    text = "\n".join(known_sound()) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text)
        keep_record(_record(path), Record(parts, {}, digest(path)))


def _read_ahead(data_folder: Path) -> None:
    """Read all tables, so that copies of this process that run notebooks remember them: each asks for most anew.

    What is wrong with them is told by the check.
    """
    from compendium.data_package.package import read_package

    with suppress(DataError, ParameterError):
        package = read_package(data_folder)
        for table in package.tables:
            package.sheet(table)


def _in_order(data_folder: Path) -> list[str]:
    """Digests of what is in order where all is; raises DataError.

    Tables of studies are looked at by themselves, too, as notebooks that ask for them by name load them.
    """
    from compendium.data_package.package import read_package
    from compendium.data_package.tables import check_table
    from compendium.studies.check_all import refuse_faults
    from compendium.studies.tables import STUDY_TABLES

    refuse_faults(data_folder)
    package = read_package(data_folder)
    for table in package.tables:
        if table.name in STUDY_TABLES:
            check_table(package, table)
    return known_sound()


def _refuse(data_folder: Path, copy: Copy | None) -> None:
    """Raise DataError unless a copy of this process has found all in order; without its answer this one looks."""
    try:
        found = copy.answer() if copy else None
    except NoAnswer:
        found = None
    if found is None:
        _in_order(data_folder)
    else:
        add_sound(found)


def _record(path: Path) -> Path:
    return path.with_suffix(".record.json")
