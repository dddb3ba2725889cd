"""Whether a study has changed at all since it was last run: files only, nothing heavy is imported."""

import hashlib
import tomllib
from pathlib import Path

from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import code_digest, digest, files_under

STUDY_FILES = ("study.toml", "sites.csv", "ratings.csv")


def study_fingerprint(project: Project, folder: Path) -> str:
    """Digest of everything that the pages of a study are made from; that of a single page is in `study_inputs`."""
    files = [folder / name for name in STUDY_FILES]
    for place in (folder / "framework", *_named_frameworks(folder)):
        files += [place / name for name in ("framework.toml", "criteria.csv")]
    files += _shared_data(project)
    files += sorted((project.notebooks / "studies").glob("*.ipynb"))
    listed = [f"{path.name} {digest(path)}" for path in files]
    return hashlib.sha256("\n".join([folder.absolute().name, code_digest(project), *listed]).encode()).hexdigest()


def _shared_data(project: Project) -> list[Path]:
    """The data that notebooks of any study may read: all but studies, and originals that `check --fix` kept."""
    own = (project.data / "studies", project.data / "local")
    found = [path for path in files_under(project.data) if not any(path.is_relative_to(folder) for folder in own)]
    return [path for path in found if ".before-fix" not in path.name]


def _named_frameworks(folder: Path) -> list[Path]:
    """The folders that `framework` in study.toml may mean where it is a path, from the study or from here."""
    try:
        named = str(tomllib.loads((folder / "study.toml").read_text(encoding="utf-8-sig")).get("framework", ""))
    except (OSError, ValueError):
        return []
    return [folder / named, Path(named)]


def is_complete(project: Project, folder: Path) -> bool:
    """Whether every page was made from what there is now, by the note of the last complete run."""
    build = project.study_build(folder.absolute().name)
    try:
        kept = (build / "complete").read_text(encoding="utf-8").split()
    except OSError:
        return False
    return kept == [study_fingerprint(project, folder), pages_digest(build)]


def keep_complete(project: Project, folder: Path, fingerprint: str) -> None:
    """Note that every page is made from what `fingerprint` stands for."""
    build = project.study_build(folder.absolute().name)
    write_whole(build / "complete", f"{fingerprint} {pages_digest(build)}\n")


def pages_digest(build: Path) -> str:
    """Digest of all executed pages of a study, their records and failures."""
    total = hashlib.sha256()
    for path in files_under(build / "executed"):
        total.update(f"{path.relative_to(build).as_posix()} {digest(path)}\n".encode())
    return total.hexdigest()


def published_studies(project: Project) -> list[Path]:
    """Folders of the studies that the book publishes."""
    return sorted(path.parent for path in (project.data / "studies").glob("*/study.toml"))
