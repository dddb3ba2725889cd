"""Every rule that a reader may choose stands there as the notebook's own function has it."""

import random
from itertools import combinations

import pandas as pd
import pytest

from compendium.results.inclusion.compute import apply_inclusion_rule
from compendium.results.inclusion.compute_choices import MOST_CRITERIA, standings_of_all_rules
from compendium.results.ticks import tick_matrix


@pytest.fixture
def ticks(tables) -> pd.DataFrame:
    return tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))


def standing(outcome: pd.DataFrame) -> list[str]:
    return [
        "rule" if row.by_rule else "judgement" if row.by_judgement else "out" for row in outcome.itertuples(index=False)
    ]


def test_there_is_a_row_for_every_set_of_criteria_with_every_number(ticks):
    rules = standings_of_all_rules(ticks)
    assert len(rules) == 2**5 * 6 == 192
    assert not rules.duplicated(["required", "minimum_met"]).any()


def test_every_rule_with_policies_taken_in_at_random_stands_as_the_notebook_has_it(ticks):
    chance, policies = random.Random(15), list(ticks.index)
    choices = [[], policies, ["troubled-families"], *([policy] for policy in policies)]
    for rule in standings_of_all_rules(ticks).itertuples():
        required = [name for name, asked in zip(ticks.columns, rule.required, strict=True) if asked]
        drawn = [chance.sample(policies, chance.randrange(len(policies))) for _ in range(3)]
        for taken in [*(choices if rule.minimum_met == 4 else choices[:3]), *drawn]:
            outcome = apply_inclusion_rule(ticks, required, rule.minimum_met, dict.fromkeys(taken, "why"))
            both = zip(policies, rule.asked, rule.taken_in, strict=True)
            assert [there if policy in taken else here for policy, here, there in both] == standing(outcome)


def test_other_criteria_give_other_rules_and_too_many_none():
    one = pd.DataFrame({"only": [True, False]}, index=["a", "b"])
    assert [(*rule.required, rule.minimum_met, rule.asked, rule.taken_in) for rule in
            standings_of_all_rules(one).itertuples()] == [
        (True, 0, ("rule", "out"), ("rule", "judgement")),
        (True, 1, ("rule", "out"), ("rule", "judgement")),
        (False, 0, ("rule", "rule"), ("rule", "rule")),
        (False, 1, ("rule", "out"), ("rule", "judgement")),
    ]  # fmt: skip
    many = pd.DataFrame({f"c{number}": [True] for number in range(MOST_CRITERIA + 1)}, index=["a"])
    assert standings_of_all_rules(many).empty


def test_sets_are_those_of_the_criteria(ticks):
    found = {rule.required for rule in standings_of_all_rules(ticks).itertuples()}
    sets = [set(chosen) for size in range(6) for chosen in combinations(ticks.columns, size)]
    assert found == {tuple(name in chosen for name in ticks.columns) for chosen in sets}
