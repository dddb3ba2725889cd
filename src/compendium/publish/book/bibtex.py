"""Entries of BibTeX, made of what a citation states and nothing else."""

import re
from collections.abc import Iterable, Mapping

from compendium.publish.book.authors import Author
from compendium.publish.plain_text import on_one_line

AUTHORS = re.compile(r"^(?P<authors>[^()]+?) \((?:\d{4}|date not stated)\) ")
"""How a citation in the table of sources begins, where it names authors."""

PERSON = re.compile(r"[^,]+, (?:\w\.[ -]?)+")
"""A person as citations write one: the family name, then initials."""

SPECIAL = re.compile(r"[\\{}$&#%_~^]")


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry with those of the fields that have a value; values are as `quoted` or `whole` give them."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{re.sub(r'[^A-Za-z0-9.:-]', '', key)},\n" + ",\n".join(lines) + "\n}"


def quoted(text: str) -> str:
    """A text as BibTeX has it: on one line, no sign of it taken for a command of TeX."""
    signs = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return SPECIAL.sub(lambda sign: signs.get(sign[0], f"\\{sign[0]}"), on_one_line(text))


def whole(text: str) -> str:
    """A text whose capitals stay, or the name of a body, as against persons: in braces of its own."""
    return f"{{{quoted(text)}}}" if text else ""


def names_of(citation: str) -> list[str]:
    """The authors of a citation: persons each by itself, a body as it is named; none where it names none."""
    found = AUTHORS.match(citation)
    if not found:
        return []
    names = re.split(r"(?<=\.), | and ", found["authors"])
    return names if all(PERSON.fullmatch(name) for name in names) else [found["authors"]]


def authors_in_citation(citation: str) -> str:
    """The authors of a citation as BibTeX joins them; empty where it names none."""
    return " and ".join(quoted(name) if PERSON.fullmatch(name) else whole(name) for name in names_of(citation))


def authors_in_file(authors: Iterable[Author]) -> str:
    """The authors of a citation file as BibTeX joins them: persons by family and given names, bodies by name."""
    return " and ".join(quoted(author.name) if author.is_person else whole(author.name) for author in authors)
