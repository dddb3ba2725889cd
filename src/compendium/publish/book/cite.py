"""How to cite: this compendium, by its citation file, and the documents that it is built from, by the table of sources.

What neither states is not made up: the page says that it is not there.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from compendium.data_package.tables import load_table
from compendium.display.sentences import listed
from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.publish.book.authors import authors_of
from compendium.publish.book.bibtex import authors_in_citation, authors_in_file, bibtex_entry, names_of, quoted, whole
from compendium.publish.book.ris import ris_entry
from compendium.publish.plain_text import on_one_line, typed_in_markdown, unread

CITATION_FILE = "CITATION.cff"

BIBTEX_FILE, RIS_FILE = "cite.bib", "cite.ris"

NOT_STATED = "not stated"

COMMIT = re.compile(r"[0-9a-f]{7,40}")

Cited = Mapping[str, Any]
"""The fields of a citation file."""


def citation_file(project: Project) -> dict[str, Any]:
    """The citation file as it stands; empty where there is none.

    Raises CompendiumError where it is no YAML or holds no fields.
    """
    path = project.root / CITATION_FILE
    if not path.is_file():
        return {}
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise CompendiumError(f"{CITATION_FILE}: this is not YAML ({' '.join(str(fault).split())}).") from fault
    if not isinstance(found, dict):
        raise CompendiumError(f"{CITATION_FILE}: there are no fields in it, such as `version: 1.0.0`.")
    return found


def version_values(cited: Cited) -> dict[str, str]:
    """Version and date of the compendium, as pages quote them."""
    released = _released(cited)
    day = f"released {released.day} {released:%B %Y}" if released else "unreleased"
    return {"version": str(cited.get("version", "not stated")), "released": day}


def _released(cited: Cited) -> date | None:
    try:
        return date.fromisoformat(str(cited.get("date-released", "")))
    except ValueError:
        return None


def _names(cited: Cited) -> list[str]:
    """The authors: persons by family and given names, bodies by name."""
    return [author.name for author in authors_of(cited)]


def own_citation(cited: Cited) -> str:
    """The compendium in a line, as a list of references has it."""
    names = _names(cited)
    released = _released(cited)
    year = str(released.year) if released else "no date"
    version, title = cited.get("version", "not stated"), cited.get("title", "")
    doi = f" doi {cited['doi']}." if cited.get("doi") else ""
    return f"{listed(names, 'No author stated')} ({year}) {title}. Version {version}.{doi}"


def lacking_words(cited: Cited) -> str:
    """What a reader would look for in a citation and this compendium does not have; empty where nothing is lacking."""
    lacking = {
        "date of release": _released(cited),
        "digital object identifier (DOI)": cited.get("doi"),
        "address on the web": cited.get("url") or cited.get("repository-code"),
        "person named as author": any(author.is_person for author in authors_of(cited)),
    }
    missing = [f"no {name}" for name, there in lacking.items() if not there]
    return f"This version has {listed(missing)}." if missing else ""


def cite_page(cited: Cited, data_folder: Path) -> str:
    """The part of the page that is made of data, as MyST: the compendium, then the documents, each with BibTeX."""
    documents = _documents(data_folder)
    each = "\n".join(f"- *{_plain(row.short_title)}*: {_plain(_reference(row))}." for row in documents.itertuples())
    entries = "\n\n".join(_document_entry(row, cited) for _, row in documents.iterrows())
    parts = [
        f"## This compendium\n\n{_plain(own_citation(cited))}",
        _code(_own_entry(cited)),
        f"## The documents\n\n{each}",
        _code(entries),
        "## For reference managers\n\nThe compendium and the documents in one file: "
        f'<a href="_static/{BIBTEX_FILE}" download>BibTeX</a>, <a href="_static/{RIS_FILE}" download>RIS</a>.',
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def bibtex_file(cited: Cited, data_folder: Path) -> str:
    """The compendium and the documents as BibTeX."""
    rows = _documents(data_folder).iterrows()
    return "\n\n".join([_own_entry(cited), *(_document_entry(row, cited) for _, row in rows)]) + "\n"


def ris_file(cited: Cited, data_folder: Path) -> str:
    """The compendium and the documents as RIS."""
    entries = [_own_ris(cited), *(_document_ris(row, cited) for _, row in _documents(data_folder).iterrows())]
    return "\r\n".join(entries)


def _documents(data_folder: Path) -> pd.DataFrame:
    """The documents that the compendium is built from."""
    sources = load_table(data_folder, "sources")
    return sources[sources["used_for"] == "built from"]


def cited_work(cited: Cited, commit: str = "") -> dict[str, Any]:
    """What pages say of the compendium to those who cite it: see `publish.sphinx.citing`.

    ``commit`` is given by what publishes a release.
    """
    released, licences = _released(cited), cited.get("license", [])
    return {
        "title": str(cited.get("title", "")),
        "authors": _names(cited),
        "persons": [author.name for author in authors_of(cited) if author.is_person],
        "citation": own_citation(cited),
        "version": str(cited.get("version", "not stated")),
        "released": version_values(cited)["released"],
        "date": released.isoformat() if released else "",
        "licences": [str(licence) for licence in (licences if isinstance(licences, list) else [licences])],
        "abstract": on_one_line(str(cited.get("abstract", ""))),
        "keywords": [str(word) for word in cited.get("keywords") or []],
        "doi": str(cited.get("doi", "")),
        "address": web_address(cited.get("url")),
        "repository": web_address(cited.get("repository-code")).rstrip("/"),
        "commit": commit if COMMIT.fullmatch(commit) else "",
    }


def web_address(value: object) -> str:
    """What is stated as an address, where it is one on the web; else empty."""
    return str(value) if str(value).startswith(("https://", "http://")) else ""


def _reference(row: Any) -> str:
    """The citation of a document, with the title before it where nothing is known to cite."""
    return f"{row.title}; author {row.citation}" if row.citation.startswith(NOT_STATED) else str(row.citation)


def _own_entry(cited: Cited) -> str:
    released, licence = _released(cited), cited.get("license", "")
    fields = {
        "author": authors_in_file(authors_of(cited)),
        "title": whole(str(cited.get("title", ""))),
        "year": str(released.year) if released else "",
        "note": quoted(f"Version {cited.get('version', 'not stated')}"),
        "doi": quoted(str(cited.get("doi", ""))),
        "license": quoted(" and ".join(map(str, licence)) if isinstance(licence, list) else str(licence)),
    }
    return bibtex_entry("misc", "care-act-compendium", fields)


def _own_ris(cited: Cited) -> str:
    released = _released(cited)
    fields = [("AU", name) for name in _names(cited)]
    fields += [("TI", str(cited.get("title", ""))), ("PY", str(released.year) if released else "")]
    fields += [("ET", f"Version {cited.get('version', 'not stated')}"), ("DO", str(cited.get("doi", "")))]
    return ris_entry("COMP", [*fields, ("UR", web_address(cited.get("url")))])


def _document_ris(row: pd.Series, cited: Cited) -> str:
    """A document, as `_document_entry` has it."""
    found, year = _work(row["title"], cited), row["year"] if row["year"].isdigit() else ""
    named = names_of(row["citation"])
    fields = [*(("AU", name) for name in named), ("TI", row["title"]), ("PY", year)]
    if "journal" not in found:
        return ris_entry("RPRT", [*fields, ("N1", row["citation"])])
    place = {"JO": "journal", "VL": "volume", "IS": "issue", "SP": "start", "EP": "end"}
    return ris_entry("JOUR", [*fields, *((tag, str(found.get(name, ""))) for tag, name in place.items())])


def _document_entry(row: pd.Series, cited: Cited) -> str:
    """A document: as an article where the citation file says in which journal it stands, else with its citation."""
    year = row["year"] if row["year"].isdigit() else ""
    fields = {"author": authors_in_citation(row["citation"]), "title": whole(row["title"]), "year": year}
    found = _work(row["title"], cited)
    if "journal" not in found:
        return bibtex_entry("misc", row["source"], fields | {"note": quoted(row["citation"])})
    place = {"journal": "journal", "volume": "volume", "number": "issue"}
    pages = "--".join(quoted(str(found[end])) for end in ("start", "end") if end in found)
    fields |= {name: quoted(str(found.get(column, ""))) for name, column in place.items()}
    return bibtex_entry("article", row["source"], fields | {"pages": pages})


def _work(title: str, cited: Cited) -> dict[str, Any]:
    """The work of this title that the citation file refers to; empty where there is none."""
    works = [work for work in cited.get("references") or [] if isinstance(work, dict)]
    return next((work for work in works if work.get("title") == title), {})


def _code(text: str) -> str:
    return f"```text\n{text}\n```"


def _plain(text: str) -> str:
    return unread(typed_in_markdown(on_one_line(text)))
