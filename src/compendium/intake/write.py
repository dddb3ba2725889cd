"""Writing the files of a study so that nothing is lost: made and checked beside, then put in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from compendium.data_package.faults import DataError, quoted
from compendium.errors import ParameterError
from compendium.files import keep_original, replace_whole
from compendium.studies.check import STUDY_ID
from compendium.studies.files import TABLE_FILES
from compendium.studies.study import check_study

BEFORE_IMPORT = ".before-import"


def study_folder(name: str, into: Path) -> Path:
    """Where a study of this name belongs: in `into`, or at the path that the name is. Raises ParameterError."""
    path = Path(name)
    folder = path if len(path.parts) > 1 or path.is_absolute() else into / name
    if not STUDY_ID.fullmatch(folder.name):
        words = "lower-case letters and digits, with a hyphen between words, such as my-councils"
        raise ParameterError(f"{quoted(folder.name)} is not the id of a study: {words}.")
    return folder


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` of the same name, within a hidden one that is removed at the end.

    Folders that were made for it go again where nothing else was put into them.
    """
    new = [place for place in (folder.parent, *folder.parent.parents) if not place.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    hidden = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        yield hidden / folder.name
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
        with suppress(OSError):
            for place in new:
                place.rmdir()


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below `folder`; texts as UTF-8 with LF."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def put_study(
    folder: Path,
    files: Mapping[str, str | bytes],
    data_folder: Path,
    suffix: str = BEFORE_IMPORT,
    *,
    dry_run: bool = False,
) -> list[str]:
    """Write a study, new or over the one that is there, after a check of what it would be; returns what was kept.

    With `dry_run` it is only checked. Files that are not named stay. Of the tables that are replaced, the old ones are
    kept beside, with `suffix`. Raises DataError, with nothing written, where the study would have faults.
    """
    with beside(folder) as made:
        if folder.is_dir():
            shutil.copytree(folder, made)
        write_files(made, files)
        faults = [fault for fault in check_study(made, data_folder) if fault.severity == "fault"]
        if faults:  # named as if the study lay where it is to be
            raise DataError([replace(fault, file=fault.file.replace(f"{made.parent.name}/", "")) for fault in faults])
        if dry_run:
            return []
        if not folder.exists():
            made.rename(folder)
            return []
        return _replace(folder, files, suffix)


def _replace(folder: Path, files: Mapping[str, str | bytes], suffix: str) -> list[str]:
    """Put each file in place whole; the ratings come last, so that none names a site that is not there yet."""
    kept = []
    for name in sorted(files, key=lambda name: (name == "ratings.csv", name)):
        content = files[name]
        raw = content.encode("utf-8") if isinstance(content, str) else content
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if path.is_file() else None
        if old is None:
            path.touch()
        elif old != raw and (name in TABLE_FILES or name.endswith("/criteria.csv")):
            kept.append(keep_original(path, old, suffix).name)
        if old != raw:
            replace_whole(path, raw)
    return kept
