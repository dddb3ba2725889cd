"""The files that people wrote, as they go into an archive: those that git tracks, else those of a list of our own.

Nothing private is among them: a researcher's own studies, originals that commands keep, and what was made stay out.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from compendium.data_package.faults import listed
from compendium.errors import CompendiumError
from compendium.held import OURS
from compendium.project import Project

FOLDERS = (".ci", ".github", "benchmarks", "book", "data", "notebooks", "src", "tests")
FILES = (
    ".gitattributes", ".gitignore", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "LICENSE-CC-BY-4.0",
    "Makefile", "README.md", "REVIEWS.md", "_config.yml", "environment.yml", "postBuild", "pyproject.toml",
    "requirements-setup.lock", "requirements-test.lock", "requirements.lock",
)  # fmt: skip
"""What a compendium consists of where git does not say so. A test holds both against each other."""

MADE_FOLDERS = ("__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".hypothesis")
KEPT_BESIDE = (".before-fix", ".before-import")
PRIVATE = "data/local/"
MADE_FROM = ("benchmarks/", "book/", "data/", "notebooks/", "src/", "_config.yml", "requirements.lock")

GIT = ("git", "-c", "core.fsmonitor=false", "ls-files", "-z")
"""git may start a program of the folder's own to find out what has changed there: this one must not."""


def archived_files(project: Project) -> list[str]:
    """What goes into an archive, by names from the project's folder, in order.

    Raises CompendiumError where git does not track something that the book is made from, or a tracked file is missing.
    """
    own, tracked = own_files(project.root), tracked_files(project.root)
    if tracked is None:
        return own
    forgotten = sorted({name for name in own if name.startswith(MADE_FROM)} - set(tracked))
    if forgotten:
        raise CompendiumError(
            f"The book is made from files that git does not track: {listed(forgotten)}. Add them first."
        )
    gone = [name for name in tracked if not (project.root / name).is_file()]
    if gone:
        raise CompendiumError(
            f"git tracks files that are not there: {listed(gone)}. Restore them, or commit that they go."
        )
    return tracked


def files_to_run(root: Path) -> list[str]:
    """All files that people wrote, whether git tracks them or not: a notebook that was not added yet is run, too."""
    return sorted({*own_files(root), *(name for name in tracked_files(root) or () if (root / name).is_file())})


def tracked_files(root: Path) -> list[str] | None:
    """The names that git tracks, without private ones; None where it tracks nothing here, or is not installed."""
    if not (root / ".git").exists():
        return None
    try:
        done = subprocess.run(GIT, cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    if done.returncode:
        return None
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return sorted(name for name in names if name and not _is_private(name))


def own_files(root: Path) -> list[str]:
    """The names of the list above, and of all in its folders but what was made or is private."""
    within = (path.relative_to(root).as_posix() for folder in FOLDERS for path in _files_in(root / folder))
    at_root = (name for name in FILES if (root / name).is_file())
    return sorted(name for name in (*at_root, *within) if not _is_private(name))


def _files_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        made = any(part in MADE_FOLDERS or part.endswith(".egg-info") for part in path.relative_to(folder).parts)
        if path.is_file() and not made and path.suffix != ".pyc":
            yield path


def _is_private(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name.startswith(PRIVATE) or any(mark in last for mark in KEPT_BESIDE) or bool(OURS.fullmatch(last))
