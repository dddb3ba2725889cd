"""Verifying an archive or a checkout: copied, run again in a folder that is removed, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from compendium.data_package.faults import listed
from compendium.errors import CompendiumError
from compendium.project import Project, project_around
from compendium.publish.archive.crate import SITE
from compendium.publish.archive.make import site_files
from compendium.publish.archive.runs import EXECUTED, executed_pages
from compendium.publish.verify.again import copy_to_run, make_site, run_all
from compendium.publish.verify.differences import Difference, changed_since, file_differences, notebook_differences
from compendium.publish.verify.kept_verdicts import (
    computed_verdicts,
    verdict_differences,
    verdicts_in_audit,
    verdicts_in_notebook,
)
from compendium.publish.verify.machine import cautions, this_machine, unknown_notebooks
from compendium.publish.verify.opened import recorded_digests, unpack_archive
from compendium.results.claims.show import AUDIT_FILE
from compendium.run.stale.pages import executed_page
from compendium.run.stale.study import published_studies
from compendium.run.workers.scratch import make_scratch
from compendium.studies.published_package import changed_datapackage

CLAIMS = "claims"
"""The notebook that tells the verdict of every claim."""


@dataclass(frozen=True)
class Count:
    """Of how many things how many came out the same."""

    same: int
    all: int

    def __str__(self) -> str:
        """Read as a number where all are the same, else as part of all."""
        return str(self.all) if self.same == self.all else f"{self.same} of {self.all}"


@dataclass(frozen=True)
class Verification:
    """What came of it. `subject` is what was verified; `site` is None where no pages were kept."""

    subject: str
    machine: dict[str, str | list[str]]
    cautions: list[str]
    notebooks: Count
    verdicts: Count
    site: Count | None
    differences: list[Difference] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The last line."""
        noun = "notebook" if self.notebooks.all == 1 else "notebooks"
        return f"{self.notebooks} {noun} identical, {self.verdicts} verdicts the same"


@dataclass(frozen=True)
class Means:
    """By what means it is run again, and who is told how it goes."""

    engine: str | None = None
    jobs: int | None = None
    say: Callable[[str], None] = lambda line: None


def verify(subject: Path, means: Means) -> Verification:
    """Verify an archive, or the compendium in a folder. Nothing is written there.

    Raises CompendiumError for what is none, DataError where its data are not in order, ParameterError for a notebook
    that is none.
    """
    with _scratch() as scratch:
        root = subject
        if subject.is_dir():
            if project_around(subject, above=False) is None:
                raise CompendiumError(f"{subject}: no compendium is in this folder.")
        else:
            root = scratch / "kept"
            unpack_archive(subject, root)
        digests = recorded_digests(root)
        if digests:
            _warn(subject, root, means.say)
        project = copy_to_run(root, digests, scratch / "again")
        failed = run_all(project, means.engine, means.jobs, means.say)
        site, pages = _site(root, project, failed, means)
        notebooks, told = _notebooks(root, project, failed)
        verdicts, other = _verdicts(root, project)
        package = [] if changed_datapackage(project.data) is None else [Difference(*BEHIND)]
        found = [*changed_since(root, digests), *package, *told, *other, *pages]
        machine = this_machine(root / "requirements.lock")
        return Verification(subject.name or str(subject), machine, cautions(root), notebooks, verdicts, site, found)


BEHIND = ("data/datapackage.json", "", "it does not say what the tables are")


@contextmanager
def _scratch() -> Iterator[Path]:
    scratch = make_scratch()
    try:
        yield scratch.folder
    finally:
        scratch.remove()


def _warn(subject: Path, root: Path, say: Callable[[str], None]) -> None:
    """Notebooks are programs: say whose run now."""
    say(f"Notebooks are programs. Those of {subject} run on this machine now, by the code of this installation.")
    if unknown := unknown_notebooks(root):
        say(f"Not those of this installation: {listed(unknown)}. If you do not trust who made them, press Ctrl-C.")


def _site(root: Path, project: Project, failed: dict[str, str], means: Means) -> tuple[Count | None, list[Difference]]:
    """Make the pages again where some were kept, and compare them file by file."""
    kept = root / SITE
    if not kept.is_dir():
        return None, []
    why = "notebooks failed" if failed else make_site(project, kept, means.engine, means.jobs, means.say)
    before = site_files(kept)
    if why:
        return Count(0, len(before)), [Difference(SITE, "", f"the pages could not be made again: {why}")]
    found = file_differences(before, after := site_files(project.site))
    names = {*before, *after}
    return Count(len(names) - len(found), len(names)), found


def _notebooks(root: Path, project: Project, failed: dict[str, str]) -> tuple[Count, list[Difference]]:
    """Compare each notebook, as stored and as executed, and each page of a study, with what came now."""
    found: dict[str, list[Difference]] = {}
    archived = (root / EXECUTED).is_dir()
    for notebook in project.all_notebooks():
        name, stored = project.notebook_name(notebook), project.named(notebook)
        kept = [stored, *([f"{EXECUTED}/{name}.ipynb"] if archived else [])]
        cause = [Difference(stored, "", f"it fails: {failed[name]}")] if name in failed else []
        found[name] = cause or _compared(root, kept, project.executed_copy(notebook))
    if archived and not failed:
        found |= _pages_of_studies(root, project)
    count = Count(sum(not each for each in found.values()), len(found))
    return count, [difference for each in found.values() for difference in each]


def _pages_of_studies(root: Path, project: Project) -> dict[str, list[Difference]]:
    """Pages that were kept or come out now, by their names; those that are there only once differ."""
    fresh: dict[str, Path] = {}
    for study in published_studies(project):
        build = project.study_build(study.name)
        pages = executed_pages(build / EXECUTED)
        fresh |= {f"studies/{study.name}/{page}": executed_page(build, page) for page in pages}
    known = {project.notebook_name(notebook) for notebook in project.all_notebooks()}
    names = {*fresh, *executed_pages(root / EXECUTED)} - known
    return {name: _compared(root, [f"{EXECUTED}/{name}.ipynb"], fresh.get(name)) for name in sorted(names)}


def _compared(root: Path, kept: list[str], fresh: Path | None) -> list[Difference]:
    if fresh is None or not fresh.is_file():
        return [Difference(name, "", "it does not come out any more") for name in kept]
    now, found = fresh.read_bytes(), []
    for name in kept:
        path = root / name
        found += notebook_differences(name, path.read_bytes(), now) if path.is_file() else [Difference(name, *GONE)]
    return found


GONE = ("", "it is missing")


def _verdicts(root: Path, project: Project) -> tuple[Count, list[Difference]]:
    computed, ids = computed_verdicts(project)
    notebooks = {
        f"{folder}/{CLAIMS}.ipynb": verdicts_in_notebook(root / folder / f"{CLAIMS}.ipynb", ids)
        for folder in ("notebooks", EXECUTED)
    }
    audit = f"{SITE}_static/{AUDIT_FILE}"
    kept = notebooks | {audit: verdicts_in_audit(root / audit)}
    total, same, found = verdict_differences(kept, computed)
    return Count(same, total), found
