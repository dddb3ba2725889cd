"""The page of each policy: what the tables hold of it, gathered."""

import pandas as pd

from compendium.data_package.tables import AllTables
from compendium.display.sentences import numbered
from compendium.display.theme import SYMBOLS
from compendium.publish.book.entry import Item, Part, claims_part, entry_page, spoken_names
from compendium.publish.plain_text import typed
from compendium.results.mapping.show import STATED
from compendium.results.ticks import column_of, extent_matrix, tick_matrix

NOTEBOOKS = "../notebooks/"


def policy_pages(tables: AllTables, audited: pd.DataFrame) -> dict[str, str]:
    """Pages as MyST by their names below the pages of the book; ``audited`` is what `audit_claims` returns."""
    titles, topics = tables["sources"].set_index("source")["short_title"], tables["topics"].set_index("topic")["name"]
    programmes = tables["programmes"].set_index("policy")
    pages = {}
    for policy in tables["policies"].itertuples():
        programme = programmes.loc[policy.policy] if policy.policy in programmes.index else None
        full_name = "" if programme is None else programme["full_name"]
        parts = [_criteria(tables, policy.policy), _features(tables, policy.policy)]
        parts += [] if programme is None else [_support(tables, programme)]
        parts.append(claims_part(audited, spoken_names(policy.name, policy.short_name, full_name), topics))
        page = entry_page(policy.name, _lead(tables, policy), parts, titles)
        pages[f"policies/{policy.policy}.md"] = page
    return pages


def _lead(tables: AllTables, policy: pd.Series) -> str:
    start = f"One of the {numbered(len(tables['policies']), 'policy', 'policies')} of the mapping review"
    if policy.published_selection != "yes":
        return f"{start}. It was not selected for comparison."
    why = f": {typed(policy.selection_reason)}" if policy.selection_reason else ""
    return f"{start}, selected for comparison{why}."


def _criteria(tables: AllTables, policy: str) -> Part:
    """The ticks of Table 2, with what the prose of the report says against one, in our reading."""
    ticks = tables["inclusion_criteria"].set_index("policy").loc[policy]
    doubts = tables["tick_doubts"].query("policy == @policy")
    items = []
    for criterion in tables["criteria"].itertuples():
        value = ticks[column_of(criterion.criterion)]
        shown = f"<strong>{typed(criterion.name)}</strong>: {SYMBOLS[value]} {typed(value)}"
        items.append(Item(f"{shown} <em>({typed(criterion.question)})</em>"))
        for doubt in doubts[doubts["criterion"] == criterion.criterion].itertuples():
            against = f"Against it, in our reading: {typed(doubt.says)}"
            items.append(Item(against, doubt.source, doubt.locator))
    met = sum(ticks[column_of(criterion)] == "yes" for criterion in tables["criteria"]["criterion"])
    sentence = f"It meets {met} of {numbered(len(tables['criteria']), 'criterion', 'criteria')} by the printed ticks."
    page, place = f"{NOTEBOOKS}inclusion_criteria.html#policy-{policy}", (ticks["source"], ticks["locator"])
    return Part("Inclusion criteria", sentence, tuple(items), page, "Inclusion criteria", place)


def _features(tables: AllTables, policy: str) -> Part:
    facts, features = tables["policy_features"].query("policy == @policy"), tables["features"].set_index("feature")
    items = []
    for fact in facts.itertuples():
        feature = features.loc[fact.feature]
        name = f'<a href="{NOTEBOOKS}mapping_review.html#feature-{fact.feature}">{typed(feature["name"])}</a>'
        note = f". {typed(fact.note)}" if fact.note else ""
        items.append(Item(f"{name}: {typed(fact.value)}, {STATED[fact.basis]}{note}", fact.source, fact.locator))
    kinds = facts["basis"].value_counts()
    told = ", ".join(f"{number} {STATED[basis].removeprefix('? ')}" for basis, number in kinds.items())
    sentence = f"The report states {numbered(len(facts), 'fact')} of it{f': {told}' if told else ''}."
    return Part(
        "What the report states of it", sentence, tuple(items), f"{NOTEBOOKS}mapping_review.html", "Mapping review"
    )


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
        shares = ", ".join(f"{counts.get(extent, 0)} {extent}" for extent in ("yes", "in part", "no"))
        items.append(Item(f"Followed by these approaches, {typed(model.name)}: {shares}"))
    for row in tables["success"].query("programme == @name").itertuples():
        items.append(Item(f"How it was judged ({typed(row.judged)}): {typed(row.says)}", row.source, row.locator))
    sentence = f"As a case study it used {len(used)} of {numbered(len(matrix), 'approach', 'approaches')}."
    page, place = f"{NOTEBOOKS}approach_by_model.html", (programme["source"], programme["locator"])
    return Part("How its implementation was supported", sentence, tuple(items), page, "Approach by model", place)
