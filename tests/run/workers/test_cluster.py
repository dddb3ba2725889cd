"""A real Dask scheduler with real workers on loopback: as on this machine, whatever happens to workers."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from made_up_study import Size, write_made_up_study

import compendium
from compendium.errors import CompendiumError
from compendium.run.workers import cluster
from compendium.run.workers.bundle import bundle_study
from compendium.run.workers.execution import FORK, Task, can_fork
from compendium.run.workers.pool import outcomes
from compendium.run.workers.scratch import NAME

NOTEBOOKS = Path("notebooks/studies")
SITES = [f"made-up-{number:04}" for number in range(1, 13)]
TASKS = [
    Task("across_sites", NOTEBOOKS / "across_sites.ipynb", NOTEBOOKS, {"study": "made-up"}),
    *(Task(f"sites/{s}", NOTEBOOKS / "site.ipynb", NOTEBOOKS, {"study": "made-up", "site": s}) for s in SITES),
]
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
needs_fork = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")


class Machines:
    """A scheduler and its workers, each a process, with a folder of their own for what is temporary."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(folder / "scheduler.json"))
        self.address = ""

    def wait_for_address(self):
        """Wait until the scheduler has written all of its file: it stands there, empty, a moment before."""
        end = time.monotonic() + 60
        while not self.address:
            assert time.monotonic() < end, "the scheduler did not start"
            time.sleep(0.1)
            with suppress(FileNotFoundError, json.JSONDecodeError):
                self.address = json.loads((self.folder / "scheduler.json").read_text())["address"]

    def worker(self, *further, threads=1, **environment):
        options = [*(further or ["--no-nanny"]), "--nthreads", str(threads), "--local-directory", str(self.folder)]
        return self._start("worker", self.address, *options, **environment)

    def wait_for_workers(self, number):
        """Wait until so many workers have come to the scheduler, and no other: one that was killed leaves it later."""
        with cluster.distributed.Client(self.address, timeout=60, set_as_default=False) as client:
            end = time.monotonic() + 60
            while len(client.nthreads()) != number:
                assert time.monotonic() < end, f"there were {len(client.nthreads())} workers"
                time.sleep(0.1)

    def _start(self, kind, *options, **environment):
        command = [sys.executable, "-m", "dask", kind, *options, *LOOPBACK]
        given = os.environ | {"TMPDIR": str(self.folder)} | environment
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(command, env=given, cwd=self.folder, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def stop(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@contextmanager
def started(folder):
    machines = Machines(folder)
    try:
        machines.wait_for_address()
        yield machines
    finally:
        machines.stop()


@pytest.fixture
def machines(tmp_path):
    cluster.installed.cache_clear()  # workers look at the code as it is now
    (tmp_path / "machines").mkdir()
    with started(tmp_path / "machines") as there:
        yield there


@pytest.fixture(scope="module")
def bundle(project, tmp_path_factory):
    folder = write_made_up_study(tmp_path_factory.mktemp("mine") / "made-up", Size(sites=len(SITES)))
    return bundle_study(project, folder)


@needs_fork
class TestWorkers:
    def test_one_that_is_killed_loses_nothing_and_all_is_as_on_this_machine(self, machines, bundle):
        # The second is started as the book says: a nanny, which starts the worker as a daemonic process.
        workers = [machines.worker(), machines.worker("--nworkers", "1")]
        came = []
        for outcome in outcomes(TASKS, FORK, 1, bundle=bundle, scheduler=machines.address):
            came.append(outcome)
            if len(came) == 3:
                workers[0].kill()
        here = list(outcomes(TASKS, FORK, 2, bundle=bundle))
        assert len(came) == len(TASKS)
        assert not [outcome.error for outcome in came if outcome.error]
        assert {outcome.name: outcome for outcome in came} == {outcome.name: outcome for outcome in here}

    def test_the_data_are_sent_again_where_every_worker_was_killed(self, machines, bundle):
        worker = machines.worker()
        came = []
        for outcome in outcomes(TASKS[1:5], FORK, 1, bundle=bundle, scheduler=machines.address):
            came.append(outcome)
            if len(came) == 1:
                worker.kill()
                worker = machines.worker()
        assert sorted(outcome.name for outcome in came) == sorted(task.name for task in TASKS[1:5])
        assert not [outcome.error for outcome in came if outcome.error]
        left = [path for path in machines.folder.glob(f".{NAME}.*") if path.is_dir()]
        assert len(left) <= 1, "no data stay on a worker that lived to the end"

    def test_where_none_comes_any_more_it_ends_with_a_word(self, machines, bundle, monkeypatch):
        monkeypatch.setattr(cluster, "PATIENCE", 2.0)
        monkeypatch.setattr(cluster, "ASK", 1.0)
        worker = machines.worker()
        machines.wait_for_workers(1)
        running = outcomes(TASKS[1:], FORK, 1, bundle=bundle, scheduler=machines.address)
        assert next(running).error == ""
        worker.kill()
        with pytest.raises(CompendiumError, match="The cluster had no worker for 2 seconds"):
            list(running)

    def test_a_scheduler_that_goes_away_is_told(self, machines, bundle, monkeypatch):
        monkeypatch.setattr(cluster, "REACH", 3.0)
        machines.worker()
        machines.wait_for_workers(1)
        running = outcomes(TASKS[1:], FORK, 1, bundle=bundle, scheduler=machines.address)
        assert next(running).error == ""
        machines.scheduler.kill()
        with pytest.raises(CompendiumError, match="cannot be reached: nobody answered"):
            list(running)

    def test_one_of_another_version_or_with_threads_is_refused(self, machines, tmp_path, monkeypatch):
        shutil.copytree(Path(compendium.__file__).parent, tmp_path / "other" / "compendium")
        with (tmp_path / "other" / "compendium" / "errors.py").open("a") as file:
            file.write("# changed\n")
        other = machines.worker(PYTHONPATH=str(tmp_path / "other"))
        with (
            pytest.raises(CompendiumError, match=r"tcp://127.0.0.1:\d+: code of compendium \w{12} \(here \w{12}\)"),
            cluster.open_cluster(machines.address),
        ):
            pass
        other.kill()
        machines.wait_for_workers(0)
        machines.worker(threads=2)
        machines.wait_for_workers(1)
        with (
            pytest.raises(CompendiumError, match=r"more than one task at a time.*tcp://127.*--nthreads 1"),
            cluster.open_cluster(machines.address),
        ):
            pass


def test_a_cluster_is_an_executor_too(machines):
    machines.worker()
    with cluster.open_cluster(machines.address) as executor:
        assert executor.submit(max, 1, 2).result() == 2


def test_a_connection_that_fails_to_close_hides_no_word(machines, monkeypatch):
    """Dask's client raises RuntimeError where an attempt to connect runs out at the moment of closing."""
    close, failed = cluster.distributed.Client.close, []

    def failing_once(client):
        if client not in failed:
            failed.append(client)
            raise RuntimeError("Cannot change state of expiring Timeout")
        close(client)

    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    monkeypatch.setattr(cluster.distributed.Client, "close", failing_once)
    with pytest.raises(CompendiumError, match=r"The cluster had no worker for 0\.5 seconds"):
        list(outcomes(TASKS, FORK, 1, bundle={}, scheduler=machines.address))
    assert failed
    assert {client.status for client in failed} == {"closed"}


def test_a_cluster_without_workers_is_told(machines, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(CompendiumError, match=r"The cluster had no worker for 0\.5 seconds"):
        list(outcomes(TASKS, FORK, 1, bundle={}, scheduler=machines.address))


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "127.0.0.1:9", "nonsense://here:1", "tcp://", "not an address"]
)
def test_an_address_where_nobody_answers_is_told_in_seconds(address, monkeypatch):
    monkeypatch.setattr(cluster, "REACH", 1.0)
    start = time.monotonic()
    with pytest.raises(CompendiumError, match="cannot be reached"):
        list(outcomes(TASKS, FORK, 1, bundle={}, scheduler=address))
    assert time.monotonic() - start < 15


def test_a_worker_that_came_later_with_other_versions_says_so():
    versions = cluster.installed() | {"pandas": "0.1", "Python": "2.7"}
    outcome = cluster.execute_on_worker({}, TASKS[1], FORK, versions)
    assert outcome.name == TASKS[1].name
    assert "other versions: Python 3." in outcome.error
    assert "(here 0.1)" in outcome.error


def test_what_must_be_the_same_is_compared():
    here = cluster.installed()
    assert {"Python", "compendium", "code of compendium", "pandas", "papermill", "distributed"} <= set(here)
    assert cluster.difference(here) == ""
    assert cluster.difference({**here, "pandas": "1.0"}) == f"pandas 1.0 (here {here['pandas']})"


def test_without_the_extra_it_is_said_how_to_get_it():
    script = (
        "import sys; sys.modules['distributed'] = None\n"
        "from compendium.errors import CompendiumError\n"
        "from compendium.run.workers.pool import outcomes\n"
        "try: list(outcomes([], 'fork', 1, scheduler='tcp://127.0.0.1:9'))\n"
        "except CompendiumError as error: print(error)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "is not installed" in result.stdout
    assert "requirements-test.lock" in result.stdout


def test_the_extra_is_among_the_test_tools_so_that_these_tests_are_never_skipped(project):
    import tomllib

    asked = tomllib.loads((project.root / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert set(asked["cluster"]) <= set(asked["test"])
