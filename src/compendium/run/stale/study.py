"""Whether a study has changed at all since it was last run: files only, nothing heavy is imported."""

from pathlib import Path

from compendium.project import Project
from compendium.run.stale.fingerprints import (
    code_digest,
    digest,
    digest_as_written,
    digest_files,
    digest_of,
    files_under,
)
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.studies.files import STUDY_FILE, files_of_study


def study_parts(project: Project, folder: Path) -> dict[str, str]:
    """Digests of everything that the pages of a study are made from; those of a single page are in `bases`."""
    own = {part: digest(path) for part, path in files_of_study(folder, project.data).items()}
    return {
        "study": digest_of([folder.absolute().name, own]),
        "code": code_digest(project),
        "data": digest_files(_shared_data(project), project.root),
        "notebooks": digest_files((project.notebooks / "studies").glob("*.ipynb"), project.root),
    }


def _shared_data(project: Project) -> list[Path]:
    """The data that notebooks of any study may read: all but studies, and originals that `check --fix` kept."""
    own = (project.data / "studies", project.data / "local")
    found = [path for path in files_under(project.data) if not any(path.is_relative_to(folder) for folder in own)]
    return [path for path in found if ".before-fix" not in path.name]


def is_complete(project: Project, folder: Path) -> bool:
    """Whether every page was made from what there is now, by the record of the last complete run."""
    path = _record_path(project, folder)
    if not path.is_file():
        return False
    record = read_record(path, pages_digest(path.parent))
    return is_current(record, study_parts(project, folder), lambda _: None)


def keep_complete(project: Project, folder: Path, parts: dict[str, str]) -> None:
    """Note that every page is made from what `parts` (`study_parts`) stand for."""
    path = _record_path(project, folder)
    keep_record(path, Record(parts, {}, pages_digest(path.parent)))


def _record_path(project: Project, folder: Path) -> Path:
    return project.study_build(folder.absolute().name) / "study.record.json"


def pages_digest(build: Path) -> str:
    """Digest of all executed pages of a study, their records and failures."""
    return digest_files(files_under(build / "executed"), build, digest_as_written)


def published_studies(project: Project) -> list[Path]:
    """Folders of the studies that the book publishes."""
    return sorted(path.parent for path in (project.data / "studies").glob(f"*/{STUDY_FILE}"))
