"""Reading XML element by element as it is unpacked; nothing of it is kept that nobody asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn
from xml.parsers import expat

Attributes = Mapping[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Enough(Exception):  # noqa: N818 - nothing is wrong
    """Raised by a handler that has seen what it was looking for."""


class DocumentTypeError(ValueError):
    """The text declares a document type, as no workbook does: entities could stand for any amount of text."""


def read_xml(pieces: Iterable[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call a function at the start and the end of each element, and with its text.

    A name is that of the namespace and its own, as in `urn:x table`. Raises ExpatError for what is no XML,
    DocumentTypeError for a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except Enough:
        pass


def local(name: str) -> str:
    """The name of an element or attribute without its address."""
    return name.rpartition(" ")[2]


def by_local(attributes: Attributes) -> dict[str, str]:
    """Attributes by their names without addresses."""
    return {local(name): value for name, value in attributes.items()}


def _refuse(*_: Any) -> NoReturn:
    raise DocumentTypeError
