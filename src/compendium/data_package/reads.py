"""Which files a notebook read, recorded while it runs.

Python's audit events name every file that is opened, whichever library opens it, so nothing has to be listed by hand
and a researcher's own ``pd.read_csv`` counts too. A kernel that is started with the environment variable below records
by itself as soon as it imports this package.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

READS_VARIABLE = "COMPENDIUM_READS"
"""Names the file to which the paths are appended, one a line."""

USED = "compendium.used"
"""The audit event of using what a file holds, though it was opened earlier: its path, and the digest of what was shown
of it (blank where that is not known)."""

READ = "compendium.read"
"""The audit event of reading a file of a data package, of which what is wanted is known: its path, and the columns."""

APART = "\0"
"""Parts the two where they are recorded; it is in no path."""

COLUMNS_OF = "::"
"""Stands between the path of a file and the columns of it that were read, if it was not all of it."""

_passed_over: set[str] = set()
_recorded_in: set[str] = set()
_CODE = (".py", ".pyc", ".so", ".pyd", ".ipynb")
_WRITING = os.O_WRONLY | os.O_RDWR


def record_reads(note: Callable[[str], object]) -> None:
    """Call ``note`` with the absolute path of every file that is opened for reading from now on in this process.

    An audit hook cannot be taken out again: call this only in a process that ends with the notebook.
    """

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == USED:
            note(APART.join(map(str, arguments)))
        if event == READ and arguments[0] not in _passed_over:
            note(f"{arguments[0]}{arguments[1]}")
        if event != "open" or not isinstance(arguments[0], str):
            return
        path, mode, flags = arguments[0], arguments[1], arguments[2]
        writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
        if writes or (mode is None and isinstance(flags, int) and flags & _WRITING) or path.endswith(_CODE):
            return
        full = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links and ask the disk
        if full not in _passed_over:
            note(full)

    sys.addaudithook(hook)


@contextmanager
def recorded(note: Callable[[str], None]) -> Iterator[None]:
    """Call ``note`` with what is read in a ``with`` block, as `record_reads` does; the process goes on after it."""
    if not _hooked:
        _hooked.append(True)
        record_reads(lambda read: [each(read) for each in _listening])
    _listening.append(note)
    try:
        yield
    finally:
        _listening.remove(note)


_hooked: list[bool] = []
_listening: list[Callable[[str], None]] = []


@contextmanager
def passed_over(paths: Iterable[str]) -> Iterator[None]:
    """Let files (absolute paths) that are opened in a ``with`` block count as read only where they are used."""
    added = set(paths) - _passed_over  # those of a block around this one stay passed over
    _passed_over.update(added)
    try:
        yield
    finally:
        _passed_over.difference_update(added)


def note_use(paths: Iterable[str], shown: str = "") -> None:
    """Note that what these files hold was used, and what was shown of it where it was for that alone."""
    for path in paths:
        sys.audit(USED, path, shown and shown_digest(shown))


def note_read(path: Path, columns: Iterable[str] = ()) -> None:
    """Note that a file of a data package was read, or some columns of it."""
    named = ",".join(sorted(columns))
    sys.audit(READ, os.path.abspath(path), f"{COLUMNS_OF}{named}" if named else "")  # noqa: PTH100 - as above


def columns_read(read: str) -> tuple[str, list[str]]:
    """The path of what was read, and the columns of it; none where it was all of the file."""
    path, apart, columns = read.rpartition(COLUMNS_OF)
    return (path, columns.split(",")) if apart else (read, [])


def shown_digest(text: str) -> str:
    """Digest by which what was shown is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


def record_if_asked() -> None:
    """Start recording, once, where the environment asks for it (a kernel started by a run)."""
    target = os.environ.get(READS_VARIABLE)
    if not target or target in _recorded_in:
        return
    _recorded_in.add(target)
    descriptor = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(path: str) -> None:
        os.write(descriptor, f"{path}\n".encode())

    record_reads(note)


def keep_reads(paths: Iterable[str], roots: Iterable[Path]) -> list[str]:
    """Of the recorded paths, those that lie under one of ``roots`` and are not made by the compendium itself.

    Returns sorted absolute paths, each once; one that is read as a whole is not named with columns.
    """
    folders = [root.absolute() for root in roots]
    passed_over = [folder / name for folder in folders for name in (".venv", "build", "_build", ".git")]
    kept = set()
    for path in map(Path, dict.fromkeys(paths)):
        inside = any(path.is_relative_to(folder) for folder in folders)
        if inside and not path.is_dir() and not any(path.is_relative_to(folder) for folder in passed_over):
            kept.add(str(path))
    return sorted(read for read in kept if columns_read(read)[0] not in kept - {read})
