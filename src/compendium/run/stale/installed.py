"""What is installed beside what the lock asks for, by names and versions alone: nothing is imported.

Pages are made by what is installed, so a version other than the locked one is named, and makes stale what other
versions made.
"""

import re
import sysconfig
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from compendium.project import Project

LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
NAMED = 5
"""Packages that differ are named up to this number."""


def installed_versions() -> dict[str, str]:
    """The version of each package that is installed where this Python looks, by its name in lower case with hyphens."""
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    found = sorted(path.stem for folder in folders for path in Path(folder).glob("*.dist-info"))
    pairs = (name.rpartition("-") for name in found)
    return {_plain(name): version for name, _, version in pairs}


def differing(lock: Path) -> list[str]:
    """What is installed in another version than the lock has, as `name version (locked: version)`, in order.

    A lock may have several versions of a package, for different systems; packages that are not installed are left out.
    """
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return []
    here, locked = installed_versions(), _locked_versions(text)
    both = sorted(here.keys() & locked.keys())
    return [
        f"{name} {here[name]} (locked: {' or '.join(sorted(locked[name]))})"
        for name in both
        if here[name] not in locked[name]
    ]


@lru_cache(maxsize=1)  # a command asks for it many times
def _locked_versions(lock: str) -> dict[str, set[str]]:
    locked: dict[str, set[str]] = {}
    for found in LOCKED.finditer(lock):
        locked.setdefault(_plain(found["name"]), set()).add(found["version"])
    return locked


def told_of_code(project: Project) -> Iterable[str]:
    """What a person should know of the code that runs: whose it is, and which packages are not those of the lock."""
    code, own = Path(__file__).resolve().parents[4], project.root.resolve()
    if code != own and (own / "src" / "compendium").is_dir():
        yield f"The code that runs here is that of {code}, not of {own}: `make setup` in this folder mends that."
    found = differing(project.root / "requirements.lock")
    if found:
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        yield (
            f"Installed in another version than requirements.lock has: {', '.join(found[:NAMED])}{more}. "
            "Pages are made with what is installed. `make setup` after `make clean` brings the locked versions back."
        )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
