"""What is stale: a notebook runs again only when something that it depends on has changed.

Data files that it read, its own source, the package's code, its parameters, the locked environment and Python's version
all count. What it read was recorded when it ran. This module imports nothing heavy, so that finding out that there is
nothing to do takes a moment.
"""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from compendium.files import write_whole
from compendium.project import Project

ANALYSIS_CODE = (
    "errors.py",
    "files.py",
    "data_package",
    "studies",
    "display",
    "results",
    "sites",
    "run/workers/normal_form.py",
    "run/workers/engine.py",
)
"""The part of the package that can change what a notebook shows."""


@dataclass(frozen=True)
class Record:
    """What an executed notebook was made from. ``reads`` maps paths (relative to the project) to digests."""

    notebook: str
    code: str
    parameters: dict[str, Any]
    reads: dict[str, str]
    executed: str


def digest(path: Path) -> str:
    """SHA-256 of a file; ``missing`` where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "missing"


def digest_files(paths: Iterable[Path], root: Path) -> str:
    """One digest over the names and contents of many files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(root).as_posix()} {digest(path)}\n".encode())
    return total.hexdigest()


def files_under(folder: Path, pattern: str = "*") -> list[Path]:
    """All files under a folder, caches left out, in a fixed order."""
    found = [path for path in folder.rglob(pattern) if path.is_file()]
    return sorted(p for p in found if "__pycache__" not in p.parts and ".ipynb_checkpoints" not in p.parts)


def package_digest(parts: Iterable[str]) -> str:
    """Digest of parts of this package's code: folders and modules, named relative to it."""
    package = Path(__file__).parents[2]
    paths = []
    for part in parts:
        target = package / part
        paths += [p for p in files_under(target) if p.suffix != ".pyc"] if target.is_dir() else [target]
    return digest_files(paths, package)


def code_digest(project: Project) -> str:
    """Digest of all that is the same for every notebook: analysis code, locked environment, Python's version."""
    lock = digest(project.root / "requirements.lock")
    python = ".".join(platform.python_version_tuple()[:2])
    return hashlib.sha256(f"{package_digest(ANALYSIS_CODE)} {lock} {python}".encode()).hexdigest()


def source_digest(notebook: Path) -> str:
    """Digest of a notebook's cells without their outputs: renewing stored outputs does not make it stale."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return digest(notebook)
    kept = [[c.get("cell_type"), "".join(c.get("source", "")), c.get("metadata", {}).get("tags", [])] for c in cells]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def read_record(path: Path) -> Record | None:
    """The record beside an executed notebook; none where it is absent or not whole."""
    try:
        return Record(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_record(path: Path, record: Record) -> None:
    """Write the record whole or not at all."""
    write_whole(path, json.dumps(asdict(record), indent=1, sort_keys=True) + "\n")


def is_stale(
    record: Record | None, notebook: str, code: str, parameters: dict[str, Any], executed: Path, root: Path
) -> bool:
    """Whether a notebook must run: no record, no executed copy, or anything that it was made from has changed."""
    if record is None or (record.notebook, record.code, record.parameters) != (notebook, code, parameters):
        return True
    if digest(executed) != record.executed:
        return True
    return any(digest(root / path) != old for path, old in record.reads.items())
