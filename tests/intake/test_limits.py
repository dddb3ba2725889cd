"""The limits stand in one place; the guide has each of them, and no other."""

import re
from pathlib import Path

from compendium.data_package import limits

GUIDE = Path(__file__).parents[2] / "book" / "add_your_own_sites.md"


def test_the_guide_has_the_limits_that_hold() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    table = text[text.index(":class: limits") :].partition(":::")[0]
    said = {int(number.replace(",", "")) for number in re.findall(r"\| ([0-9,]+) \|$", table, flags=re.MULTILINE)}
    named = {value for name, value in vars(limits).items() if name.startswith(("MOST_", "LONGEST_"))}
    assert said == named | {limits.MOST_ROWS - 1}  # of ratings, which stand below their headings


def test_a_message_says_what_was_found_and_what_is_allowed() -> None:
    fault = limits.too_many_cells("a.csv", 70_000, 3)
    assert (fault.rule, fault.message) == (
        "limit",
        "The table has 210,000 cells or more, 70,000 rows by 3 columns; at most 200,000 cells are read. "
        "Take out what does not belong to the table, or split it.",
    )
