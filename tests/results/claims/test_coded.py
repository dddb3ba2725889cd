"""What checks take from the coding of the evidence."""

import pandas as pd
import pytest

from compendium.results.claims.coded import (
    EVIDENCE,
    FRAMEWORK,
    RATINGS,
    SETTLED,
    best_tally,
    coded_pieces,
    said_by,
    success_readings,
    successes,
)
from compendium.results.claims.verdicts import DEPENDS

LEVELS = ["relative_success", "conflicted_attainment", "relative_failure"]


def tables(**levels: str) -> dict[str, pd.DataFrame]:
    """Pieces named after their key, to which two readers gave one level; ``x`` is settled as none."""
    names = [*levels, "x"]
    evidence = pd.DataFrame({"evidence": names, "site": "programme", "role": [n.removeprefix("a") for n in names]})
    rows = [(name, "policy-legitimacy", level) for name, level in [*levels.items(), ("x", LEVELS[0])]]
    one = pd.DataFrame(rows, columns=["evidence", "criterion", "level"])
    ratings = pd.concat([one.assign(coder="reading-1"), one.assign(coder="reading-2")], ignore_index=True)
    settled = pd.DataFrame(
        [["x", "none", "not_applicable", "why"]], columns=["evidence", "criterion", "level", "reason"]
    )
    criteria = pd.DataFrame([["policy-legitimacy", "Legitimacy", "", "", "", "s", "Table 7"]])
    criteria.columns = ["criterion", "name", *LEVELS, "source", "locator"]
    return {EVIDENCE: evidence, RATINGS: ratings, SETTLED: settled, FRAMEWORK: criteria}


def test_what_bears_on_no_criterion_and_the_piece_of_the_claim_itself_are_left_out():
    frames = tables(p=LEVELS[0], q=LEVELS[1])
    assert list(coded_pieces(frames)["evidence"]) == ["p", "q"]
    assert list(coded_pieces(frames, "policy-legitimacy", own=["q"])["evidence"]) == ["p"]
    assert list(coded_pieces(frames, "stakeholder-support")["evidence"]) == []


def test_a_piece_that_is_not_in_the_inventory_is_no_own_piece():
    with pytest.raises(KeyError, match="misspelt"):
        coded_pieces(tables(p=LEVELS[0]), own=["misspelt"])


def test_levels_are_read_as_success_success_in_part_and_none():
    frames = tables(p=LEVELS[0], q=LEVELS[1], r=LEVELS[2], s="missing")
    pieces = coded_pieces(frames)
    assert list(successes(frames, pieces)) == ["yes", "in part", "no", ""]
    tally = best_tally(frames, pieces)
    assert (tally.part, tally.against, tally.silent) == (1, 2, 1)


def test_a_word_is_read_on_success_and_on_success_in_part_of_pieces_with_a_level():
    frames = tables(p=LEVELS[0], q=LEVELS[1], r="missing")
    found = success_readings("all", frames, coded_pieces(frames))
    assert [computed.shown for _, computed in found.named] == ["1 of 2 (50%)"] * 2 + ["2 of 2 (100%)"] * 2
    assert found.verdict == DEPENDS


def test_pieces_without_a_role_are_the_authors_own():
    frames = tables(p=LEVELS[0], a=LEVELS[0])
    assert list(said_by(coded_pieces(frames))["evidence"]) == ["p"]
