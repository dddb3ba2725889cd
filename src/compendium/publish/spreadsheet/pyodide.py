"""Pyodide, which is Python for the browser: which one it is, and how it comes onto this machine.

`pyodide.lock` beside this module names its version and its hash. Run as a program, this module gets it with npm, once
for each environment; where that is not possible, books are made without it and their page says so.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from compendium.errors import CompendiumError

LOCK = Path(__file__).with_name("pyodide.lock")
GOT = Path(sys.prefix) / "share" / "pyodide"
"""Where it lies, in a folder named after its version, for every project that uses this environment."""

REMEDY = "The book is made without what its page `Check a spreadsheet` loads. `make pyodide` tries again."
SECONDS = 300


@dataclass(frozen=True)
class Lock:
    """Which package it is: name, version, hash as npm writes it, and the files that are taken out of it by size."""

    name: str
    version: str
    integrity: str
    bytes: dict[str, int]

    @property
    def folder(self) -> Path:
        """Where it lies once it was got."""
        return GOT / self.version

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(self.bytes.values())


def read_lock(path: Path = LOCK) -> Lock:
    """Read which package it is."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Lock(said["name"], said["version"], said["integrity"], said["bytes"])


def pyodide_values() -> dict[str, str]:
    """What pages say of it: its version, and how much a reader's browser loads."""
    lock = read_lock()
    return {"pyodide_version": f"version {lock.version}", "pyodide_size": f"{lock.size / 1e6:.0f} MB"}


def is_there(lock: Lock) -> bool:
    """Whether it was got; it is put in place whole."""
    return lock.folder.is_dir()


def get(lock: Lock, pack: Callable[[Lock, Path], Path] | None = None) -> None:
    """Get it unless it is there. Raises CompendiumError with what stands in the way, then nothing is left behind.

    `pack` fetches the archive of the package into a folder; npm does, unless told otherwise.
    """
    if is_there(lock):
        return
    GOT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=GOT, prefix=".", suffix=".part") as aside:
        archive = (pack or _pack)(lock, Path(aside))
        refuse_other(archive, lock)
        made = Path(aside) / "made"
        _unpack(archive, lock, made)
        try:
            made.replace(lock.folder)
        except OSError:
            if not is_there(lock):  # else somebody got it just before
                raise


def _pack(lock: Lock, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise CompendiumError("npm is not installed.")
    command = [npm, "pack", f"{lock.name}@{lock.version}", "--silent", "--ignore-scripts"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        raise CompendiumError(f"npm did not get {lock.name} {lock.version}.") from None
    found = list(folder.glob("*.tgz"))
    if done.returncode or len(found) != 1:
        raise CompendiumError(f"npm did not get {lock.name} {lock.version}: is there a network?")
    return found[0]


def refuse_other(archive: Path, lock: Lock) -> None:
    """Raise CompendiumError where an archive has another hash than the lock says."""
    kind, _, expected = lock.integrity.partition("-")
    found = base64.b64encode(hashlib.new(kind, archive.read_bytes()).digest()).decode()
    if found != expected:
        raise CompendiumError(f"What npm gave for {lock.name} {lock.version} has another hash than {LOCK.name} says.")


def _unpack(archive: Path, lock: Lock, folder: Path) -> None:
    folder.mkdir()
    with tarfile.open(archive) as packed:
        for name, size in lock.bytes.items():
            member = packed.extractfile(f"package/{name}")
            content = member.read() if member else b""
            if len(content) != size:
                raise CompendiumError(f"{name} of {lock.name} {lock.version} is not as large as {LOCK.name} says.")
            (folder / name).write_bytes(content)


def main() -> None:
    """Get what `pyodide.lock` names; in one sentence what stands in the way, which stops nothing."""
    try:
        get(read_lock())
    except (CompendiumError, OSError) as error:
        sys.stderr.write(f"{error} {REMEDY}\n")


if __name__ == "__main__":
    main()
