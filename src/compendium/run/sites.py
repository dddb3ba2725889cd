"""Running the notebooks of a study: one across its sites and one for each, only those that are stale.

Each page is kept as soon as it is made. A page that fails does not stop the others, and its last good copy stays; a
run that is killed leaves what was finished, and the next run makes the rest.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compendium.errors import CompendiumError, ParameterError
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import code_digest, source_digest
from compendium.run.stale.pages import (
    ACROSS,
    NOTEBOOKS,
    Basis,
    drop_other_pages,
    is_current,
    keep_failure,
    keep_page,
    page_bases,
    read_record,
    shows_standing_as_known,
    site_page,
)
from compendium.run.stale.study import is_complete, keep_complete, study_fingerprint
from compendium.run.workers.bundle import DATA_FOLDER, Bundle, bundle_study, file_digests, unpack
from compendium.run.workers.execution import FORK, TIME_LIMIT, Outcome, Task, choose_engine
from compendium.run.workers.pool import outcomes
from compendium.run.workers.scratch import make_scratch
from compendium.sites.show.view import View, open_view
from compendium.studies.check import STUDY_ID
from compendium.studies.study import load_study

Watch = Callable[[Outcome, int, int], None]
"""Called with each outcome, how many pages are done and how many there are to do."""


@dataclass(frozen=True)
class Means:
    """By what means notebooks are run: engine, how many at a time (all cores unless given), seconds allowed for each,
    address of a Dask scheduler."""

    engine: str | None = None
    jobs: int | None = None
    limit: float = TIME_LIMIT
    scheduler: str = ""


@dataclass(frozen=True)
class StudyRun:
    """What came of a run: pages that ran, pages that failed with their cause, and pages that are still stale."""

    ran: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)


def run_study(
    project: Project, folder: Path, means: Means, only: Iterable[str] = (), watch: Watch = lambda *_: None
) -> StudyRun:
    """Bring the executed pages of a study up to date; with `only`, those of these sites and the one across sites.

    Raises DataError where the study is not in order and ParameterError for a site that it does not have, before
    anything runs.
    """
    study = study_id(folder)
    chosen = set(only)
    if not chosen and is_complete(project, folder):
        return StudyRun()
    fingerprint, build = study_fingerprint(project, folder), project.study_build(study)
    _refuse_namesake(project, folder)
    try:
        bundle = bundle_study(project, folder)
        view = open_bundled(bundle, study)
    except CompendiumError:
        load_study(folder, project.data)  # raises every fault, with the paths of the files as they lie here
        raise
    bases = _bases(project, bundle, view)
    drop_other_pages(build, set(view.names))
    wanted = _wanted(chosen, view, bases)
    stale = [page for page, basis in bases.items() if not is_current(read_record(build, page), basis)]
    tasks = [_task(study, page, means.limit) for page in stale if page in wanted]
    run = StudyRun(stale=[page for page in stale if page not in wanted])
    engine = (means.engine or FORK) if means.scheduler else choose_engine(means.engine)  # workers see for themselves
    jobs = means.jobs or os.cpu_count() or 1
    for outcome in outcomes(tasks, engine, jobs, bundle=bundle, scheduler=means.scheduler):
        _keep(build, outcome, bases[outcome.name], run)
        watch(outcome, len(run.ran) + len(run.failed), len(tasks))
    if not run.failed and not run.stale:
        keep_complete(project, folder, fingerprint)
    return run


def _refuse_namesake(project: Project, folder: Path) -> None:
    """Two folders of one name would overwrite each other's pages; a folder that was moved may go on.

    A study that the book publishes is not refused, so that no private one can stop the book: its pages are made anew.
    """
    note, here = project.study_build(folder.absolute().name) / "folder", project.named(folder.resolve())
    before = note.read_text(encoding="utf-8").strip() if note.is_file() else here
    if before != here and (project.root / before / "study.toml").is_file():
        if folder.resolve().parent != (project.data / "studies").resolve():
            raise ParameterError(
                f"The pages of a study of this name were made from {before}. Give one of the two folders another name."
            )
        shutil.rmtree(note.parent)
    write_whole(note, f"{here}\n")


def study_id(folder: Path) -> str:
    """The id of a study, which is the name of its folder. Raises ParameterError for a name that is none."""
    name = folder.absolute().name
    if not STUDY_ID.fullmatch(name):
        raise ParameterError(f'The folder of a study is named after its id: a-z, 0-9 and hyphens; "{name}" is not one.')
    return name


def open_bundled(bundle: Bundle, study: str) -> View:
    """The view of a study as its notebooks see it, whatever folder it lies in here."""
    scratch = make_scratch()
    try:
        unpack(bundle, scratch.folder)
        with chdir(scratch.folder / NOTEBOOKS):
            return open_view(DATA_FOLDER, study, "site")
    finally:
        scratch.remove()


def _bases(project: Project, bundle: Bundle, view: View) -> dict[str, Basis]:
    paths = {name: project.notebooks / "studies" / f"{name}.ipynb" for name in ("site", ACROSS)}
    notebooks = {name: source_digest(path) for name, path in paths.items()}
    alike = shows_standing_as_known(json.loads(paths["site"].read_text(encoding="utf-8")))
    return page_bases(view, file_digests(bundle), notebooks, code_digest(project), renewable=alike)


def _wanted(chosen: set[str], view: View, bases: dict[str, Basis]) -> set[str]:
    unknown = sorted(chosen - set(view.names))
    if unknown:
        raise ParameterError(f"{view.study.title} has no site {', '.join(unknown)}. Its sites are in sites.csv.")
    return {ACROSS, *map(site_page, chosen)} if chosen else set(bases)


def _task(study: str, page: str, limit: float) -> Task:
    parameters: dict[str, Any] = {"study": study}
    if page != ACROSS:
        parameters["site"] = page.removeprefix("sites/")
    notebook = Path(NOTEBOOKS) / f"{ACROSS if page == ACROSS else 'site'}.ipynb"
    return Task(page, notebook, Path(NOTEBOOKS), parameters, limit)


def _keep(build: Path, outcome: Outcome, basis: Basis, run: StudyRun) -> None:
    if outcome.error:
        cause = " ".join(outcome.error.split())
        keep_failure(build, outcome.name, cause)
        run.failed[outcome.name] = cause
    else:
        keep_page(build, outcome.name, outcome.notebook, basis, outcome.reads)
        run.ran.append(outcome.name)
