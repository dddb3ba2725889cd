"""A spreadsheet template: a sheet with a row per site, one with a row per rating, and lists to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from compendium.data_package.spelling import heading_key
from compendium.intake.answers import WORDS
from compendium.intake.headings import WIDE_PARTS
from compendium.intake.workbook import LONG_SHEET, WIDE_SHEET
from compendium.intake.workbook_bytes import saved
from compendium.studies.framework import FrameworkFiles

LISTS = "Allowed values"
FIXED = ("Site", "Type", "Region")
EXAMPLE = ("Example site", "council", "North East")
LONG_HEADINGS = ("Site", "Criterion", "Level", "Coder", "Evidence", "Statement", "Publish")
ROWS = 500


def template(framework: FrameworkFiles) -> bytes:
    """The workbook as bytes: the two sheets that `compendium import` reads, and one with the allowed values."""
    from openpyxl import Workbook

    book = Workbook()
    answers, criteria = allowed_answers(framework), criterion_headings(framework)
    wide, long, lists = book.active, book.create_sheet(LONG_SHEET), book.create_sheet(LISTS)
    wide.title = WIDE_SHEET
    _head(wide, [*FIXED, *criteria])
    for column, value in enumerate([*EXAMPLE, answers[0][0]], 1):
        put_text(wide, 2, column, value)
    _head(long, LONG_HEADINGS)
    _lists(lists, answers, criteria)
    _offer(wide, "A", len(answers), 4, len(FIXED) + len(criteria))
    _offer(long, "C", len(criteria), 2, 2)
    _offer(long, "A", len(answers), 3, 3)
    _offer(long, "D", 2, len(LONG_HEADINGS), len(LONG_HEADINGS))
    return saved(book)


def _head(sheet: Any, headings: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for column, heading in enumerate(headings, 1):
        cell = put_text(sheet, 1, column, heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = 22
    sheet.freeze_panes = "B2"


def _lists(sheet: Any, answers: Sequence[tuple[str, str]], criteria: Sequence[str]) -> None:
    """The lists from which cells offer a choice: answers with what they mean, criteria, and yes or no."""
    columns = [("Allowed", *(text for text, _ in answers)), ("What it means", *(means for _, means in answers))]
    for column, texts in enumerate([*columns, ("Criterion", *criteria), ("Publish", "no", "yes")], 1):
        for row, text in enumerate(texts, 1):
            put_text(sheet, row, column, text)


def _offer(sheet: Any, listed: str, number: int, first: int, last: int) -> None:
    """Offer a list in the cells of some columns, by its column on the sheet of lists and its length."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f"'{LISTS}'!${listed}$2:${listed}${number + 1}", allow_blank=True)
    choice.showErrorMessage, choice.errorTitle = True, "Not in the list"
    choice.error = "Choose from the list, or leave the cell blank where there is nothing to say."
    sheet.add_data_validation(choice)
    choice.add(f"{get_column_letter(first)}2:{get_column_letter(last)}{ROWS}")


def allowed_answers(framework: FrameworkFiles) -> list[tuple[str, str]]:
    """What a cell may say, each with what it means: names of levels from best to worst, then the non-answers.

    A name that stands for two things is replaced by the id.
    """
    words = [level.name for level in framework.levels] + [WORDS[answer][0] for answer in framework.non_answers]
    counts = Counter(heading_key(word) for word in words)
    named = [(level.name if counts[heading_key(level.name)] == 1 else level.id, level) for level in framework.levels]
    levels = [(name, f"level {level.symbol}, value {level.value}") for name, level in named]
    return levels + [(WORDS[answer][0], "no level; never counted as one") for answer in framework.non_answers]


def criterion_headings(framework: FrameworkFiles) -> list[str]:
    """Headings of the criteria: their names, or ids where a name does not tell them apart."""
    pairs = framework.criteria
    counts = Counter(key for one, name in pairs for key in {heading_key(one), heading_key(name)})
    counts.update(list(WIDE_PARTS))
    return [name if counts[heading_key(name)] == 1 else one for one, name in pairs]


def put_text(sheet: Any, row: int, column: int, text: str) -> Any:
    """Put a text that no spreadsheet takes for a formula, whatever it starts with."""
    cell = sheet.cell(row=row, column=column, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
