"""Sentences and titles about the evidence map hold for none, one and many."""

import pandas as pd
import pytest

from compendium.results.mapping import words as say

STATEMENTS = {"single": 31, "readings": 2, "collective": 3, "reaching_all": 3}


def by_policy(**by_name):
    return pd.DataFrame({"name": list(by_name), "short_name": list(by_name), "by_name": list(by_name.values())})


def basis(*rows):
    return pd.DataFrame(rows, columns=["x", "y"])


EVERY, NAMED, OURS, SILENT = "all policies", "named", "interpreted", "not stated"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [(EVERY, NAMED), (EVERY, SILENT)],
            "The report says nothing in 1 of the map’s 4 cells",
        ),
        ([(EVERY, EVERY), (EVERY, EVERY)], "Two general statements cover all 2 policies"),
        ([(OURS, NAMED), (SILENT, SILENT)], "The report says nothing in 2 of the map’s 4 cells"),
        ([(EVERY, NAMED), (OURS, NAMED)], "The report says something in every cell of the map"),
        ([], "The map has no cell"),
    ],
)
def test_the_title_of_the_map(rows, title):
    assert say.map_title(basis(*rows)) == title


def test_the_title_on_the_policy_with_the_most_statements():
    assert say.most_title(by_policy(A=5, B=0, C=0)) == "A is named for five features, two of 3 policies for none"
    assert say.most_title(by_policy(A=1, B=1)) == "Two policies are named for one feature each, no policy for none"
    assert say.most_title(by_policy(A=0)) == say.most_title(by_policy()) == "The report names no policy for any feature"


@pytest.mark.parametrize(
    ("silent", "stated", "title"),
    [
        ([0, 1], [2, 1], "One feature is stated of every policy, others of one policy at most"),
        ([0, 0, 2], [2, 2, 0], "Two features are stated of every policy, others of none"),
        ([0], [2], "Each feature is stated of every policy"),
        ([1, 2], [1, 0], "No feature is stated of every policy; the most frequent is stated of one policy"),
        ([], [], "No feature to show"),
    ],
)
def test_the_title_of_features(silent, stated, title):
    assert say.features_title(pd.DataFrame({"silent": silent, "stated": stated})) == title


def test_the_title_on_silence_and_the_one_on_statements():
    assert (
        say.silence_title(pd.DataFrame({"silent": [0, 2, 3]}), 3)
        == "Two of three features are left open for most policies"
    )
    assert say.silence_title(pd.DataFrame({"silent": [1]}), 2) == "No feature is left open for most policies"
    assert (
        say.statements_title(STATEMENTS) == "31 statements single out a policy; three statements are about all of them"
    )
    one = {"single": 1, "collective": 0}
    assert say.statements_title(one) == "One statement singles out a policy; no statements are about all of them"


def test_statements_are_counted_once_and_readings_told_apart():
    assert say.statements_words(STATEMENTS, 15).plain == (
        "The report makes 31 statements about single policies (two of them our reading) and three about all 15 "
        "policies at once."
    )
    plain = say.statements_words({"single": 1, "readings": 0, "collective": 1, "reaching_all": 0}, 12).plain
    assert plain == (
        "The report makes one statement about single policies (none of them our reading) and one about many of the 12 "
        "policies at once."
    )


def test_the_most_and_the_least():
    words = say.most_and_least_words
    assert words(by_policy(A=5, B=0, C=0)).plain == "It names A for the most features (five) and B and C for none."
    many = by_policy(A=2, B=1, C=1, D=1, E=1)
    assert words(many).plain == "It names A for the most features (two) and four policies for one feature."
    assert words(by_policy(A=1, B=1)).plain == "Each policy is named for one feature."
    assert words(by_policy()).plain == "There is no policy to speak of."


def test_how_much_is_empty_and_what_is_stated_of_every_policy():
    counts = pd.DataFrame({"name": ["Cultural change", "Pilot"], "silent": [0, 2]})
    assert say.silence_words(counts, 2).plain == (
        "2 of the 4 cells of the map are empty (50%): not stated, which is not a no."
    )
    assert say.silence_words(counts.assign(silent=0), 2).plain.startswith(
        "None of the 4 cells of the map is empty (0%)"
    )
    assert say.everywhere_words(counts).plain == "One feature is stated of every policy: cultural change."
    assert say.everywhere_words(counts.assign(silent=1)).plain == "No feature is stated of every policy."


def test_titles_of_the_sources_have_fifteen_words_at_most(tables):
    from compendium.results.mapping import compute as mapping

    policies, features, facts = tables("policies"), tables("features"), tables("policy_features")
    counts = mapping.count_facts_by_feature(features, facts, len(policies))
    named = mapping.count_facts_by_policy(policies, facts).assign(short_name=policies["short_name"])
    titles = [
        say.map_title(mapping.basis_map(policies, features, facts)),
        say.most_title(named),
        say.features_title(counts),
        say.silence_title(counts, len(policies)),
        say.statements_title(mapping.count_statements(facts, len(policies))),
    ]
    assert titles[0] == "The report says nothing in 179 of the map’s 255 cells"
    assert max(len(title.split()) for title in titles) <= 15
