"""Writing so that nothing is lost: beside the old file first, then renamed over it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

PART = ".part"
"""The end of the name of a file that is being written; what a killed command leaves is known by it."""


def write_whole(path: Path, text: str) -> None:
    """Write text to a file whole or not at all; line ends stay as they are in ``text``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, text.encode()) as beside:
        beside.chmod(0o644)  # mkstemp makes it private
        beside.replace(path)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """A file next to ``path`` with the content; gone afterwards, unless it was renamed."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows, the header among them, as CSV; line ends within a cell are made `\\n`."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


BESIDE = ".before-fix"


def keep_original(path: Path, raw: bytes, beside: str = BESIDE) -> Path:
    """Write the original beside its file, whole or not at all, under a name that is not taken yet; returns its path.

    Where the same bytes are kept already, theirs.
    """
    with _beside(path, raw) as part:
        for number in count(1):
            kept = path.with_name(path.name + beside + (f"-{number}" if number > 1 else ""))
            if kept.is_file() and kept.read_bytes() == raw:
                return kept
            if not os.path.lexists(kept):
                _flush(part)
                part.rename(kept)
                break
    return kept


def replace_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed over it."""
    target = path.resolve()
    with _beside(target, content) as part:
        shutil.copymode(target, part)
        _flush(part)
        part.replace(target)


def _flush(path: Path) -> None:
    """Wait until a file is on the disk, so that no loss of power leaves its name with nothing in it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def renew_folder(made: Path, kept: Path) -> list[str]:
    """Give ``kept`` the files of ``made``; those whose bytes are the same keep their times. Returns what changed.

    The names are relative to the folders, with forward slashes; those of files that are gone are among them.
    """
    new = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    old = {path.relative_to(kept) for path in kept.rglob("*") if path.is_file()}
    changed = old - new
    for name in changed:
        (kept / name).unlink()
    for name in sorted(new):
        content = (made / name).read_bytes()
        if name in old and (kept / name).read_bytes() == content:
            continue
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        (kept / name).write_bytes(content)
        changed.add(name)
    remove_empty_folders(kept)
    return sorted(name.as_posix() for name in changed)


def remove_empty_folders(folder: Path) -> None:
    """Delete all folders below ``folder`` that hold no file."""
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
