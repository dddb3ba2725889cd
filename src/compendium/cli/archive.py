"""The commands `archive` and `verify`: a compendium as one file to deposit, and whether it comes out the same."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compendium.cli.options import ENGINE, JOBS, say, speaks_plainly, stays, usable_engine
from compendium.project import find_project
from compendium.run.lock import alone


@click.command("archive")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@ENGINE
@JOBS
@speaks_plainly
def archive(file: Path | None, engine: str | None, jobs: int | None) -> None:
    """Make one file to deposit: pages, data, executed notebooks, locks, code and citation.

    It says of itself what is in it and how it came about (ro-crate-metadata.json). FILE is named after the project and
    its version unless told otherwise. The same compendium gives the same bytes.
    """
    from compendium.publish.archive.make import archive_name, make_archive

    project = find_project()
    target = file or Path(archive_name(project))
    with stays("No archive was written."), alone(project, say):
        names = make_archive(project, target, usable_engine(engine), jobs, say)
    click.echo(f"The archive is at {project.named(target)}: {len(names)} files.")


@click.command("verify")
@click.argument("archive", required=False, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder for the report; the current one by default.",
)
@ENGINE
@JOBS
@speaks_plainly
def verify(archive: Path | None, into: Path, engine: str | None, jobs: int | None) -> None:
    """Run everything again from a copy and say what is identical and what differs, and on what machine.

    ARCHIVE is a file that `compendium archive` made, or the folder it was unpacked to; without it, the compendium in
    which this is typed is verified. Its notebooks, which are programs, run with the code of this installation. What was
    found is kept as verification.html and verification.json.
    """
    from compendium.publish.verify.report import keep_report, refuse_other, report_lines
    from compendium.publish.verify.verification import Means, verify

    refuse_other(into)
    found = verify((archive or find_project().root).absolute(), Means(usable_engine(engine), jobs, say))
    for line in report_lines(found):  # before anything is written: a disk that is full takes none of it away
        click.echo(line)
    with stays("No new report was written."):
        page, file = keep_report(found, into)
    say(f"The report is at {page} and {file}.")
    sys.exit(1 if found.differences else 0)
