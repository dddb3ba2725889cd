"""Digests of what things are made from: files, the cells of notebooks, the package's code and its environment.

This module imports nothing heavy, so that finding out that there is nothing to do takes a moment.
"""

import hashlib
import json
import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from compendium.project import Project
from compendium.run.stale.installed import differing

ANALYSIS_CODE = (
    "errors.py",
    "files.py",
    "held.py",
    "together.py",
    "project.py",
    "data_package",
    "studies",
    "display",
    "results",
    "sites",
    "run/workers/normal_form.py",
    "run/surroundings.py",
    "run/workers/afresh.py",
    "run/workers/anew.py",
    "run/workers/channel.py",
    "run/workers/driver.py",
    "run/workers/engine.py",
    "run/workers/environment.py",
    "run/workers/forked.py",
    "run/workers/kernel.py",
    "run/workers/notebook_kernel.py",
    "run/workers/provisioner.py",
    "run/workers/shell.py",
)
"""The part of the package that can change what a notebook shows."""


def digest(path: Path) -> str:
    """SHA-256 of a file; ``missing`` where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
    except OSError:
        return "missing"


def digest_read(path: Path) -> str:
    """Digest of what was read, as it is recorded: of a file, or of what stands in some of its columns.

    Where the columns cannot be told apart, it is that of the file.
    """
    from compendium.data_package.csv_file import read_sheet
    from compendium.data_package.reads import columns_read
    from compendium.data_package.spelling import fold

    name, columns = columns_read(str(path))
    sheet = read_sheet(Path(name), name, columns) if columns else None
    if sheet is None or sheet.header is None or sheet.faults:
        return digest(Path(name))
    heads = [fold(head) for head in sheet.header]
    places = {column: heads.index(fold(column)) for column in columns if fold(column) in heads}
    rows = [[row.cells[place : place + 1] for place in places.values()] for row in sheet.rows]
    return digest_of([list(places), rows])


def digest_files(paths: Iterable[Path], root: Path, digest: Callable[[Path], str] = digest) -> str:
    """One digest over the names and contents of many files, which lie under ``root``."""
    total, beginning = hashlib.sha256(), f"{root}{os.sep}"
    for path in sorted(paths, key=_parts):
        name = str(path).removeprefix(beginning) if os.sep == "/" else path.relative_to(root).as_posix()
        total.update(f"{name} {digest(path)}\n".encode())
    return total.hexdigest()


def _parts(path: Path) -> tuple[str, ...]:
    return path.parts


CACHES = ("__pycache__", ".ipynb_checkpoints")


def files_under(folder: Path, pattern: str = "*") -> list[Path]:
    """All files under a folder, caches left out, in a fixed order."""
    return [Path(path) for path in _paths_under(str(folder), pattern)]


def _paths_under(folder: str, pattern: str) -> Iterator[str]:
    """Folders and files of a folder by turns as their names come; what cannot be read is as if it were not there."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        with suppress(OSError):  # a link that leads to itself
            if entry.is_dir():
                if not entry.is_symlink() and entry.name not in CACHES:
                    yield from _paths_under(entry.path, pattern)
            elif (pattern == "*" or fnmatchcase(entry.name, pattern)) and entry.is_file():
                yield entry.path


def package_digest(parts: Iterable[str]) -> str:
    """Digest of parts of this package's code: folders and modules, named relative to it."""
    package = Path(__file__).parents[2]
    paths = []
    for part in parts:
        target = package / part
        paths += [p for p in files_under(target) if p.suffix != ".pyc"] if target.is_dir() else [target]
    return digest_files(paths, package, digest_as_written)


def digest_as_written(path: Path) -> str:
    """`digest` of a file of ours, which a command asks for many times: it is read again once it was written to.

    One that was written to just now is read each time: a system may give two writes the same time. Not for data, which
    another program may write to while they are read.
    """
    try:
        told, name = path.stat(), str(path)
    except OSError:
        return "missing"
    written = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
    if name in _digests and _digests[name][0] == written:
        return _digests[name][1]
    found = digest(path)
    if time.time_ns() - max(written[:2]) > JUST_NOW:
        _digests[name] = written, found
    return found


JUST_NOW = 2 * 10**9
"""Nanoseconds, which is more than any file system counts in."""

_digests: dict[str, tuple[tuple[int, ...], str]] = {}


def code_digest(project: Project) -> str:
    """Digest of all that is the same for every notebook: analysis code, environment, Python's version."""
    python = ".".join(platform.python_version_tuple()[:2])
    return hashlib.sha256(
        f"{package_digest(ANALYSIS_CODE)} {environment_digest(project)} {python}".encode()
    ).hexdigest()


def environment_digest(project: Project) -> str:
    """Digest of the lock and of what is installed in another version than it has."""
    lock = project.root / "requirements.lock"
    return digest_of([digest(lock), differing(lock)])


def source_digest(notebook: Path) -> str:
    """Digest of a notebook's cells without their outputs: renewing stored outputs does not make it stale."""
    try:
        return _cells_digest(notebook.read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return digest(notebook)


@lru_cache(maxsize=64)  # a command asks several times, and outputs make notebooks long
def _cells_digest(notebook: bytes) -> str:
    cells = json.loads(notebook.decode())["cells"]
    kept = [[c.get("cell_type"), "".join(c.get("source", "")), c.get("metadata", {}).get("tags", [])] for c in cells]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def digest_of(what: object) -> str:
    """Digest of plain values, such as parameters."""
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
