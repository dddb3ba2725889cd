"""A spreadsheet template for a study: a row per site, a drop-down list in each cell that takes a level."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from compendium.data_package.spelling import heading_key
from compendium.intake.answers import WORDS
from compendium.intake.headings import WIDE_PARTS
from compendium.intake.workbook import WIDE_SHEET
from compendium.studies.framework import FrameworkFiles

LISTS = "Allowed values"
FIXED = ("Site", "Type", "Region")
EXAMPLE = ("Example site", "council", "North East")
ROWS = 500


def template(framework: FrameworkFiles) -> bytes:
    """The workbook as bytes: the sheet that `compendium import` reads, and one with the allowed values."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = WIDE_SHEET
    headings = [*FIXED, *criterion_headings(framework)]
    for column, heading in enumerate(headings, 1):
        cell = put_text(sheet, 1, column, heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = 22
    answers = allowed_answers(framework)
    for column, value in enumerate([*EXAMPLE, answers[0][0]], 1):
        put_text(sheet, 2, column, value)
    sheet.freeze_panes = "B2"
    lists = book.create_sheet(LISTS)
    for row, pair in enumerate([("Allowed", "What it means"), *answers], 1):
        for column, text in enumerate(pair, 1):
            put_text(lists, row, column, text)
    choice = DataValidation(type="list", formula1=f"'{LISTS}'!$A$2:$A${len(answers) + 1}", allow_blank=True)
    choice.showErrorMessage, choice.errorTitle = True, "Not a level"
    choice.error = "Choose from the list, or leave the cell blank where there is no rating."
    sheet.add_data_validation(choice)
    choice.add(f"D2:{get_column_letter(len(headings))}{ROWS}")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


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
