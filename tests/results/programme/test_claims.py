"""Claims on the programme: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.programme import claims as checks_programme
from compendium.results.programme import claims_dates as checks_programme_dates

OWN = checks_of(checks_programme, checks_programme_dates)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "programme_streams_ten",
        "programme_streams_in_interviews",
        "programme_statement_source",
    }


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("streams_many", "work_streams", lambda t: t.head(5)),
        ("streams_cover_duties", "work_streams", lambda t: t.head(1)),
        ("principles_three", "principles", without("principle", "clarity")),
        ("principles_everywhere", "list_counts", cell("main-areas", "announced", 4)),
        ("principles_as_advantages", "text_items", cell("advantages-of-support-clarity", "name", "Thrift")),
        ("partners_three", "partners", cell("nice", "kind", "key partner")),
        ("partners_three_in_paper", "version_comparison", cell("key-partners", "paper", "LGA, ADASS")),
        ("memorandum_parties", "partners", cell("adass", "kind", "board member")),
        ("innovations_three", "text_items", without("item", "organisational-innovations-delivery-board-and-office")),
        ("board_functions_three", "board_functions", lambda t: t.head(2)),
        ("office_serves_all_functions", "board_functions", cell("support", "name", "Help")),
        ("priorities_three", "support_priorities", cell("support-for-providers", "parent", "")),
        ("grant_amount", "funding", cell("care-act-implementation-grant", "amount", 120000)),
        ("board_meeting_date", "repeated_facts", cell("meeting-in-aims", "value", "27 November 2013")),
        ("actions_span", "timeline", cell("board-on-risks", "date_from", "2016-07-15")),
        ("closure_year", "timeline", cell("board-closure", "date_from", "2017")),
        ("closed_eighteen_months", "timeline", cell("fieldwork", "date_from", "2017-10")),
        ("ends_at_deadlines", "timeline", cell("phase-two-due", "date_from", "2017-04")),
        ("act_phases_two", "timeline", lambda t: t[~t["event"].str.startswith("phase-two")]),
        ("deferral_order", "timeline", cell("phase-one", "date_from", "2015-08")),
        ("scrutiny_two_years", "timeline", cell("white-paper", "date_from", "2011-07")),
        ("sixty_years_everywhere", "repeated_facts", cell("years-in-abstract", "value", "66")),
        ("sixty_years_since_1948", "timeline", cell("national-assistance-act", "date_from", "1968")),
    ],
)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    check = CHECKS[f"programme_{name}"]
    assert check(real).verdict != DIFFERS
    assert check(changed(real, table, change)).verdict == DIFFERS


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("streams_ten", "work_streams", lambda t: t.loc[[0, *t.index]]),
        ("streams_in_interviews", "work_streams", lambda t: t.assign(name="Workforce and finance")),
        ("statement_source", "repeated_facts", cell("statement-in-principles", "value", "paper by Hughes")),
    ],
)
def test_a_change_of_the_table_bears_a_claim_out(real, name, table, change):
    check = CHECKS[f"programme_{name}"]
    assert check(real).verdict == DIFFERS
    assert check(changed(real, table, change)).verdict != DIFFERS


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("innovations_three", "text_items", without("item", "organisational-innovations-regions")),
        ("ends_at_deadlines", "timeline", cell("phase-one", "date_from", "2016-02")),
    ],
)
def test_one_of_two_readings_is_enough(real, name, table, change):
    check = CHECKS[f"programme_{name}"]
    assert check(real).shown != check(changed(real, table, change)).shown
    assert check(changed(real, table, change)).verdict != DIFFERS
