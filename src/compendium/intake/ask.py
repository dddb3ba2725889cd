"""Answering the open questions of an import: one by one at a terminal, or all that have a likely answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from compendium.intake.import_study import Request, import_study
from compendium.intake.questions import LAYOUT, OPEN, Answer, Question, typed
from compendium.intake.reading import Imported
from compendium.studies.settings import ImportSettings

STOP = "stop"
MOST_SHOWN = 9
ROUNDS = 4


def ask_each(
    questions: Iterable[Question], prompt: Callable[[str], str], say: Callable[[str], None]
) -> tuple[list[str], bool]:
    """The words of the options that answer the questions, and whether a person stopped before the last.

    `prompt` shows a text and gives what was typed, `say` shows a line.
    """
    words: list[str] = []
    for question in questions:
        answer = _ask(question, prompt, say)
        if answer is None:
            return words, True
        words += question.words(answer)
    return words, False


def confirmed(prompt: Callable[[str], str], what: str) -> bool:
    """Whether a person agrees to `what`, which is to be written: Enter does, the word for stopping does not."""
    while True:
        said = prompt(f"Enter writes {what}; {STOP} writes nothing").strip()
        if not said:
            return True
        if said == STOP:
            return False


def _ask(question: Question, prompt: Callable[[str], str], say: Callable[[str], None]) -> Answer | None:
    answers = question.whole
    say(f"\n{question.says}" + (f" ({question.places[0]})" if question.places else ""))
    if not answers:
        say(f"  Only you can say this: give {question.answers[0].option} on the command line.")
        return None
    for number, answer in enumerate(answers[:MOST_SHOWN], 1):
        say(f"  {number}  {typed(question.words(answer)[:2])}")
    usual = " (Enter takes [1])" if question.proposed else ""
    while True:
        said = prompt(f"Number, or {STOP}{usual}").strip()
        if said == STOP:
            return None
        if not said and question.proposed:
            return answers[0]
        if said.isdecimal() and 1 <= int(said) <= len(answers):
            return answers[int(said) - 1]
        say("Please type one of the numbers.")


def with_answers(request: Request, words: list[str]) -> Request:
    """The request with the options that a person chose."""
    said: dict[str, list[str]] = {}
    for option, word in zip(words[::2], words[1::2], strict=True):
        said.setdefault(option, []).append(word)
    mapped = dict(word.rpartition("=")[::2] for word in said.get("--map", []))
    more = ImportSettings(
        sites_in=said.get("--sites-in", [""])[-1],
        best=said.get("--best", [""])[-1],
        criterion=tuple(said.get("--criterion", [])),
        ignore=tuple(said.get("--ignore", [])),
        map=mapped,
    )
    levels = said.get("--levels", [request.levels])[-1]
    remove = (*request.remove, *said.get("--remove", []))
    return replace(request, settings=request.settings.with_more(more), levels=levels, remove=remove)


def likely_answers(request: Request, read: Imported, data_folder: Path) -> tuple[list[str], bool]:
    """The words of all likely answers, and whether some question has none.

    What settles how the table is read comes first; the table is read again by it, since other questions follow from it.
    """
    words: list[str] = []
    for _ in range(ROUNDS):
        first = read.questions.first()
        chosen = [word for one in first for word in one.likely]
        if set(chosen) <= set(words):  # nothing new follows from what was answered
            return words, True
        words += chosen
        unlikely = any(not one.likely for one in first)
        if first[0].kind != LAYOUT or unlikely or any(OPEN in word for word in chosen):
            return words, unlikely or any(not one.likely for one in read.questions.in_order())
        request = replace(with_answers(request, chosen), dry_run=True)
        read = import_study(request, data_folder).read
        if not read.questions:
            break
    return words, False
