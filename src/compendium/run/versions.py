"""What has to be the same on every machine that makes pages of one study."""

import platform
import re
from functools import cache
from importlib import metadata

from compendium.run.fingerprints import ANALYSIS_CODE, package_digest

Versions = dict[str, str]
"""Versions by the name of what has them."""


@cache
def installed() -> Versions:
    """What has to be the same on every machine: Python, this package's code, and the packages that it needs."""
    needed = [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in _requirements()]
    versions = {"Python": ".".join(platform.python_version_tuple()[:2]), "compendium": metadata.version("compendium")}
    versions["code of compendium"] = package_digest((*ANALYSIS_CODE, "run"))[:12]
    for name in [*needed, "distributed"]:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "none"
    return versions


def _requirements() -> list[str]:
    return [line for line in metadata.requires("compendium") or [] if "extra ==" not in line]


def difference(there: Versions, here: Versions | None = None) -> str:
    """Say in what another machine differs; blank where it does not."""
    own = here or installed()
    names = [name for name in {**own, **there} if own.get(name) != there.get(name)]
    return ", ".join(f"{name} {there.get(name, 'none')} (here {own.get(name, 'none')})" for name in names)
