"""The command `pdf`: the book, or a study, as one document for those who meet over paper."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from compendium.cli.options import ENGINE, JOBS, LIMIT, say, speaks_plainly, stays, usable_engine
from compendium.project import Project, find_project
from compendium.run.lock import alone

if TYPE_CHECKING:
    from compendium.run.sites import Means


@click.command("pdf")
@click.argument("study", required=False)
@click.option("--site", "sites", multiple=True, metavar="SITE", help="Of a study, only the pages of this site.")
@JOBS
@ENGINE
@LIMIT
@speaks_plainly
def pdf(study: str | None, sites: tuple[str, ...], jobs: int | None, engine: str | None, limit: float) -> None:
    """Make one tagged PDF of the book, at _build/pdf/book.pdf, or of a STUDY, at _build/studies/STUDY/STUDY.pdf.

    What is out of date of the web pages is made first; the PDF is made from them. It needs WeasyPrint and Pango.
    """
    from compendium.publish.pdf.write import refuse_without_means
    from compendium.run.sites import Means

    if sites and study is None:
        raise click.UsageError("`--site` chooses sites of a study: name the study, too.")
    refuse_without_means()
    project = find_project()
    with stays("The last PDF stays."), alone(project, say):
        means = Means(usable_engine(engine), jobs, limit)
        fine = _book(project, means) if study is None else _study(project, study, sites, means)
    sys.exit(0 if fine else 1)


def _book(project: Project, means: Means) -> bool:
    from compendium.publish.make import make_book
    from compendium.publish.pdf.make import book_pdf, make_book_pdf

    made = make_book(project, means.engine, means.jobs, say)
    made = make_book_pdf(project, say) or made
    where = project.named(book_pdf(project))
    click.echo(f"{'The PDF' if made else 'Nothing has changed; the PDF'} is at {where}")
    return True


def _study(project: Project, study: str, sites: tuple[str, ...], means: Means) -> bool:
    """Make the PDF of a study; False where pages of it failed, which are then out of date in it or not there."""
    from compendium.display.sentences import counted
    from compendium.publish.make import make_study
    from compendium.publish.pdf.make import make_study_pdf, study_pdf
    from compendium.studies.study import find_study

    folder = find_study(project, study)
    name = folder.absolute().name
    run = make_study(project, folder, means, (), lambda *_: None, say)
    made = make_study_pdf(project, name, sites, say) or bool(run.ran)
    where = project.named(study_pdf(project, name, chosen=bool(sites)))
    click.echo(f"{'The PDF' if made else 'Nothing has changed; the PDF'} is at {where}")
    if run.failed:
        say(f"{counted(len(run.failed), 'page').capitalize()} failed: `compendium sites {study}` says why.")
    return not run.failed
