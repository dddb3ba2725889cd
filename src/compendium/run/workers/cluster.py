"""Notebooks on the workers of an existing Dask cluster. No shared folder is needed: data travel in, notebooks back.

Imported only where a scheduler is named; it needs the extra `cluster`. The page on clusters says how to start one.
"""

from __future__ import annotations

import logging
import platform
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import metadata
from typing import Any

from compendium.errors import CompendiumError
from compendium.run.stale.fingerprints import ANALYSIS_CODE, package_digest
from compendium.run.workers.bundle import Bundle, bundle_digest, execute_bundled, forget_bundle
from compendium.run.workers.execution import Outcome, Task
from compendium.run.workers.queue import TaskQueue

try:
    import distributed
except ImportError as error:
    raise CompendiumError(
        "A cluster needs the package distributed (Dask), which is not installed. This adds it, and the test tools:\n"
        ".venv/bin/python -m pip install --require-hashes --no-deps -r requirements-test.lock"
    ) from error

REACH = 10.0
"""Seconds in which a scheduler has to answer."""

PATIENCE = 120.0
"""Seconds to wait for a worker where the cluster has none: those of a batch system come when there is room."""

AHEAD = 2  # tasks under way for each worker: one that runs and one that waits
ASK = 10.0  # seconds between two looks at whether there still are workers
EXAMPLE = "tcp://192.0.2.1:8786"
ADDRESS = re.compile(r"[a-z]+://[^\s/]+:[0-9]+")


class Cluster(Executor):
    """The workers of a Dask cluster as an executor, with one bundle of files that all of them hold."""

    def __init__(self, client: distributed.Client, bundle: Bundle) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        [self._bundle] = client.scatter([dict(bundle)], broadcast=True, hash=False)  # a bare dict goes piece by piece

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` on a worker."""
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future

    def execute(self, task: Task, engine: str) -> Future[Outcome]:
        """Execute a task, whose paths are relative to the bundle, on a worker."""
        return self.submit(execute_on_worker, self._bundle, task, engine, installed())

    def size(self) -> int:
        """How many workers there are at this moment; they come and go. Raises BrokenExecutor without a scheduler."""
        try:
            return len(self._client.nthreads())
        except OSError as error:
            raise BrokenExecutor("the connection to the scheduler was lost") from error

    def await_worker(self) -> None:
        """Wait until there is a worker. Raises CompendiumError where none comes."""
        if not self.size():
            _await_worker(self._client)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Give up whatever has not been answered; the cluster itself goes on."""
        self._executor.shutdown(wait=wait and not cancel_futures)


def cluster_outcomes(tasks: Sequence[Task], engine: str, scheduler: str, bundle: Bundle) -> Iterator[Outcome]:
    """Execute tasks on a cluster and yield what came of each as it ends, each exactly once.

    Raises CompendiumError where the scheduler cannot be reached, or no longer, and where the cluster has no workers.
    """

    queue = TaskQueue(
        tasks,
        partial(open_cluster, scheduler, bundle),
        lambda cluster, task: cluster.execute(task, engine),
        room=lambda cluster: AHEAD * max(1, cluster.size()),
        alone=False,  # the scheduler itself tells a task that ends workers from those beside it
        look=lambda cluster: cluster.await_worker(),
        every=ASK,
    )
    yield from queue.outcomes()


@contextmanager
def open_cluster(scheduler: str, bundle: Bundle | None = None) -> Iterator[Cluster]:
    """Connect to a scheduler, and check that its workers are of the same kind as this process.

    Raises CompendiumError with what is wrong: nobody answers, there is no worker, a worker has other versions.
    """
    files = bundle or {}
    client = _connect(scheduler)
    try:
        _check_workers(client)
        with Cluster(client, files) as cluster:
            try:
                yield cluster
            finally:
                with suppress(Exception):  # where the scheduler is gone there is nothing left to clear up
                    cluster.shutdown(cancel_futures=True)
                    client.run(forget_bundle, bundle_digest(files))
    finally:
        _close(client)


def _close(client: distributed.Client) -> None:
    """Close a connection whatever state it is in: Dask's client fails where an attempt to connect ends just then.

    By the second time the attempt has ended. A client that cannot be closed ends with this process.
    """
    for _ in range(2):
        with suppress(Exception):
            client.close()
            return


def _connect(scheduler: str) -> distributed.Client:
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what a person needs to know is in the errors raised here
    if not ADDRESS.fullmatch(scheduler):  # Dask's client would not clear itself away after such an address
        raise CompendiumError(f"The scheduler {scheduler} cannot be reached: an address looks like {EXAMPLE}.")
    try:
        return distributed.Client(scheduler, timeout=REACH, set_as_default=False, name="compendium")
    except (OSError, ValueError, TypeError) as error:
        told = f"an address looks like {EXAMPLE}" if isinstance(error, ValueError) else "nobody answered"
        raise CompendiumError(f"The scheduler {scheduler} cannot be reached: {told}.") from error


def _await_worker(client: distributed.Client) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise CompendiumError(f"The cluster had no worker for {PATIENCE:g} seconds.") from error
    except OSError as error:
        raise BrokenExecutor("the connection to the scheduler was lost") from error


def _check_workers(client: distributed.Client) -> None:
    _await_worker(client)
    threads = client.nthreads()
    several = [worker for worker, number in threads.items() if number != 1]
    if several:
        raise CompendiumError(
            f"These workers run more than one task at a time, but notebooks need a process each: {', '.join(several)}. "
            "Start them with --nworkers and --nthreads 1."
        )
    try:
        found = client.run(installed)
    except Exception as error:
        raise CompendiumError(f"A worker cannot run this package; is it installed there? ({error})") from error
    wrong = [f"{worker}: {told}" for worker, versions in found.items() if (told := difference(versions))]
    if wrong:
        raise CompendiumError("\n".join(["Workers have other versions than this machine:", *wrong]))


def execute_on_worker(bundle: Bundle, task: Task, engine: str, versions: Versions) -> Outcome:
    """Execute a task on a worker; one that came later and differs from the machine that asked says so."""
    told = difference(installed(), versions)
    if told:
        return Outcome(task.name, error=f"worker {platform.node()} has other versions: {told}")
    return execute_bundled(bundle, task, engine)


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
