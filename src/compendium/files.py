"""Writing so that nothing is lost: beside the old file first, then renamed over it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write text to a file whole or not at all; line ends stay as they are in ``text``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(beside).chmod(0o644)  # mkstemp makes it private
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows, the header among them, as CSV; line ends within a cell are made `\\n`."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


BESIDE = ".before-fix"


def keep_original(path: Path, raw: bytes, beside: str = BESIDE) -> Path:
    """Write the original beside its file under a name that is not taken yet; returns its path."""
    number = 1
    while True:
        kept = path.with_name(path.name + beside + (f"-{number}" if number > 1 else ""))
        try:
            with kept.open("xb") as file:
                file.write(raw)
        except FileExistsError:
            number += 1
        else:
            return kept


def replace_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed over it."""
    target = path.resolve()
    descriptor, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        shutil.copymode(target, beside)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


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
