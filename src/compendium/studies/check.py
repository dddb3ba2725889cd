"""Checking one study: its settings, its framework and its tables, every fault at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from compendium.data_package.faults import DataError, Fault, in_order, listed, quoted
from compendium.data_package.ids import known_ids
from compendium.data_package.package import Package, name_file
from compendium.data_package.spelling import trimmed
from compendium.data_package.tables import Checked, check_table
from compendium.errors import ParameterError
from compendium.studies.check_coding import coding_problems
from compendium.studies.check_outcome import outcome_problems
from compendium.studies.check_sites import DEVICE, site_problems, texts_of_sites, unrated
from compendium.studies.files import BEFORE_FILE, OWN_FRAMEWORK, STUDY_FILE, previous_folder
from compendium.studies.framework import FRAMEWORK_TABLE, FrameworkFiles, read_framework
from compendium.studies.look_settings import AS_USUAL, look_problems
from compendium.studies.personal_data import personal_notes, told_everywhere
from compendium.studies.public_form import public_problems
from compendium.studies.publish_settings import COMBINED
from compendium.studies.rows import rows_of
from compendium.studies.settings import StudyOutline, read_study_toml
from compendium.studies.tables import MAY_BE_EMPTY, StudyPackage

STUDY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the folder of a study may be called."""


@dataclass(frozen=True)
class Examined:
    """A study that was checked. `outline` and `framework` are None where they cannot be read.

    `further` are those of its tables, by name, that a study may do without.
    """

    outline: StudyOutline | None
    framework: FrameworkFiles | None
    sites: Checked
    ratings: Checked
    faults: list[Fault]
    further: Mapping[str, Checked] = field(default_factory=dict)


def examine_study(folder: Path, package: Package, *, published: bool = False) -> Examined:
    """Check the study in `folder` against the data package. Wrong data raise nothing.

    A `published` one has to be in the form that may be public.
    """
    file = name_file(package.data_folder, folder / STUDY_FILE)
    outline, faults = read_study_toml(folder / STUDY_FILE, file)
    faults += _name_problems(folder, file)
    where, framework, found = _framework(folder, outline, package, file)
    study = _package(folder, package, outline, where, framework)
    sites, ratings, *more = (check_table(study, table) for table in study.tables)
    further = {checked.table.name: checked for checked in more}
    told = [
        *faults,
        *found,
        *_lenient(sites.faults, study.of_sites),
        *_of_ratings(ratings, study),
        *_faults_of(more, study),
    ]
    shown = [*_texts_of_settings(file, outline), *texts_of_sites(sites, outline.look.columns if outline else ())]
    coded = [ratings, *further.values()]
    told += [*site_problems(sites), *(fault for one in coded for fault in _source_notes(study, one))]
    told += [*(fault for one in coded for fault in personal_notes(one.contents)), *told_everywhere(shown)]
    told += [] if study.is_reduced else unrated(sites, ratings)
    told += coding_problems(ratings, further)
    told += _without_previous(outline, folder, package, file)
    told += _problems_of_settings(outline, study, sites, framework, file)
    if published:
        tables = {checked.table.name: rows_of(checked) for checked in (sites, *coded)}
        told += public_problems(folder, package, outline, tables)
    return Examined(outline, framework, sites, ratings, in_order(told), further)


def _without_previous(outline: StudyOutline | None, folder: Path, package: Package, file: str) -> Iterator[Fault]:
    """The release before that is named has to be there: else nothing would be held against it."""
    named = outline.publish.previous if outline else ""
    if named and not (folder / BEFORE_FILE).is_file() and previous_folder(folder, package.data_folder) is None:
        message = f"{quoted(named)} is no folder of a study: name one from here, or the id of a study."
        yield Fault(file, None, "previous", named, "foreign-key", message)


def _problems_of_settings(
    outline: StudyOutline | None, study: StudyPackage, sites: Checked, framework: FrameworkFiles | None, file: str
) -> Iterator[Fault]:
    """What is wrong in settings that speak of the sites, the levels and the criteria."""
    if outline is None or not (outline.outcome or outline.look != AS_USUAL):
        return
    headings = [*map(trimmed, study.sheet(sites.table).header or [])]
    if outline.outcome and not study.is_reduced:  # else its column stays with those who have the study itself
        yield from outcome_problems(outline.outcome, sites, headings, study.criteria, file)
    yield from personal_notes(sites.contents, outline.look.answers, "Take it out, or make sure it may stay.")
    yield from look_problems(
        outline.look, headings, sites.contents.names, framework.levels if framework else None, file
    )


def _of_ratings(ratings: Checked, study: StudyPackage) -> Iterator[Fault]:
    """What is wrong in the ratings: of a study that was shared without some of them, none may be left."""
    return (fault for fault in ratings.faults if not (study.is_reduced and fault.rule == "no-rows"))


def _faults_of(tables: list[Checked], study: StudyPackage) -> Iterator[Fault]:
    """What is wrong in tables that a study may do without: they may also be empty, and hold more than is read here."""
    for checked in tables:
        empty = checked.table.name in MAY_BE_EMPTY or study.is_reduced
        yield from _lenient([fault for fault in checked.faults if not (empty and fault.rule == "no-rows")])


def _name_problems(folder: Path, file: str) -> list[Fault]:
    name = folder.absolute().name
    if DEVICE.fullmatch(name) and (folder / STUDY_FILE).is_file():
        message = f"The folder {quoted(name)} cannot have this name on Windows. Rename it."
        return [Fault(file, None, None, name, "reserved", message)]
    if STUDY_ID.fullmatch(name) or not (folder / STUDY_FILE).is_file():
        return []
    words = "lower-case letters and digits, with a hyphen between words"
    message = f"The folder {quoted(name)} is not named like the id of a study: {words}. Rename it."
    return [Fault(file, None, None, name, "pattern", message)]


def study_package(folder: Path, package: Package) -> StudyPackage:
    """Make a package of the tables of a study, as far as its settings and its framework can be read."""
    outline, _ = read_study_toml(folder / STUDY_FILE, STUDY_FILE)
    where, framework, _ = _framework(folder, outline, package, STUDY_FILE)
    return _package(folder, package, outline, where, framework)


def _package(
    folder: Path, package: Package, outline: StudyOutline | None, where: Path | None, framework: FrameworkFiles | None
) -> StudyPackage:
    return StudyPackage(
        data_folder=package.data_folder,
        descriptor=package.descriptor,
        declared_in=package.declared_in,
        study=folder,
        framework=where if framework else None,
        levels=[*(level.id for level in framework.levels), *framework.non_answers] if framework else None,
        criteria=[criterion for criterion, _ in framework.criteria] if framework else None,
        tiers=outline.tiers if outline else None,
        of_sites=outline.of_sites if outline else (),
        public=bool(outline and outline.publish.public),
        without_levels=bool(outline and outline.publish.public and outline.publish.levels == COMBINED),
    )


def framework_folder(folder: Path, framework: str, package: Package) -> Path:
    """Find the framework of a study: its own, else one of the data package by id, else one by path.

    Raises ParameterError where there is none.
    """
    own = folder / OWN_FRAMEWORK
    if own.is_dir():
        return own
    beside = folder / framework
    if "/" in framework and beside.is_dir():
        return beside
    return package.folder(FRAMEWORK_TABLE, framework)


def _framework(
    folder: Path, outline: StudyOutline | None, package: Package, file: str
) -> tuple[Path | None, FrameworkFiles | None, list[Fault]]:
    """The framework's folder, what it says, and what is wrong with it."""
    name = outline.framework if outline else ""
    if not name and not (folder / OWN_FRAMEWORK).is_dir():
        return None, None, []
    try:
        where = framework_folder(folder, name, package)
        framework = read_framework(package, where)
    except ParameterError as error:
        return None, None, [Fault(file, None, "framework", name, "foreign-key", str(error))]
    except DataError as error:
        return None, None, list(error.faults)
    return where, replace(framework, id=name or framework.id), []


def _lenient(faults: list[Fault], named: Collection[str] = ()) -> Iterator[Fault]:
    """A study may keep more in a table than is read here; only what looks like a slip is a fault. What is near a column
    that the settings have `named` is told with them."""
    for fault in faults:
        if fault.rule == "extra-column" and (not fault.about or fault.about in named):
            message = f"The column {quoted(fault.value or '')} is not read here."
            yield replace(fault, severity="note", message=message)
        else:
            yield fault


def _texts_of_settings(file: str, outline: StudyOutline | None) -> list[tuple[str, int | None, str, str]]:
    return [(file, None, "title", outline.title), (file, None, "note", outline.note)] if outline else []


def _source_notes(study: StudyPackage, checked: Checked) -> Iterator[Fault]:
    """Note sources that sources.csv does not have, each once, where a study is published with the book."""
    names = checked.contents.names
    published = study.study.is_relative_to(study.data_folder / "studies")
    if "source" not in names or not published or "sources" not in {r["name"] for r in study.descriptor["resources"]}:
        return
    known = known_ids(study, "sources", "source")
    told = {"", *known.ids}
    for row, cells in zip(checked.contents.numbers, checked.contents.cells, strict=True):
        source = cells[names.index("source")]
        if source not in told and not known.faults:
            told.add(source)
            hint = f"{known.spellings.question(source)} There: {listed(known.ids)}."
            message = f"{quoted(source)} is not an id of {known.table.file}.{hint}"
            yield Fault(checked.table.file, row, "source", source, "foreign-key", message, "note")
