"""Checking data before a run: what was found in order by an earlier run, and has not changed, is not checked again."""

import platform
from pathlib import Path

from compendium.data_package.sound import known_sound, take_as_sound
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import digest, package_digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record

CHECKING_CODE = ("data_package", "studies", "errors.py", "files.py")


def refuse_again(project: Project, data_folder: Path) -> None:
    """Check a data folder, table by table only those that were not found in order before. Raises DataError as
    `refuse_faults` does.

    What was found is kept in the build folder. It is not trusted with other code, another environment, or once touched.
    """
    from compendium.studies.check_all import refuse_faults

    path = project.build / "sound.txt"
    lock = digest(project.root / "requirements.lock")
    parts = {"code": package_digest(CHECKING_CODE), "lock": lock, "Python": platform.python_version()}
    if is_current(read_record(_record(path), digest(path)), parts, lambda _: None):
        take_as_sound(path.read_text(encoding="utf-8").split())
    refuse_faults(data_folder)
    text = "\n".join(known_sound()) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text)
        keep_record(_record(path), Record(parts, {}, digest(path)))


def _record(path: Path) -> Path:
    return path.with_suffix(".record.json")
