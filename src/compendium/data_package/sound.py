"""Which tables this process has found in order, so that the same rows are held against the same rules once.

A run checks all data before it runs a notebook, and each notebook that runs in a copy of its process loads tables anew.
What is remembered is no table but a digest of all that the check rests on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from compendium.data_package.cells import Contents
from compendium.data_package.faults import Fault
from compendium.data_package.ids import KnownIds
from compendium.data_package.rules import check_rules

_sound: set[str] = set()
_earlier: set[str] = set()


def known_sound() -> list[str]:
    """Digests of all that was in order in this process, for one of the same code to begin with (`take_as_sound`)."""
    return sorted(_sound)


def add_sound(found: Iterable[str]) -> None:
    """Add what a copy of this process has found in order."""
    _sound.update(found)


def take_as_sound(known: Iterable[str]) -> None:
    """Take as in order what `known_sound` told of in an earlier process of the same code."""
    _earlier.update(known)


def check_once(contents: Contents, known: Mapping[str, KnownIds], declared_in: str) -> list[Fault]:
    """What `check_rules` finds; nothing without looking again where it has found nothing in the same before."""
    key = _key(contents, known)
    found_before = key in _sound or key in _earlier
    faults = [] if found_before else check_rules(contents, known, declared_in)
    if not faults:
        _sound.add(key)
    return faults


def _key(contents: Contents, known: Mapping[str, KnownIds]) -> str:
    """Digest of the cells, of what is declared of the table, and of the ids that it may refer to."""
    table = contents.table
    ids = {column: [not found.faults, *found.ids] for column, found in known.items()}
    declared = [contents.fields, table.fields, table.primary_key, table.missing_values, ids]
    return hashlib.sha256(json.dumps([declared, contents.cells], default=repr).encode()).hexdigest()
