"""What is wrong between inventory, ratings and what was settled: one message for each fault, at its cell."""

import pytest
from coded_study import CodedStudy, make_coded_study


@pytest.fixture
def coded(tmp_path) -> CodedStudy:
    return make_coded_study(tmp_path / "councils")


def test_a_sound_study_has_no_faults(coded):
    assert coded.told() == []


def test_the_inventory_says_who_spoke(coded):
    ratings = coded.study().ratings
    assert list(ratings["role"]) == ["manager", "manager", "carer", "carer"] * 2
    assert list(ratings["publish"]) == [True, True, False, True] * 2
    assert list(coded.study().evidence["kind"])[:5] == ["finding"] * 3 + ["caveat", "design"]
    assert list(coded.study().set_aside["reason"]) == ["greetings only"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        # Names and answers that are not there.
        ("ratings.csv", "e1,north", "e9,north", ("ratings.csv", 2, "evidence", "foreign-key")),
        ("ratings.csv", "e1,north", ",north", ("ratings.csv", 2, "evidence", "required")),
        ("ratings.csv", "not_applicable,bob", "not_applicable,", ("ratings.csv", 8, "coder", "required")),
        ("ratings.csv", "programme-clarity", "programme-charity", ("ratings.csv", 3, "criterion", "enum")),
        ("settled.csv", "e1,", "e9,", ("settled.csv", 2, "evidence", "foreign-key")),
        ("settled.csv", "conflicted_attainment", "fair", ("settled.csv", 2, "level", "enum")),
        ("settled.csv", "stakeholder-support", "stakeholders", ("settled.csv", 2, "criterion", "enum")),
        ("settled.csv", "Not all came", "", ("settled.csv", 2, "reason", "required")),
        ("settled.csv", "2026-02-03", "3 February", ("settled.csv", 2, "date", "type")),
        ("evidence.csv", "e1,north-town", "e1,northtown", ("evidence.csv", 2, "site", "foreign-key")),
        ("evidence.csv", "macro", "meso", ("evidence.csv", 2, "tier", "enum")),
        ("evidence.csv", "caveat", "caution", ("evidence.csv", 5, "kind", "enum")),
        ("evidence.csv", "e2,", "e1,", ("evidence.csv", 3, "evidence", "unique")),
        # Rows that do not fit together.
        ("ratings.csv", "e1,north-town", "e1,southwick", ("ratings.csv", 2, "site", "site")),
        ("ratings.csv", "e4,southwick", "e5,southwick", ("ratings.csv", 5, "evidence", "kind")),
        ("ratings.csv", "e4,southwick", "e6,southwick", ("ratings.csv", 5, "evidence", "same-as")),
        ("ratings.csv", "not_applicable", "missing", ("ratings.csv", 8, "level", "no-criterion")),
        ("settled.csv", "stakeholder-support", "none", ("settled.csv", 2, "level", "no-criterion")),
        ("settled.csv", "e1,north-town", "e1,southwick", ("settled.csv", 2, "site", "site")),
        ("ratings.csv", "e2,north-town,programme-clarity,relative_failure,ann\n",
         "e1,north-town,programme-clarity,relative_failure,ann\n", ("ratings.csv", 3, "evidence", "piece-twice")),
        # Passages entered twice, or entered and set aside.
        ("evidence.csv", '"Visits, paragraph 1",2', '"Visits, paragraph 1",1', ("evidence.csv", 3, "place", "unit")),
        ("evidence.csv", ",e4\n", ",e9\n", ("evidence.csv", 7, "same_as", "foreign-key")),
        ("evidence.csv", ",e4\n", ",e6\n", ("evidence.csv", 7, "same_as", "foreign-key")),
        ("set_aside.csv", "Welcome", "Visits", ("set_aside.csv", 2, "locator", "set-aside")),
        ("set_aside.csv", "greetings only", "", ("set_aside.csv", 2, "reason", "required")),
    ],
)  # fmt: skip
def test_each_rule(coded, file, old, new, told):
    coded.change(file, old, new)
    faults = [one for one in coded.told() if not one[3].endswith("(note)")]
    assert told in faults
    if told[3] not in ("unique", "same-as", "foreign-key"):  # what rests on the name of a piece follows from it
        assert faults == [told]


def test_a_note_where_nothing_was_to_be_settled(coded):
    coded.change("ratings.csv", "conflicted_attainment,bob", "relative_success,bob")
    assert coded.told() == [("settled.csv", 2, "evidence", "settled-agreed (note)")]


def test_a_fault_where_nobody_rated_what_is_settled(coded):
    coded.change("settled.csv", "e1,north-town", "e2,north-town")
    coded.change("ratings.csv", "e2,north-town,programme-clarity,relative_failure,ann\n", "")
    coded.change("ratings.csv", "e2,north-town,programme-clarity,relative_failure,bob\n", "")
    assert ("settled.csv", 2, "evidence", "settled-unrated") in coded.told()
    assert ("evidence.csv", 3, "evidence", "no-ratings (note)") in coded.told()


def test_nothing_settled_yet_is_no_fault(coded):
    coded.change("settled.csv", "e1,north-town,stakeholder-support,conflicted_attainment,Not all came,2026-02-03\n", "")
    assert coded.told() == []


def test_columns_that_the_inventory_fills_are_not_read(coded):
    coded.change("ratings.csv", "level,coder", "level,coder,role")
    text = (coded.folder / "ratings.csv").read_text(encoding="utf-8")
    (coded.folder / "ratings.csv").write_text(
        text.replace(",ann\n", ",ann,mayor\n").replace(",bob\n", ",bob,\n"), encoding="utf-8"
    )
    assert coded.told() == [("ratings.csv", 2, "role", "not-read (note)")]
    assert "mayor" not in set(coded.study().ratings["role"])


def test_a_column_of_ones_own_in_the_inventory_is_let_pass(coded):
    coded.change("evidence.csv", "same_as\n", "same_as,colour\n")
    text = (coded.folder / "evidence.csv").read_text(encoding="utf-8").splitlines()
    (coded.folder / "evidence.csv").write_text("\n".join([text[0], *(f"{line},red" for line in text[1:])]))
    assert coded.told() == [("evidence.csv", 1, "colour", "extra-column (note)")]


def test_people_in_statements_and_reasons_are_pointed_out(coded):
    coded.change("evidence.csv", "Some never came", "Mrs Susan Jones never came")
    coded.change("settled.csv", "Not all came", "Ask susan@example.org")
    assert [told for told in coded.told() if "personal" in told[3]] == [
        ("evidence.csv", 4, "statement", "personal-data (note)"),
        ("settled.csv", 2, "reason", "personal-data (note)"),
    ]


def test_without_an_inventory_a_unit_can_be_settled(coded):
    (coded.folder / "evidence.csv").unlink()
    coded.change("ratings.csv", "e3,north-town,none,not_applicable", "e3,north-town,stakeholder-support,missing")
    assert coded.told() == []
    coded.change("settled.csv", "stakeholder-support", "policy-objectives")
    assert coded.told() == [("settled.csv", 2, "evidence", "settled-unrated")]


def test_none_is_no_criterion_without_an_inventory(coded):
    (coded.folder / "evidence.csv").unlink()
    assert ("ratings.csv", 8, "criterion", "foreign-key") in coded.told()
