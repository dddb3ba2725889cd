"""What is kept of pages between builds, and whether it may be trusted.

A folder holds the sources as they were last built (`source`), what Sphinx made of them on the way (`doctrees`,
`jupyter_execute`) and the pages (`html`). After a build that went well a list of all files with their digests is
written beside them; without it, or where one file is not as listed, or where the list was made in another place or with
other versions, everything is thrown away and made anew.
"""

import json
import platform
import shutil
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from compendium.files import renew_folder, write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import digest, files_under, package_digest

WHOLE = "whole.json"
PUBLISHING_CODE = ("publish", "results", "sites", "studies", "display", "data_package", "files.py", "errors.py")
BUILDING_CODE = ("publish/kept.py", "publish/site.py", "publish/sphinx")
ON_EVERY_PAGE = ("_config.yml", "_toc.yml", "*.css", "*.js")
"""Sources that all pages, or how they are read, depend on: where one changes, nothing is kept."""


def data_files(project: Project) -> list[Path]:
    """All that the book is made from in the data folder: a researcher's own studies and kept originals are not."""
    private = project.data / "local"
    return [p for p in files_under(project.data) if not p.is_relative_to(private) and ".before-fix" not in p.name]


def made_once(folder: Path, made_of: str, make: Callable[[Path], None]) -> Path:
    """Let `make` fill a folder that does not exist yet, unless it was filled from the same and nobody touched it since.

    `made_of` is a digest of everything that it is made from. Returns the folder.
    """
    record = folder.with_name(f"{folder.name}.json")
    if not (folder.is_dir() and _read(record) == {"made_of": made_of, "files": _digests(folder)}):
        record.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        make(folder)
        _write(record, {"made_of": made_of, "files": _digests(folder)})
    return folder


def renew_source(staged: Path, kept: Path, lock: Path) -> list[str]:
    """Bring the kept sources up to what is staged. Returns the names of those that changed, from the folder of sources.

    Nothing else is left in `kept` where it cannot be built upon; in any case it is not whole from here on.
    """
    sound = _is_sound(kept, lock) and not _changes_every_page(staged, kept / "source")
    (kept / WHOLE).unlink(missing_ok=True)
    if not sound:
        shutil.rmtree(kept, ignore_errors=True)
    return renew_folder(staged, kept / "source")


def keep(kept: Path, lock: Path) -> None:
    """Note that all of `kept` is whole."""
    _write(kept / WHOLE, {"made_with": made_with(kept, lock), "files": _digests(kept)})


def made_with(kept: Path, lock: Path) -> str:
    """What pages are made with, apart from their sources: this code, Python and all that is installed, and the place.

    Sphinx writes the place into what it keeps.
    """
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    installed = sorted({path.name for folder in folders for path in Path(folder).glob("*.dist-info")})
    return " ".join(
        [package_digest(BUILDING_CODE), digest(lock), platform.python_version(), str(kept.resolve()), *installed]
    )


def _is_sound(kept: Path, lock: Path) -> bool:
    return bool(_read(kept / WHOLE) == {"made_with": made_with(kept, lock), "files": _digests(kept)})


def _read(record: Path) -> Any:
    try:
        return json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write(record: Path, listed: dict[str, Any]) -> None:
    write_whole(record, json.dumps(listed, indent=1, sort_keys=True) + "\n")


def _digests(kept: Path) -> dict[str, str]:
    files = (path for path in files_under(kept) if path != kept / WHOLE)
    return {path.relative_to(kept).as_posix(): digest(path) for path in files}


def _changes_every_page(staged: Path, source: Path) -> bool:
    return _settings(staged) != _settings(source)


def _settings(folder: Path) -> dict[str, str]:
    found: Iterable[Path] = (path for pattern in ON_EVERY_PAGE for path in files_under(folder, pattern))
    return {path.relative_to(folder).as_posix(): digest(path) for path in found}
