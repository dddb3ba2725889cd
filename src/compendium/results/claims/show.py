"""Tables and figures of the claims audit."""

import json

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Cell, Layout, journal_table, text_cell
from compendium.display.theme import AMBER_FILL, BRICK, GREY, INK, PALE, TEAL, letters_on
from compendium.results.claims.audit import audit_claims, differences_first
from compendium.results.claims.verdicts import DIFFERS, NOT_COMPUTABLE, REPRODUCED, VERDICTS, Tables

MARKS = {REPRODUCED: "✔", DIFFERS: "✕", NOT_COMPUTABLE: "–"}
FILLS = {REPRODUCED: TEAL, DIFFERS: AMBER_FILL, NOT_COMPUTABLE: PALE}
INKS = {REPRODUCED: TEAL, DIFFERS: BRICK, NOT_COMPUTABLE: GREY}


def verdict_cell(verdict: str) -> str:
    """A verdict as symbol, word and colour."""
    return f'<span style="color:{INKS[verdict]};white-space:nowrap">{MARKS[verdict]}&nbsp;{verdict}</span>'


def claims_table(
    audited: pd.DataFrame, sources: pd.DataFrame, topics: pd.DataFrame, caption: str, table_id: str, trace: Trace
) -> Shown:
    """Claims by topic: what is stated, what was computed and how, the verdict, the reason, the place, the tables."""
    short, topic = sources.set_index("source")["short_title"], topics.set_index("topic")
    frame = audited.assign(
        topic_name=audited["topic"].map(topic["name"]),
        place=[f"{short[s]}: {locator}" for s, locator in zip(audited["source"], audited["locator"], strict=True)],
        found=list(zip(audited["computed"], audited["how"], strict=True)),
        tables=[(topic.loc[t, "name"], topic.loc[t, "notebook"]) for t in audited["topic"]],
    )
    labels = {
        "statement": "Claim",
        "topic_name": "Topic",
        "stated": "Stated",
        "found": "Computed, and how",
        "verdict": "Verdict",
        "reason": "Reason",
        "place": "Place",
        "tables": "Tables",
    }
    cells: dict[str, Cell] = {"verdict": verdict_cell, "found": _found_cell, "tables": _page_cell}
    layout = Layout(labels, group="topic_name", cells=cells, anchor=("claim", "claim"))
    return journal_table(frame, table_id, caption, layout, trace)


def _page_cell(page: tuple[str, str]) -> str:
    """A link to the notebook that shows the tables; in the book it leads to the page made from it."""
    name, notebook = map(text_cell, page)
    return f'<a href="{notebook}.ipynb">{name}</a>'


def beside_table(audited: pd.DataFrame, table_id: str, trace: Trace) -> Shown:
    """Claims beside the table that they rest on, differences first: what is stated, what the table gives."""
    labels = {"statement": "Claim", "stated": "Stated", "computed": "Computed", "verdict": "Verdict"}
    frame = differences_first(audited)
    frame["computed"] = frame["computed"].where(frame["computed"] != "", "–")
    layout = Layout(labels, cells={"verdict": verdict_cell})
    return journal_table(frame, table_id, "What the documents state of it, and what the tables give", layout, trace)


def _found_cell(found: tuple[str, str]) -> str:
    """What was computed, with how it was computed under it."""
    value, how = map(text_cell, found)
    return f'{value or "–"}<span class="compendium-under">{how}</span>'


def verdict_figure(counts: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Claims by topic and verdict as stacked bars with their numbers."""
    figure, axes = new_figure(1.2 + 0.32 * len(counts))
    for place, topic in enumerate(counts.index):
        left = 0
        for verdict in reversed(VERDICTS):
            number = int(counts.loc[topic, verdict])
            fill = FILLS[verdict]
            axes.barh(place, number, left=left, color=fill, edgecolor=INK, linewidth=0.6)
            if number:
                middle = left + number / 2
                axes.text(middle, place, str(number), ha="center", va="center", color=letters_on(fill), fontsize=8.5)
            left += number
    axes.set_yticks(range(len(counts)), [short_label(capitalised(topic)) for topic in counts.index])
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("Claims")
    _add_key(figure)
    parts = [
        f"{topic}: {', '.join(f'{int(row[v])} {v}' for v in reversed(VERDICTS))}" for topic, row in counts.iterrows()
    ]
    return ShownFigure(figure, "Verdicts by topic", f"Stacked bars of claims by topic. {'; '.join(parts)}.", trace)


def _add_key(figure: Figure) -> None:
    handles = [
        Patch(facecolor=FILLS[v], edgecolor=INK, linewidth=0.6, label=f"{MARKS[v]} {v}") for v in reversed(VERDICTS)
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False, fontsize=9)


FIELDS = ("claim", "topic", "source", "locator", "stated", "computed", "verdict", "reason")


def claims_json(tables: Tables) -> str:
    """Every claim as an object of one JSON array, in the order of claims.csv."""
    audited = audit_claims(tables["claims"], tables)
    return json.dumps(audited[list(FIELDS)].to_dict("records"), indent=1)


def claims_text(tables: Tables) -> str:
    """Every claim as lines to read, differences first, and the totals at the end."""
    audited = differences_first(audit_claims(tables["claims"], tables))
    totals = ", ".join(f"{int((audited['verdict'] == verdict).sum())} {verdict}" for verdict in reversed(VERDICTS))
    return "\n".join([*map(_lines, audited.itertuples()), f"{len(audited)} claims: {totals}."])


def _lines(claim: pd.Series) -> str:
    lines = [f"{claim.verdict}: {claim.claim} ({claim.source}, {claim.locator})", f"  {claim.statement}"]
    lines += [f"  stated: {claim.stated}   computed: {claim.computed or 'nothing'}"]
    return "\n".join([*lines, *([f"  {claim.reason}"] if claim.reason else [])])
