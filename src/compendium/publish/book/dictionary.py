"""Pages made from the data package: the data dictionary and the list of sources."""

import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import pandas as pd
from docutils.nodes import make_id

from compendium.data_package.columns import columns_of
from compendium.data_package.levels_file import read_outline
from compendium.data_package.package import Package, Table, read_package
from compendium.data_package.tables import load_table
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table
from compendium.publish.plain_text import FOLDED, fenced, typed, typed_in_markdown, unread
from compendium.studies.settings import read_study_toml

OTHERS = "Other tables"
"""What heads the tables that belong to no group."""

OUTLINES = {"framework.toml": read_outline, "study.toml": read_study_toml}
"""The files that give what a folder holds its title, each with what reads it."""


def data_dictionary(data_folder: Path, drawn: dict[str, str]) -> str:
    """The data dictionary as a MyST page: an index, then a section per group with a fold per table, which has its
    columns, keys and links to other tables.

    `drawn` holds the HTML of tables that were drawn before, by a digest of what they show; it is made to hold these.
    """
    package = read_package(data_folder)
    before = dict(drawn)
    drawn.clear()
    groups: dict[str, list[Table]] = {}
    for table in (table for table in package.tables if table.path.is_file()):  # a study does without some
        groups.setdefault(table.group or OTHERS, []).append(table)
    page = [fenced(_index(groups))]
    for number, (group, tables) in enumerate(groups.items(), 1):
        page.append(f"(group-{number})=\n## {typed_in_markdown(group)}\n")
        page += [_section(package, table, before, drawn) for table in tables]
    return "\n".join(page)


def _index(groups: Mapping[str, list[Table]]) -> str:
    """The groups, each with its tables, as links; what several tables in a row are called stands before them, once."""
    parts = []
    for number, (group, tables) in enumerate(groups.items(), 1):
        alike = [list(each) for _, each in groupby(tables, key=lambda table: table.title)]
        entries = " · ".join(_entry(each) for each in alike)
        parts.append(f'<dt><a href="#group-{number}">{typed(group)}</a></dt><dd>{entries}</dd>')
    return '<nav aria-label="Tables"><dl class="dictionary-index">\n' + "\n".join(parts) + "\n</dl></nav>"


def _entry(tables: list[Table]) -> str:
    """A table as a link, or several of one title: what tells them apart is what people know them by."""
    first, *others = tables
    names = [_known_as(table.path.parent) or _title(table) for table in tables] if others else [_title(first)]
    links = (f'<a href="#table-{_anchor(table)}">{typed(name)}</a>' for table, name in zip(tables, names, strict=True))
    return f"{typed(first.title)}: {'; '.join(links)}" if others else next(links)


def _anchor(table: Table) -> str:
    return "-".join([table.name.replace("_", "-"), *([table.folder] if table.folder else [])])


def _title(table: Table) -> str:
    name = (_known_as(table.path.parent) or table.folder) if table.folder else ""
    return f"{table.title} – {name}" if name else table.title


def _known_as(folder: Path) -> str:
    """The title of the framework or study in a folder, as its own file gives it; empty where there is none."""
    for name, read in OUTLINES.items():
        if (folder / name).is_file():
            outline, _ = read(folder / name, name)
            return outline.title if outline else ""
    return ""


def _section(package: Package, table: Table, before: dict[str, str], drawn: dict[str, str]) -> str:
    """What is told of one table; the class makes its section a fold (`publish.sphinx.markup`)."""
    anchor, link = _anchor(table), _place(table)
    told_apart = escape(", ".join(table.primary_key))
    rows = _columns(package, table)
    key = hashlib.sha256(json.dumps([anchor, table.within, rows]).encode()).hexdigest()
    drawn[key] = before.get(key) or _columns_table(table, anchor, rows).html
    html = f"<p>File: {link}. Rows are identified by: {told_apart}.</p>\n{drawn[key]}"
    known = f"({make_id(f'{table.title} {table.folder}')})=\n" if table.folder else ""  # so others may have linked it
    head = f"(table-{anchor})=\n{known}{{.{FOLDED}}}\n### {typed_in_markdown(_title(table))}"
    return f"{head}\n\n{typed_in_markdown(table.description)}\n\n{fenced(html)}"


def _place(table: Table) -> str:
    """Where a table lies, as a link; what anyone may have of a study is offered on the pages of the study."""
    path = PurePosixPath(table.within)
    if path.parts[0] == "studies":
        return f'{escape(str(path))}, <a href="studies/{escape(path.parts[1])}/index.html">with its pages</a>'
    return f'<a href="data/{escape(str(path))}" download>{escape(str(path))}</a>'


def _columns(package: Package, table: Table) -> list[dict[str, str]]:
    """What is told of each column of a table, by the columns of the dictionary."""
    links = {key.column: f"{key.resource}: {key.target}" for key in table.foreign_keys}
    rows = []
    for column in columns_of(package, table).fields:
        rules = column.get("constraints", {})
        allowed = links.get(column["name"], _rule_words(rules))
        row = {
            "name": column["name"],
            "about": column["description"],
            "type": column["type"],
            "allowed": allowed,
        }
        rows.append(row | {"unit": column.get("unit", ""), "required": "yes" if rules.get("required") else "no"})
    return rows


def _columns_table(table: Table, anchor: str, rows: list[dict[str, str]]) -> Shown:
    labels = {
        "name": "Column",
        "about": "What it holds",
        "type": "Type",
        "allowed": "Allowed",
        "unit": "Unit",
        "required": "Required",
    }
    layout = Layout(labels, together="columns")
    return journal_table(pd.DataFrame(rows), f"columns-{anchor}", f"Columns of {table.within}", layout, None)


def _rule_words(rules: dict[str, Any]) -> str:
    """What a column without listed values takes, in words."""
    if "enum" in rules:
        return ", ".join(rules["enum"])
    if rules.get("unique"):
        return "an id of its own"
    return {"^[0-9]{4}$|^not stated$": "four digits, or not stated"}.get(rules.get("pattern", ""), "text")


ADDRESSES = {
    r"\bdoi (10\.[0-9]{4,9}/[^\s,;]*[^\s,;.])": "doi.org/{}",
    r"^Statutory Instrument ([0-9]{4}) No\. ([0-9]+) \(United Kingdom\)": "www.legislation.gov.uk/uksi/{}/{}",
}
"""What a citation names for good, and where that is found."""


def citations(data_folder: Path, used_for: str) -> str:
    """The sources as MyST: a section for each with kind, year and citation, and an address of its own.

    ``used_for`` chooses those that the compendium is built from, or those that it refers to.
    """
    sources = load_table(data_folder, "sources")
    return "\n".join(
        f"(source-{row.source})=\n### {_plain(row.title)}\n\nKind: {_plain(row.kind)}. Year: {_plain(row.year)}.\n\n"
        + (f"Written, in our reading: {_plain(row.dated_by_us)}.\n\n" if row.dated_by_us else "")
        + f"Citation: {_plain(row.citation)}.\n\n{_on_the_web(row.citation)}In the data: `{row.source}`\n"
        for row in sources[sources["used_for"] == used_for].itertuples()
    )


def _on_the_web(citation: str) -> str:
    """A line with the address of what a citation names by its digital object identifier or, a statutory instrument of
    the United Kingdom, by year and number; empty where it names neither."""
    for pattern, address in ADDRESSES.items():
        if found := re.search(pattern, citation):
            shown = address.format(*found.groups())
            return f"On the web: [{typed_in_markdown(shown)}](<https://{quote(shown)}>)\n\n"
    return ""


def _plain(text: str) -> str:
    """Text of a data file as it stands, with nothing in it taken for markup or for quote marks to be bent."""
    return unread(typed_in_markdown(text))
