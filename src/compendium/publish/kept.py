"""What is kept of pages between builds, and whether it may be trusted.

A folder holds the sources as they were last built (`source`), what Sphinx made of them on the way (`doctrees`,
`jupyter_execute`) and the pages (`html`). After a build that went well a record of all files is written beside them;
without it, or where one file is not as it was, or where it was made in another place or with other versions, everything
is thrown away and made anew.
"""

import platform
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from compendium.files import renew_folder
from compendium.project import Project
from compendium.run.stale.fingerprints import digest, digest_as_written, digest_files, files_under, package_digest
from compendium.run.stale.installed import installed_versions
from compendium.run.stale.record import Record, is_current, keep_record, read_record

WHOLE = "whole.json"
MEMORY = "memory.pickle"
"""The file beside the doctrees in which the builder keeps what Sphinx does not; without it nothing is built upon."""

PUBLISHING_CODE = (
    *("publish", "results", "sites", "studies", "display", "spreadsheets", "data_package"),
    *("files.py", "errors.py"),
)
BUILDING_CODE = (
    *("publish/kept.py", "publish/site.py", "publish/sphinx", "spreadsheets"),
    *("publish/notebook_page.py", "publish/plain_text.py", "display/register.py", "data_package/spelling.py"),
    *("errors.py", "files.py"),
)
"""What Sphinx builds pages and downloads with: a test holds that nothing they import is missing here."""

ON_EVERY_PAGE = ("_config.yml", "_toc.yml", "_citation.json", "*.css", "*.js")
"""Sources that all pages, or how they are read, depend on: where one changes, nothing is kept."""

BROUGHT_IN = "_static/later"
"""What scripts of pages bring in when it is needed (`sphinx.extension`): no page is made from it."""


def data_files(project: Project) -> list[Path]:
    """All that the book is made from in the data folder: a researcher's own studies and kept originals are not."""
    private = project.data / "local"
    return [p for p in files_under(project.data) if not p.is_relative_to(private) and ".before-fix" not in p.name]


def is_made(folder: Path, made_of: str) -> bool:
    """Whether a folder was filled by `made_once` from the same, and nobody touched it since."""
    record = folder.with_name(f"{folder.name}.json")
    return folder.is_dir() and is_current(read_record(record, _digest(folder)), {"made of": made_of}, lambda _: None)


def made_once(folder: Path, made_of: Callable[[], str], make: Callable[[Path], None]) -> Path:
    """Let `make` fill a folder that does not exist yet, unless it was filled from the same and nobody touched it since.

    `made_of` gives a digest of everything that it is made from; where that has changed meanwhile, it is made again the
    next time. Returns the folder.
    """
    record, before = folder.with_name(f"{folder.name}.json"), made_of()
    if not is_made(folder, before):
        record.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        make(folder)
        if made_of() == before:
            keep_record(record, Record({"made of": before}, {}, _digest(folder)))
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
    keep_record(kept / WHOLE, Record({"made with": made_with(kept, lock)}, {}, _digest(kept)))


def made_with(kept: Path, lock: Path) -> str:
    """What pages are made with, apart from their sources: this code, Python and all that is installed, and the place.

    Sphinx writes the place into what it keeps.
    """
    installed = [f"{name} {version}" for name, version in sorted(installed_versions().items())]
    return " ".join(
        [package_digest(BUILDING_CODE), digest(lock), platform.python_version(), str(kept.resolve()), *installed]
    )


def _is_sound(kept: Path, lock: Path) -> bool:
    record = read_record(kept / WHOLE, _digest(kept))
    return is_current(record, {"made with": made_with(kept, lock)}, lambda _: None)


def _digest(kept: Path) -> str:
    """Digest of the names and contents of all files but the record."""
    return digest_files((path for path in files_under(kept) if path != kept / WHOLE), kept, digest_as_written)


def _changes_every_page(staged: Path, source: Path) -> bool:
    return _settings(staged) != _settings(source)


def _settings(folder: Path) -> dict[str, str]:
    found: Iterable[Path] = (path for pattern in ON_EVERY_PAGE for path in files_under(folder, pattern))
    names = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: digest(path) for name, path in names.items() if not name.startswith(BROUGHT_IN)}
