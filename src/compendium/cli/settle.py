"""The command that settles what coders differ on."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from compendium.cli.options import speaks_plainly
from compendium.project import find_project


@click.command()
@click.argument("study")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@speaks_plainly
def settle(study: str, file: Path | None) -> None:
    """Write the differences between coders to a spreadsheet; with FILE, read the answers back into settled.csv."""
    from compendium.intake.settle import settle as put_back
    from compendium.intake.settle import write_differences
    from compendium.studies.study import find_study

    project = find_project()
    folder = find_study(project, study)
    if file is None:
        written = write_differences(folder, project.data)
        click.echo(f"Differences between coders: {written.differences:,}; settled: {written.settled:,}.")
        if written.differences:
            click.echo(f"They are in {project.named(written.path)}. Fill in answers and reasons, and read it back with")
            click.echo(f"  compendium settle {study} {project.named(written.path)}")
        _tell_kept([written.kept] if written.kept else [])
        return
    done = put_back(folder, file, project.data, datetime.datetime.now(tz=datetime.UTC).astimezone().date())
    click.echo(f"Settled: {len(done.rows):,}; open in this file: {len(done.open):,}.")
    for name in done.open:
        click.echo(f"  open: {name}")
    place = project.named(folder / "settled.csv")
    click.echo(f"Written: {place}." if done.changed else f"Nothing has changed in {place}.")
    _tell_kept(done.kept)


def _tell_kept(kept: list[str]) -> None:
    if kept:
        click.echo(f"What was there before is kept as: {', '.join(kept)}.")
