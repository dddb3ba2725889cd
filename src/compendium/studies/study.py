"""Studies: sites rated on the criteria of a framework, in a folder with study.toml and the tables of the study."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.data_package.faults import DataError, Fault, Spellings, in_order, quoted
from compendium.data_package.folder import find_data
from compendium.data_package.package import Package, read_package
from compendium.data_package.spelling import heading_key
from compendium.errors import ParameterError
from compendium.held import clear_left_behind
from compendium.project import Project
from compendium.studies.check import STUDY_ID, examine_study
from compendium.studies.files import content_digest
from compendium.studies.frames import frames_of
from compendium.studies.framework import Framework, with_frame
from compendium.studies.look_settings import AS_USUAL, LookSettings
from compendium.studies.outcome_settings import OutcomeSettings
from compendium.studies.public_form import is_published
from compendium.studies.publish_settings import AS_DEFAULT, PublishSettings
from compendium.studies.tables import INVENTORY, STUDY_TABLES
from compendium.together import finish_replacing

if TYPE_CHECKING:
    import pandas as pd

PLACES = ("studies", "local")
KEPT = 4  # studies remembered by what their files hold; a run of one study reads it for every page


@dataclass(frozen=True)
class Study:
    """A study without faults.

    `sites` has the columns site, name, type, region; `ratings` has site, criterion, level, evidence, coder,
    respondent, role, tier, statement, publish, note, reason, source, locator, all text ("" where blank) but `publish`,
    which is True or False. `level` is the id of a level of `framework` or of one of its non-answers. Rows stand in the
    order of the files.

    `has_inventory` tells whether the evidence was listed before it was coded. `evidence` is that inventory (evidence,
    site, respondent, role, tier, kind, statement, publish, source, locator, place, same_as), without a row where there
    is none; where there is, it says of `ratings` who spoke and what.
    `settled` has evidence, site, criterion, level, reason, date; `set_aside` locator, source, reason.
    `combined`, `people` and `told` have rows only in a study that was shared without some of its ratings
    (`is_reduced`): what was computed from all of them (`studies.told_table`).
    `framework` is without the criteria that were set aside on import. `outcome` is None where the study names none; its
    column is one of `sites` then. `publish` says whose levels may be told (its `levels` are never blank here).
    """

    id: str
    folder: Path
    title: str
    framework: Framework
    combine: str
    tiers: tuple[str, ...]
    smallest_count: int
    note: str
    sites: pd.DataFrame
    ratings: pd.DataFrame
    has_inventory: bool
    evidence: pd.DataFrame
    settled: pd.DataFrame
    set_aside: pd.DataFrame
    combined: pd.DataFrame
    people: pd.DataFrame
    told: pd.DataFrame
    outcome: OutcomeSettings | None = None
    look: LookSettings = AS_USUAL
    publish: PublishSettings = AS_DEFAULT

    @property
    def is_reduced(self) -> bool:
        """Whether it was shared without some of its rows, so that what is told of these stands in tables of its own."""
        return self.publish.public and not self.told.empty


_remembered: dict[str, Study] = {}


def list_studies(project: Project) -> list[str]:
    """Ids of the studies in `data/studies/`, which are published with the book."""
    return _ids(project, "studies")


def find_study(project: Project, study: str) -> Path:
    """Find the folder of a study by its id in `data/local/` and `data/studies/`, else by its path.

    A study that was shared lies in both: the one in `data/local/` is the study itself. Raises ParameterError where
    there is none.
    """
    for place in reversed(PLACES):
        if STUDY_ID.fullmatch(study) and (project.data / place / study).is_dir():
            return tidied(project.data / place / study)
    if Path(study).is_dir():
        return tidied(Path(study))
    known = [name for place in PLACES for name in _ids(project, place)]
    hint = Spellings(known).question(study)
    raise ParameterError(f"There is no study {quoted(study)}.{hint} There: {', '.join(known) or 'none'}.")


def folder_of(data: Path, study: str) -> Path:
    """Where a notebook finds a study: by its id in the data folder, else by its path. Writes nothing, as `tidied` does.

    Raises ParameterError where there is none.
    """
    places = [data / place / study for place in PLACES] if STUDY_ID.fullmatch(study) else []
    folder = next((place for place in [*places, Path(study)] if place.is_dir()), None)
    if folder is None:
        raise ParameterError(f"study is {study!r}, which is no study of the data folder and no folder.")
    return folder


def open_study(data_folder: Path | str, study: str) -> Study:
    """Load a study by its id or path, as a notebook names it and its data folder.

    Raises ParameterError where there is no such folder or study, DataError with every fault.
    """
    data = find_data(data_folder)
    return load_study(folder_of(data, study), data)


def tidied(folder: Path) -> Path:
    """The folder of a study after what a killed command left half-done in it, or beside it, is done or cleared away."""
    finish_replacing(folder)
    clear_left_behind(folder)
    clear_left_behind(folder.absolute().parent, folder.absolute().name)
    return folder


def check_study(folder: Path, data_folder: Path, *, published: bool | None = None) -> list[Fault]:
    """Check a study; returns all faults and notes in the order of files, rows and columns; wrong data raise nothing.

    A `published` one has to be in the form that may be public: unless told otherwise, one in `data/studies/`.
    """
    finish_replacing(folder)
    try:
        package = read_package(data_folder)
    except DataError as error:
        return in_order(error.faults)
    if published is None:
        published = is_published(folder, data_folder)
    return examine_study(folder, package, published=published).faults


def load_study(folder: Path, data_folder: Path, *, published: bool = False) -> Study:
    """Load a study. Raises DataError with every fault where there is one; a `published` one has to be in the form that
    may be public.

    What was loaded is remembered by the content of its files, so that many pages of one study, made in copies of one
    process, check it once. Each call reads the files and gives frames of its own.
    """
    finish_replacing(folder)
    key = f"{folder}\0{data_folder}\0{published}\0{content_digest(folder, data_folder)}"
    if key not in _remembered:
        study = _load(folder, read_package(data_folder), published=published)
        while len(_remembered) >= KEPT:
            _remembered.pop(next(iter(_remembered)))
        _remembered[key] = study
    found = _remembered[key]
    criteria = found.framework.criteria.copy()
    framework = replace(found.framework, criteria=criteria)
    own = {name: getattr(found, name).copy() for name in STUDY_TABLES}
    return replace(found, framework=framework, **own)


def coding_of(study: Study) -> pd.DataFrame:
    """What stands of the answers of a study, of which sites and tiers are told: see `standing_coding` for its columns.

    Where the study has no inventory, these are its ratings, those of a settled piece of evidence being one
    (`settled_ratings`).
    """
    from compendium.studies.compute.coding import settled_ratings, standing_coding
    from compendium.studies.compute.scale import Scale

    if not study.has_inventory:
        return settled_ratings(study.ratings, study.settled)
    scale = Scale.of(study.framework.levels)
    return standing_coding(study.evidence, study.ratings, study.settled, scale, study.combine)


def _load(folder: Path, package: Package, *, published: bool) -> Study:
    examined = examine_study(folder, package, published=published)
    faults = [fault for fault in examined.faults if fault.severity == "fault"]
    outline, framework = examined.outline, examined.framework
    if faults or outline is None or framework is None:
        raise DataError(faults)
    frames = frames_of(examined, package)
    rated = {one for frame in frames.values() if "criterion" in frame for one in frame["criterion"]}
    return Study(
        id=folder.absolute().name,
        folder=folder,
        title=outline.title,
        framework=without_hidden(with_frame(framework), outline.settings.ignore, rated),
        combine=outline.combine,
        tiers=outline.tiers or (),
        smallest_count=outline.smallest_count,
        note=outline.note,
        has_inventory=INVENTORY in examined.further,
        **frames,
        outcome=outline.outcome,
        look=outline.look,
        publish=outline.publish.resolved([*frames["ratings"]["respondent"], *frames["evidence"]["respondent"]]),
    )


def without_hidden(framework: Framework, aside: Iterable[str], rated: Collection[str]) -> Framework:
    """Leave out the criteria that were set aside when the study was imported and that no rating is about.

    A framework that several studies share keeps them for the others. `aside` are headings as a person typed them.
    """
    keys = set(map(heading_key, aside))
    frame = framework.criteria
    pairs = zip(frame["criterion"], frame["name"], strict=True)
    shown = [one in rated or not keys & {heading_key(one), heading_key(name)} for one, name in pairs]
    if all(shown) or not any(shown):
        return framework
    criteria = frame[shown].reset_index(drop=True)
    criteria.attrs = dict(frame.attrs)
    return replace(framework, criteria=criteria)


def _ids(project: Project, place: str) -> list[str]:
    folders = (project.data / place).glob("*")
    return sorted(path.name for path in folders if path.is_dir() and STUDY_ID.fullmatch(path.name))
