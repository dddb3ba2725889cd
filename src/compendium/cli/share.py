"""The command `share`: the form of a study that may be public."""

from __future__ import annotations

from pathlib import Path

import click

from compendium.cli.options import say, speaks_plainly
from compendium.project import find_project
from compendium.run.lock import alone

HISTORY = (
    "If git kept it before, the history of the repository still has it: see “Share a study” in the guide before you "
    "push."
)


@click.command("share")
@click.argument("study")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Folder to write into; data/studies/ by default."
)
@speaks_plainly
def share(study: str, into: Path | None) -> None:
    """Write the form of a study that may be public.

    It holds what the pages of the study tell and nothing else: its published rows, with numbers in place of coders and
    respondents, and what was computed from all of them.
    """
    from compendium.publish.study.shared_place import share_study
    from compendium.studies.study import find_study

    project = find_project()
    with alone(project, say):
        shared = share_study(project, find_study(project, study), into)
    if shared.moved:
        click.echo(f"The study itself is at {project.named(shared.moved)} now. {HISTORY}")
    click.echo(f"The form that may be public is at {project.named(shared.folder)}. Nothing else of the study is in it.")
