"""The note under a table names places as their tables do."""

import pytest

from compendium.display.notes import gather_paragraphs


@pytest.mark.parametrize(
    ("locators", "shown"),
    [
        (["Aims, paragraph 2", "Aims, paragraph 1"], ["Aims, paragraphs 1 and 2"]),
        (["Table 3", "Aims, paragraph 1"], ["Table 3", "Aims, paragraph 1"]),
        (["Minutes, paragraph x", "Minutes, paragraph 2a"], ["Minutes, paragraph x", "Minutes, paragraph 2a"]),
        (["Notes, paragraph ²", ", paragraph 3"], ["Notes, paragraph ²", ", paragraph 3"]),
    ],
)
def test_paragraphs_with_a_number_are_gathered_and_any_other_place_stands_as_it_is(locators, shown):
    assert gather_paragraphs(locators) == shown
