"""What all tests share: the project, its tables, copies of it that a test may spoil, and a browser."""

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from warm_builder import end_server, use_copies

from compendium.data_package.tables import load_table
from compendium.project import Project

ROOT = Path(__file__).resolve().parents[1]
COPIED = (
    "data", "notebooks", "book", "benchmarks", "_config.yml", "requirements.lock", "pyproject.toml", "CITATION.cff",
)  # fmt: skip
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")

# As root in a container Chromium needs --no-sandbox; the others keep it from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Room for what axe-core makes while it walks a page, and throws away: a tenth of its work was making room.
    "--js-flags=--min-semi-space-size=32 --max-semi-space-size=64",
    # The network is cut: no name of another machine can be looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


SLOW_FIRST = (
    "tests/browser/test_pages.py",
    "tests/publish/test_kept.py",
    "tests/run/test_sites.py",
    "tests/publish/study/test_site.py",
    "tests/publish/test_kills.py",
    "tests/publish/test_site.py",
    "tests/publish/verify/test_verification.py",
    "tests/browser",
    "tests/cli/test_main.py",
    "notebooks",
    "tests/run",
    "tests/publish",
    "tests/sites/show/test_views.py",
    "tests/data_package/test_random_input.py",
    "tests/display/test_figures.py",
    "tests/test_quality.py",
    "tests/test_other_data.py",
    "tests/test_proofs.py",
    "tests/cli",
    "tests/test_start_up.py",
    "tests/data_package",
    "tests/intake",
)
"""Where the slow tests lie, the slowest first, so that no process is left with one of them at the end."""

TOGETHER = {
    "tests/publish/test_kills.py": "ended processes",
    "tests/run/workers/test_cluster.py": "ended processes",
}
"""Files that run in one process, after each other: these end processes and wait for what comes of it."""


def pytest_configure() -> None:
    """Let what tests start be interrupted, also where these were started by `nohup` or in the background."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with slow tests first; the order within a file stays."""

    def place(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(SLOW_FIRST) if item.nodeid.startswith(start)), len(SLOW_FIRST))

    items.sort(key=place)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than there are cores: now and then one waits, for a cluster, a killed build or a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process whole files, in the order of collection: most share something that takes long to make."""
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            return TOGETHER.get(file, file)

    return ByFile(config, log)


@pytest.fixture(scope="session", autouse=True)
def _pages_by_copies() -> Iterator[None]:
    """Pages that are built from this process are built by copies of a process with the imports done."""
    use_copies()
    yield
    end_server()


@pytest.fixture(scope="session")
def project() -> Project:
    """The project that is tested. Nothing in it is changed by a test."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def tables(project: Project) -> Callable[[str], pd.DataFrame]:
    """Loads a table of the project by name."""
    return lambda name: load_table(project.data, name)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A copy of the project without anything made, for a test to change."""
    return copy_project(tmp_path / "copy")


def copy_project(target: Path) -> Project:
    """Copy what a person wrote into the folder ``target``."""
    target.mkdir()
    private = shutil.ignore_patterns("local", "*.before-fix*", ".ipynb_checkpoints")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=private)
        else:
            shutil.copy(source, target / name)
    return Project(target)


def copy_executed(project: Project) -> None:
    """Let a copy that has none have the executed notebooks that `make test` has just brought up to date.

    Their records say what they were made from, and a copy that differs runs them again. It has no `src` of its own, so
    what notebooks read there, which counts as code as well, is not in its records.
    """
    made = Project(ROOT)
    studies = [made.study_build(path.name) for path in (made.data / "studies").iterdir()]
    for folder in (made.executed, *studies):
        if folder.is_dir():
            shutil.copytree(folder, project.root / folder.relative_to(ROOT))
    for path in project.executed.rglob("*.record.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        record["reads"] = {read: was for read, was in record["reads"].items() if not read.startswith("src/")}
        path.write_text(json.dumps(record), encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """An installed Chromium, started once for all tests: a second one beside it cannot be driven from here."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        missing = "No Chromium found: `apt-get install chromium`, or set CHROMIUM to the path of one."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()
