"""On what something was verified: the system, Python, and what is not as the archive has it."""

from __future__ import annotations

import platform
import tomllib
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from compendium.data_package.faults import listed
from compendium.run.stale.fingerprints import source_digest
from compendium.run.stale.installed import differing

PACKAGE = Path(__file__).parents[2]
"""The code that runs."""

NAMED = 5
"""Files that differ are named up to this number."""


def this_machine(lock: Path) -> dict[str, str | list[str]]:
    """The machine in words, and the packages that are not those of a lock."""
    return {
        "system": f"{platform.system()} {platform.release()}".strip(),
        "processor": platform.machine(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "compendium": version("compendium"),
        "packages in another version than the lock has": differing(lock),
    }


def cautions(root: Path) -> list[str]:
    """What a reader should know before she trusts the comparison: another version, other code."""
    return [*_other_version(root), *_other_code(root)]


def _other_version(root: Path) -> list[str]:
    try:
        said = str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return ["What is verified does not say which version of the compendium made it."]
    here = version("compendium")
    return [] if said == here else [f"What is verified was made by version {said}; version {here} ran it again."]


def _other_code(root: Path) -> list[str]:
    theirs, ours = _digests(root / "src" / "compendium"), _digests(PACKAGE)
    if not theirs:
        return ["What is verified holds no code of the compendium; the code of this installation ran it again."]
    other = sorted(name for name in {*theirs, *ours} if theirs.get(name) != ours.get(name))
    if not other:
        return []
    more = f" and {len(other) - NAMED} more" if len(other) > NAMED else ""
    return [f"The code of this installation ran it again, which is not the code in it: {listed(other[:NAMED])}{more}."]


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def unknown_notebooks(root: Path) -> list[str]:
    """The notebooks whose code is not that of a notebook of this installation, by name."""
    theirs, ours = root / "notebooks", PACKAGE.parents[1] / "notebooks"
    names = sorted(path.relative_to(theirs).as_posix() for path in theirs.rglob("*.ipynb"))
    return [name for name in names if source_digest(theirs / name) != source_digest(ours / name)]
