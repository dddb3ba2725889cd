"""Sentences about the evidence map hold for none, one and many."""

import pandas as pd

from compendium.results.mapping import words as say


def by_policy(**by_name):
    return pd.DataFrame({"name": list(by_name), "by_name": list(by_name.values())})


def test_statements_are_counted_once_and_readings_told_apart():
    statements = {"single": 31, "readings": 2, "collective": 3, "reaching_all": 3}
    assert say.statements_words(statements, by_policy(A=5, B=0, C=0)).plain == (
        "Of 3 policies the report states 31 facts about single policies (2 of them our reading) and makes 3 statements "
        "about all of them. By name, most is said about A (5 facts), least about B and C (no facts)."
    )


def test_one_fact_and_a_policy_that_the_statements_do_not_reach():
    statements = {"single": 1, "readings": 0, "collective": 1, "reaching_all": 0}
    plain = say.statements_words(statements, by_policy(A=1)).plain
    assert "states 1 fact about single policies (none of them our reading)" in plain
    assert "makes 1 statement about many of them at once" in plain
    assert "A (1 fact)" in plain


def test_what_is_stated_of_every_policy():
    counts = pd.DataFrame({"name": ["Cultural change", "Pilot"], "silent": [0, 2]})
    assert say.silence_words(counts, 2).plain == (
        "Of 4 places of the map 2 are empty (50%). Stated of every policy: cultural change."
    )
    assert "Nothing is stated of every policy." in say.silence_words(counts.assign(silent=1), 2).plain
