"""An import as the page that checks a spreadsheet asks for it: a request in JSON, and what it found in JSON.

The page runs this package in the reader's browser (`publish.spreadsheet`), where the file of the table lies in the
current folder. What is said, and in which words, is what `compendium import --dry-run --report` says.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from compendium.data_package.faults import quoted
from compendium.data_package.package import read_package
from compendium.data_package.spelling import make_id
from compendium.errors import CompendiumError, told
from compendium.files import packed
from compendium.intake.ask import likely_answers, with_answers
from compendium.intake.headings import ANSWER, PARTS, WIDE_PARTS
from compendium.intake.import_study import Outcome, Request, import_study
from compendium.intake.options import settings_of
from compendium.intake.questions import Answer, Question, typed
from compendium.intake.reading import Imported
from compendium.intake.report import import_lines
from compendium.intake.table import LONG
from compendium.intake.write import refuse_unfit, study_folder
from compendium.studies.framework import read_framework

OPTIONS = ("study", "framework", "sites_in", "levels", "best", "blank", "sheet", "header_row")
"""What the page asks, in the order in which the command line has it."""

HEADING = "heading"
"""The kind of questions about what a heading stands for."""

FEW_PLACES = 3
UNNAMED = "my-study"

WORDS = {
    "--ignore": "set aside",
    "--criterion": "a criterion",
    "--sites-in": "the sites are in {0}",
    "--best": "the best level is {0}",
    "--levels": "the levels are {0}",
    "--remove": "leave {0} out of the framework",
}
"""Answers in words, by their options; one for --map says what is read as what."""

READ = {"": "read as blank", ANSWER: "kept as words about the site"}
"""What is read of a cell or a heading, where the word for it says too little."""


def check(asked: str, data_folder: str) -> str:
    """Read the table that `asked` names, and write nothing; the answer is JSON.

    `asked` has `file`, the texts of `OPTIONS` and `answers`: the words of the options that answer questions.
    The answer has `study`, its id, and `error`, which is blank where the table can be read. Then it has `report` (its
    lines), `placed`, `questions`, `command`, and the numbers of `sites` and `ratings` besides.
    """
    given, data = json.loads(asked), Path(data_folder)
    study = _id_of(given)
    try:
        request = _request(given, study_folder(study, data / "local"))
        outcome = import_study(replace(request, dry_run=True), data)
        return json.dumps({"study": study, "error": "", **_found(request, outcome, given, data)})
    except CompendiumError as error:
        return json.dumps({"study": study, "error": str(error)})
    except OSError as error:
        return json.dumps({"study": study, "error": f"{told(error)} Nothing was written."})


def study_zip(asked: str, data_folder: str) -> bytes:
    """The study that the table makes, as a zip of its folder. Raises CompendiumError where `check` tells of a fault."""
    given = json.loads(asked)
    with tempfile.TemporaryDirectory() as place:
        request = _request(given, study_folder(_id_of(given), Path(place)))
        if not import_study(request, Path(data_folder)).written:
            raise CompendiumError("Some questions about the table are open.")
        files = sorted(one for one in request.folder.rglob("*") if one.is_file())
        return packed({path.relative_to(place).as_posix(): path.read_bytes() for path in files})


def _id_of(given: Mapping[str, Any]) -> str:
    """The id of the study: as said, else made from the name of the file."""
    return str(given.get("study") or make_id(Path(given["file"]).stem) or UNNAMED)


def _request(given: Mapping[str, Any], folder: Path) -> Request:
    """The request; a path is no id here, since the study goes into a zip. Raises ParameterError."""
    refuse_unfit(_id_of(given))
    said = {name: given.get(name, "") for name in OPTIONS}
    request = Request(Path(given["file"]), folder, said["framework"], said["levels"], settings_of(said))
    return with_answers(request, list(given.get("answers", ())))


def _found(request: Request, outcome: Outcome, given: Mapping[str, Any], data_folder: Path) -> dict[str, Any]:
    command = _command(given)
    likely = likely_answers(request, outcome.read, data_folder)
    first = outcome.read.questions.first()
    others = _targets(request, outcome.read, data_folder) if any(one.kind == HEADING for one in first) else {}
    return {
        "report": list(import_lines(outcome, command, likely, everything=True)),
        "placed": outcome.written,
        "questions": [{**_asked(one), "further": _further(one, others)} for one in first],
        "command": typed(command),
        "sites": len(outcome.read.sites),
        "ratings": len(outcome.read.ratings),
    }


def _command(given: Mapping[str, Any]) -> list[str]:
    """The words of the command that does the same."""
    said = {**{name: given.get(name, "") for name in OPTIONS}, "study": _id_of(given)}
    words = [word for name in OPTIONS if said[name] for word in (f"--{name.replace('_', '-')}", said[name])]
    return ["compendium", "import", given["file"], *words, *given.get("answers", ())]


def _asked(question: Question) -> dict[str, Any]:
    """A question with its answers in words; those that need a word of a person's own are not among them."""
    several = len({one.source for one in question.whole if one.target is not None}) > 1
    return {
        "says": question.says,
        "places": list(map(str, question.places[:FEW_PLACES])),
        "more": max(0, len(question.places) - FEW_PLACES),
        "proposed": question.proposed,
        "answers": [{"label": in_words(one, named=several), "words": question.words(one)} for one in question.whole],
    }


def _targets(request: Request, read: Imported, data_folder: Path) -> dict[str, str]:
    """What a heading may stand for besides what its question proposes, in words: criteria of the framework that no
    heading stands for, and what is said of a site or a rating."""
    taken = {text for role in read.roles for text in (role.kind, role.target)}
    known = () if request.levels else read_framework(read_package(data_folder), request.framework).criteria
    parts = PARTS if read.table.layout == LONG else WIDE_PARTS
    words = {one: f"criterion: {name}" for one, name in known}
    words |= {part: READ.get(part, f"read as {part}") for part in parts.values()}
    return {target: word for target, word in words.items() if target not in taken}


def _further(question: Question, targets: Mapping[str, str]) -> list[dict[str, Any]]:
    """Those of the targets that may answer a question about a heading and are not among its own answers."""
    if question.kind != HEADING:
        return []
    own = {answer.target for answer in question.answers}
    maps = {target: Answer("--map", question.about, target) for target in targets if target not in own}
    return [{"label": targets[target], "words": question.words(one)} for target, one in maps.items()]


def in_words(answer: Answer, *, named: bool) -> str:
    """An answer in words; `named` says, too, what is read in this way."""
    if answer.target is None:
        return WORDS[answer.option].format(answer.source)
    read = READ.get(answer.target, f"read as {answer.target}")
    return f"{quoted(answer.source)}: {read}" if named else read
