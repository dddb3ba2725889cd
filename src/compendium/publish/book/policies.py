"""The page of each policy: what the tables hold of it, gathered."""

from typing import Any

import pandas as pd

from compendium.data_package.tables import AllTables
from compendium.display.sentences import listed, numbered, uncapitalised, verb
from compendium.display.theme import SYMBOLS
from compendium.publish.book.entry import Item, Part, claims_parts, entry_page, rows_of, spoken_names
from compendium.publish.plain_text import typed
from compendium.results.ticks import column_of, extent_matrix, tick_matrix

NOTEBOOKS = "../notebooks/"

ALL = "all policies"
BASES = {"named": "by name", "interpreted": "in our reading", ALL: "of all policies"}
"""How a fact is stated, as a sentence says it."""


def policy_pages(tables: AllTables, audited: pd.DataFrame) -> dict[str, str]:
    """Pages as MyST by their names below the pages of the book; ``audited`` is what `audit_claims` returns."""
    titles, topics = tables["sources"].set_index("source")["short_title"], tables["topics"].set_index("topic")["name"]
    programmes = tables["programmes"].set_index("policy")
    pages = {}
    for policy in tables["policies"].itertuples():
        programme = programmes.loc[policy.policy] if policy.policy in programmes.index else None
        full_name = "" if programme is None else programme["full_name"]
        names = list(spoken_names(policy.name, policy.short_name, full_name))
        parts = [_criteria(tables, policy.policy), _features(tables, policy.policy)]
        parts += [] if programme is None else [_support(tables, programme)]
        parts += claims_parts(audited, names, topics)
        lead = f"One of the {numbered(len(tables['policies']), 'policy', 'policies')} of the mapping review."
        short = [_selection_words(tables, policy), _facts_words(_facts(tables, policy.policy))]
        short += [] if programme is None else [_support_words(tables, programme)]
        pages[f"policies/{policy.policy}.md"] = entry_page(policy.name, lead, short, parts, titles)
    return pages


def _selection_words(tables: AllTables, policy: Any) -> str:
    """Which criteria the policy does not meet, and whether it was selected for comparison."""
    ticks, criteria = tables["inclusion_criteria"].set_index("policy").loc[policy.policy], tables["criteria"]
    missed = [row.name.lower() for row in criteria.itertuples(index=False) if ticks[column_of(row.criterion)] != "yes"]
    number = len(criteria)
    met = f"{number - len(missed)} of the" if missed else "all"
    but = f" (not {' or '.join(filter(None, (', '.join(missed[:-1]), missed[-1])))})" if missed else ""
    start = f"It meets {met} {numbered(number, 'inclusion criterion', 'inclusion criteria')}{but}"
    if policy.published_selection != "yes":
        return f"{start} and was not selected for comparison."
    why = f" ({uncapitalised(policy.selection_reason)})" if missed and policy.selection_reason else ""
    return f"{start} and was selected for comparison{why}."


def _facts(tables: AllTables, policy: str) -> pd.DataFrame:
    """What is stated of a policy: first by name, then in our reading, then of all policies."""
    facts, order = rows_of(tables["policy_features"], "policy", policy), list(BASES)
    return facts.sort_values("basis", key=lambda basis: basis.map(order.index), kind="stable")


def _facts_words(facts: pd.DataFrame) -> str:
    kinds = facts["basis"].value_counts()
    own = [(kinds[basis], words) for basis, words in BASES.items() if basis in kinds and basis != ALL]
    if not own:
        more = ", only what it says about all policies" if ALL in kinds else ""
        return f"The mapping review states nothing about it by name{more}."
    (first, words), *others = own
    parts = [f"{numbered(first, 'fact')} about it {words}", *(f"{number} {words}" for number, words in others)]
    return (
        f"The mapping review states {listed(parts)}{f', and {kinds[ALL]} about all policies' if ALL in kinds else ''}."
    )


def _support_words(tables: AllTables, programme: pd.Series) -> str:
    """How many approaches its support used, and what is known of its success."""
    matrix, name = tables["approach_matrix"], programme["programme"]
    used = int(tick_matrix(matrix, "approach", [name])[name].sum())
    says = "".join(f" {text}." for text in rows_of(tables["success"], "programme", name)["says"])
    return f"Its support used {used} of {numbered(len(matrix), 'approach', 'approaches')}.{says}"


def _criteria(tables: AllTables, policy: str) -> Part:
    """The ticks of Table 2, with what the prose of the report says against one, in our reading."""
    ticks = tables["inclusion_criteria"].set_index("policy").loc[policy]
    doubts, items = list(rows_of(tables["tick_doubts"], "policy", policy).itertuples()), []
    for criterion in tables["criteria"].itertuples():
        value = ticks[column_of(criterion.criterion)]
        shown = f"<strong>{typed(criterion.name)}</strong>: {SYMBOLS[value]} {typed(value)}"
        items.append(Item(f"{shown} <em>({typed(criterion.question)})</em>"))
        for doubt in (each for each in doubts if each.criterion == criterion.criterion):
            against = f"Against it, in our reading: {typed(doubt.says)}"
            items.append(Item(against, doubt.source, doubt.locator, more=True))
    met = sum(ticks[column_of(criterion)] == "yes" for criterion in tables["criteria"]["criterion"])
    sentence = f"It meets {met} of {numbered(len(tables['criteria']), 'criterion', 'criteria')} by the printed ticks."
    page, place = f"{NOTEBOOKS}inclusion_criteria.html#policy-{policy}", (ticks["source"], ticks["locator"])
    return Part("Inclusion criteria", sentence, tuple(items), page, "Inclusion criteria", place)


def _features(tables: AllTables, policy: str) -> Part:
    facts, features = _facts(tables, policy), tables["features"].set_index("feature")
    items = []
    for fact in facts.itertuples():
        feature = features.loc[fact.feature]
        name = f'<a href="{NOTEBOOKS}mapping_review.html#feature-{fact.feature}">{typed(feature["name"])}</a>'
        value = "" if fact.value == "yes" else f"{typed(fact.value)}, "
        note = f". {typed(fact.note)}" if fact.note else ""
        items.append(Item(f"{name}: {value}stated {BASES[fact.basis]}{note}", fact.source, fact.locator))
    heading, page = "What the report says about it", f"{NOTEBOOKS}mapping_review.html"
    return Part(heading, _facts_words(facts), tuple(items), page, "Mapping review")


def _support(tables: AllTables, programme: pd.Series) -> Part:
    """The approaches that Table 3 ticks for the policy's support, how far they follow each model, how it was judged."""
    matrix, name = tables["approach_matrix"], programme["programme"]
    used = matrix[tick_matrix(matrix, "approach", [name])[name].to_numpy()]
    extents = extent_matrix(used, list(tables["models"]["model"]))
    items = [
        Item(f'<a href="../approaches/{approach}.html">{typed(called)}</a>')
        for approach, called in zip(used["approach"], used["name"], strict=True)
    ]
    for model in tables["models"].itertuples():
        counts = extents[model.model].value_counts()
        whole, part, none = (counts.get(extent, 0) for extent in ("yes", "in part", "no"))
        shares = [f"{whole or 'none'} of these approaches {verb(whole, 'follows', 'follow')} it"]
        shares += [f"{number} {how}" for number, how in ((part, "in part"), (none, "not at all")) if number]
        items.append(Item(f"Model <strong>{typed(model.name)}</strong>: {listed(shares)}"))
    for row in rows_of(tables["success"], "programme", name).itertuples():
        items.append(Item(f"Success of its support: {typed(row.says)}", row.source, row.locator))
    sentence = f"As a case study it used {len(used)} of {numbered(len(matrix), 'approach', 'approaches')}."
    page, place = f"{NOTEBOOKS}approach_by_model.html", (programme["source"], programme["locator"])
    return Part("How its implementation was supported", sentence, tuple(items), page, "Approach by model", place)
