"""Making an archive: what is stale first, then what may go in, its description, and the file, whole or not at all."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path

from compendium.data_package.faults import listed
from compendium.data_package.limits import MOST_PARTS
from compendium.errors import CompendiumError, ParameterError
from compendium.files import write_whole
from compendium.project import Project
from compendium.publish.archive.crate import CRATE_FILE, SITE, crate_text
from compendium.publish.archive.directory import faults_of_names, lacking
from compendium.publish.archive.place import refuse_place
from compendium.publish.archive.runs import EXECUTED, Run, recorded_runs
from compendium.publish.archive.written import archived_files
from compendium.publish.archive.zenodo import ZENODO_FILE, zenodo_text
from compendium.publish.archive.zip_file import zip_bytes
from compendium.publish.book.cite import CITATION_FILE, Cited, citation_file, cited_work
from compendium.publish.make import make_book
from compendium.publish.refresh import changed_outputs
from compendium.publish.spreadsheet.beside import OF_OTHERS
from compendium.run.notebooks import run_notebooks, stale_notebooks
from compendium.run.stale.fingerprints import files_under
from compendium.studies.published_package import changed_datapackage

Progress = Callable[[str], None]

MOST_ARCHIVED = 1_000_000_000
"""Bytes of all files of an archive; `verify` unpacks no more."""

UNNAMED = re.compile(r"[^A-Za-z0-9._+-]+")
"""Signs that stand in no name of an archive."""
LONGEST_NAME = 80

NO_DATE = (
    f"{CITATION_FILE} states no date of release, so the archive has none, which repositories ask for and RO-Crate "
    "requires. Write it there, such as `date-released: 2026-01-31`, and archive again before you deposit this."
)


def make_archive(project: Project, target: Path, engine: str | None, jobs: int | None, say: Progress) -> list[str]:
    """Write the archive of a compendium to `target`. Returns the names of the files in it.

    Raises CompendiumError, before anything runs, for another file in the way, for what git does not keep and for what
    `verify` would refuse; DataError and RunError as `make_book` does; CompendiumError where stored outputs or
    `datapackage.json` are behind the data. The archive that stood there stays until the new one is whole.
    """
    refuse_other(target)
    written = archived_files(project)
    _refuse_names(written)
    cited = citation_file(project)
    if not cited:
        raise CompendiumError(f"There is no {CITATION_FILE}, which says what is archived.")
    _refuse_lacking(project, written)
    make_book(project, engine, jobs, say)
    templates = set(project.all_notebooks()) - set(project.book_notebooks())
    if stale := stale_notebooks(project, sorted(templates)):
        run_notebooks(project, stale, engine=engine, jobs=jobs, progress=say)
    refuse_outdated(project)
    files = _files(project, written, cited, recorded_runs(project))
    _refuse_names(files)  # those of what was made, too
    _refuse_large(files)
    released = cited_work(cited)["date"]
    if not released:
        say(NO_DATE)
    write_whole(target, zip_bytes(files, date.fromisoformat(released) if released else None), flushed=True)
    return sorted(files)


def archive_name(project: Project) -> str:
    """What an archive is called unless told otherwise: the names of the project and of its version."""
    try:
        said = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    except (OSError, ValueError, KeyError, TypeError):
        said = "compendium"
    version = citation_file(project).get("version")
    return f"{_as_name(said) or 'compendium'}-{_as_name(version) or 'archive'}.zip"


def _as_name(said: object) -> str:
    """What somebody typed as a part of the name of a file, which leads nowhere and is not hidden; empty for nothing."""
    return UNNAMED.sub("-", str(said or ""))[:LONGEST_NAME].strip(".-")


def refuse_other(target: Path) -> None:
    """Raise ParameterError where a file that is no such archive would be written over, and as `refuse_place` does."""
    if target.is_dir():
        raise ParameterError(f"{target} is a folder. Name a file.")
    if target.exists() and not _is_archive(target):
        raise ParameterError(f"{target} is there and is no archive of a compendium: it stays. Name another file.")
    refuse_place(target.parent)


def _is_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return CRATE_FILE in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def refuse_outdated(project: Project) -> None:
    """Raise CompendiumError where what is stored is not what the data give now: it could not be verified."""
    behind = [] if changed_datapackage(project.data) is None else ["data/datapackage.json"]
    for notebook in project.all_notebooks():
        stored, fresh = (json.loads(each.read_text("utf-8")) for each in (notebook, project.executed_copy(notebook)))
        behind += [project.named(notebook)] if any(changed_outputs(stored, fresh)) else []
    if behind:
        raise CompendiumError(
            f"What is stored is not what the data give now: {listed(behind)}. Run `make refresh`, then archive again."
        )


def _files(project: Project, written: Iterable[str], cited: Cited, runs: list[Run]) -> dict[str, bytes]:
    """All files of the archive by name, its description last."""
    files = {name: (project.root / name).read_bytes() for name in written}
    files |= {name: page.read_bytes() for name, page in site_files(project.site).items()}
    files |= {run.result: run.made.read_bytes() for run in runs}
    files[ZENODO_FILE] = zenodo_text(cited).encode()
    return files | {CRATE_FILE: crate_text(cited, files, runs).encode()}


def site_files(site: Path) -> dict[str, Path]:
    """The files of a site by their names in an archive: all but what is of others, and caches."""
    found = {path.relative_to(site).as_posix(): path for path in files_under(site)}
    return {f"{SITE}{name}": path for name, path in found.items() if not name.startswith(OF_OTHERS)}


def _refuse_names(names: Collection[str]) -> None:
    if faults := [f"An archive cannot hold {fault}." for fault in faults_of_names(names)]:
        raise CompendiumError("\n".join([*faults, "Rename what is named here, then archive again."]))


def _refuse_lacking(project: Project, written: Collection[str]) -> None:
    """Refuse links, and what lacks a file that people write and every archive has; the rest is made."""
    if links := [name for name in written if (project.root / name).is_symlink()]:
        raise CompendiumError(f"An archive cannot hold links: {listed(links)}. Put the files themselves there.")
    made = (SITE, EXECUTED, CRATE_FILE)
    if missing := [need for need in lacking(written) if not need.startswith(made)]:
        raise CompendiumError(f"An archive would lack {listed(missing)}. Where git is used, it tracks no such file.")


def _refuse_large(files: dict[str, bytes]) -> None:
    size = sum(map(len, files.values()))
    if size > MOST_ARCHIVED or len(files) > MOST_PARTS:
        raise CompendiumError(
            f"The archive would hold {len(files):,} files of {size:,} bytes; at most {MOST_PARTS:,} files of "
            f"{MOST_ARCHIVED:,} bytes can be verified."
        )
