"""Everything that the notebooks of one study need, as plain bytes: it runs the same in any folder, on any machine.

Only known files go in: the notebooks of studies, the tables of the data package, and the files that a study and its
framework consist of. Spreadsheets, guides and kept originals stay where they are.
"""

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from compendium.data_package.reads import columns_read
from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.run.workers.execution import FORK, Outcome, Task, choose_engine, execute
from compendium.run.workers.opened import draw_one_of, forget_opened, open_view_of
from compendium.run.workers.scratch import Scratch, make_scratch
from compendium.studies.files import FRAMEWORK_FILES, OWN_FRAMEWORK, STUDY_FILE, STUDY_FILES

Bundle = Mapping[str, bytes]
"""Contents of files by their path: relative, with forward slashes, ``notebooks/`` and ``data/`` side by side."""

KEPT = 2  # bundles unpacked in one process: a worker of a cluster may serve for weeks


@dataclass(frozen=True)
class Unpacked:
    """A bundle in a folder of this machine, which the process that unpacked it removes when it ends."""

    digest: str
    scratch: Scratch
    names: frozenset[str]

    @property
    def home(self) -> Path:
        """The folder."""
        return self.scratch.folder


_unpacked: dict[str, Unpacked] = {}
_unpacking = threading.Lock()


def bundle_study(project: Project, folder: Path) -> Bundle:
    """Bundle what the notebooks of the study in ``folder`` need; the study comes to lie in ``data/studies/<id>/``.

    Raises ParameterError where its framework is not found, DataError for a descriptor that cannot be read, OSError for
    a file that cannot be read.
    """
    files = {f"notebooks/studies/{path.name}": path for path in project.notebooks.glob("studies/*.ipynb")}
    files |= {f"data/{path.relative_to(project.data).as_posix()}": path for path in shared_tables(project)}
    study = f"data/studies/{folder.absolute().name}"
    framework = _framework(project, folder)
    files |= {f"{study}/{name}": folder / name for name in STUDY_FILES}
    if framework and framework / FRAMEWORK_FILES[0] not in files.values():
        files |= {f"{study}/{OWN_FRAMEWORK}/{name}": framework / name for name in FRAMEWORK_FILES}
    return {name: files[name].read_bytes() for name in sorted(files) if files[name].is_file()}


def shared_tables(project: Project) -> Iterator[Path]:
    """The files of the data package that belong to no study; what else lies in the data folder is not among them."""
    from compendium.data_package.package import DECLARING, read_package

    package = read_package(project.data)
    yield from (project.data / name for name in DECLARING)
    for table in package.tables:
        if table.path.relative_to(project.data).parts[0] not in ("studies", "local"):
            yield from (table.path, *table.levels_files)


def _framework(project: Project, folder: Path) -> Path | None:
    from compendium.data_package.package import read_package
    from compendium.studies.check import framework_folder
    from compendium.studies.settings import read_study_toml

    outline, _ = read_study_toml(folder / STUDY_FILE, STUDY_FILE)
    return framework_folder(folder, outline.framework, read_package(project.data)) if outline else None


def file_digests(bundle: Bundle) -> dict[str, str]:
    """SHA-256 of each file of a bundle, by its path."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in bundle.items()}


def bundle_digest(bundle: Bundle) -> str:
    """One digest over the names and contents of all files of a bundle."""
    lines = (f"{name} {digest}\n" for name, digest in sorted(file_digests(bundle).items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def unpack(bundle: Bundle, target: Path) -> None:
    """Write the files of a bundle below ``target``. Raises CompendiumError for a path that leads out of it."""
    for name, content in bundle.items():
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts or "\\" in name or ":" in name:
            raise CompendiumError(f"A bundle holds the path {name!r}, which leads out of its folder.")
        path = target.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def unpack_once(bundle: Bundle, tasks: Sequence[Task] = ()) -> Unpacked:
    """Unpack a bundle, once in this process, into a temporary folder that other processes of this machine can read.

    The study that ``tasks`` show is opened, and one of its sites drawn, so that notebooks that run in copies of this
    process find done what they share.
    """
    digest = bundle_digest(bundle)
    with _unpacking:
        if digest not in _unpacked:
            scratch = make_scratch()
            unpack(bundle, scratch.folder)
            _unpacked[digest] = Unpacked(digest, scratch, frozenset(bundle))
        while len(_unpacked) > KEPT:
            forget_bundle(next(iter(_unpacked)))
    for task in tasks:
        open_view_of(task, _unpacked[digest].home, digest)
    draw_one_of(tasks, _unpacked[digest].home)
    return _unpacked[digest]


def forget_bundle(digest: str) -> None:
    """Remove what this process has unpacked of a bundle."""
    found = _unpacked.pop(digest, None)
    if found:
        found.scratch.remove()
    forget_opened(digest)


def execute_bundled(bundle: Bundle | Unpacked, task: Task, engine: str) -> Outcome:
    """Execute a task whose paths are relative to a bundle, which is unpacked here unless it already is.

    The files read are named relative to the bundle too, and only its own are named.
    """
    there = bundle if isinstance(bundle, Unpacked) else unpack_once(bundle)
    usable = choose_engine(engine)
    if usable == FORK:
        open_view_of(task, there.home, there.digest)
    home = there.home
    outcome = execute(replace(task, notebook=home / task.notebook, folder=home / task.folder), usable)
    paths = [Path(columns_read(read)[0]) for read in outcome.reads]
    inside = {path.relative_to(home).as_posix() for path in paths if path.is_relative_to(home)}
    return replace(outcome, reads=tuple(sorted(inside & there.names)))
