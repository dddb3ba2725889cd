"""The command `sites`: a study from its files to pages, one after the other where several are named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from compendium.cli.options import ENGINE, JOBS, LIMIT, WATCH, say, speaks_plainly, stays, usable_engine
from compendium.errors import CompendiumError, told
from compendium.project import Project, find_project
from compendium.run.lock import alone

if TYPE_CHECKING:
    from compendium.run.sites import Means, StudyRun, Watch
    from compendium.run.workers.execution import Outcome

SHOWN = 10
"""Pages that failed are named up to this number; the failures page names all."""


@click.command("sites")
@click.argument("studies", nargs=-1, required=True, metavar="STUDY...")
@click.option("--site", "sites", multiple=True, metavar="SITE", help="Make only this site and the page across sites.")
@JOBS
@ENGINE
@click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask cluster to run on, such as tcp://host:8786.")
@LIMIT
@WATCH
@speaks_plainly
def sites(
    studies: tuple[str, ...],
    sites: tuple[str, ...],
    jobs: int | None,
    engine: str | None,
    scheduler: str,
    limit: float,
    watch: bool,
) -> None:
    """Make the pages of studies: one across sites, one for each site, at _build/studies/STUDY/html/index.html.

    Only what is out of date is run again. A site that fails does not stop the others.
    """
    from compendium.run.sites import Means

    project = find_project()
    means = Means(engine if scheduler else usable_engine(engine), jobs, limit, scheduler)
    make = partial(_make_all, project, studies, means, sites)
    if watch:
        from compendium.publish.watch import stay
        from compendium.studies.study import find_study

        stay(project, [find_study(project, study) for study in studies], speaks_plainly(make), say)
    else:
        make()


def _make_all(project: Project, studies: tuple[str, ...], means: Means, only: tuple[str, ...]) -> None:
    with stays("The last pages stay."), alone(project, say):
        fine = [_made(project, study, means, only) for study in studies]
    sys.exit(0 if all(fine) else 1)


@click.command("diff")
@click.argument("old")
@click.argument("new")
@speaks_plainly
def diff(old: str, new: str) -> None:
    """Show what changed from one release of a study to the next: sites, answers, criteria that moved.

    OLD and NEW are ids or folders of studies.
    """
    from compendium.publish.study.releases import compare_studies
    from compendium.studies.study import find_study

    project = find_project()
    with alone(project, say):
        page, told = compare_studies(project, find_study(project, old), find_study(project, new))
    click.echo(told)
    click.echo(f"The page is at {project.named(page)}")


def _made(project: Project, study: str, means: Means, only: tuple[str, ...]) -> bool:
    """Make one study. A fault in it does not stop those named after it."""
    from compendium.publish.make import make_study
    from compendium.studies.study import find_study

    try:
        folder = find_study(project, study)
        with _bar(study) as watch:
            run = make_study(project, folder, means, only, watch, say)
    except CompendiumError as error:
        say(f"{study}: {error}")
        return False
    except OSError as error:
        say(f"{study}: {told(error)} The last pages stay.")
        return False
    where = project.named(project.study_site(folder.absolute().name) / "index.html")
    click.echo(f"{study}: {_told(run)}. The pages are at {where}")
    for page, cause in list(run.failed.items())[:SHOWN]:
        click.echo(f"  {page.removeprefix('sites/')} failed: {cause}")
    if len(run.failed) > SHOWN:
        click.echo(f"  and {len(run.failed) - SHOWN} more, see failures.html")
    return not run.failed


def _told(run: StudyRun) -> str:
    parts = [f"{len(run.ran)} {'notebook' if len(run.ran) == 1 else 'notebooks'} run"]
    if run.failed:
        parts.append(f"{len(run.failed)} failed")
    if run.stale:
        parts.append(f"{len(run.stale)} out of date but not asked for")
    return ", ".join(parts)


@contextmanager
def _bar(study: str) -> Iterator[Watch]:
    """A progress bar that appears with the first notebook that ends; without a terminal, a line for each failure."""
    bars: list[click._termui_impl.ProgressBar[int]] = []

    def watch(outcome: Outcome, done: int, total: int) -> None:
        if outcome.error and not sys.stderr.isatty():
            say(f"{outcome.name}: failed")
        if not bars:
            bars.append(click.progressbar(length=total, label=study, file=sys.stderr, show_pos=True))
        bars[0].update(done - bars[0].pos)

    try:
        yield watch
    finally:
        for bar in bars:
            bar.render_finish()
