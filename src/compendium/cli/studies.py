"""Commands for a researcher's own studies: `new`, and the part of `check` that is about studies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compendium.cli.options import INTO, speaks_plainly
from compendium.project import find_project

if TYPE_CHECKING:
    from compendium.data_package.faults import Fault

STANDARD = "care-act-isp"


@click.command("new")
@click.argument("study")
@click.option("--framework", default=STANDARD, show_default=True, help="Id or folder of a framework.")
@click.option("--xlsx", is_flag=True, help="Add a spreadsheet with drop-down lists, which `import` reads back.")
@INTO
@speaks_plainly
def new(study: str, framework: str, xlsx: bool, into: Path | None) -> None:
    """Make a study that is ready to fill in, private unless told otherwise."""
    from compendium.intake.new_study import make_study

    project = find_project()
    folder = make_study(study, framework, into or project.data / "local", project.data, xlsx=xlsx)
    click.echo(f"The study is at {project.named(folder)}. Its GUIDE.md says what its files may contain.")


@speaks_plainly
def check_studies(names: Sequence[str], fix: bool, as_json: bool) -> int:
    """Check studies, by id or path, and data folders (those that hold datapackage.json or tables.csv); print it all.

    Returns the exit code: 1 where there is a fault, 0 otherwise.
    """
    from compendium.studies.check_all import format_report

    faults = [fault for name in names for fault in check_place(name, fix)]
    if as_json:
        click.echo(json.dumps([fault.as_json() for fault in faults], indent=1))
    else:
        click.echo(format_report(faults))
    return 1 if any(fault.severity == "fault" for fault in faults) else 0


def everything_published() -> list[str]:
    """The data folder of the project and its published studies: what is checked unless told otherwise."""
    from compendium.studies.study import list_studies

    project = find_project()
    return [str(project.data), *(str(project.data / "studies" / study) for study in list_studies(project))]


def check_place(name: str, fix: bool) -> list[Fault]:
    """Check one study or data folder, mending it first where `fix` is set; ParameterError where there is none."""
    from compendium.data_package.declaration import is_declared
    from compendium.data_package.descriptor import DESCRIPTOR
    from compendium.data_package.faults import in_order
    from compendium.results.claims.faults import faults_of_claims
    from compendium.studies.check_all import check_package
    from compendium.studies.mend import mend_package, mend_study
    from compendium.studies.study import check_study, find_study

    if (Path(name) / DESCRIPTOR).is_file() or is_declared(Path(name)):
        for line in mend_package(Path(name)) if fix else []:
            click.echo(line, err=True)
        return in_order([*check_package(Path(name)), *faults_of_claims(Path(name))])
    project = find_project()
    folder = find_study(project, name)
    for line in mend_study(folder, project.data) if fix else []:
        click.echo(line, err=True)
    return check_study(folder, project.data)
