"""Claims on the programme: each is computed, and follows its table."""

from claim_tables import MovedVerdicts, cell, found, verdicts_of, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

TOPIC = "programme"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "programme-streams-ten": DIFFERS,
        "programme-streams-in-interviews": DIFFERS,
        "programme-streams-many": DEPENDS,
        "programme-streams-cover-duties": DEPENDS,
        "programme-board-members-twice": DEPENDS,
        "programme-statement-source": DIFFERS,
        "programme-ends-at-deadlines": DEPENDS,
        "programme-scrutiny-two-years": DEPENDS,
        "programme-sixty-years-since-1948": DEPENDS,
        "coordinators-outside-frameworks": DEPENDS,
    }


CHANGES = [
    ("programme-streams-ten", "work_streams", lambda t: t.loc[[0, *t.index]], REPRODUCED),
    ("programme-streams-in-interviews", "work_streams", lambda t: t.assign(name="Workforce and finance"), REPRODUCED),
    ("programme-streams-many", "work_streams", lambda t: t.loc[[0, *t.index]], REPRODUCED),
    ("programme-streams-cover-duties", "work_streams", lambda t: t.head(1), DIFFERS),
    ("programme-principles-three", "principles", without("principle", "clarity"), DIFFERS),
    ("programme-principles-everywhere", "list_counts", cell("main-areas", "announced", 4), DIFFERS),
    ("programme-principles-as-advantages", "principles", cell("clarity", "short_name", "Thrift"), DIFFERS),
    ("programme-partners-three", "partners", cell("nice", "kind", "key partner"), DIFFERS),
    ("programme-partners-three-in-paper", "version_comparison", cell("key-partners", "paper", "LGA, ADASS"), DIFFERS),
    ("programme-memorandum-parties", "partners", cell("adass", "kind", "board member"), DIFFERS),
    ("programme-innovations-three", "text_items", without("item", "organisational-innovations-regions"), DIFFERS),
    ("programme-board-functions-three", "board_functions", lambda t: t.head(2), DIFFERS),
    ("programme-office-serves-all-functions", "board_functions", cell("support", "name", "Help"), DIFFERS),
    ("programme-reasons-three", "text_items", without("list", "reasons-for-support"), DIFFERS),
    ("programme-priorities-three", "support_priorities", cell("support-for-providers", "parent", ""), DIFFERS),
    ("programme-grant-amount", "context_facts", cell("grant-paper", "value", 120000), DIFFERS),
    ("programme-effectiveness-areas-three", "effectiveness_areas", lambda t: t.head(2), DIFFERS),
    ("programme-campaign-phases-two", "text_items", without("list", "campaign-phases"), DIFFERS),
    ("programme-board-meeting-date", "repeated_facts", cell("meeting-in-aims", "value", "27 November 2013"), DIFFERS),
    (
        "programme-statement-source",
        "repeated_facts",
        cell("statement-in-principles", "value", "paper by Hughes"),
        REPRODUCED,
    ),
    ("programme-office-start", "timeline", cell("office-set-up", "date_from", "2013-12"), DIFFERS),
    ("programme-actions-span", "timeline", cell("board-on-risks", "date_from", "2016-07-15"), DIFFERS),
    ("programme-closure-year", "timeline", cell("board-closure", "date_from", "2017"), DIFFERS),
    ("programme-closed-eighteen-months", "timeline", cell("fieldwork", "date_from", "2017-10"), DIFFERS),
    ("programme-ends-at-deadlines", "timeline", cell("phase-one", "date_from", "2016-02"), REPRODUCED),
    ("programme-act-phases-two", "timeline", lambda t: t[~t["event"].str.startswith("phase-two")], DIFFERS),
    ("programme-scrutiny-two-years", "timeline", cell("white-paper", "date_from", "2011-07"), DIFFERS),
    ("programme-sixty-years-everywhere", "repeated_facts", cell("years-in-abstract", "value", "66"), DIFFERS),
    ("programme-sixty-years-since-1948", "timeline", cell("national-assistance-act", "date_from", "1952"), REPRODUCED),
    (
        "programme-board-members-twice",
        "text_items",
        without("item", "board-and-office-bodies-cabinet-office"),
        REPRODUCED,
    ),
    (
        "coordinators-outside-frameworks",
        "organisation_links",
        without("from_node", "regional-coordinators"),
        REPRODUCED,
    ),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES


def test_links_of_ours_are_marked_and_stated_ones_read_apart(real):
    readings = found(real, "coordinators-outside-frameworks")
    assert [each.holds for _, each in readings.named] == [True, False]
    assert readings.rests_on_coding
