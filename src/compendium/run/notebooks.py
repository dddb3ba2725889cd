"""Running the notebooks of the book: which, with what, and keeping what comes of it.

Nothing runs before the data are found to be in order. Executed copies are written only when all of a run went well, so
that a run that fails leaves the last good ones as they were.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from compendium.data_package.reads import columns_read, keep_reads
from compendium.errors import ParameterError, RunError
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.checks import refuse_again
from compendium.run.parameters import assign_parameters, read_parameters, relative_folder
from compendium.run.stale.fingerprints import code_digest, digest, digest_of, digest_read, files_under, source_digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.run.workers.execution import FORK, Outcome, Task, choose_engine
from compendium.run.workers.pool import outcomes

Progress = Callable[[str], None]


def list_notebooks(project: Project, names: Iterable[str] = ()) -> list[Path]:
    """The notebooks of the project, or those named (with or without folder and ending).

    Raises ParameterError for a name that is none of them.
    """
    found = {project.notebook_name(path): path for path in project.all_notebooks()}
    asked = [name.removeprefix("notebooks/").removesuffix(".ipynb") for name in names]
    unknown = [name for name in asked if name not in found]
    if unknown:
        raise ParameterError(f"No notebook {', '.join(unknown)} in notebooks/. Allowed: {', '.join(found)}.")
    return [found[name] for name in asked] if asked else list(found.values())


def stale_notebooks(project: Project, among: Iterable[Path] | None = None) -> list[Path]:
    """The notebooks of the book, or those given, whose executed copy is missing or was made from something that has
    changed since."""
    code = code_digest(project)
    looked_at = project.book_notebooks() if among is None else among
    return [path for path in looked_at if _is_stale(project, path, code)]


def executed_record(executed: Path) -> Record | None:
    """What an executed copy was made from; None where that is not recorded."""
    return read_record(_record_path(executed), digest(executed))


def _is_stale(project: Project, notebook: Path, code: str) -> bool:
    executed = project.executed_copy(notebook)
    record = executed_record(executed)
    parts = _parts(source_digest(notebook), code, {})
    return not is_current(record, parts, lambda path: digest_read(project.root / path))


def _parts(source: str, code: str, parameters: Mapping[str, Any]) -> dict[str, str]:
    return {"notebook": source, "code": code, "parameters": digest_of(parameters)}


def _record_path(executed: Path) -> Path:
    return executed.with_suffix(".record.json")


def make_tasks(
    project: Project, notebooks: Sequence[Path], given: Mapping[str, str], typed_in: Path, limit: float
) -> list[Task]:
    """Turn notebooks and typed parameters into tasks. Raises ParameterError for a name or value that will not do."""
    named = {project.notebook_name(path): path for path in notebooks}
    assigned = assign_parameters(given, {name: read_parameters(path) for name, path in named.items()})
    for name, path in named.items():
        relative_folder(assigned[name], path.parent, typed_in)
    return [Task(name, path, path.parent, assigned[name], limit) for name, path in named.items()]


def run_tasks(
    tasks: Sequence[Task],
    engine: str | None,
    jobs: int,
    progress: Progress,
    meanwhile: Callable[[], None] | None = None,
) -> list[Outcome]:
    """Execute tasks, several at a time, each with a fresh state. Returns their outcomes in the order of the tasks.

    Those with the most in their files (outputs are stored in them) begin, so that none runs long after the others.
    """
    longest_first = sorted(tasks, key=lambda task: task.notebook.stat().st_size, reverse=True)
    came = outcomes(longest_first, choose_engine(engine), jobs, meanwhile=meanwhile)
    done = {outcome.name: _told(outcome, progress) for outcome in came}
    return [done[task.name] for task in tasks]


def _told(outcome: Outcome, progress: Progress) -> Outcome:
    progress(f"{outcome.name}: {'failed' if outcome.error else 'done'}")
    return outcome


def run_notebooks(
    project: Project,
    notebooks: Sequence[Path],
    given: Mapping[str, str] | None = None,
    *,
    typed_in: Path | None = None,
    engine: str | None = None,
    jobs: int | None = None,
    limit: float = 600,
    progress: Progress = lambda line: None,
    meanwhile: Callable[[], None] | None = None,
) -> list[str]:
    """Run notebooks and keep their executed copies under ``build/executed/``. Returns the names of those that ran.

    `meanwhile` is done while other processes run them (see `outcomes`).

    Raises DataError before anything runs where the data are not in order, ParameterError for parameters, and RunError
    that names each notebook that failed with its cause; then no executed copy has been touched.
    """
    tasks = make_tasks(project, notebooks, given or {}, typed_in or Path.cwd(), limit)
    ready = _ready if choose_engine(engine) == FORK else None
    for folder in sorted({_data_folder(task) for task in tasks}):
        refuse_again(project, folder, ready)
    code, sources = code_digest(project), {task.name: source_digest(task.notebook) for task in tasks}
    before = _digests(tasks)
    came = run_tasks(tasks, engine, jobs or os.cpu_count() or 1, progress, meanwhile)
    failures = [f"{o.name}: {o.error}" for o in came if o.error]
    if failures:
        raise RunError("\n".join([*failures, "No executed notebook was changed."]))
    unchanged = code_digest(project) == code  # what is changed meanwhile is stale, also once it is changed back
    was_read = cache(partial(_digest_before, before))
    for task, outcome in zip(tasks, came, strict=True):
        source = sources[task.name] if unchanged and source_digest(task.notebook) == sources[task.name] else ""
        _keep(project, task, outcome, _parts(source, code, task.parameters), was_read)
    return [task.name for task in tasks]


def _ready() -> None:
    """Import what notebooks need, which is done before any is run, beside the check of the data."""
    from compendium.run.workers.warm import warm_up

    warm_up()


def _data_folder(task: Task) -> Path:
    default = read_parameters(task.notebook).get("data_folder")
    folder = task.parameters.get("data_folder", default.default if default else "../data")
    return (task.folder / str(folder)).resolve()


def _digests(tasks: Sequence[Task]) -> dict[Path, str]:
    """Digests of all data before any notebook runs: what is changed meanwhile makes its notebooks stale."""
    return {path: digest(path) for folder in {_data_folder(task) for task in tasks} for path in files_under(folder)}


def _keep(
    project: Project, task: Task, outcome: Outcome, parts: dict[str, str], was_read: Callable[[Path], str]
) -> None:
    executed = project.executed_copy(task.notebook)
    roots = [project.root.resolve(), _data_folder(task)]
    reads = {_relative(Path(read), project.root): was_read(Path(read)) for read in keep_reads(outcome.reads, roots)}
    write_whole(executed, outcome.notebook)
    keep_record(_record_path(executed), Record(parts, reads, digest(executed), {"parameters": task.parameters}))


def _digest_before(before: Mapping[Path, str], read: Path) -> str:
    """Digest of what was read as it was before the run; blank where its file has been changed meanwhile."""
    file = Path(columns_read(str(read))[0])
    now = digest(file)
    return digest_read(read) if before.get(file, now) == now else ""


def _relative(path: Path, root: Path) -> str:
    """A path as the record keeps it: relative to the project where it lies inside, so that the folder can move."""
    inside = path.is_relative_to(root.resolve())
    return path.relative_to(root.resolve()).as_posix() if inside else str(path)
