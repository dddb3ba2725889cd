"""References in RIS, the form that reference managers exchange, made of what a citation states and nothing else."""

from collections.abc import Iterable

from compendium.publish.plain_text import on_one_line


def ris_entry(kind: str, fields: Iterable[tuple[str, str]]) -> str:
    """An entry with those of the fields that have a value, in their order; ``kind`` is a type of RIS such as JOUR."""
    lines = [("TY", kind), *((tag, on_one_line(value)) for tag, value in fields if value), ("ER", "")]
    return "".join(f"{tag}  - {value}".rstrip(" ") + "\r\n" if tag != "ER" else "ER  - \r\n" for tag, value in lines)
