"""The command `export`: what a study found, in one file to send."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compendium.cli.options import ENGINE, JOBS, LIMIT, say, speaks_plainly, stays, usable_engine
from compendium.project import find_project
from compendium.run.lock import alone


@click.command("export")
@click.argument("study")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write into; _build/studies/STUDY/ by default.",
)
@click.option("--replace", is_flag=True, help="Write over an export that is there already.")
@JOBS
@ENGINE
@LIMIT
@speaks_plainly
def export(study: str, into: Path | None, replace: bool, jobs: int | None, engine: str | None, limit: float) -> None:
    """Put what a study found into one zip to send: the table of sites and criteria and every result as XLSX and ODS,
    figures as PNG, PDF and SVG, and a text that says what each file is.

    It holds what the pages of the study tell and no more. What is out of date of them is made first.
    """
    from compendium.publish.export.make import export_file, refuse_to_overwrite, write_export
    from compendium.publish.make import make_study
    from compendium.run.sites import Means
    from compendium.run.study import open_study
    from compendium.studies.study import find_study

    project = find_project()
    with stays("The last export stays."), alone(project, say):
        folder = find_study(project, study)
        target = export_file(project, folder.absolute().name, into)
        if not replace:
            refuse_to_overwrite(target, project.named(target))
        run = make_study(project, folder, Means(usable_engine(engine), jobs, limit), (), lambda *_: None, say)
        say("Putting the files together")
        write_export(project, run.opened or open_study(project, folder), run.failed, target)
    click.echo(f"The export is at {project.named(target)}")
    if run.failed:
        say(f"{', '.join(run.failed)} failed: `compendium sites {study}` says why.")
    sys.exit(1 if run.failed else 0)
