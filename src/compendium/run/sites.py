"""Running the notebooks of a study: one across its sites and one for each, only those that are stale.

Each page is kept as soon as it is made. A page that fails does not stop the others, and its last good copy stays; a
run that is killed leaves what was finished, and the next run makes the rest.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from compendium.errors import ParameterError
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.bases import ACROSS, NOTEBOOKS, Basis, page_bases, site_page
from compendium.run.stale.fingerprints import code_digest, source_digest
from compendium.run.stale.pages import drop_other_pages, is_current_page, keep_failure, keep_page, page_record
from compendium.run.stale.study import is_complete, keep_complete, study_parts
from compendium.run.study import OpenStudy, open_study, study_id
from compendium.run.workers.bundle import file_digests
from compendium.run.workers.execution import FORK, TIME_LIMIT, Outcome, Task, choose_engine
from compendium.run.workers.pool import outcomes
from compendium.studies.files import STUDY_FILE
from compendium.studies.public_form import is_published

Watch = Callable[[Outcome, int, int], None]
"""Called with each outcome, how many pages are done and how many there are to do."""


SPARE = 1
"""So many notebooks more than there are cores: one always waits for its next cell."""


@dataclass(frozen=True)
class Means:
    """By what means notebooks are run: engine, how many at a time (one more than cores unless given), seconds allowed
    for each, address of a Dask scheduler."""

    engine: str | None = None
    jobs: int | None = None
    limit: float = TIME_LIMIT
    scheduler: str = ""


@dataclass(frozen=True)
class StudyRun:
    """What came of a run: pages that ran, pages that failed with their cause, and pages that are still stale.

    `opened` is the study as it was read; None where nothing had changed, so that it was not.
    """

    ran: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    opened: OpenStudy | None = field(default=None, repr=False, compare=False)


def run_study(
    project: Project,
    folder: Path,
    means: Means,
    only: Iterable[str] = (),
    watch: Watch = lambda *_: None,
    meanwhile: Callable[[OpenStudy, set[str]], Iterable[None]] | None = None,
) -> StudyRun:
    """Bring the executed pages of a study up to date; with `only`, those of these sites and the one across sites.

    `meanwhile` is called while other processes run notebooks, with the study and the names of its stale pages; pages
    that come back are kept between its steps.

    Raises DataError where the study is not in order and ParameterError for a site that it does not have, before
    anything runs.
    """
    study_id(folder)
    chosen = set(only)
    if not chosen and is_complete(project, folder):
        return StudyRun()
    parts = study_parts(project, folder)
    _refuse_namesake(project, folder)
    study = open_study(project, folder)
    bases = _bases(project, study)
    wanted = _wanted(chosen, study, bases)
    drop_other_pages(study.build, set(study.own))
    stale = [page for page, basis in bases.items() if not is_current_page(page_record(study.build, page), basis)]
    tasks = [_task(study.id, page, means.limit) for page in stale if page in wanted]
    run = StudyRun(stale=[page for page in stale if page not in wanted], opened=study)
    engine = (means.engine or FORK) if means.scheduler else choose_engine(means.engine)  # workers see for themselves
    jobs = means.jobs or (os.cpu_count() or 1) + SPARE
    other = partial(meanwhile, study, set(stale)) if meanwhile else None
    for outcome in outcomes(tasks, engine, jobs, bundle=study.bundle, scheduler=means.scheduler, meanwhile=other):
        _keep(study.build, outcome, bases[outcome.name], run)
        watch(outcome, len(run.ran) + len(run.failed), len(tasks))
    if not run.failed and not run.stale and study_parts(project, folder) == parts:
        keep_complete(project, folder, parts)
    return run


def _refuse_namesake(project: Project, folder: Path) -> None:
    """Two folders of one name would overwrite each other's pages; a folder that was moved may go on.

    A study that the book publishes is not refused, so that no private one can stop the book, nor is the study itself of
    which it is the form that may be public: the pages are made anew.
    """
    note, here = project.study_build(folder.absolute().name) / "folder", project.named(folder.resolve())
    before = note.read_text(encoding="utf-8").strip() if note.is_file() else here
    if before != here and (project.root / before / STUDY_FILE).is_file():
        if not (is_published(folder, project.data) or is_published(project.root / before, project.data)):
            raise ParameterError(
                f"The pages of a study of this name were made from {before}. Give one of the two folders another name."
            )
        shutil.rmtree(note.parent)
    write_whole(note, f"{here}\n")


def _bases(project: Project, study: OpenStudy) -> dict[str, Basis]:
    notebooks = {name: source_digest(project.notebooks / "studies" / f"{name}.ipynb") for name in ("site", ACROSS)}
    return page_bases(study.view, study.own, file_digests(study.bundle), notebooks, code_digest(project))


def _wanted(chosen: set[str], study: OpenStudy, bases: dict[str, Basis]) -> set[str]:
    unknown = sorted(chosen - set(study.own))
    if unknown:
        title = study.view.study.title
        raise ParameterError(f"{title} has no site {', '.join(unknown)}. Its sites are in sites.csv.")
    return {ACROSS, *map(site_page, chosen)} if chosen else set(bases)


def _task(study: str, page: str, limit: float) -> Task:
    notebook = Path(NOTEBOOKS) / f"{ACROSS if page == ACROSS else 'site'}.ipynb"
    return Task(page, notebook, Path(NOTEBOOKS), page_parameters(study, page), limit)


def page_parameters(study: str, page: str) -> dict[str, Any]:
    """What the notebook of a page of a study is run with."""
    return {"study": study} | ({} if page == ACROSS else {"site": page.removeprefix("sites/")})


def _keep(build: Path, outcome: Outcome, basis: Basis, run: StudyRun) -> None:
    if outcome.error:
        cause = " ".join(outcome.error.split())
        keep_failure(build, outcome.name, cause)
        run.failed[outcome.name] = cause
    else:
        keep_page(build, outcome.name, outcome.notebook, basis, outcome.reads)
        run.ran.append(outcome.name)
