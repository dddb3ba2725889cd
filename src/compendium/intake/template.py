"""A spreadsheet template: a sheet with a row per site, one with a row per rating, and lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from compendium.intake.choices import answer_words, criterion_words
from compendium.intake.headings import WIDE_PARTS
from compendium.intake.workbook import LONG_SHEET, WIDE_SHEET
from compendium.spreadsheets.workbook import Choice, Sheet, Workbook
from compendium.studies.framework import FrameworkFiles

LISTS = "Allowed values"
FIXED = ("Site", "Type", "Region")
EXAMPLE = ("Example site", "council", "North East")
ALLOWED, CRITERION, PUBLISH = "Allowed", "Criterion", "Publish"
LONG_HEADINGS = ("Site", CRITERION, "Level", "Coder", "Evidence", "Statement", PUBLISH)
ROWS, WIDTH = 500, 22


def template(framework: FrameworkFiles) -> bytes:
    """The workbook as bytes: the two sheets that `compendium import` reads, and one with the allowed values."""
    from compendium.spreadsheets.xlsx import as_xlsx

    answers, criteria = allowed_answers(framework), list(criterion_words(framework.criteria, WIDE_PARTS).values())
    level, criterion, publish = (Choice(LISTS, heading) for heading in (ALLOWED, CRITERION, PUBLISH))
    headings = [*FIXED, *criteria]
    example = [*EXAMPLE, answers[0][0], *[""] * (len(criteria) - 1)]
    wide = Sheet(
        WIDE_SHEET, headings, [example], widths=_widths(headings), offered=ROWS,
        choices=dict.fromkeys(criteria, level),
    )  # fmt: skip
    offered = {CRITERION: criterion, "Level": level, PUBLISH: publish}
    long = Sheet(LONG_SHEET, LONG_HEADINGS, [], widths=_widths(LONG_HEADINGS), offered=ROWS, choices=offered)
    lists = list_sheet(
        {
            ALLOWED: [text for text, _ in answers],
            "What it means": [means for _, means in answers],
            CRITERION: criteria,
            PUBLISH: ["no", "yes"],
        }
    )
    return as_xlsx(Workbook(f"Ratings by {framework.title}", [wide, long, lists], to_fill_in=True))


def _widths(headings: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(headings, WIDTH)


def list_sheet(lists: Mapping[str, Sequence[str]]) -> Sheet:
    """The sheet from whose columns cells offer a choice: a list under each heading."""
    return Sheet(LISTS, list(lists), list(zip_longest(*lists.values(), fillvalue="")), widths=_widths(list(lists)))


def allowed_answers(framework: FrameworkFiles) -> list[tuple[str, str]]:
    """What a cell may say, each with what it means: levels from best to worst, then the non-answers."""
    meanings = {level.id: f"level {level.symbol}, value {level.value}" for level in framework.levels}
    words = answer_words(framework.levels, framework.non_answers)
    return [(text, meanings.get(one, "no level; never counted as one")) for one, text in words.items()]
