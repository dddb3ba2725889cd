"""Importing a wide table as a study: read, report, and write only what is placed in full."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compendium.data_package.faults import DataError, quoted
from compendium.data_package.levels_file import Level
from compendium.data_package.package import read_package
from compendium.data_package.spelling import make_id, neutral
from compendium.errors import ParameterError
from compendium.files import csv_text
from compendium.intake.grid import read_grid
from compendium.intake.new_framework import NewFramework, framework_files, read_level_list
from compendium.intake.new_study import SITES, TIERS, framework_and_files, guide, study_toml
from compendium.intake.wide_table import Imported, Scale, read_wide
from compendium.intake.write import beside, put_study, write_files
from compendium.studies.check import framework_folder
from compendium.studies.files import OWN_FRAMEWORK, STUDY_FILE
from compendium.studies.framework import read_framework
from compendium.studies.settings import ImportSettings, StudyOutline, read_study_toml
from compendium.studies.settings_text import put_settings

COLUMNS = ("site", "criterion", "level", "evidence", "coder", "respondent", "role", "tier")


@dataclass(frozen=True)
class Request:
    """What a person asked for. `folder` is the study's; `framework` and `levels` are blank where not said."""

    file: Path
    folder: Path
    framework: str
    levels: str
    settings: ImportSettings


@dataclass(frozen=True)
class Outcome:
    """What was read, and whether it was written; `kept` are the files beside which hold what was there before."""

    read: Imported
    settings: ImportSettings
    written: bool
    kept: list[str]


def import_study(request: Request, data_folder: Path) -> Outcome:
    """Import a table. Nothing is written unless every heading and every cell is placed.

    Raises ParameterError for a framework, a level or a mapping that does not exist, DataError where the file or the
    study that is there cannot be read.
    """
    outline = _outline(request.folder)
    settings = (outline.settings if outline else ImportSettings()).with_more(request.settings)
    scale, files, framework = _scale(request, outline, data_folder)
    read = read_wide(read_grid(request.file, settings.sheet), settings, scale)
    if read.faults:
        return Outcome(read, settings, False, [])
    if scale.making:
        files |= _own_framework(request, scale, read.criteria, data_folder)
    files |= _tables(read)
    text = _study_text(request, framework)
    files[STUDY_FILE] = put_settings(text, settings)
    if not request.folder.exists():
        files["GUIDE.md"] = _guide(request, files, framework, data_folder)
    return Outcome(read, settings, True, put_study(request.folder, files, data_folder))


def _outline(folder: Path) -> StudyOutline | None:
    """Settings of the study that is there, None where there is none. Raises DataError where they have faults."""
    if not folder.exists():
        return None
    outline, found = read_study_toml(folder / STUDY_FILE, (folder / STUDY_FILE).as_posix())
    faults = [fault for fault in found if fault.severity == "fault"]
    if outline is None or faults:
        raise DataError(faults)
    return outline


def _scale(
    request: Request, outline: StudyOutline | None, data_folder: Path
) -> tuple[Scale, dict[str, str | bytes], str]:
    """What ratings may say, the files of a framework that has to come with the study, and its id."""
    tiers = outline.tiers if outline and outline.tiers is not None else TIERS
    own = request.folder / OWN_FRAMEWORK
    known = outline.framework if outline else ""
    kept = known != "" and (request.framework in ("", known) or make_id(request.framework) == known)
    name = known if kept else request.framework
    if not name:
        raise ParameterError("Say with --framework by which framework the sites are rated.")
    if request.levels and not own.is_dir():
        _refuse_existing(name, data_folder)
        return Scale((), read_level_list(request.levels), tiers=tiers, making=True), {}, make_id(name)
    package = read_package(data_folder)
    where = framework_folder(request.folder, name, package) if kept else None
    files, loaded = ({}, read_framework(package, where)) if where else framework_and_files(name, data_folder)
    if request.levels and not _same(read_level_list(request.levels), loaded.levels):
        raise ParameterError(f"{own} has other levels than --levels. Remove one of the two.")
    scale = Scale(loaded.criteria, loaded.levels, loaded.non_answers, tiers, making=bool(request.levels))
    return scale, dict(files), name if where else loaded.id


def _refuse_existing(name: str, data_folder: Path) -> None:
    if (data_folder / "frameworks" / name).is_dir() or Path(name).is_dir():
        raise ParameterError(f"There is a framework {quoted(name)} already: leave out --levels, or name another.")
    if not make_id(name):
        raise ParameterError(f"{quoted(name)} is not an id for a framework.")


def _same(said: tuple[Level, ...], known: tuple[Level, ...]) -> bool:
    return [(level.id, level.value) for level in said] == [(level.id, level.value) for level in known]


def _own_framework(
    request: Request, scale: Scale, made: tuple[tuple[str, str], ...], data_folder: Path
) -> dict[str, str | bytes]:
    """Files of a framework that is made; one that was made before keeps what a person wrote, and gains criteria."""
    own = request.folder / OWN_FRAMEWORK
    title = request.framework.replace("-", " ").capitalize() or request.folder.name
    if not own.is_dir():
        files = framework_files(NewFramework(scale.levels, made), title, request.file.name)
        return {f"{OWN_FRAMEWORK}/{name}": text for name, text in files.items()}
    known = {criterion for criterion, _ in scale.criteria}
    there = read_framework(read_package(data_folder), own)
    rows = [list(there.columns), *(list(map(neutral, row)) for row in there.rows)]
    new = [[one, neutral(name), *["not stated"] * len(scale.levels)] for one, name in made if one not in known]
    return {f"{OWN_FRAMEWORK}/criteria.csv": csv_text([*rows, *new])} if new else {}


def _tables(read: Imported) -> dict[str, str | bytes]:
    sites = [[site, *(neutral(about[part]) for part in SITES[1:])] for site, about in read.sites.items()]
    used = [name for name in COLUMNS if name in COLUMNS[:3] or any(row.get(name) for row in read.ratings)]
    ratings = [[neutral(row.get(name, "")) for name in used] for row in read.ratings]
    return {"sites.csv": csv_text([SITES, *sites]), "ratings.csv": csv_text([used, *ratings])}


def _study_text(request: Request, framework: str) -> str:
    """The text of `study.toml` as it is, or of a new one."""
    path = request.folder / STUDY_FILE
    if not path.is_file():
        return study_toml(request.folder.name, framework)
    text = path.read_text(encoding="utf-8-sig")
    outline, _ = read_study_toml(path, STUDY_FILE)
    if outline and request.framework and outline.framework != framework:
        raise ParameterError(
            f"The study {quoted(request.folder.name)} has the framework {quoted(outline.framework)}, not "
            f"{quoted(framework)}: change study.toml first, or choose another name for the study."
        )
    return text


def _guide(request: Request, files: dict[str, str | bytes], framework: str, data_folder: Path) -> str:
    """The guide of a new study; a framework that is made with it is written aside to be loaded once."""
    own = {name: content for name, content in files.items() if name.startswith(f"{OWN_FRAMEWORK}/")}
    if not own:
        return guide(request.folder.name, read_framework(read_package(data_folder), framework))
    with beside(request.folder) as aside:
        write_files(aside, own)
        return guide(request.folder.name, read_framework(read_package(data_folder), aside / OWN_FRAMEWORK))
