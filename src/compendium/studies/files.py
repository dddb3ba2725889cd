"""Which files a study is loaded from: its own, those of its framework, and what both are checked against.

Files only: nothing heavy is imported, so that finding out that nothing has changed takes a moment.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from compendium.data_package.faults import DataError
from compendium.data_package.limits import MOST_SETTINGS
from compendium.data_package.package import DECLARING
from compendium.data_package.user_file import bytes_of, read_file

STUDY_FILE = "study.toml"
SHARED_FILES = ("combined.csv", "people.csv", "told.csv")
"""The tables that a shared study has in place of the rows that are not in it."""

TABLE_FILES = ("sites.csv", "ratings.csv", "evidence.csv", "settled.csv", "set_aside.csv", *SHARED_FILES)
"""The tables of a study; it may do without all but the first two."""

STUDY_FILES = (STUDY_FILE, *TABLE_FILES)
FRAMEWORK_FILES = ("framework.toml", "criteria.csv")

OWN_FRAMEWORK = "framework"
"""The folder of a study that holds a framework of its own."""

BEFORE_FILE = "release-before.csv"
"""Where a study is run elsewhere, what the release before told of people; no study has it of itself."""

CHECKED_AGAINST = (*DECLARING, "sources.csv")
"""Files of the data folder on which it depends whether a study is in order."""


def files_of_study(folder: Path, data_folder: Path) -> dict[str, Path]:
    """Every file that the study in `folder` is loaded from, there or not, by its part in the study."""
    files = {name: folder / name for name in STUDY_FILES}
    framework = _framework_place(folder, data_folder)
    files |= {f"{OWN_FRAMEWORK}/{name}": framework / name for name in FRAMEWORK_FILES}
    previous = previous_folder(folder, data_folder)
    files |= {f"previous/{name}": previous / name for name in STUDY_FILES} if previous else {}
    files[BEFORE_FILE] = folder / BEFORE_FILE
    return files | {f"data/{name}": data_folder / name for name in CHECKED_AGAINST}


def previous_folder(folder: Path, data_folder: Path) -> Path | None:
    """The folder of the release before: the one that `study.toml` names, else what was shared of the study.

    The latter lies in `data/studies/`. None where there is none, and for a study that was shared itself, which has been
    held against it.
    """
    said = _settings(folder)
    named = str(said.get("previous", ""))
    if said.get("public") is True:
        return None
    if named:
        places = [folder / named, data_folder / "local" / named, data_folder / "studies" / named, Path(named)]
        return next((place for place in places if (place / STUDY_FILE).is_file()), None)
    shared = data_folder / "studies" / folder.absolute().name
    is_other = (shared / STUDY_FILE).is_file() and shared.resolve() != folder.resolve()
    return shared if is_other and _settings(shared).get("public") is True else None


def _settings(folder: Path) -> dict[str, Any]:
    """What the `study.toml` of a folder says; nothing where it cannot be read."""
    try:
        return tomllib.loads(read_file(folder / STUDY_FILE, STUDY_FILE, MOST_SETTINGS).decode("utf-8-sig"))
    except (DataError, ValueError, RecursionError):
        return {}


def _framework_place(folder: Path, data_folder: Path) -> Path:
    """Where its framework lies, found as `studies.check.framework_folder` does; its own folder where there is none."""
    own = folder / OWN_FRAMEWORK
    named = str(_settings(folder).get("framework", ""))
    places = [own, folder / named if "/" in named else data_folder / "frameworks" / named, Path(named)]
    try:
        return next((place for place in places if place.is_dir()), own) if named else own
    except ValueError:  # no path can have a name like this
        return own


def content_digest(folder: Path, data_folder: Path) -> str:
    """Digest of the id of a study and of all that its files hold, wherever they lie."""
    total = hashlib.sha256(folder.absolute().name.encode())
    for part, path in files_of_study(folder, data_folder).items():
        content = bytes_of(path)  # an empty file is not the same as none
        total.update(f"\0{part}\0{-1 if content is None else len(content)}\0".encode() + (content or b""))
    return total.hexdigest()
