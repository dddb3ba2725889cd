"""Importing a table as a study: read it, say what was read, and write only what is placed in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from compendium.data_package.faults import DataError, Fault, listed, quoted
from compendium.data_package.levels_file import Level
from compendium.data_package.limits import MOST_ROWS, beyond
from compendium.data_package.package import read_package
from compendium.data_package.spelling import heading_key, make_id
from compendium.errors import ParameterError
from compendium.intake.answers import Scale
from compendium.intake.grid import read_grid
from compendium.intake.level_list import is_level, read_level_list
from compendium.intake.new_study import TIERS, framework_and_files
from compendium.intake.questions import Answer, Question
from compendium.intake.read_table import read_table
from compendium.intake.reading import Imported
from compendium.intake.set_aside import kept
from compendium.intake.study_files import Files, answers_of, own_framework, sites_there, study_guide, study_text, tables
from compendium.intake.write import put_study
from compendium.studies.check import framework_folder
from compendium.studies.files import OWN_FRAMEWORK, STUDY_FILE
from compendium.studies.framework import read_framework
from compendium.studies.settings import ImportSettings, StudyOutline, read_study_toml
from compendium.studies.settings_text import put_answers, put_settings
from compendium.studies.study import tidied

SPLIT_STUDY = "Make more than one study of them."


@dataclass(frozen=True)
class Request:
    """What a person asked for. `folder` is the study's; `framework` and `levels` are blank where not said.

    `remove` names criteria that leave the study's own framework; with `dry_run` nothing is written.
    """

    file: Path
    folder: Path
    framework: str
    levels: str
    settings: ImportSettings
    remove: tuple[str, ...] = ()
    dry_run: bool = False


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
    tidied(request.folder)
    outline = _outline(request.folder)
    settings = (outline.settings if outline else ImportSettings()).with_more(request.settings)
    scale, files, framework = _scale(request, settings, outline, data_folder)
    earlier = settings.map.keys() - request.settings.map.keys()
    read = read_table(read_grid(request.file, settings.sheet), settings, scale, earlier)
    there = sites_there(request.folder / "sites.csv")
    read.gone.extend(name or site for site, name in there.items() if site not in read.sites)
    removed = _ask_about_removed(request, settings, scale, read)
    if read.questions:
        return Outcome(read, settings, False, [])
    if not read.ratings:
        message = "Nothing in the table is a rating. Nothing was written."
        raise DataError([Fault(read.table.grid.file, None, None, None, "no-ratings", message)])
    if len(read.ratings) >= MOST_ROWS:  # with the headings, they are more rows than are read of a study's table
        found = f"The table has {len(read.ratings):,} ratings"
        raise DataError([beyond(read.table.grid.file, found, f"{MOST_ROWS - 1:,} ratings", remedy=SPLIT_STUDY)])
    if scale.making or removed or set(read.criteria) - set(dict(scale.criteria)):
        files |= own_framework(request.folder, request.framework, scale, read, removed, data_folder)
    files |= tables(read, request.folder)
    text = put_answers(study_text(request.folder, framework, bool(request.framework)), answers_of(read))
    settings = replace(settings, ignore=kept(settings.ignore, read.lines_aside, read.lines_read))
    files[STUDY_FILE] = put_settings(text, settings)
    if not request.folder.exists():
        files["GUIDE.md"] = study_guide(request.folder, files, framework, data_folder)
    return Outcome(read, settings, True, put_study(request.folder, files, data_folder, dry_run=request.dry_run))


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
    request: Request, settings: ImportSettings, outline: StudyOutline | None, data_folder: Path
) -> tuple[Scale, Files, str]:
    """What ratings may say, the files of a framework that has to come with the study, and its id."""
    tiers = outline.tiers if outline and outline.tiers is not None else TIERS
    own = request.folder / OWN_FRAMEWORK
    known = outline.framework if outline else ""
    kept = known != "" and (request.framework in ("", known) or make_id(request.framework) == known)
    name = known if kept else request.framework
    if not name:
        raise ParameterError("Say with --framework by which framework the sites are rated.")
    levels = read_level_list(request.levels, settings.best) if request.levels else ()
    if levels and not own.is_dir():
        _refuse_existing(name, data_folder)
        falling = not any(level.name.endswith(f" ({level.symbol})") for level in levels)
        scale = Scale((), levels, tiers=tiers, making=True, direction_open=falling and not settings.best)
        return scale, {}, make_id(name)
    package = read_package(data_folder)
    where = framework_folder(request.folder, name, package) if kept else None
    files, loaded = ({}, read_framework(package, where)) if where else framework_and_files(name, data_folder)
    if levels and not _same(levels, loaded.levels):
        raise ParameterError(f"{own} has other levels than --levels. Remove one of the two.")
    best = loaded.levels[0]
    if request.settings.best and not is_level(request.settings.best, (best.id, best.name, best.value)):
        raise ParameterError(
            f"--best {quoted(request.settings.best)}: the framework has {quoted(best.id)} as the best."
        )
    scale = Scale(loaded.criteria, loaded.levels, loaded.non_answers, tiers, making=bool(levels), own=own.is_dir())
    return scale, dict(files), name if where else loaded.id


def _refuse_existing(name: str, data_folder: Path) -> None:
    if (data_folder / "frameworks" / name).is_dir() or Path(name).is_dir():
        raise ParameterError(f"There is a framework {quoted(name)} already: leave out --levels, or name another.")
    if not make_id(name):
        raise ParameterError(f"{quoted(name)} is not an id for a framework.")


def _same(said: tuple[Level, ...], known: tuple[Level, ...]) -> bool:
    return [(level.id, level.value) for level in said] == [(level.id, level.value) for level in known]


def _ask_about_removed(request: Request, settings: ImportSettings, scale: Scale, read: Imported) -> set[str]:
    """Criteria of the study's own framework that leave it; where one is set aside and was not named, that is asked."""
    own = (request.folder / OWN_FRAMEWORK).is_dir()
    named = {make_id(one): one for one in request.remove}
    unknown = [one for key, one in named.items() if key not in dict(scale.criteria)]
    if unknown or (request.remove and not own):
        where = "the study's own framework" if own else "a framework of the study's own: there is none"
        raise ParameterError(f"--remove {listed(unknown or request.remove)}: not in {where}.")
    if not own:
        return set()
    aside = {heading_key(one) for one in settings.ignore}
    staying = [pair for pair in scale.criteria if pair[0] not in named and pair[0] not in read.criteria]
    for criterion, name in staying:
        if aside & {heading_key(criterion), heading_key(name)}:
            says = (
                f"{quoted(name)} is set aside, but a criterion of the study's own framework. Is it to leave that too?"
            )
            question = Question("removed", criterion, says, (Answer("--remove", criterion),))
            read.questions.ask(question)
    return set(named)
