"""The NHS levels of RAP, line by line: shown by a command or a file, or not shown; what is not shown comes first."""

from __future__ import annotations

import re
from html import escape

import pandas as pd

from compendium.data_package.package import read_package
from compendium.data_package.tables import load_table
from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, numbered, verb
from compendium.display.tables import Layout, journal_table
from compendium.project import Project
from compendium.publish.book.rap_files import Files, Look
from compendium.publish.book.rap_looks import LOOKS

TABLE = "rap_lines"
SHOWN, NOT_SHOWN = "shown", "not shown"
NOBODY_LOOKS = Look(False, "Nothing here looks for it.")
UNDER = "Below each line stands what is looked for: our reading of the line."
CODE = re.compile(r"`([^`]*)`")


def answered_lines(project: Project) -> pd.DataFrame:
    """The lines in the order of the levels, with `standing` (shown, not shown) and `proof`, in words."""
    lines, package = load_table(project.data, TABLE), read_package(project.data)
    is_wide = {table.name: bool(table.columns_from) for table in package.tables}  # each once, however many files it has
    files = Files(project, [name for name, wide in is_wide.items() if wide], len(is_wide))
    found = [LOOKS[line](files) if line in LOOKS else NOBODY_LOOKS for line in lines["line"]]
    standing = [SHOWN if look.shown else NOT_SHOWN for look in found]
    return lines.assign(standing=standing, proof=[look.words for look in found])


def levels_in_short(answered: pd.DataFrame) -> str:
    """How many lines are shown, and what that makes of the levels."""
    if answered.empty:
        return "There is no line to answer."
    shown = answered["standing"] == SHOWN
    by_level = {str(level): lines for level, lines in shown.groupby(answered["level"], sort=False)}
    each = listed(f"{int(lines.sum())} of {len(lines)} of {level}" for level, lines in by_level.items())
    whole = [level for level, lines in by_level.items() if lines.all()]
    met = f"{listed(whole)} {verb(len(whole), 'has', 'have')} all" if whole else "No level has all its"
    total = f"Of {numbered(len(answered), 'line')}, {int(shown.sum())} {verb(int(shown.sum()), 'is', 'are')} shown"
    return f"{total}: {each}. {met} lines shown."


def rap_table(answered: pd.DataFrame) -> Shown:
    """The lines as a table, those that are not shown first; below it the source and the data."""
    labels = {"name": "Line", "level": "Level", "standing": "Standing", "proof": "Shown by, or what is lacking"}
    layout = Layout(
        labels,
        cells={"proof": code_cell},
        anchor=("rap", "line"),
        filters={"Level": "level", "Standing": "standing"},
        first="standing",
        kept=("level",),
        under={"looked_for": "name"},
    )
    failures_first = answered.sort_values("standing", kind="stable", ignore_index=True)
    table = journal_table(failures_first, "table-rap", rap_title(answered), layout, None, UNDER)
    return Shown(table.html + _note(answered), table.plain)


def rap_title(answered: pd.DataFrame) -> str:
    """How many lines are not shown."""
    missing, lines = int((answered["standing"] == NOT_SHOWN).sum()), counted(len(answered), "line")
    if not missing:
        return f"{capitalised(lines)}, each of them shown" if len(answered) else "There is no line to answer"
    return f"{capitalised(in_words(missing))} of {lines} {verb(missing, 'is', 'are')} not shown"


def code_cell(text: str) -> str:
    """Text in which commands and names of files stand between backticks."""
    return CODE.sub(lambda found: f"<code>{found[1]}</code>", escape(text))


def _note(answered: pd.DataFrame) -> str:
    stated = answered[["authors", "version", "licence"]].drop_duplicates().itertuples(index=False, name=None)
    told = "; ".join(f"{authors}, {version}. Licence: {licence}" for authors, version, licence in stated)
    source = '<a href="sources.html#source-nhs-rap">NHS levels of RAP</a>'
    data = f'<a href="data/practice/{TABLE}.csv" download>{TABLE}.csv</a>'
    return f'<p class="compendium-source">Source: {source}, {escape(told)}. Data: {data}.</p>\n'
