"""What looks like a person's name, e-mail address, phone number or postcode in the free text of ratings.

These are hints for a person to look at, so each is a note: a rule by form finds too much and too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compendium.load.contents import Contents
from compendium.load.faults import Fault, quoted
from compendium.load.given_names import GIVEN_NAMES, NOT_NAMES
from compendium.load.spelling import make_id

FREE_TEXT = ("statement", "note", "evidence", "respondent", "role", "coder")
WORD = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*(?:['’-]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)*"
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])(?:\+|00)?(?:44[\s.-]*(?:\(0\)[\s.-]*)?|\(?0)[1-9](?:[\s().-]*\d){8,9}(?!\w)")
POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
CONTACTS = ((EMAIL, "an e-mail address"), (PHONE, "a phone number"), (POSTCODE, "a postcode"))
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev)\b\.? (?:[A-Z]\.? ?)*{WORD}"
)
TWO_WORDS = re.compile(rf"\b({WORD})[ \u00a0](?:[A-Z]\.? )?({WORD})")
TWO_CAPITALS = re.compile(r"\b([A-ZÀ-ÖØ-Þ]{3,}) ([A-ZÀ-ÖØ-Þ]{3,})\b")
INITIALS = re.compile(rf"(?<![\w.])[A-Z]\. ?(?:[A-Z]\. )?({WORD})")
WHOLE = re.compile(rf"{WORD}(?: [A-Z]\.?)*(?: {WORD}){{1,2}}|{WORD}, {WORD}")


def personal_notes(contents: Contents) -> Iterator[Fault]:
    """Note whatever in a cell of free text looks as if it told who a person is, a note for each."""
    names = [field["name"] for field in contents.fields]
    places = [(names.index(column), column) for column in FREE_TEXT if column in names]
    told: dict[tuple[str, str], list[str]] = {}
    for row, typed in zip(contents.numbers, contents.typed, strict=True):
        for place, column in places:
            cell = typed[place]
            if (column, cell) not in told:
                told[column, cell] = personal_details(cell, alone=column in ("respondent", "coder"))
            for detail in told[column, cell]:
                message = f"{detail} Respondents appear by role and tier only: take it out, or make sure it may stay."
                yield Fault(contents.table.file, row, column, cell, "personal-data", message, "note")


def told_everywhere(texts: Iterable[tuple[str, int | None, str, str]]) -> Iterator[Fault]:
    """Note ways to reach a person in texts that every page shows: each with its file, row, column and text."""
    for file, row, column, text in texts:
        for detail in contact_details(text):
            message = f"{detail} This is shown on the pages: take it out, or make sure it may stay."
            yield Fault(file, row, column, text, "personal-data", message, "note")


def contact_details(text: str) -> list[str]:
    """Say of every e-mail address, phone number and postcode in a text what it is."""
    details: dict[str, None] = {}  # in the order in which they are found, each once
    for pattern, kind in CONTACTS:
        details |= {f"{quoted(found.group())} looks like {kind}.": None for found in pattern.finditer(text)}
        text = pattern.sub("\n", text)
    return list(details)


def personal_details(text: str, *, alone: bool = False) -> list[str]:
    """Say of everything in a text that looks personal what it is; `alone` where a whole cell may be a name."""
    details = contact_details(text)
    for pattern, _ in CONTACTS:
        text = pattern.sub("\n", text)  # part of it is no name
    names = dict.fromkeys(_names(text.strip(), alone))
    return [*details, *(f"{quoted(name)} looks like the name of a person." for name in names)]


def _names(text: str, alone: bool) -> Iterator[str]:
    for found in TITLED.finditer(text):
        yield found.group()
    text = TITLED.sub("\n", text).strip()
    if alone and WHOLE.fullmatch(text) and not NOT_NAMES & set(re.findall(r"\w+", text.casefold())):
        yield text
        return
    for found in [*TWO_WORDS.finditer(text), *TWO_CAPITALS.finditer(text)]:
        if make_id(found[1]) in GIVEN_NAMES and found[2].casefold() not in NOT_NAMES:
            yield found.group()
    for found in INITIALS.finditer(text):
        if found[1].casefold() not in NOT_NAMES:
            yield found.group()
