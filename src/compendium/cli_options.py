"""What several commands share: options for running notebooks, and how they speak to a person."""

import click

ENGINE = click.option(
    "--engine", type=click.Choice(["fork", "kernel"]), help="A fork per notebook, or stock papermill kernels."
)
JOBS = click.option("--jobs", type=click.IntRange(min=1), help="Notebooks at the same time; all cores unless given.")
LIMIT = click.option(
    "--limit", type=click.IntRange(min=1), default=600, show_default=True, help="Seconds that a notebook may take."
)


def say(line: str) -> None:
    """Tell a person how it goes, apart from what a command gives back."""
    click.echo(line, err=True)


def usable_engine(asked: str | None) -> str:
    """The engine to use; where this system cannot fork and stock kernels were not asked for, that is said."""
    from compendium.run.execution import KERNEL, choose_engine

    engine = choose_engine(asked)
    if asked != KERNEL and engine == KERNEL:
        say("This system cannot copy a process: each notebook gets a kernel of its own, which takes longer.")
    return engine
