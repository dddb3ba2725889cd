"""An import at a terminal: its report, its questions one by one, and the last word before anything is written."""

from __future__ import annotations

from dataclasses import replace

import click

from compendium.intake.ask import ask_each, confirmed, likely_answers, with_answers
from compendium.intake.import_study import Outcome, Request, import_study
from compendium.intake.report import import_lines
from compendium.project import Project


def _report(request: Request, outcome: Outcome, project: Project, command: list[str]) -> str:
    """The report before the first question is asked, as it is without a terminal."""
    return "\n".join(import_lines(outcome, command, likely_answers(request, outcome.read, project.data)))


def ask(request: Request, outcome: Outcome, project: Project, command: list[str]) -> tuple[Outcome, list[str], Request]:
    """Show the report, then ask what is open until nothing is, or until a person stops.

    Gives the command that does the same. Nothing is written before she has agreed to it.
    """
    click.echo(f"{_report(request, outcome, project, command)}\n\nThe questions one by one:")
    stopped = False
    while outcome.read.questions and not stopped:
        words, stopped = ask_each(outcome.read.questions.first(), _prompt, click.echo)
        command = [*command, *words]
        request = with_answers(request, words)
        outcome = import_study(replace(request, dry_run=True), project.data)
    read = outcome.read
    if not stopped and confirmed(
        _prompt, f"{len(read.sites)} sites and {len(read.ratings):,} ratings to {project.named(request.folder)}"
    ):
        return import_study(request, project.data), command, request
    return replace(outcome, written=False), command, request


def _prompt(text: str) -> str:
    return str(click.prompt(text, default="", show_default=False))
