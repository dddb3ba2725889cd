"""Which names an archive may hold, and which it must: one rule for making an archive and for verifying one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from compendium.data_package.faults import listed, quoted
from compendium.publish.archive.crate import CRATE_FILE, SITE
from compendium.publish.archive.runs import EXECUTED

NEEDED = (
    CRATE_FILE, "CITATION.cff", "_config.yml", "requirements.lock", "data/datapackage.json", f"{SITE}index.html",
    f"{EXECUTED}/", "notebooks/",
)  # fmt: skip
"""What every archive of a compendium has: files, and folders with something in them."""


def faults_of_names(names: Collection[str]) -> Iterator[str]:
    """What no archive can hold, in words that follow "holds", one for each fault. Folders end in a slash."""
    for name in names:
        if not is_name(name.removesuffix("/")):
            yield f"the name {quoted(name)}, which leads out of its folder or is none"
    for alike in _alike(names):
        yield f"two files that would have one name: {listed(map(quoted, alike))}"
    files = {name for name in names if not name.endswith("/")}
    for name in sorted(files):
        if files & {str(above) for above in PurePosixPath(name).parents}:
            yield f"{quoted(name)} below what is a file"


def is_name(name: str) -> bool:
    """Whether a file below a folder can have this name on every system."""
    wrong = any(part in ("", ".", "..") for part in name.split("/")) or re.search(r"[\\:]", name)
    return name.isprintable() and not wrong


def lacking(names: Iterable[str]) -> list[str]:
    """What an archive with these files lacks to be one of a compendium."""
    files = [name for name in names if not name.endswith("/")]
    return [need for need in NEEDED if not any(_meets(name, need) for name in files)]


def _meets(name: str, need: str) -> bool:
    return name.startswith(need) if need.endswith("/") else name == need


def _alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that are one on a system that does not tell small letters from capitals, each with the first like it."""
    seen: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFC", name).casefold()
        if plain in seen:
            yield seen[plain], name
        seen.setdefault(plain, name)
