"""Which files a study is loaded from: its own, those of its framework, and what both are checked against.

Files only: nothing heavy is imported, so that finding out that nothing has changed takes a moment.
"""

import hashlib
import tomllib
from pathlib import Path

from compendium.data_package.faults import DataError
from compendium.data_package.limits import MOST_SETTINGS
from compendium.data_package.package import DECLARING
from compendium.data_package.user_file import bytes_of, read_file

STUDY_FILE = "study.toml"
TABLE_FILES = ("sites.csv", "ratings.csv", "evidence.csv", "settled.csv", "set_aside.csv")
"""The tables of a study; it may do without the last three."""

STUDY_FILES = (STUDY_FILE, *TABLE_FILES)
FRAMEWORK_FILES = ("framework.toml", "criteria.csv")

OWN_FRAMEWORK = "framework"
"""The folder of a study that holds a framework of its own."""

CHECKED_AGAINST = (*DECLARING, "sources.csv")
"""Files of the data folder on which it depends whether a study is in order."""


def files_of_study(folder: Path, data_folder: Path) -> dict[str, Path]:
    """Every file that the study in `folder` is loaded from, there or not, by its part in the study."""
    files = {name: folder / name for name in STUDY_FILES}
    framework = _framework_place(folder, data_folder)
    files |= {f"{OWN_FRAMEWORK}/{name}": framework / name for name in FRAMEWORK_FILES}
    return files | {f"data/{name}": data_folder / name for name in CHECKED_AGAINST}


def _framework_place(folder: Path, data_folder: Path) -> Path:
    """Where its framework lies, found as `studies.check.framework_folder` does; its own folder where there is none."""
    own = folder / OWN_FRAMEWORK
    try:
        text = read_file(folder / STUDY_FILE, STUDY_FILE, MOST_SETTINGS).decode("utf-8-sig")
        named = str(tomllib.loads(text).get("framework", ""))
        by_path = "/" in named
        places = [own, folder / named if by_path else data_folder / "frameworks" / named, Path(named)]
        return next((place for place in places if place.is_dir()), own) if named else own
    except (DataError, ValueError):
        return own


def content_digest(folder: Path, data_folder: Path) -> str:
    """Digest of the id of a study and of all that its files hold, wherever they lie."""
    total = hashlib.sha256(folder.absolute().name.encode())
    for part, path in files_of_study(folder, data_folder).items():
        content = bytes_of(path)  # an empty file is not the same as none
        total.update(f"\0{part}\0{-1 if content is None else len(content)}\0".encode() + (content or b""))
    return total.hexdigest()
