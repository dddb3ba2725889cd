"""What is kept of each page of a study: its executed notebook, what that was made from, and why a later run failed.

A record is written after the notebook that it describes, so that a run that is killed in between runs the page again.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from compendium.run.fingerprints import digest
from compendium.run.writing import write_whole

ACROSS = "across_sites"
"""The page across all sites; the page of a site is named `sites/<site>`."""


@dataclass(frozen=True)
class Basis:
    """What a page is made from: digests of its notebook, the code, its part of the study, and of files by path.

    `standing` is a digest of how all local sites stand. It changes with any of them, and does not make a page stale.
    `shown` holds what the page shows of people (statements as digests of their rows, counts by name), and
    `smallest_count` the least number that it tells: whether an old page may still be shown follows (`may_stay`).
    """

    notebook: str
    code: str
    inputs: str
    files: dict[str, str]
    standing: str
    shown: list[str]
    smallest_count: int


@dataclass(frozen=True)
class Record:
    """The basis of an executed page, with those files only that it read, and the digest of the page itself."""

    basis: Basis
    executed: str


def site_page(site: str) -> str:
    """The name of a site's page."""
    return f"sites/{site}"


def executed_page(build: Path, page: str) -> Path:
    """Where the executed notebook of a page lies. `build` is the folder of the study (`Project.study_build`)."""
    return build / "executed" / f"{page}.ipynb"


def keep_page(build: Path, page: str, notebook: str, basis: Basis, reads: tuple[str, ...]) -> None:
    """Keep an executed page and what it was made from; an earlier failure is forgotten."""
    executed = executed_page(build, page)
    write_whole(executed, notebook)
    used = {path: basis.files[path] for path in reads if path in basis.files}
    record = Record(replace(basis, files=used), digest(executed))
    write_whole(_record_path(build, page), json.dumps(asdict(record), indent=1, sort_keys=True) + "\n")
    _failure_path(build, page).unlink(missing_ok=True)


def keep_failure(build: Path, page: str, cause: str) -> None:
    """Keep why a page failed; its last good copy stays."""
    write_whole(_failure_path(build, page), cause + "\n")


def failure_of(build: Path, page: str) -> str:
    """Why the last run of a page failed; empty where it did not."""
    try:
        return _failure_path(build, page).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def read_record(build: Path, page: str) -> Record | None:
    """The record of a page; none where there is none, or where the executed page is not the one that it describes."""
    try:
        kept = json.loads(_record_path(build, page).read_text(encoding="utf-8"))
        record = Record(Basis(**kept["basis"]), kept["executed"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if digest(executed_page(build, page)) == record.executed else None


def is_current(record: Record | None, basis: Basis) -> bool:
    """Whether a page was made from what there is now."""
    if record is None:
        return False
    old = record.basis
    if (old.notebook, old.code, old.inputs) != (basis.notebook, basis.code, basis.inputs):
        return False
    return all(basis.files.get(path) == was for path, was in old.files.items())


def may_stay(record: Record | None, shown: list[str], smallest_count: int) -> bool:
    """Whether an old page may still be shown: all that it tells of people may still appear, no count is too small.

    `shown` and `smallest_count` are what holds now (see `Basis`).
    """
    if record is None:
        return False
    return set(record.basis.shown) <= set(shown) and smallest_count <= record.basis.smallest_count


def drop_other_pages(build: Path, sites: set[str]) -> None:
    """Delete what was made for sites that the study no longer has, and what a killed run left half-written."""
    for path in (build / "executed").rglob("*.*"):
        gone = path.parent.name == "sites" and path.name.split(".", 1)[0] not in sites
        if path.is_file() and (path.name.startswith(".") or gone):
            path.unlink()


def _record_path(build: Path, page: str) -> Path:
    return executed_page(build, page).with_suffix(".record.json")


def _failure_path(build: Path, page: str) -> Path:
    return executed_page(build, page).with_suffix(".failure.txt")
