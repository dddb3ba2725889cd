"""The evidence map as a table, whose cells open the statements behind them (interim report, Mapping Review)."""

from functools import partial
from html import escape

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.opening import Opening
from compendium.display.register import SIGNS as REGISTERED
from compendium.display.sentences import Shown, uncapitalised
from compendium.display.tables import CARD, Layout, journal_table
from compendium.display.theme import SYMBOLS
from compendium.results.mapping.compute_statements import COLLECTIVE, statement_ids
from compendium.results.mapping.draw_cells import SIGNS as DRAWN
from compendium.results.mapping.show import STATED

SIGNS = DRAWN | {COLLECTIVE: REGISTERED["of all policies at once"]}
"""Sign of a fact by how it is stated, as in the figure; a statement about all has a bar there."""

MEASURE = (
    f"{SIGNS['named']} policy named, {SIGNS['interpreted']} our reading, "
    f"{SIGNS[COLLECTIVE]} said of all policies at once; empty: not stated, which is not a no. "
    "Press a sign to read its statement and its place."
)


def evidence_table(
    policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame, title: str, trace: Trace
) -> Shown:
    """Features down in their groups, policies across in the order of ``policies``; a sign opens its statement.

    The rows that are opened are those of `show.fact_table` on the same page.
    """
    short, name = policies.set_index("policy")["short_name"], features.set_index("feature")["name"]
    columns = {policy: f"of-{policy}" for policy in policies["policy"]}
    frame = features.assign(**dict.fromkeys(columns.values(), "")).set_index("feature").astype(object)
    for fact, statement in zip(facts.itertuples(), statement_ids(facts), strict=True):
        heading = f"{short[fact.policy]}: {uncapitalised(name[fact.feature])}, {_stated(fact.value, fact.basis)}"
        opening = Opening(_sign(fact.value, fact.basis), (f"fact-{statement}",), heading)
        frame.loc[fact.feature, columns[fact.policy]] = opening
    heads = {column: short[policy] for policy, column in columns.items()}
    cells = {column: partial(_cell, head) for column, head in heads.items()}
    layout = Layout(
        {"name": "Feature", "group": "About"} | heads, group="group", cells=cells, centred=list(heads), upright=True
    )
    return journal_table(frame.reset_index(), "table-map", title, layout, trace, MEASURE)


def _sign(value: str, basis: str) -> str:
    return SIGNS[basis] if value == "yes" else f"{SYMBOLS[value]}{'' if basis == 'named' else SIGNS[basis]}"


def _stated(value: str, basis: str) -> str:
    return STATED[basis] if value == "yes" else f"{value}, {STATED[basis]}"


def _cell(head: str, opening: Opening | str) -> str:
    """The sign as a link; on a card it stands before the name of the policy, or one for all of them."""
    if isinstance(opening, str):
        return ""
    of_all = SIGNS[COLLECTIVE] in opening.words
    name = "all policies" if of_all else escape(head)
    sign = f'<span class="of-all">{opening.words}</span>' if of_all else opening.words
    return opening.link(f'{sign}<span class="{CARD}"> {name}</span>')
