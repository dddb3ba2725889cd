"""Who was heard in the study."""

import pandas as pd

from compendium.results.claims.respondents import (
    bodies_interviewed,
    interviews_at_macro_level,
    macro_codes_from_one,
    role_of,
)


def tables(*codes: str, macro: int = 11) -> dict[str, pd.DataFrame]:
    """Codes of the paper with a role, the report's N1, two bodies, ten national interviews and those at macro level."""
    rows = [["report-n1", "N1", "", "interim-report"], *([code, code, f"Role of {code}", "paper"] for code in codes)]
    facts = [["national-interviews", 10], ["macro-interviews-paper", macro]]
    bodies = [["A body", "national interviews"], ["Another", "advisory group"]]
    return {
        "respondents": pd.DataFrame(rows, columns=["respondent", "code", "role", "source"]),
        "context_facts": pd.DataFrame(facts, columns=["fact", "value"]),
        "study_organisations": pd.DataFrame(bodies, columns=["name", "part"]),
    }


def test_the_role_is_the_one_printed_in_the_paper():
    assert role_of(tables("N4"), "N4") == "Role of N4"
    assert role_of(tables("N4"), "N1") == ""


def test_bodies_interviewed_are_not_those_of_the_advisory_group():
    assert bodies_interviewed(tables()) == ["A body"]


def test_regional_codes_add_to_the_national_interviews():
    assert interviews_at_macro_level(tables("N4", "R2")).shown == "at least 10 + 1 (R2) = 11"
    assert interviews_at_macro_level(tables("N4", "R2")).holds
    assert not interviews_at_macro_level(tables("R2", "R3")).holds


def test_numbers_that_begin_with_one_leave_room_for_those_not_quoted():
    assert macro_codes_from_one(tables("N10", "R5", "B9")).shown == "at least 15"
    assert not macro_codes_from_one(tables("N10", "R5")).holds
    assert macro_codes_from_one(tables("N4", "R5")).holds
