"""The command line. Heavy libraries are imported inside the commands, so that help and a build with nothing to do
are quick."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from compendium.cli.archive import archive, verify
from compendium.cli.export import export
from compendium.cli.imports import import_
from compendium.cli.options import ENGINE, JOBS, LIMIT, WATCH, say, speaks_plainly, stays, usable_engine
from compendium.cli.output import show_what_can_be_shown
from compendium.cli.pdf import pdf
from compendium.cli.settle import settle
from compendium.cli.share import share
from compendium.cli.sites import diff, sites
from compendium.cli.studies import check_studies, everything_published, new
from compendium.errors import CompendiumError
from compendium.project import Project, find_project
from compendium.run.lock import alone
from compendium.run.surroundings import use_own_surroundings


class Commands(click.Group):
    """The commands, on whatever terminal they are typed."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command, whatever the environment sets; what the terminal cannot show is replaced, also in help."""
        show_what_can_be_shown()
        use_own_surroundings(say)
        return super().main(*args, **kwargs)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="compendium")
def main() -> None:
    """Rebuild the study of implementation support for the Care Act 2014 from its data."""


@main.command()
@click.argument("where", nargs=-1, metavar="[STUDY or PATH]...")
@click.option("--fix", is_flag=True, help="Correct what needs no guess; the original is kept.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@speaks_plainly
def check(where: tuple[str, ...], fix: bool, as_json: bool) -> None:
    """Check the data, or studies, and list every fault by file, row, column and value.

    A STUDY is an id or a folder; a PATH is a folder that holds datapackage.json. If none is named, everything that the
    book is made from is checked: the project's data and the published studies.
    """
    sys.exit(check_studies(where or everything_published(), fix, as_json))


@main.command()
@click.argument("notebooks", nargs=-1, metavar="[NOTEBOOK]...")
@click.option(
    "-p",
    "--parameter",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter, passed to each notebook that has it.",
)
@LIMIT
@ENGINE
@JOBS
@speaks_plainly
def run(
    notebooks: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    limit: float,
    engine: str | None,
    jobs: int | None,
) -> None:
    """Run notebooks (all by default); executed copies go to build/executed/."""
    from compendium.run.notebooks import list_notebooks, run_notebooks

    project = find_project()
    chosen = list_notebooks(project, notebooks)
    with stays("The last executed notebooks stay."), alone(project, say):
        engine = usable_engine(engine)
        run_notebooks(project, chosen, dict(given), engine=engine, jobs=jobs, limit=limit, progress=say)
    for notebook in chosen:
        click.echo(project.named(project.executed_copy(notebook)))


@main.command()
@ENGINE
@JOBS
@WATCH
@speaks_plainly
def book(engine: str | None, jobs: int | None, watch: bool) -> None:
    """Run what is out of date and build the site at _build/html/index.html."""
    project = find_project()
    make = partial(_make_book, project, usable_engine(engine), jobs)
    if watch:
        from compendium.publish.watch import stay

        stay(project, [], speaks_plainly(make), say)
    else:
        make()


def _make_book(project: Project, engine: str, jobs: int | None) -> None:
    from compendium.publish.make import make_book

    with stays("The last book stays."), alone(project, say):
        made = make_book(project, engine, jobs, say)
    click.echo(
        f"{'The book' if made else 'Nothing has changed; the book'} is at {project.named(project.site / 'index.html')}"
    )


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@speaks_plainly
def claims(as_json: bool) -> None:
    """Recompute every claim of the sources and print its verdict. A claim that differs is a finding, not a fault."""
    from compendium.data_package.tables import AllTables
    from compendium.results.claims.printed import claims_json, claims_text

    tables = AllTables(find_project().data)
    click.echo(claims_json(tables) if as_json else claims_text(tables))


@main.command()
@ENGINE
@speaks_plainly
def refresh(engine: str | None) -> None:
    """Renew datapackage.json and the stored outputs of the notebooks, and print what changed in them."""
    from compendium.data_package.descriptor import DESCRIPTOR
    from compendium.publish.refresh import refresh_notebooks
    from compendium.studies.published_package import changed_datapackage

    project = find_project()
    name = project.named(project.data / DESCRIPTOR)
    with stays("Nothing that is stored was changed."), alone(project, say):
        changed = changed_datapackage(project.data)
        also = {} if changed is None else {name: changed}
        lines = refresh_notebooks(project, usable_engine(engine), say, also)
    for line in [f"{name}: {'renewed' if also else 'unchanged'}", *lines]:
        click.echo(line)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
@speaks_plainly
def serve(port: int) -> None:
    """Show the built site on this machine only, until stopped with Ctrl-C."""
    from compendium.publish.serve import serve_site

    serve_site(_built(find_project()), port, click.echo)


def _built(project: Project) -> Path:
    """The folder of the site; one that a build was killed over stands beside and is put back."""
    from compendium.publish.site import restore_site

    if not project.site.exists():
        with alone(project, say):
            restore_site(project.site)
    if not (project.site / "index.html").is_file():
        raise CompendiumError("There is no site yet: run `compendium book` first.")
    return project.site


main.add_command(new)
main.add_command(import_)
main.add_command(settle)
main.add_command(share)
main.add_command(sites)
main.add_command(diff)
main.add_command(archive)
main.add_command(verify)
main.add_command(pdf)
main.add_command(export)
