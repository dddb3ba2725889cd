"""`.zenodo.json`: what the citation file states, in the words of a repository, and nothing else."""

import json

from compendium.publish.archive.zenodo import zenodo_text

WORK = {
    "type": "software",
    "title": "A title",
    "abstract": "What it  is.",
    "version": "1.2.0",
    "date-released": "2026-03-04",
    "keywords": ["one", "two"],
    "license": ["MIT", "CC-BY-4.0"],
    "repository-code": "https://example.org/code",
    "authors": [
        {"family-names": "Bell", "given-names": "A.", "orcid": "https://orcid.org/0000-0001", "affiliation": "Kent"},
        {"name": "A body"},
    ],
    "references": [{"title": "With none"}, {"title": "With one", "doi": "10.1/x"}],
}


def test_every_field_that_is_stated_is_there() -> None:
    assert json.loads(zenodo_text(WORK)) == {
        "title": "A title",
        "upload_type": "software",
        "description": "What it is.",
        "creators": [{"name": "Bell, A.", "affiliation": "Kent", "orcid": "0000-0001"}, {"name": "A body"}],
        "version": "1.2.0",
        "publication_date": "2026-03-04",
        "license": "MIT",
        "keywords": ["one", "two"],
        "notes": "Licences: MIT and CC-BY-4.0. The file LICENSE says what each is for.",
        "related_identifiers": [
            {"relation": "isSupplementTo", "identifier": "https://example.org/code"},
            {"relation": "references", "identifier": "10.1/x"},
        ],
    }


def test_what_is_not_stated_is_not_made_up() -> None:
    assert json.loads(zenodo_text({"title": "A title", "license": "MIT"})) == {
        "title": "A title",
        "upload_type": "software",
        "license": "MIT",
    }
