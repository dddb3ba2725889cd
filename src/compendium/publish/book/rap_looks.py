"""What shows each line of the NHS levels of RAP: a look at files of the compendium, never a promise.

`data/practice/rap_lines.csv` says in words what is looked for; each line has a function here that looks. What is not
there is not shown, whatever anybody knows besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from compendium.publish.book.cite import CITATION_FILE
from compendium.publish.book.looked_at import REVIEWS
from compendium.publish.book.rap_files import Files, Look, there

REVIEWED = re.compile(r"^- \d{4}-\d{2}-\d{2}\b", re.MULTILINE)
COMMANDS = re.compile(r"^(`{3,})[a-z]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
HASHED = re.compile(r"^[A-Za-z0-9._-]+==[^\n]*\\\n +--hash=", re.MULTILINE)
NEVER = "has never run"
PINNED = re.compile(r"^[A-Za-z0-9._-]+==", re.MULTILINE)


LOOKS: dict[str, Callable[[Files], Look]] = {}
"""The function that looks, by the id of the line."""


def looks_for(line: str) -> Callable[[Callable[[Files], Look]], Callable[[Files], Look]]:
    """Register the function that answers a line."""

    def register(look: Callable[[Files], Look]) -> Callable[[Files], Look]:
        LOOKS[line] = look
        return look

    return register


NO_REPOSITORY = f"`{CITATION_FILE}` names no repository (`repository-code`)"


@looks_for("produced-by-code-in-an-open-source-language")
def _language(files: Files) -> Look:
    version = files.setting("project", "requires-python")
    return Look(
        bool(version), f"`pyproject.toml`: Python {version}" if version else "No version of Python is asked for."
    )


@looks_for("version-controlled")
def _versions(files: Files) -> Look:
    address = files.cited.get("repository-code")
    return Look(bool(address), f"`git log` in a clone of {address}" if address else f"{NO_REPOSITORY}.")


@looks_for("readme")
def _readme(files: Files) -> Look:
    shown = bool(COMMANDS.search(files.text("README.md")))
    return Look(shown, "`README.md`" if shown else "There is no `README.md` with commands.")


@looks_for("peer-reviewed")
def _reviewed(files: Files) -> Look:
    reviews = len(REVIEWED.findall(files.text(REVIEWS)))
    return Look(bool(reviews), f"`{REVIEWS}`" if reviews else f"No review of the code is recorded in `{REVIEWS}`.")


@looks_for("published-in-the-open")
def _open(files: Files) -> Look:
    if files.lacking("LICENSE"):
        return Look(False, "There is no `LICENSE`.")
    address = files.cited.get("repository-code")
    return Look(bool(address), f"{address}, `LICENSE`" if address else f"There is a `LICENSE`, but {NO_REPOSITORY}.")


@looks_for("minimal-manual-intervention")
def _one_command(files: Files) -> Look:
    shown = bool(re.search(r"^book:", files.text("Makefile"), re.MULTILINE))
    return Look(shown, "`make book`" if shown else "There is no `Makefile` that makes the book.")


@looks_for("well-documented")
def _documented(files: Files) -> Look:
    if "D1" not in (files.setting("tool", "ruff", "lint", "select") or ()):
        return Look(False, "The linter asks for no docstrings.")
    names = ("book/run_it_again.md", "book/codebook.md", "CONTRIBUTING.md")
    return there(files, ", ".join(f"`{name}`" for name in names), *names)


@looks_for("standard-directory-format")
def _folders(files: Files) -> Look:
    return there(files, "`CONTRIBUTING.md`, “Where things are”", "data", "notebooks", "book", "src", "tests")


@looks_for("reusable-functions-or-classes")
def _reusable(files: Files) -> Look:
    names = ("src/compendium/__init__.py", "tests/test_stored_notebooks.py")
    return there(files, '`make test TESTS="tests/test_stored_notebooks.py"`', *names)


@looks_for("coding-standards")
def _standards(files: Files) -> Look:
    if not files.setting("tool", "ruff", "lint") or not files.setting("tool", "mypy", "strict"):
        return Look(False, "`pyproject.toml` sets no linter and strict type checker.")
    return there(files, '`make test TESTS="tests/test_quality.py"`', "tests/test_quality.py")


@looks_for("testing-framework")
def _tests(files: Files) -> Look:
    packages = files.setting("project", "optional-dependencies", "test") or ()
    if not any(str(package).startswith("pytest") for package in packages):
        return Look(False, "`pyproject.toml` has no pytest among the packages for tests.")
    return there(files, "`make test`", "tests/conftest.py")


@looks_for("dependency-information")
def _dependencies(files: Files) -> Look:
    lock = files.text("requirements.lock")
    pinned, hashed = len(PINNED.findall(lock)), len(HASHED.findall(lock))
    shown = bool(pinned) and pinned == hashed
    lacking = "`requirements.lock` does not give every package with its version and its hashes."
    return Look(shown, f"`requirements.lock`: {pinned} packages" if shown else lacking)


@looks_for("automatic-logs")
def _logs(files: Files) -> Look:
    proof = "`make book`, then `build/executed/*.record.json`; `compendium verify`"
    return there(files, proof, "src/compendium/run/stale/record.py")


@looks_for("tidy-data")
def _tidy(files: Files) -> Look:
    if not files.wide:
        return Look(True, "`compendium check`")
    said = ", ".join(f"`{name}`" for name in files.wide)
    wide = f"{len(files.wide)} of {files.tables} tables keep the shape in which they were printed"
    return Look(False, f"{wide}, with a column for each row of another table: {said}.")


@looks_for("fully-packaged")
def _packaged(files: Files) -> Look:
    needed = (("build-system", "build-backend"), ("project", "name"), ("project", "scripts"))
    shown = all(files.setting(*keys) for keys in needed)
    return Look(
        shown, "`pyproject.toml`; `pip install .`" if shown else "`pyproject.toml` makes no package with a command."
    )


@looks_for("continuous-integration")
def _integration(files: Files) -> Look:
    return _elsewhere(files, "push", "tests each change")


@looks_for("event-based-or-scheduled-runs")
def _scheduled(files: Files) -> Look:
    if _named(files, "schedule"):
        return _elsewhere(files, "schedule", "runs by the clock")
    return _elsewhere(files, "push", "runs on an event")


def _named(files: Files, event: str) -> str:
    """The first workflow that starts with an event."""
    for name, workflow in files.workflows.items():
        events = workflow.get("on") or workflow.get(True) or ()  # YAML takes `on` for a truth value
        if event in (events if isinstance(events, dict | list) else [events]):
            return name
    return ""


def _elsewhere(files: Files, event: str, what: str) -> Look:
    """Shown where a workflow starts with an event, and there is a place where a reader can see that it did."""
    name = _named(files, event)
    if not name:
        return Look(False, f"No workflow {what}.")
    if NEVER in files.text(name):
        return Look(False, f"`{name}` {what}, but says of itself that it has never run.")
    address = files.cited.get("repository-code")
    seen = f"`{name}`; its runs are at {address}"
    return Look(bool(address), seen if address else f"`{name}` {what}, but no run of it can be seen: {NO_REPOSITORY}.")


@looks_for("changes-signposted-changelog-releases")
def _changes(files: Files) -> Look:
    version = str(files.cited.get("version", ""))
    shown = bool(version) and f"\n## [{version}]" in files.text("CHANGELOG.md")
    return Look(shown, "`CHANGELOG.md`" if shown else "`CHANGELOG.md` has nothing on this version.")
