"""Tables of the claims audit."""

from dataclasses import replace

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import places
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, capitalised, sentence
from compendium.display.tables import Cell, Layout, inked, journal_table, text_cell
from compendium.display.theme import BRICK, GREY, INK, TEAL
from compendium.results.claims.audit import differences_first
from compendium.results.claims.things_counted import with_things
from compendium.results.claims.verdicts import (
    AS_STATED,
    DEPENDS,
    DIFFERS,
    NOT_COMPUTABLE,
    REPRODUCED,
    Computed,
    Readings,
)
from compendium.results.claims.words import COMPARED, borne_out_title, claims_title

MARKS = {
    REPRODUCED: SIGNS["the same"],
    DEPENDS: SIGNS["open to another reading"],
    DIFFERS: SIGNS["not the same"],
    NOT_COMPUTABLE: SIGNS["nothing to show"],
}
INKS = {REPRODUCED: TEAL, DEPENDS: INK, DIFFERS: BRICK, NOT_COMPUTABLE: GREY}
HOLDS = {True: SIGNS["yes"], False: SIGNS["no"], None: SIGNS["nothing to show"]}
"""Marks of a reading: it bears the claim out, it does not, it cannot be computed."""

CODED = "rests on our coding"

AUDIT_FILE = "claims_audit.csv"
"""Name under which the whole audit can be downloaded."""


def verdict_cell(verdict: str) -> str:
    """A verdict as symbol, word and colour."""
    first, _, rest = verdict.partition(" ")
    return inked(INKS[verdict], f"{MARKS[verdict]}&nbsp;{' '.join(filter(None, (first, rest)))}")


def judged(audited: pd.DataFrame) -> list[str]:
    """The verdicts in words, with a note on those that rest on this compendium's own coding."""
    pairs = zip(audited["verdict"], audited["rests_on_coding"], strict=True)
    return [f"{verdict}; {CODED}" if coded else verdict for verdict, coded in pairs]


def judged_cell(text: str) -> str:
    """A verdict, and under it whether it rests on this compendium's own coding."""
    verdict, _, coded = text.partition("; ")
    return verdict_cell(verdict) + (f'<span class="under">{coded}</span>' if coded else "")


def claims_table(
    audited: pd.DataFrame, verdict: str, sources: pd.DataFrame, topics: pd.DataFrame, table_id: str, trace: Trace
) -> Shown:
    """The claims of one verdict by topic: what is stated, what was computed and how, the reason; under each claim its
    verdict, with what it rests on, and its place.

    A topic leads to the page with its tables. A column in which no claim has anything is left out; where there is no
    claim, a sentence says so.
    """
    claims = audited[audited["verdict"] == verdict]
    title = claims_title(verdict, len(claims))
    if claims.empty:
        return sentence("{title}.", title=title)
    short, topic = sources.set_index("source")["short_title"], topics.set_index("topic")
    frame = claims.assign(
        topic_name=[(topic.loc[t, "name"], topic.loc[t, "notebook"]) for t in claims["topic"]],
        place=places(claims["source"], claims["source"].map(short) + ": " + claims["locator"]),
        found=list(zip(claims["stated"], _told(claims), claims["how"], strict=True)),
        judged=judged(claims),
        because=list(map(_because, claims["reason"], claims["kind"], claims["would_settle"])),
    )
    labels = {"statement": "Claim", "topic_name": "Topic"}
    computed = any(readings.named for readings in claims["readings"])
    labels |= {"found": "Stated, and computed"} if computed else {"stated": "Stated"}
    labels |= {"because": "Reason"} if frame["because"].any() else {}
    cells: dict[str, Cell] = {"judged": judged_cell, "found": _found_cell, "topic_name": _page_cell}
    filters = {"Verdict": "judged", "Topic": "topic_name", "Document": "place"}
    layout = Layout(
        labels, "topic_name", cells=cells, anchor=("claim", "claim"), filters=filters, together="claims",
        under={"judged": "statement", "place": "statement"},
    )  # fmt: skip
    return journal_table(frame.reset_index(drop=True), table_id, title, layout, trace)


def _page_cell(page: tuple[str, str]) -> str:
    """A link to the notebook that shows the tables; in the book it leads to the page made from it."""
    name, notebook = map(text_cell, page)
    return f'<a href="{notebook}.ipynb">{name}</a>'


def beside_table(audited: pd.DataFrame, table_id: str, trace: Trace) -> Shown:
    """Claims beside the table that they rest on, differences first: what is stated, what the table gives."""
    labels = {"statement": "Claim", "judged": "Verdict", "stated": "Stated", "computed": "Computed"}
    frame = differences_first(audited)
    frame["computed"] = list(zip(_told(frame), frame["how"], strict=True))
    frame["judged"] = judged(frame)
    cells: dict[str, Cell] = {"computed": _computed_cell, "judged": judged_cell}
    layout = Layout(labels, cells=cells, filters={"Verdict": "judged"})
    return journal_table(frame, table_id, borne_out_title(audited), layout, trace, COMPARED)


def coding_table(counts: pd.DataFrame, caption: str, table_id: str, trace: Trace) -> Shown:
    """How many verdicts rest on the sources' tables alone, and how many on our own coding; as `count_coding` counts."""
    labels = {"verdict": "Verdict", "on_tables_alone": "On the sources’ tables", "rests_on_coding": "On our coding"}
    frame = counts.reset_index()
    layout = Layout(labels, cells={"verdict": verdict_cell}, centred=("on_tables_alone", "rests_on_coding"))
    return journal_table(frame, table_id, caption, layout, trace)


def download(audited: pd.DataFrame) -> Shown:
    """A link to the whole audit as a CSV file, which lies beside the pages of the book."""
    plain = f"The whole audit, {len(audited)} claims, is beside the book as {AUDIT_FILE}"
    link = f'<a href="../_static/{AUDIT_FILE}" download>{AUDIT_FILE}</a>'
    return Shown(f"<p>The whole audit, with every reading, as a table to download from the book: {link}.</p>", plain)


def _told(claims: pd.DataFrame) -> list[Readings]:
    """The readings of claims, their numbers with what they count."""
    rows = claims[["operation", "table"]].to_dict("records")
    return [
        replace(found, named=tuple((name, replace(c, shown=with_things(c.shown, row))) for name, c in found.named))
        for found, row in zip(claims["readings"], rows, strict=True)
    ]


def _found_cell(found: tuple[str, Readings, str]) -> str:
    """What is stated, what was computed, a line for each reading with its mark, and in a fold how it was computed."""
    stated, readings, how = found
    return f"Stated: {text_cell(stated)}<br>Computed: {_computed_cell((readings, how))}"


def _computed_cell(computed: tuple[Readings, str]) -> str:
    """What was computed, a line for each reading with its mark, and in a fold how."""
    readings, how = computed
    fold = f'<details class="under"><summary>How</summary>{text_cell(how)}</details>'
    return f"{_readings_cell(readings)}{fold if how else ''}"


def _readings_cell(readings: Readings) -> str:
    return "<br>".join(_reading_line(name, computed) for name, computed in _joined(readings)) or "–"


def _joined(readings: Readings) -> list[tuple[str, Computed]]:
    """The readings with those of one word in one line where they give the same: of these only the word is named."""
    lines: list[tuple[str, Computed]] = []
    for name, computed in readings.named:
        said = name.partition(": ")[0]
        if lines and said == lines[-1][0].partition(": ")[0] and computed == lines[-1][1]:
            lines[-1] = (f"{said}: both readings", computed)
        else:
            lines.append((name, computed))
    return lines


def _reading_line(name: str, computed: Computed) -> str:
    if name == AS_STATED:
        return text_cell(computed.shown)
    return f"{HOLDS[computed.holds]}&nbsp;{text_cell(computed.shown)} <em>({text_cell(name)})</em>"


def _because(reason: str, kind: str, settles: str) -> str:
    """The reason; of what cannot be computed also its kind, and what would settle it."""
    end = "" if not reason or reason.endswith(".") else "."
    parts = [
        f"{reason}{end}",
        f"{capitalised(kind)}." if kind else "",
        f"What would settle it: {settles}" if settles else "",
    ]
    return " ".join(part for part in parts if part)
