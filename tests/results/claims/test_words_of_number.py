"""Words of number: the table of the codebook and the module are one, and each reading has its limits."""

import re

import pandas as pd
import pytest

from compendium.project import Project
from compendium.results.claims.number_readings import (
    extent_readings,
    number_readings,
    only_readings,
    tally_of,
)
from compendium.results.claims.words_of_number import (
    RELATIVES,
    WORDS,
    Tally,
    known_words,
    word_named,
)


def printed(page: str) -> list[tuple[str, str, str]]:
    """The rows of the page's table on words of number."""
    table = page.partition("{table} What words of number stand for")[2].partition("```")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines() if "|" in line]
    return [(row[0], row[1], row[2]) for row in rows[2:]]


def test_the_page_and_the_module_have_the_same_table(project: Project) -> None:
    page = (project.pages / "codebook.md").read_text(encoding="utf-8")
    assert [(", ".join(word.names), word.first[0], word.second[0]) for word in WORDS] == printed(page)
    assert len(WORDS) == 12


def test_a_changed_page_is_noticed(project: Project) -> None:
    page = (project.pages / "codebook.md").read_text(encoding="utf-8").replace("at least 90 %", "at least 95 %")
    assert [(", ".join(word.names), word.first[0], word.second[0]) for word in WORDS] != printed(page)


def test_a_number_in_the_wording_is_the_limit_of_its_reading() -> None:
    for word in WORDS:
        for text, test in (word.first, word.second):
            found = re.match(r"(at least|at most) (\d+) %", text)
            if found:
                limit = int(found[2])
                assert test(Tally(limit, 100 - limit))
                beyond = limit - 1 if found[1] == "at least" else limit + 1
                assert not test(Tally(beyond, 100 - beyond))


def holds(name: str, *tally: int, **others: object) -> list[bool | None]:
    return [found.holds for _, found in number_readings(name, Tally(*tally, **others)).named]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "tally", "expected"),
    [
        ("all", (5, 0), [True, True]),
        ("all", (4, 1), [False, False]),
        ("all", (4, 0, 1), [False, True]),
        ("all", (2, 0, 3), [False, None]),
        ("all", (3, 0, 3), [False, True]),
        ("all", (0, 0), [None, None]),
        ("none", (0, 5), [True, True]),
        ("none", (0, 2, 3), [True, None]),
        ("none", (1, 4), [False, False]),
        ("almost all", (9, 1), [True, True]),
        ("almost all", (8, 2), [False, True]),
        ("most", (2, 1), [True, True]),
        ("most", (11, 9), [True, False]),
        ("most", (10, 10), [False, False]),
        ("around two thirds", (14, 6), [True, True]),
        ("around two thirds", (4, 16), [False, False]),
        ("around two thirds", (12, 8), [False, True]),
        ("around two thirds", (71, 29), [True, False]),
        ("generally", (6, 2), [True, True]),
        ("generally", (6, 4), [True, False]),
        ("many", (3, 6), [True, False]),
        ("many", (2, 2), [False, True]),
        ("several", (3, 0), [True, False]),
        ("several", (3, 3), [True, True]),
        ("some", (1, 3), [True, False]),
        ("some", (4, 0), [False, False]),
        ("few", (1, 3), [True, True]),
        ("few", (0, 8), [True, False]),
        ("very few", (1, 9), [True, True]),
        ("very few", (2, 9), [False, True]),
    ],
)
def test_both_readings_of_a_word(word: str, tally: tuple[int, ...], expected: list[bool | None]) -> None:
    assert holds(word, *tally) == expected


@pytest.mark.parametrize(
    ("word", "number", "expected"),
    [
        ("several", 3, [True, False]),
        ("several", 4, [True, True]),
        ("many", 5, [True, False]),
        ("many", 10, [True, True]),
        ("most", 7, [None, None]),
        ("few", 3, [None, True]),
    ],
)
def test_without_a_known_total_shares_are_not_computable(word: str, number: int, expected: list[bool | None]) -> None:
    assert holds(word, number, whole=False) == expected


def test_the_most_common_one_is_compared_with_every_other() -> None:
    assert holds("most common", 4, 6, rivals=(3, 3)) == [True, False]
    assert holds("most common", 4, 6, rivals=(4, 2)) == [False, False]
    assert holds("most common", 6, 4, rivals=(4,)) == [True, True]
    assert holds("most common", 6, 4) == [None, True]


def test_shares_are_not_rounded() -> None:
    assert holds("almost all", 899, 101) == [False, True]  # 90 per cent when rounded
    assert holds("most", 666, 334) == [True, False]  # two thirds when rounded


def test_extents_are_read_fully_and_in_part() -> None:
    found = extent_readings("most", pd.Series(["yes", "in part", "in part", "no"]))
    assert [(name.partition(":")[0], each.shown, each.holds) for name, each in found.named] == [
        ("most, fully", "1 of 4 (25%)", False),
        ("most, fully", "1 of 4 (25%)", False),
        ("most, at least in part", "3 of 4 (75%)", True),
        ("most, at least in part", "3 of 4 (75%)", True),
    ]
    assert found.words == ("most",)


@pytest.mark.parametrize(
    ("cells", "named", "expected"),
    [
        (["yes", "yes", "no"], ["a", "b"], [True, True]),
        (["yes", "no", "no"], ["a", "b"], [False, False]),
        (["yes", "yes", "yes"], ["a", "b"], [False, False]),
        (["yes", "yes", ""], ["a", "b"], [True, True]),
        (["yes", "", ""], ["a"], [True, None]),
        (["yes", "", "no"], ["a", "b"], [False, True]),
        (["yes", "no", "no"], ["a", "z"], [False, False]),
    ],
)
def test_only_the_named_have_it(cells: list[str], named: list[str], expected: list[bool | None]) -> None:
    found = only_readings(pd.Series(cells, list("abc")), ["yes"], named)
    assert [each.holds for _, each in found.named] == expected


def test_an_empty_cell_is_silence() -> None:
    assert tally_of(pd.Series(["yes", "no", ""]), ["yes"]) == Tally(1, 1, 1)


def test_a_relative_has_the_readings_of_its_word_in_the_table() -> None:
    assert set(RELATIVES.values()) <= {name for word in WORDS for name in word.names}
    assert word_named("dominant") is word_named("majority")
    assert len(known_words()) == len(set(known_words()))


def test_an_unknown_word_has_no_readings() -> None:
    with pytest.raises(KeyError):
        number_readings("umpteen", Tally(1))
