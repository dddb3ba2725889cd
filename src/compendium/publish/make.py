"""Making the book and the sites of studies: check the data, run what is stale, build; nothing where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.errors import RunError
from compendium.project import Project
from compendium.publish.book.stage import has_seen
from compendium.publish.site import build_site, builder_ready, is_site_stale, lay_out, restore_site
from compendium.run.checks import refuse_again
from compendium.run.collector import collector_at_rest
from compendium.run.notebooks import run_notebooks, stale_notebooks
from compendium.run.stale.study import is_complete, published_studies

if TYPE_CHECKING:
    from compendium.run.sites import Means, StudyRun, Watch
    from compendium.run.study import OpenStudy

Progress = Callable[[str], None]

TRIES = 5
"""How often the book is begun anew where files change while it is made."""


def make_book(project: Project, engine: str | None, jobs: int | None, progress: Progress) -> bool:
    """Bring the site up to date. Returns whether anything had to be done.

    Raises DataError where the data are not in order (before any notebook starts) and RunError where a notebook or
    the site fails; the last good site and executed notebooks then stay. Where files change meanwhile, what they bear on
    is done once more, so that the whole site is made from the same.
    """
    restore_site(project.site)
    if _is_settled(project) and not is_site_stale(project):
        return False
    with builder_ready(), collector_at_rest():
        for _ in range(TRIES):
            if _make(project, engine, jobs, progress):
                return True
            progress("Files have changed meanwhile: once more.")
    raise RunError("Files change while the book is made. The last book stays. Try again when they are saved.")


def _is_settled(project: Project) -> bool:
    """Whether all notebooks were executed from what there is now."""
    return not stale_notebooks(project) and not _changed(project)


def _changed(project: Project) -> list[Path]:
    return [folder for folder in published_studies(project) if not is_complete(project, folder)]


def _make(project: Project, engine: str | None, jobs: int | None, progress: Progress) -> bool:
    """Run what is stale and build the site; False where files have changed meanwhile, so that it was not built."""
    stale, changed, laid_out = stale_notebooks(project), _changed(project), dict[str, str]()
    at_a_time = jobs or (os.cpu_count() if stale else None)  # beside others, no page need wait for a core to be free
    run = cache(partial(_run_published, project, engine=engine, jobs=at_a_time, progress=progress))
    if not stale:
        _refuse_bad_data(project)
    else:
        progress(f"Running {', '.join(map(project.notebook_name, stale))}")
        meanwhile = partial(_lay_out_ahead, project, changed, run, laid_out)
        run_notebooks(project, stale, engine=engine, jobs=jobs, progress=progress, meanwhile=meanwhile)
    runs = [run(folder) for folder in changed]
    progress("Building the site")
    return build_site(project, _opened(runs), partial(_is_settled, project), laid_out)


def _refuse_bad_data(project: Project) -> None:
    """Check the data, unless the last book was laid out from the same."""
    if has_seen(project):
        return
    refuse_again(project, project.data)


def _lay_out_ahead(
    project: Project, changed: Iterable[Path], run: Callable[[Path], StudyRun], laid_out: dict[str, str]
) -> None:
    """Run studies that have changed, and lay out all but the notebooks, while others run those; what is wrong with a
    study is told when its turn comes. What it is made from is added to `laid_out`."""
    with suppress(Exception):
        laid_out |= lay_out(project, _opened(map(run, changed)))


def _opened(runs: Iterable[StudyRun]) -> dict[str, OpenStudy]:
    return {run.opened.id: run.opened for run in runs if run.opened}


def _run_published(
    project: Project, folder: Path, engine: str | None, jobs: int | None, progress: Progress
) -> StudyRun:
    """Run what is stale of a study that the book publishes; it is in the book whole or not at all."""
    from compendium.run.sites import Means, run_study

    progress(f"Running the pages of {folder.name}")
    run = run_study(project, folder, Means(engine, jobs))
    if run.failed:
        causes = [f"{folder.name}, {page}: {cause}" for page, cause in run.failed.items()]
        raise RunError("\n".join([*causes, "The last book stays."]))
    return run


def make_study(
    project: Project, folder: Path, means: Means, only: Iterable[str], watch: Watch, progress: Progress
) -> StudyRun:
    """Bring the site of one study up to date, at `Project.study_site`. A page that failed is told there.

    Raises DataError where the study is not in order, ParameterError for a site that it does not have, RunError where
    the pages cannot be built; the last good site then stays.
    """
    from compendium.publish.study.site import build_study_site, is_study_site_stale, lay_out_ahead
    from compendium.run.sites import StudyRun, run_study

    restore_site(project.study_site(folder.absolute().name))
    if not only and is_complete(project, folder) and not is_study_site_stale(project, folder, StudyRun()):
        return StudyRun()
    with builder_ready(), collector_at_rest():
        run = run_study(project, folder, means, only, watch, lay_out_ahead)
        if is_study_site_stale(project, folder, run):
            progress("Building the pages")
            build_study_site(project, folder, run)
    return run
