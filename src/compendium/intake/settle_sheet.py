"""The spreadsheet in which differences between coders are settled: a row for each, with lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from compendium.intake.choices import answer_words, criterion_words
from compendium.intake.differences import Difference, coders
from compendium.intake.template import LISTS, list_sheet
from compendium.spreadsheets.workbook import Choice, Sheet, Workbook
from compendium.studies.kinds import NO_CRITERION
from compendium.studies.study import Study

SHEET = "Differences"
ABOUT = {
    "evidence": "Evidence", "site": "Site", "criterion": "Criterion", "statement": "What it says", "source": "Source",
    "locator": "Place",
}  # fmt: skip
STANDS = {"criterion": "Criterion that stands", "level": "Level that stands", "reason": "Reason", "date": "Date"}
GIVEN = "Coder "  # a column for each coder follows

WIDTHS = {ABOUT["statement"]: 60, STANDS["reason"]: 40, STANDS["criterion"]: 30}
WIDTH = 24
OPEN = "Choose from the list, or leave the cell blank while this is open."


def headings(study: Study, found: list[Difference]) -> list[str]:
    """The headings of the sheet; what an inventory says once for each piece has no column of its own."""
    left_out = "criterion"
    about = [label for key, label in ABOUT.items() if not (study.has_inventory and key == left_out)]
    stands = [label for key, label in STANDS.items() if study.has_inventory or key != left_out]
    return [*about, *(f"{GIVEN}{coder}" for coder in coders(found)), *stands]


def rows(study: Study, found: list[Difference]) -> list[list[str]]:
    """The rows of the sheet, its headings first; everything is text."""
    criteria, levels = criteria_of(study), answers_of(study)
    return [headings(study, found), *(_row(study, one, coders(found), criteria, levels) for one in found)]


def criteria_of(study: Study) -> dict[str, str]:
    """What each criterion is called in the spreadsheet, by its id; with an inventory also that none applies."""
    frame = study.framework.criteria
    none = {NO_CRITERION: NO_CRITERION} if study.has_inventory else {}
    return criterion_words(zip(frame["criterion"], frame["name"], strict=True), none) | none


def answers_of(study: Study) -> dict[str, str]:
    """What each level and non-answer is called in the spreadsheet, by its id."""
    return answer_words(study.framework.levels, study.framework.non_answers)


def _row(
    study: Study, one: Difference, everyone: list[str], criteria: Mapping[str, str], levels: Mapping[str, str]
) -> list[str]:
    about = [one.about[key] for key in ABOUT if not (study.has_inventory and key == "criterion")]
    given = [_given(study, one.given.get(coder), criteria, levels) for coder in everyone]
    settled = one.settled or dict.fromkeys(STANDS, "")
    stands = {
        "criterion": criteria.get(settled["criterion"], ""),
        "level": levels.get(settled["level"], ""),
        "reason": settled["reason"],
        "date": settled["date"],
    }
    return [*about, *given, *(text for key, text in stands.items() if study.has_inventory or key != "criterion")]


def _given(
    study: Study, answer: tuple[str, str, str] | None, criteria: Mapping[str, str], levels: Mapping[str, str]
) -> str:
    """What one coder gave, with the reason if there is one; blank where the coder did not rate it."""
    if answer is None:
        return ""
    criterion, level, reason = answer
    words = f"{criteria[criterion]}: {levels[level]}" if study.has_inventory else levels[level]
    return f"{words} ({reason})" if reason else words


def workbook(study: Study, found: list[Difference]) -> bytes:
    """The workbook as bytes: the sheet that `compendium settle STUDY FILE` reads, and one with the allowed values."""
    from compendium.spreadsheets.xlsx import as_xlsx

    head, *table = rows(study, found)
    allowed = {
        STANDS["criterion"]: list(criteria_of(study).values()),
        STANDS["level"]: list(answers_of(study).values()),
    }
    choices = {heading: Choice(LISTS, heading, OPEN) for heading in allowed if heading in head}
    widths = {heading: WIDTHS.get(heading, WIDTH) for heading in head}
    sheet = Sheet(SHEET, head, table, widths=widths, choices=choices)
    title = f"Differences between coders: {study.title}"
    return as_xlsx(Workbook(title, [sheet, list_sheet(allowed)], to_fill_in=True))
