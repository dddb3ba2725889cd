"""Sentences about likeness and success hold for none, one and many."""

import pandas as pd

from compendium.results.approaches import words_likeness as say
from compendium.results.approaches.compute_likeness import beyond_chance, likeness, pairs_of, redrawn
from compendium.results.approaches.compute_success import shared_by_the_successful

NAMES = pd.Series({"p": "P", "q": "Q", "r": "R"})
APPROACHES = pd.Series({"a": "Guidance", "b": "Workshops"})
SAME = pd.DataFrame({"p": [1] * 8 + [0] * 12, "q": [1] * 8 + [0] * 12, "r": [0] * 5 + [1] * 6 + [0] * 9}, dtype=bool)


def own(ticks, programme="p"):
    pairs = pairs_of(likeness(ticks), programme)
    return say.own_likeness_words(pairs, beyond_chance(pairs, ticks), programme, NAMES).plain


def test_only_what_chance_does_not_give_is_said():
    assert own(SAME[["p", "r"]]) == (
        "No programme is more or less like P than chance explains, given how many approaches each of them used."
    )
    assert own(SAME) == (
        "Q is more like P than chance explains (Jaccard index 1.00; by chance 0.07 to 0.45). "
        "No other programme is more or less like P than chance explains, given how many approaches each of them used."
    )
    assert own(SAME & False) == "Nothing can be said of how alike P is to other programmes."


def test_pairs_beyond_chance():
    words = say.likeness_words(redrawn(likeness(SAME), SAME), NAMES).plain
    assert words.startswith("Of three pairs, one is more alike than the numbers of their approaches explain: P and Q (")
    assert words.endswith("P and Q (1.00) is left.")
    none = SAME[["p", "r"]]
    words = say.likeness_words(redrawn(likeness(none), none), NAMES).plain
    assert words == "Chance explains how alike the programmes are: of one pair, none stands out."


def test_the_highest_index_and_who_is_as_like_as_can_be():
    assert say.highest_words(pairs_of(likeness(SAME), "p"), "p", NAMES).plain == (
        "The highest index with P is that of Q: 1.00. With so many approaches each, it could be 1.00 at most; chance "
        "alone gives 0.26 (0.07 to 0.45). Q is as similar to it as such numbers allow."
    )


def success(*judged):
    return pd.DataFrame({"programme": ["p", "q", "r"], "judged": judged})


def both(ticks, judged):
    shared = shared_by_the_successful(ticks, judged)
    return [words(shared, judged, NAMES, APPROACHES).plain for words in (say.success_words, say.success_in_short)]


def test_success_that_the_table_cannot_explain():
    ticks = pd.DataFrame({"p": [True, True], "q": [True, True], "r": [True, True]}, index=["a", "b"])
    long, short = both(ticks, success("successful", "successful", "not told"))
    assert long == (
        "The case studies held to be successful, P and Q, share two approaches: guidance and workshops. R used all of "
        "them. So nothing in the table sets the successful ones apart, and it cannot explain success."
    )
    assert short == (
        "What the two case studies held to be successful have in common, R has too: the table cannot explain success."
    )


def test_success_that_an_approach_may_explain():
    ticks = pd.DataFrame({"p": [True, True], "q": [True, True], "r": [True, False]}, index=["a", "b"])
    long, short = both(ticks, success("successful", "successful", "not told"))
    assert long.endswith("R used one of them. Only workshops could set the successful apart.")
    assert short == "Only workshops could explain success."


def test_where_all_are_judged_alike():
    ticks = pd.DataFrame({"p": [True], "q": [True], "r": [True]}, index=["a"])
    long, short = both(ticks, success(*["successful"] * 3))
    assert long.startswith("The case studies are all judged alike")
    assert short.startswith("The case studies are all judged alike")
