"""Commands for a researcher's own studies: `new`, `import`, and the part of `check` that is about studies."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compendium.cli.options import speaks_plainly
from compendium.errors import ParameterError
from compendium.project import Project, find_project

if TYPE_CHECKING:
    from compendium.data_package.faults import Fault
    from compendium.intake.import_study import Outcome

STANDARD = "care-act-isp"
_INTO = click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Folder to write into; data/local/ unless given."
)


@click.command("new")
@click.argument("study")
@click.option("--framework", default=STANDARD, show_default=True, help="Id or folder of a framework.")
@click.option("--xlsx", is_flag=True, help="Add a spreadsheet with drop-down lists, which `import` reads back.")
@_INTO
@speaks_plainly
def new(study: str, framework: str, xlsx: bool, into: Path | None) -> None:
    """Make a study that is ready to fill in, private unless told otherwise."""
    from compendium.intake.new_study import make_study

    project = find_project()
    folder = make_study(study, framework, into or project.data / "local", project.data, xlsx=xlsx)
    click.echo(f"The study is at {project.named(folder)}. Its GUIDE.md says what may stand in it.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--study", required=True, help="Id of the study, or the folder it is to have.")
@click.option("--framework", default="", help="Id or folder of a framework; that of the study where there is one.")
@click.option("--sites-in", type=click.Choice(["rows", "columns"]), help="Where the sites stand; rows unless given.")
@click.option("--levels", default="", help="Levels of a new framework from best to worst: good=2,fair=1,poor=0.")
@click.option("--map", "mapped", multiple=True, metavar="FROM=TO", help="What a heading, a site or a cell stands for.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="A heading, or a site, to set aside.")
@click.option("--blank", default="", help="What a blank cell stands for, such as missing; no rating unless given.")
@click.option("--sheet", default="", help="The sheet of a workbook that has several.")
@click.option("--header-row", type=click.IntRange(min=1), help="The row of the headings; 1 unless given.")
@_INTO
@speaks_plainly
def import_(
    file: Path,
    study: str,
    framework: str,
    sites_in: str | None,
    levels: str,
    mapped: tuple[str, ...],
    ignore: tuple[str, ...],
    blank: str,
    sheet: str,
    header_row: int | None,
    into: Path | None,
) -> None:
    """Make a study of a wide table (CSV, XLSX, ODS). Nothing is written unless all of it can be placed."""
    from compendium.intake.import_study import Request, import_study
    from compendium.studies.settings import ImportSettings

    project = find_project()
    settings = ImportSettings(
        sites_in or "", sheet, header_row or 0, _blank(blank), ignore, dict(_pair(one) for one in mapped)
    )
    folder = _target(project, study, into)
    outcome = import_study(Request(file, folder, framework, levels, settings), project.data)
    _report(outcome, project.named(folder))


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
    """The data folder of the project and the ids of its published studies: what is checked unless told otherwise."""
    from compendium.studies.study import list_studies

    project = find_project()
    return [str(project.data), *list_studies(project)]


def check_place(name: str, fix: bool) -> list[Fault]:
    """Check one study or data folder, mending it first where `fix` is set; ParameterError where there is none."""
    from compendium.data_package.declaration import is_declared
    from compendium.data_package.faults import in_order
    from compendium.data_package.package import DESCRIPTOR
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


def _report(outcome: Outcome, where: str) -> None:
    from compendium.intake.report import import_lines
    from compendium.studies.check_all import format_report

    for line in import_lines(outcome):
        click.echo(line)
    if not outcome.written:
        click.echo("\nCould not be placed:")
        click.echo(format_report(outcome.read.faults))
        click.echo("Nothing was written.")
        sys.exit(1)
    click.echo(f"Written: {where}; ratings: {len(outcome.read.ratings):,}.")
    if outcome.kept:
        click.echo(f"What was there before is kept beside: {', '.join(outcome.kept)}.")


def _target(project: Project, study: str, into: Path | None) -> Path:
    """The folder of the study: where one of that id is already, else where it is to be.

    Another folder of that name, such as that of the spreadsheets, is not taken for a study.
    """
    from compendium.intake.write import study_folder
    from compendium.studies.study import find_study

    folder = study_folder(study, into or project.data / "local")
    if into is None and not folder.exists():
        with suppress(ParameterError):
            found = find_study(project, study)
            return found if (found / "study.toml").is_file() else folder
    return folder


def _pair(text: str) -> tuple[str, str]:
    source, sign, target = text.rpartition("=")
    if not sign:
        raise ParameterError(f'--map "{text}" is not FROM=TO.')
    return source, target.strip()


def _blank(text: str) -> str:
    from compendium.data_package.levels_file import NON_ANSWERS
    from compendium.intake.answers import target_of

    found = target_of(text, []) if text else ""
    if found is None:
        raise ParameterError(f'--blank "{text}" is not one of: {", ".join(NON_ANSWERS)}.')
    return found
