"""A study on its way from files to pages: read, checked, combined and bundled once, for all that follows."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from compendium.errors import CompendiumError, ParameterError
from compendium.project import Project
from compendium.run.stale.bases import standing_digest
from compendium.run.workers.bundle import Bundle, bundle_study
from compendium.sites.show.before import before_text, read_before
from compendium.sites.show.narrow import narrow_to_each
from compendium.sites.show.open_studies import remember, source_titles
from compendium.sites.show.view import View, make_view
from compendium.studies.check import STUDY_ID
from compendium.studies.files import BEFORE_FILE, content_digest
from compendium.studies.public_form import is_published
from compendium.studies.study import load_study
from compendium.together import is_being_replaced

TRIES = 5
"""How often a study is read anew that is being edited at the same moment."""


@dataclass(frozen=True)
class OpenStudy:
    """A study without faults: its files as a bundle, and the view that is made of the same files.

    `build` is the folder of what is made on the way to its pages. `laid_out` tells of pages that were laid out before
    all were made what each was laid out from, by its name.
    """

    id: str
    build: Path
    bundle: Bundle
    view: View
    laid_out: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def own(self) -> dict[str, View]:
        """The narrow view of each site, in the order of the study."""
        return dict(narrow_to_each(self.view))

    @cached_property
    def standing(self) -> str:
        """Digest of how all local sites stand."""
        return standing_digest(self.view)


def open_study(project: Project, folder: Path) -> OpenStudy:
    """Read a study. Notebooks that run in copies of this process find it combined.

    Raises DataError with every fault of the study and ParameterError where its folder cannot be that of one.
    """
    study = study_id(folder)
    for _ in range(TRIES):
        content, halfway = content_digest(folder, project.data), is_being_replaced(folder)
        loaded = load_study(folder, project.data, published=is_published(folder, project.data))
        before = read_before(folder, project.data)
        view = make_view(loaded, "site", source_titles(project.data), before)
        bundle = bundle_study(project, folder)
        if before:
            bundle = {**bundle, f"data/studies/{study}/{BEFORE_FILE}": before_text(before).encode()}
        if content_digest(folder, project.data) == content and not halfway:
            remember(view, content)
            return OpenStudy(study, project.study_build(study), bundle, view)
    raise CompendiumError(f"The files of {study} change while they are read. Try again when they are saved.")


def study_id(folder: Path) -> str:
    """The id of a study, which is the name of its folder. Raises ParameterError for a name that is none."""
    name = folder.absolute().name
    if not STUDY_ID.fullmatch(name):
        raise ParameterError(f'The folder of a study is named after its id: a-z, 0-9 and hyphens; "{name}" is not one.')
    return name
