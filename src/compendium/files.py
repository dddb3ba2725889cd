"""Writing so that nothing is lost: beside the old file first, then renamed over it."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from compendium.errors import naming
from compendium.held import part_file


def write_whole(path: Path, content: str | bytes, *, flushed: bool = False) -> None:
    """Write a file whole or not at all; line ends of a text stay as they are, and a link stays one.

    What nobody could make again is ``flushed`` to the disk before it is renamed.
    """
    target, raw = path.resolve(), content.encode() if isinstance(content, str) else content
    with naming(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target, raw, flushed=flushed) as part:
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)


def write_plain(path: Path, text: str) -> None:
    """Write text to a file that nobody reads before all of its folder is whole; what the system refuses names it."""
    with naming(path):
        path.write_text(text, encoding="utf-8", newline="")


TEXTS = (".css", ".csv", ".js", ".json", ".md", ".svg", ".toml")
"""The endings of text files, whose line ends are the same in every copy, however they were checked out."""


def copy_plain(path: Path | str, target: Path | str) -> None:
    """Copy a file likewise, into a folder that is made where there is none; line ends of texts are made LF."""
    path, target = Path(path), Path(target)
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if path.suffix in TEXTS and b"\r\n" in (raw := path.read_bytes()):
            target.write_bytes(raw.replace(b"\r\n", b"\n"))


FIRST_DAY = (1980, 1, 1)
"""The earliest day that an archive can tell."""

PLAIN_FILE, PROGRAM, UNIX = 0o100644, 0o100755, 3


def packed(files: Mapping[str, bytes], day: tuple[int, int, int] = FIRST_DAY, stored: Container[str] = ()) -> bytes:
    """Files by name as one archive, in the order given; its bytes depend on them and the day alone, on every system.

    Those in ``stored`` are not compressed.
    """
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (*day, 0, 0, 0))
            entry.create_system = UNIX
            entry.external_attr = (PROGRAM if content.startswith(b"#!") else PLAIN_FILE) << 16
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


@contextmanager
def _beside(path: Path, content: bytes, *, flushed: bool = False) -> Iterator[Path]:
    """A file next to ``path`` with the content; gone afterwards, unless it was renamed.

    With ``flushed`` it is on the disk, so that no loss of power leaves its name with nothing in it.
    """
    descriptor, part = part_file(path)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        if flushed:
            os.fsync(descriptor)
        if os.name == "nt":  # it lets nobody rename a file that is open
            os.close(descriptor)
        yield part
    finally:
        with suppress(OSError):
            os.close(descriptor)
        part.unlink(missing_ok=True)


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
    kept, is_there = free_name(path, raw, beside)
    if not is_there:
        with naming(kept), _beside(path, raw, flushed=True) as part:
            part.rename(kept)
    return kept


def free_name(path: Path, raw: bytes, beside: str = BESIDE) -> tuple[Path, bool]:
    """Under which name an original is kept, and whether the same bytes are there already."""
    for number in count(1):
        kept = path.with_name(path.name + beside + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(kept) or (kept.is_file() and kept.read_bytes() == raw):
            break
    return kept, os.path.lexists(kept)


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
        with naming(kept / name):
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
