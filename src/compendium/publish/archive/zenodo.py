"""What a repository such as Zenodo asks of a deposit, from the citation file and nothing else: `.zenodo.json`."""

import json
from typing import Any

from compendium.display.sentences import listed
from compendium.publish.book.authors import Author, authors_of
from compendium.publish.book.cite import Cited, cited_work

ZENODO_FILE = ".zenodo.json"

KINDS = {"software": "software", "dataset": "dataset"}
"""The kind of an upload by the kind of work that a citation file states."""


def zenodo_text(cited: Cited) -> str:
    """The file as JSON. What the citation file does not state is left out; of several licences, the first is the
    deposit's, which takes one only, and a note names all."""
    work = cited_work(cited)
    fields: dict[str, Any] = {
        "title": work["title"],
        "upload_type": KINDS.get(str(cited.get("type", "software")), "other"),
        "description": work["abstract"],
        "creators": [creator(author) for author in authors_of(cited)],
        "version": str(cited.get("version", "")),
        "publication_date": work["date"],
        "doi": work["doi"],
        "license": next(iter(work["licences"]), ""),
        "keywords": work["keywords"],
        "notes": _licences_told(work["licences"]),
        "related_identifiers": list(related(cited)),
    }
    return json.dumps({name: value for name, value in fields.items() if value}, indent=2, ensure_ascii=False) + "\n"


def creator(author: Author) -> dict[str, str]:
    """A person by family and given names, a body by its name; affiliation and ORCID where they are stated."""
    found = {"name": author.name, "affiliation": author.affiliation, "orcid": author.orcid.rpartition("/")[2]}
    return {key: value for key, value in found.items() if value}


def related(cited: Cited) -> list[dict[str, str]]:
    """The repository, and the works that the citation file refers to, as far as it gives an identifier of them."""
    works = [work for work in cited.get("references") or [] if isinstance(work, dict)]
    found = [("isSupplementTo", cited.get("repository-code"))]
    found += [("references", work.get("doi") or work.get("url")) for work in works]
    return [{"relation": relation, "identifier": str(identifier)} for relation, identifier in found if identifier]


def _licences_told(licences: list[str]) -> str:
    return f"Licences: {listed(licences)}. The file LICENSE says what each is for." if len(licences) > 1 else ""
