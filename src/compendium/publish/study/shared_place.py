"""Putting the form of a study that may be public where it belongs: whole, and never in place of the study itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from compendium.data_package.faults import DataError, listed, quoted
from compendium.errors import CompendiumError, ParameterError, told
from compendium.intake.write import beside, write_files
from compendium.project import Project
from compendium.publish.study.share import shared_files
from compendium.run.study import study_id
from compendium.sites.show.open_studies import view_of
from compendium.studies.files import STUDY_FILE
from compendium.studies.public_form import FILES, LEFT_ALONE
from compendium.studies.settings import read_study_toml
from compendium.studies.study import check_study, tidied
from compendium.together import finish_replacing, replace_together


@dataclass(frozen=True)
class Shared:
    """Where the form that may be public was put, and where the study went that lay there before, if one did."""

    folder: Path
    moved: Path | None = None


def share_study(project: Project, folder: Path, into: Path | None = None) -> Shared:
    """Write the form of a study that may be public into `into`, which is `data/studies/` unless told otherwise.

    A study that lies there itself goes to `data/local/` first. Raises ParameterError where the study is such a form
    already, or something else is in the way, DataError with every fault of the study, CompendiumError where the system
    refuses. What stood there before stays until the new form is whole.
    """
    name = study_id(folder)
    if _is_public(folder):
        raise ParameterError(
            f"{project.named(folder)} is the form that may be public: share the study it was made from."
        )
    target = tidied((into or project.data / "studies") / name)
    moves = target.exists() and target.resolve() == folder.resolve()
    local = project.data / "local" / name
    if moves and local.exists():
        raise ParameterError(f"{project.named(local)} is in the way of the study in {project.named(folder)}. Move one.")
    if target.exists() and not moves:
        _refuse_others(project, target)
    files = shared_files(view_of(folder, project.data), project.data)
    try:
        _put(project, target, files, local if moves else None)
    except OSError as error:
        raise CompendiumError(f"{told(error)} What was shared before is as it was.") from error
    return Shared(target, local if moves else None)


def _put(project: Project, target: Path, files: Mapping[str, bytes], local: Path | None) -> None:
    """Make the form beside, check it, and put it in place; the study that lies there goes to `local`."""
    with beside(target) as made:
        write_files(made, files)
        faults = [fault for fault in check_study(made, project.data, published=True) if fault.severity == "fault"]
        if faults:
            hidden = f"{made.parent.name}/"
            raise DataError([replace(fault, file=fault.file.replace(hidden, "")) for fault in faults])
        if local:
            local.parent.mkdir(parents=True, exist_ok=True)
            target.rename(local)
        if not target.exists():
            made.rename(target)
            return
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    replace_together(target, files, gone=sorted((there & set(FILES)) - set(files)))


def _is_public(folder: Path) -> bool:
    outline, _ = read_study_toml(folder / STUDY_FILE, STUDY_FILE)
    return outline is not None and outline.publish.public


def _refuse_others(project: Project, target: Path) -> None:
    """Refuse to write over what is no such form, or holds what nobody shared."""
    finish_replacing(target)
    if not _is_public(target):
        raise ParameterError(
            f"There is another study at {project.named(target)}, which stays. Move it, or share it first."
        )
    names = [path.relative_to(target).as_posix() for path in sorted(target.rglob("*")) if path.is_file()]
    others = [name for name in names if name not in FILES and not LEFT_ALONE.fullmatch(name.partition("/")[0])]
    if others:
        raise ParameterError(
            f"{project.named(target)} holds {listed(map(quoted, others))}, which was not shared. Move it."
        )
