"""Writing the files of a study so that nothing is lost: made and checked beside, then put in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from compendium.data_package.faults import DataError, quoted
from compendium.data_package.user_file import read_file
from compendium.errors import CompendiumError, ParameterError, told
from compendium.files import write_whole
from compendium.held import PART, clear_left_behind, part_folder
from compendium.studies.check import STUDY_ID
from compendium.studies.check_sites import DEVICE
from compendium.studies.files import FRAMEWORK_FILES, OWN_FRAMEWORK, STUDY_FILES, TABLE_FILES
from compendium.studies.public_form import is_published
from compendium.studies.study import check_study
from compendium.together import finish_replacing, is_being_replaced, replace_together

BEFORE_IMPORT = ".before-import"


def study_folder(name: str, into: Path) -> Path:
    """Where a study of this name belongs: in `into`, or at the path that the name is. Raises ParameterError."""
    path = Path(name)
    folder = path if len(path.parts) > 1 or path.is_absolute() else into / name
    refuse_unfit(folder.name)
    return folder


def refuse_unfit(study: str) -> None:
    """Raises ParameterError for what cannot be the id of a study."""
    if not STUDY_ID.fullmatch(study):
        words = "lower-case letters and digits, with a hyphen between words, such as my-councils"
        raise ParameterError(f"{quoted(study)} is not the id of a study: {words}.")
    if DEVICE.fullmatch(study):
        raise ParameterError(f"{quoted(study)} cannot be the name of a folder on Windows. Choose another id.")


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` of the same name, within a hidden one that is removed at the end.

    Folders that were made for it go again where nothing else was put into them. What a killed command left goes first.
    """
    new = [place for place in (folder.parent, *folder.parent.parents) if not place.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear_left_behind(folder.parent, folder.name)
    try:
        with part_folder(folder) as hidden:
            yield hidden / folder.name
    finally:
        with suppress(OSError):
            for place in new:
                place.rmdir()


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below `folder`, on the disk when this returns; texts as UTF-8 with LF."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, as_bytes(content), flushed=True)


def as_bytes(content: str | bytes) -> bytes:
    """The bytes of a file, of a text in UTF-8."""
    return content.encode("utf-8") if isinstance(content, str) else content


def put_study(
    folder: Path,
    files: Mapping[str, str | bytes],
    data_folder: Path,
    suffix: str = BEFORE_IMPORT,
    *,
    dry_run: bool = False,
) -> list[str]:
    """Write a study, new or over the one that is there, after a check of what it would be; returns what was kept.

    With `dry_run` it is only checked. All files are written or none; those that are not named stay. Of the tables that
    are replaced, the old ones are kept beside, with `suffix`. Raises DataError, with nothing written, where the study
    would have faults or a file of it cannot be read, and CompendiumError, which says so, where the system refuses.
    """
    there = folder.exists()
    try:
        finish_replacing(folder)
        with beside(folder) as made:
            _copy_what_is_loaded(folder, made)
            write_files(made, files)
            _refuse_faults(made, data_folder, published=is_published(folder, data_folder))
            if dry_run:
                return []
            if not there:
                made.rename(folder)
                return []
        raw = {name: as_bytes(content) for name, content in files.items()}
        tables = [name for name in raw if name in TABLE_FILES or name.endswith("/criteria.csv")]
        return sorted(replace_together(folder, raw, tables, suffix).values())
    except OSError as error:
        stays = "The study is as it was." if there else "Nothing was written."
        if is_being_replaced(folder):  # not even undoing was possible
            stays = "The next command on this study does the rest."
        raise CompendiumError(f"{_without_hidden(told(error), folder)} {stays}") from error


def _copy_what_is_loaded(folder: Path, made: Path) -> None:
    """Copy what a study consists of; spreadsheets, guides and kept originals stay where they are."""
    own = [f"{OWN_FRAMEWORK}/{name}" for name in FRAMEWORK_FILES]
    there = {name: folder / name for name in (*STUDY_FILES, *own)}
    write_files(made, {name: read_file(path, path.as_posix()) for name, path in there.items() if path.is_file()})


def _refuse_faults(made: Path, data_folder: Path, *, published: bool) -> None:
    faults = [fault for fault in check_study(made, data_folder, published=published) if fault.severity == "fault"]
    if faults:  # named as if the study lay where it is to be
        raise DataError([replace(fault, file=fault.file.replace(f"{made.parent.name}/", "")) for fault in faults])


def _without_hidden(text: str, folder: Path) -> str:
    """A message that names files as if they lay in the study, not in a hidden folder on the way to it."""
    return re.sub(rf"\.{re.escape(folder.name)}\.[a-z0-9_]{{8}}{re.escape(PART)}/", "", text)
