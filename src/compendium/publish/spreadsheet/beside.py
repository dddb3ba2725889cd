"""What lies beside the page that checks a spreadsheet: its scripts, the package as a zip, Pyodide where it was got."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from compendium.files import copy_plain
from compendium.project import Project
from compendium.publish.kept import made_once
from compendium.publish.spreadsheet.package import LIBRARIES, ROOMS, package_zip, project_files
from compendium.publish.spreadsheet.pyodide import is_there, read_lock
from compendium.run.stale.fingerprints import digest_files, digest_of, package_digest
from compendium.run.stale.installed import installed_versions

STATIC = Path(__file__).parent / "static"
FOLDER = "check_a_spreadsheet"
"""The folder, beside the page of that name."""

PACKAGE, PYODIDE = "compendium.zip", "pyodide"
OF_OTHERS = f"{FOLDER}/{PYODIDE}/"
"""Where a site has what is no part of this work and not on every machine: not archived, and not compared."""


def spreadsheet_digest(project: Project) -> str:
    """Digest of what lies beside the page, apart from the publishing code itself."""
    return f"{_made_of(project)} {is_there(read_lock())}"


def lay_beside(project: Project, site: Path) -> None:
    """Put what the page loads when it is asked to into the folder of a site."""
    made = made_once(project.build / "parts" / FOLDER, partial(_made_of, project), partial(_write, project))
    for path in [*STATIC.iterdir(), made / PACKAGE]:
        copy_plain(path, site / FOLDER / path.name)
    lock = read_lock()
    if is_there(lock):
        shutil.copytree(lock.folder, site / FOLDER / PYODIDE)


def _made_of(project: Project) -> str:
    """Digest of what is in the zip."""
    installed = installed_versions()
    data = digest_files(project_files(project), project.root)
    return digest_of([package_digest(ROOMS), [installed.get(name.replace("_", "-")) for name in LIBRARIES], data])


def _write(project: Project, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / PACKAGE).write_bytes(package_zip(project))
