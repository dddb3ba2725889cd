"""The executed pages of a study as they are kept: each with the record of what it was made from, or why it failed."""

from __future__ import annotations

from pathlib import Path

from compendium.files import write_whole
from compendium.run.stale.bases import Basis
from compendium.run.stale.fingerprints import digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record


def executed_page(build: Path, page: str) -> Path:
    """Where the executed notebook of a page lies. `build` is the folder of the study (`Project.study_build`)."""
    return build / "executed" / f"{page}.ipynb"


def keep_page(build: Path, page: str, notebook: str, basis: Basis, reads: tuple[str, ...]) -> None:
    """Keep an executed page and what it was made from; an earlier failure is forgotten."""
    executed = executed_page(build, page)
    write_whole(executed, notebook)
    used = {path: basis.files[path] for path in reads if path in basis.files}
    keep_record(_record_path(build, page), Record(basis.parts, used, digest(executed), basis.told))
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


def page_record(build: Path, page: str) -> Record | None:
    """The record of a page; none where there is none, or where the executed page is not the one that it describes."""
    return read_record(_record_path(build, page), digest(executed_page(build, page)))


def is_current_page(record: Record | None, basis: Basis) -> bool:
    """Whether a page was made from what there is now."""
    return is_current(record, basis.parts, basis.files.get)


def may_stay(record: Record | None, shown: list[str], smallest_count: int) -> bool:
    """Whether an old page may still be shown: all that it tells of people may still appear, no count is too small.

    `shown` and `smallest_count` are what holds now (see `Basis`).
    """
    if record is None or not {"shown", "smallest_count"} <= set(record.told):
        return False
    return set(record.told["shown"]) <= set(shown) and smallest_count <= record.told["smallest_count"]


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
