"""The authors that a citation file names: persons and bodies, each told the same way wherever it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Author:
    """A person by family and given names, of which one may be empty, or a body by its name.

    What is not stated is empty.
    """

    family: str = ""
    given: str = ""
    body: str = ""
    affiliation: str = ""
    orcid: str = ""
    website: str = ""

    @property
    def is_person(self) -> bool:
        """Whether this is a person and no body."""
        return not self.body

    @property
    def name(self) -> str:
        """As a list of references has it: the family name of a person first."""
        return self.body or ", ".join(filter(None, (self.family, self.given)))

    @property
    def full_name(self) -> str:
        """As one speaks of it: the given names of a person first."""
        return self.body or " ".join(filter(None, (self.given, self.family)))


KEYS = {"family": "family-names", "given": "given-names", "body": "name"} | {
    name: name for name in ("affiliation", "orcid", "website")
}
"""The keys of a citation file by what an author has."""


def authors_of(cited: Mapping[str, Any]) -> list[Author]:
    """The authors of a citation file in its order. What has no name is left out, for nothing could be cited of it."""
    listed = cited.get("authors")
    stated = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    found = [Author(**{name: str(each.get(key) or "").strip() for name, key in KEYS.items()}) for each in stated]
    return [author for author in found if author.name]
