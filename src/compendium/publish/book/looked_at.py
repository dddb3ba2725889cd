"""The files that the page on the NHS levels of RAP looks at. Nothing heavy is imported: staleness rests on them."""

from pathlib import Path

from compendium.project import Project
from compendium.run.stale.fingerprints import digest_files, digest_of

WORKFLOWS = ".github/workflows"
REVIEWS = "REVIEWS.md"

READ = (
    "README.md", REVIEWS, "CHANGELOG.md", "CITATION.cff", "Makefile", "pyproject.toml", "requirements.lock",
)  # fmt: skip
"""Files that are read, by their names from the project's folder, besides the data and the workflows."""

SOUGHT = (
    "data", "notebooks", "src", "tests", "CONTRIBUTING.md", "LICENSE", "book/run_it_again.md", "book/codebook.md",
    "src/compendium/__init__.py",
    "src/compendium/run/stale/record.py", "tests/conftest.py", "tests/test_quality.py",
    "tests/test_stored_notebooks.py",
)  # fmt: skip
"""Files and folders of which it matters only that they are there."""


def looked_at_digest(project: Project) -> str:
    """Digest of all that the answers rest on but the data: the page is made anew where it changes."""
    read = [path for name in READ if (path := project.root / name).is_file()]
    there = [name for name in SOUGHT if (project.root / name).exists()]
    return digest_of([there, digest_files([*read, *workflow_files(project)], project.root)])


def workflow_files(project: Project) -> list[Path]:
    """What is run elsewhere on each change."""
    return sorted((project.root / WORKFLOWS).glob("*.yml"))
