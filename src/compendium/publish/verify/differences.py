"""Where what was kept and what came of running it again differ: the file, the place in it, and what is different."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from compendium.publish.refresh import changed_outputs
from compendium.run.workers.normal_form import normal_form

SHOWN = 4
"""Lines of what is different in a cell that are told."""


@dataclass(frozen=True)
class Difference:
    """One difference. `place` is a cell or a claim; empty where it is the whole file."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        """Read as one line."""
        return f"{', '.join(filter(None, (self.file, self.place)))}: {self.what}"


def notebook_differences(file: str, kept: bytes, fresh: bytes) -> list[Difference]:
    """The cells of which the output, or the code, is another; `file` is the name of what was kept."""
    if kept == fresh:
        return []
    try:
        before, after = normal_form(json.loads(kept)), normal_form(json.loads(fresh))
        return [*_outputs(file, before, after), *_sources(file, before, after)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [Difference(file, "", "it is no notebook, or is damaged")]


def _outputs(file: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    for cell, *lines in changed_outputs(before, after):
        told = [line.strip() for line in lines[:SHOWN]]
        more = f"; and {len(lines) - SHOWN} more lines" if len(lines) > SHOWN else ""
        yield Difference(file, cell, f"another output: {'; '.join(told)}{more}")


def _sources(file: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    """Cells of an executed copy that are not those of the notebook."""
    had, has = ({cell["id"]: (cell["cell_type"], cell["source"]) for cell in each["cells"]} for each in (before, after))
    for cell in dict.fromkeys([*has, *had]):
        if had.get(cell) != has.get(cell):
            yield Difference(file, f"cell {cell}", "its text is not that of the notebook")
    if list(had) != list(has) and had == has:
        yield Difference(file, "", "its cells stand in another order")


def file_differences(kept: Mapping[str, Path], fresh: Mapping[str, Path]) -> list[Difference]:
    """Files by name, of which one is missing, is new or has other bytes."""
    found = []
    for name in sorted({*kept, *fresh}):
        if name not in fresh:
            found.append(Difference(name, "", "it does not come out any more"))
        elif name not in kept:
            found.append(Difference(name, "", "it comes out, but was not kept"))
        elif kept[name].read_bytes() != fresh[name].read_bytes():
            found.append(Difference(name, "", "it comes out with another content"))
    return found


def changed_since(root: Path, digests: Mapping[str, str]) -> list[Difference]:
    """Files of an archive that are not as it tells of them."""
    found = []
    for name, digest in digests.items():
        path = root / name
        if not path.is_file():
            found.append(Difference(name, "", "it is missing, though the archive tells of it"))
        elif sha256(path.read_bytes()).hexdigest() != digest:
            found.append(Difference(name, "", "it was changed after it was archived"))
    return found
