"""The page of each approach to implementation support: what the tables hold of it, gathered."""

import pandas as pd

from compendium.data_package.tables import AllTables
from compendium.display.sentences import capitalised, counted, in_words, listed, verb
from compendium.display.theme import SYMBOLS
from compendium.publish.book.entry import Item, Part, claims_parts, entry_page, rows_of
from compendium.publish.plain_text import typed
from compendium.results.terms.compute import APPROACHES, NONE, SETTLED, terms_that_stand
from compendium.results.ticks import column_of

PAGE = "../notebooks/approach_by_model.html"

OWN_TOPICS = ("approaches", "typologies")
"""Topics whose claims mean an approach by its name: two approaches have a name that a criterion or a risk has too."""


def approach_pages(tables: AllTables, audited: pd.DataFrame) -> dict[str, str]:
    """Pages as MyST by their names below the pages of the book; ``audited`` is what `audit_claims` returns."""
    titles, topics = tables["sources"].set_index("source")["short_title"], tables["topics"].set_index("topic")["name"]
    themes = tables["themes"].set_index("theme")["name"]
    stand = terms_that_stand(tables["approach_readings"], tables["approach_settled"], APPROACHES)
    own = audited[audited["topic"].isin(OWN_TOPICS)]
    pages = {}
    for _, row in tables["approach_matrix"].iterrows():
        parts = [
            _seen_in(tables, row),
            _models(tables, row),
            _terms(tables, row["approach"], stand),
            _origins(tables, row["approach"]),
            *claims_parts(own, [row["name"]], topics),
        ]
        lead = f"{typed(row['description'])}. Theme: {typed(themes[row['theme']])}."
        short = [
            _used_words(tables, row),
            _models_words(tables, row),
            _terms_words(tables, row["approach"], stand),
        ]
        pages[f"approaches/{row['approach']}.md"] = entry_page(row["name"], lead, short, parts, titles)
    return pages


def _used_words(tables: AllTables, row: pd.Series) -> str:
    """Which programmes used it, as far as they are described."""
    programmes = tables["programmes"].set_index("programme")["name"]
    used = [name for programme, name in programmes.items() if row[column_of(programme)] == "yes"]
    if not used:
        return "No programme is known to have used it."
    if len(used) == len(programmes):
        return f"All {in_words(len(used))} programmes used it."
    some = f"{in_words(len(used))} {verb(len(used), 'is', 'are')} known to have used it"
    return f"Of the {counted(len(programmes), 'programme')} compared, {some}: {listed(used)}."


def _models_words(tables: AllTables, row: pd.Series) -> str:
    """Which models of support it follows, and which in part."""
    extents = {name: row[column_of(model)] for model, name in tables["models"].set_index("model")["name"].items()}
    whole, part = ([n.lower() for n, found in extents.items() if found == extent] for extent in ("yes", "in part"))
    if not whole and not part:
        return "It follows none of the models of support."
    if not whole:
        return f"It partly follows {listed(part)}."
    return f"It follows {listed(whole)}{f', and in part {listed(part)}' if part else ''}."


def _terms_words(tables: AllTables, approach: str, stand: pd.DataFrame) -> str:
    """The ERIC strategy that fits best, in our reading; empty where none does."""
    names = tables["strategies"].set_index("strategy")["name"]
    best = [row.terms[0] for row in stand[stand["approach"] == approach].itertuples() if row.terms and row.terms[0]]
    return f"The nearest ERIC strategy, in our reading: {names[best[0]].lower()}." if best else ""


def _seen_in(tables: AllTables, row: pd.Series) -> Part:
    items, policies = [], set(tables["policies"]["policy"])
    used = [row[column_of(programme)] == "yes" for programme in tables["programmes"]["programme"]]
    for programme, ticked in zip(tables["programmes"].itertuples(), used, strict=True):
        name = typed(programme.full_name or programme.name)
        link = f'<a href="../policies/{programme.policy}.html">{name}</a>' if programme.policy in policies else name
        shown = f"{SYMBOLS['yes']} yes" if ticked else "no tick"
        items.append(Item(f"{link}: {shown}"))
    ticked_for = f"{in_words(sum(used))} of {counted(len(used), 'programme')}"
    sentence = f"It is ticked for {ticked_for}; no tick may only mean that the documents do not describe it."
    page, place = f"{PAGE}#approach-{row['approach']}", (row["source"], row["locator"])
    return Part("Where it was seen", sentence, tuple(items), page, "Approach by model", place)


def _models(tables: AllTables, row: pd.Series) -> Part:
    items = []
    for model in tables["models"].itertuples():
        extent = row[column_of(model.model)]
        shown = f"<strong>{typed(model.name)}</strong>: {SYMBOLS[extent]} {typed(extent)}"
        items.append(Item(f"{shown} <em>({typed(model.description)})</em>"))
    sentence, place = (
        "How far it follows each model of support, as the report sees it.",
        (row["source"], row["locator"]),
    )
    return Part("Models of support", sentence, tuple(items), f"{PAGE}#table-models", "The models", place)


def _terms(tables: AllTables, approach: str, stand: pd.DataFrame) -> Part:
    """The ERIC strategies that it comes nearest to, which is our reading, with the reason where two readings differ."""
    names, items, how = tables["strategies"].set_index("strategy"), [], "It has not been coded yet."
    for row in stand[stand["approach"] == approach].itertuples():
        for rank, strategy in enumerate(term for term in row.terms if term != NONE):
            found = names.loc[strategy]
            kind = "Best fit" if rank == 0 else "Further"
            items.append(Item(f"{kind}: {typed(found['name'])}", found["source"], found["locator"]))
        none = "" if items else "None fits. "
        settled = f"The two readings differed; what settled it: {typed(row.reason)}"
        how = none + (settled if row.how == SETTLED else "The two readings agree.")
    sentence = f"Our reading, using the names of the ERIC compilation. {how}"
    page = f"{PAGE}#table-approach-terms"
    return Part("In the terms of implementation science", sentence, tuple(items), page, "Approaches as ERIC strategies")


def _origins(tables: AllTables, approach: str) -> Part:
    """The categories of minutes and interviews from which the report made it, and what both tell of it."""
    items = []
    for row in rows_of(tables["typology_crosswalk"], "approach", approach).itertuples():
        categories = tables[f"{row.typology}_typology"].set_index("category")["name"]
        note = f". {typed(row.note)}" if row.note else ""
        name = f"{capitalised(typed(row.typology))}: {typed(categories[row.category])}"
        items.append(Item(f"{name} ({typed(row.basis)}){note}", row.source, row.locator))
    for row in rows_of(tables["approach_mentions"], "approach", approach).itertuples():
        items.append(Item(f"Described in {typed(row.said_in)}: {typed(row.statement)}", row.source, row.locator))
    where = listed(sorted(set(rows_of(tables["typology_crosswalk"], "approach", approach)["typology"])), "")
    sentence = (
        f"Its category comes from the {where}."
        if where
        else "It has no category of its own in the minutes or the interviews."
    )
    return Part("Where it comes from", sentence, tuple(items), "../notebooks/typologies.html", "Typologies")
