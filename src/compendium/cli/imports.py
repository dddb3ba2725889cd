"""The command `import`: a table of other people's becomes a study, or a list of questions."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from compendium.cli.options import INTO, speaks_plainly, stays
from compendium.cli.sites import sites
from compendium.errors import ParameterError
from compendium.files import write_whole
from compendium.project import Project, find_project

if TYPE_CHECKING:
    from compendium.intake.import_study import Outcome

_SEVERAL: dict[str, Any] = {"multiple": True}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--study", required=True, help="Id of the study, or the folder for it.")
@click.option("--framework", default="", help="Id or folder of a framework; that of the study by default.")
@click.option("--sites-in", type=click.Choice(["rows", "columns"]), help="Where the sites are; rows by default.")
@click.option("--levels", default="", help="Levels of a new framework from best to worst: good=2,fair=1,poor=0.")
@click.option("--best", default="", metavar="LEVEL", help="The best level, if all cells are bare numbers.")
@click.option("--map", "mapped", metavar="FROM=TO", help="What a heading, a site or a cell stands for.", **_SEVERAL)
@click.option("--criterion", metavar="HEADING", help="A heading that is a criterion, not a count.", **_SEVERAL)
@click.option("--ignore", metavar="HEADING", help="A heading, a site, or `row 7`, to set aside.", **_SEVERAL)
@click.option("--remove", metavar="CRITERION", help="A criterion to take out of the study's own framework.", **_SEVERAL)
@click.option("--blank", default="", help="What a blank cell stands for, such as missing; no rating by default.")
@click.option("--sheet", default="", help="The sheet to read, if there are several.")
@click.option("--header-row", default="", metavar="N", help="The row of the headings, or rows such as 2-3.")
@click.option("--dry-run", is_flag=True, help="Show everything and write nothing.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="A file for everything that was read.")
@click.option("--pages", is_flag=True, help="Make the pages of the study at once, as `sites` does.")
@INTO
@click.pass_context
@speaks_plainly
def import_(context: click.Context, /, **given: Any) -> None:
    """Make a study from a table (CSV, XLSX, ODS) of any layout. Nothing is written unless everything can be placed."""
    from compendium.cli.asking import ask
    from compendium.intake.ask import likely_answers
    from compendium.intake.import_study import Request, import_study
    from compendium.intake.options import settings_of

    project = find_project()
    folder = _target(project, given["study"], given["into"])
    request = Request(
        *(given["file"], folder, given["framework"], given["levels"], settings_of(given)),
        remove=given["remove"],
        dry_run=given["dry_run"],
    )
    command = _command(context)
    with stays("The study is as it was." if folder.exists() else "Nothing was written."):
        outcome = import_study(request, project.data)
    if outcome.read.questions and at_a_terminal() and not (given["mapped"] or given["ignore"] or given["dry_run"]):
        outcome, command, request = ask(request, outcome, project, command)
        if not outcome.written and not outcome.read.questions:
            click.echo(f"The same without questions: {_typed(command)}")
    likely = likely_answers(request, outcome.read, project.data)
    _report(outcome, project.named(folder), command, likely, given)
    if given["pages"] and not given["dry_run"]:
        context.invoke(sites, studies=(str(folder) if given["into"] else given["study"],))


def at_a_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _typed(command: list[str]) -> str:
    from compendium.intake.questions import typed

    return typed(command)


def _report(
    outcome: Outcome, where: str, command: list[str], likely: tuple[list[str], bool], given: dict[str, Any]
) -> None:
    from compendium.intake.report import import_lines

    report = given["report"]
    if report:
        write_whole(report, "\n".join(import_lines(outcome, command, likely, everything=True)) + "\n")
    for line in import_lines(outcome, command, likely):
        click.echo(line)
    if report:
        click.echo(f"The full report, with every place: {report}.")
    if not outcome.written:
        click.echo("Nothing was written.")
        sys.exit(1)
    if given["dry_run"]:
        click.echo("Everything can be placed. Nothing was written, as asked.")
        return
    click.echo(f"Written: {where}; ratings: {len(outcome.read.ratings):,}.")
    if at_a_terminal():
        click.echo(f"The same without questions: {_typed(command)}")
    if outcome.kept:
        click.echo(f"What was there before is kept as: {', '.join(outcome.kept)}.")


def _command(context: click.Context) -> list[str]:
    """The words of the command as it was given, to which answers can be added."""
    own = Path(sys.argv[0])
    found = shutil.which("compendium")
    name = str(own) if own.stem == "compendium" and found != str(own) else "compendium"
    words = [name, "import", str(context.params["file"])]
    for parameter in context.command.params:
        key = str(parameter.name)
        if key == "file" or context.get_parameter_source(key) != ParameterSource.COMMANDLINE or key == "dry_run":
            continue
        value = context.params[key]
        for one in value if isinstance(value, tuple) else [value]:
            words += [parameter.opts[0]] if one is True else [parameter.opts[0], str(one)]
    return words


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
