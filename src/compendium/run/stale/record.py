"""What something was made from, kept beside it, so that it is made again only where that has changed.

There is one kind of record for all that is made: executed notebooks, pages of studies, whole studies, sites. Whoever
keeps one says what the parts are. A record is written whole, after what it describes.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from compendium.files import write_whole

FORM = 1
"""The form of a record. One of another form, or of none, is not trusted: what it lies beside is made again."""


@dataclass(frozen=True)
class Record:
    """What something was made from, and what was made.

    `parts` are digests by the names of what they are of; `reads` are digests, by path, of those files that were read;
    `made` is the digest of what was made. `told` is kept for later and makes nothing stale.
    """

    parts: dict[str, str]
    reads: dict[str, str]
    made: str
    told: dict[str, Any] = field(default_factory=dict)


def keep_record(path: Path, record: Record) -> None:
    """Write a record whole or not at all."""
    write_whole(path, json.dumps({"form": FORM, **asdict(record)}, indent=1, sort_keys=True) + "\n")


def read_record(path: Path, made: str) -> Record | None:
    """The record of what has the digest `made`; none where there is none, or it is broken, or of something else."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept.pop("form") != FORM:
            return None
        record = Record(**kept)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    whole = all(isinstance(part, dict) for part in (record.parts, record.reads, record.told))
    return record if whole and record.made == made else None


def is_current(record: Record | None, parts: Mapping[str, str], now: Callable[[str], str | None]) -> bool:
    """Whether something was made from what there is: from these parts, and from files that are as they were.

    `now` gives the digest that the file with a path has, None where there is none.
    """
    if record is None or record.parts != dict(parts):
        return False
    return all(now(path) == was for path, was in record.reads.items())
