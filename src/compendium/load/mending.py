"""Mending what needs no guess, for `compendium check --fix`.

Delimiter, encoding, line ends, byte order mark, padding of cells and headings, and the style of ids are
mended; no other value is touched: a cross may mean yes in one table and no in another. The original is kept
beside the file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from compendium.load.decoding import WINDOWS, decode
from compendium.load.mending_cells import mend_cells
from compendium.load.package import Package, Table, read_package
from compendium.load.raw_cells import join_raw, requoted, split_raw, unquoted
from compendium.load.reading import DELIMITERS, find_delimiter, split_rows, without_sep_line
from compendium.load.study_checking import study_package
from compendium.load.study_package import STUDY_TABLES, study_folders

BESIDE = ".before-fix"


@dataclass
class Mending:
    """The text of a file as it is mended, and what was done to it."""

    text: str
    done: list[str] = field(default_factory=list)


def mend_package(data_folder: Path | str) -> list[str]:
    """Mend the tables of a data folder; returns a line for each file that was mended: what was done to it.

    Raises DataError where `datapackage.json` cannot be used.
    """
    package = read_package(data_folder)
    tables = [table for table in package.tables if table.name not in STUDY_TABLES]
    done = [line for table in tables if (line := mend_table(package, table)) is not None]
    return done + [line for folder in study_folders(package) for line in _mend_study(folder, package)]


def mend_study(folder: Path, data_folder: Path | str) -> list[str]:
    """Mend the tables of a study; see `mend_package`."""
    return _mend_study(folder, read_package(data_folder))


def _mend_study(folder: Path, package: Package) -> list[str]:
    study = study_package(folder, package)
    return [line for table in study.tables if (line := mend_table(study, table)) is not None]


def mend_table(package: Package, table: Table) -> str | None:
    """Mend one file; returns what was done, or None where nothing was."""
    try:
        raw = table.path.read_bytes()
    except OSError:
        return None
    decoded = decode(raw, table.file)
    if decoded.text is None or not decoded.certain or "\0" in decoded.text:
        return None
    mending = Mending(decoded.text, _read_from(raw, decoded.encoding))
    _mend_delimiter(mending, table)
    mending.text, done = mend_cells(mending.text, package, table)
    mended = mending.text.encode("utf-8")
    if mended == raw:
        return None
    summary = ", ".join([*mending.done, *done])
    kept: Path | None = None
    try:
        kept = keep_original(table.path, raw)
        replace_whole(table.path, mended)
    except OSError as error:
        if kept:
            kept.unlink()
        return f"{table.file}: left as it is, for it cannot be written ({error.strerror}): {summary}."
    return f"{table.file}: {summary}. The original is kept as {kept.name}."


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


def _read_from(raw: bytes, encoding: str) -> list[str]:
    """Say what reading the bytes has mended already: encoding, byte order mark, line ends."""
    done = []
    if encoding != "utf-8":
        done.append(f"turned from {'Windows-1252' if encoding == WINDOWS else encoding.upper()} into UTF-8")
    elif raw.startswith(b"\xef\xbb\xbf"):
        done.append("byte order mark taken off")
    if "\r" in raw.decode(encoding):
        done.append("line ends made LF")
    return done


def _mend_delimiter(mending: Mending, table: Table) -> None:
    """Put commas for another delimiter, where every row then has as many cells as the header."""
    delimiter = find_delimiter(mending.text, table.names)
    body, _ = without_sep_line(mending.text)
    rows, broken = split_rows(body, delimiter, table.file)
    if broken or len({len(row.cells) for row in rows if row.cells}) > 1 or not rows:
        return
    if body != mending.text:
        mending.done.append("line `sep=` taken off")
    if delimiter != ",":
        raw = split_raw(body, delimiter)
        body = join_raw([[requoted(unquoted(cell), cell) for cell in row] for row in raw])
        mending.done.append(f"commas put for {DELIMITERS[delimiter]}")
    mending.text = body
