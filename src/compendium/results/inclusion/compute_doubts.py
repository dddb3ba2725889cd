"""How firm a selection is against the ticks that the report's own prose contradicts (interim report, Table 2)."""

from itertools import combinations
from math import prod

import numpy as np
import pandas as pd

from compendium.results.inclusion.compute_rules import Rule, changing_flips


def doubted_ticks(ticks: pd.DataFrame, doubts: pd.DataFrame) -> pd.DataFrame:
    """The cells to which the report's own prose stands in contradiction (our reading).

    ``doubts`` names ``policy``, ``criterion`` and ``suggested`` (`yes` or `no`). A doubt that suggests what is printed
    is none; several of the same cell count once. Returns a truth value per policy and criterion.
    """
    doubted = pd.DataFrame(False, index=ticks.index, columns=ticks.columns)
    for doubt in doubts.itertuples():
        if (doubt.suggested == "yes") != bool(ticks.loc[doubt.policy, doubt.criterion]):
            doubted.loc[doubt.policy, doubt.criterion] = True
    return doubted


def under_every_doubt(ticks: pd.DataFrame, doubted: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """How often the rule lets each policy in when its doubted cells are turned in every combination.

    Policies do not bear on each other, so each is counted over the combinations of its own doubts; those of all
    policies together are the product. Returns per policy: ``doubts``, ``combinations`` (2 to that power), ``times_in``
    and ``in_now``.
    """
    own = [list(ticks.columns[row]) for row in doubted.loc[ticks.index].to_numpy()]
    turned = [[subset for size in range(len(each) + 1) for subset in combinations(each, size)] for each in own]
    changed = np.array([ticks.columns.isin(subset) for subsets in turned for subset in subsets])
    of_policy = np.repeat(ticks.index, [len(subsets) for subsets in turned])
    admitted = rule.admits(ticks.loc[of_policy] ^ changed.reshape(-1, ticks.shape[1]))
    return pd.DataFrame(
        {
            "doubts": [len(each) for each in own],
            "combinations": [len(subsets) for subsets in turned],
            "times_in": admitted.groupby(level=0).sum().reindex(ticks.index).astype(int),
            "in_now": rule.admits(ticks),
        },
        index=ticks.index,
    )


def firmness(ticks: pd.DataFrame, doubted: pd.DataFrame, rules: list[Rule]) -> pd.DataFrame:
    """How firm what each rule selects is: against one cell turned, and against every combination of doubted cells.

    Returns a row per rule: ``rule``, ``selected`` (list of ids), ``flips`` (cells of which one alone changes it),
    ``flips_doubted`` (those among them that are doubted), ``cells``, ``flips_out`` and ``flips_in`` (ids that leave or
    come in by them), ``combinations`` (of doubts), ``same`` (those that leave the selection as it is), ``selections``
    (how many differ), ``always`` (ids in under every one), ``may_leave``, ``may_enter``.
    """
    return pd.DataFrame([_firmness_of(rule, ticks, doubted) for rule in rules])


def _firmness_of(rule: Rule, ticks: pd.DataFrame, doubted: pd.DataFrame) -> dict[str, object]:
    flips, each = changing_flips(ticks, rule), under_every_doubt(ticks, doubted, rule)
    now, turned = each["in_now"], flips.any(axis="columns")
    always, ever = each["times_in"] == each["combinations"], each["times_in"] > 0
    as_now = each["times_in"].where(now, each["combinations"] - each["times_in"])
    return {
        "rule": rule,
        "selected": list(each.index[now]),
        "flips": int(flips.to_numpy().sum()),
        "flips_doubted": int((flips & doubted).to_numpy().sum()),
        "cells": ticks.size,
        "flips_out": list(each.index[now & turned]),
        "flips_in": list(each.index[~now & turned]),
        "combinations": prod(map(int, each["combinations"])),
        "same": prod(map(int, as_now)),
        "selections": 2 ** int((ever & ~always).sum()),
        "always": list(each.index[always]),
        "may_leave": list(each.index[now & ~always]),
        "may_enter": list(each.index[~now & ever]),
    }
