"""Studies opened to be shown: the whole of one, one site of it, or all its sites together."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from compendium.data_package.folder import find_data
from compendium.data_package.package import DECLARING
from compendium.data_package.reads import passed_over
from compendium.data_package.tables import load_table
from compendium.sites.compute.profile import refuse_unknown_site
from compendium.sites.show.before import read_before
from compendium.sites.show.narrow import narrow_to, without_words
from compendium.sites.show.view import View, make_view
from compendium.studies.files import BEFORE_FILE, TABLE_FILES, content_digest
from compendium.studies.study import folder_of, load_study

READ = (*TABLE_FILES, BEFORE_FILE)
KEPT = 4
"""Views remembered by what they are made from: a run makes many pages of one study, in copies of one process."""

_remembered: dict[tuple[str, str], View] = {}
_remembered_titles: dict[str, dict[str, str]] = {}


def open_view(data_folder: str, study: str, notebook: str) -> View:
    """Load a study by its id (in ``studies/`` or ``local/`` of the data folder) or by the path of its folder.

    ``notebook`` is the file name that notes link to, without its ending. Raises DataError with all faults of the study,
    ParameterError where there is none.
    """
    data = find_data(data_folder)
    folder = folder_of(data, study)
    content = content_digest(folder, data)
    known = next((view for (key, _), view in _remembered.items() if key == content), None)
    if known is None:
        known = make_view(load_study(folder, data), notebook, source_titles(data), read_before(folder, data))
        remember(known, content)
    if (content, notebook) not in _remembered:
        remember(replace(known, trace=replace(known.trace, notebook=notebook)), content)
    return _remembered[content, notebook]


def remember(view: View, content: str) -> None:
    """Keep what was combined of a study by its `content_digest`, for whoever opens it later in this process."""
    while len(_remembered) >= KEPT:
        _remembered.pop(next(iter(_remembered)))
    _remembered[content, view.trace.notebook] = view


def open_site(data_folder: str, study: str, site: str, notebook: str = "site") -> View:
    """Load a study to show one site of it: a view that holds of the other sites only how they stand.

    Raises like `open_view`, and ParameterError for a site that the study does not have.
    """
    folder = folder_of(find_data(data_folder), study)
    tables = tuple(os.path.abspath(folder / name) for name in READ)  # noqa: PTH100 - as reads are recorded
    with passed_over(tables):
        view = open_view(data_folder, study, notebook)
    refuse_unknown_site(site, view.study.sites)
    return replace(narrow_to(view, site), tables=tables)


def open_across(data_folder: str, study: str, notebook: str = "across_sites") -> View:
    """Load a study to show all its sites together: a view without the words of statements, but for what was settled.

    So a statement that is put otherwise leaves the page across sites as it is. Raises like `open_view`, which is for
    whoever wants the words: a page that uses it is made again with every change of the study's tables.
    """
    folder = folder_of(find_data(data_folder), study)
    tables = [os.path.abspath(folder / name) for name in READ]  # noqa: PTH100
    with passed_over(tables):
        return without_words(open_view(data_folder, study, notebook))


def source_titles(data_folder: Path) -> dict[str, str]:
    """Titles of the sources by their id, remembered by what the files hold."""
    paths = [data_folder / name for name in ("sources.csv", *DECLARING)]
    content = [path.read_bytes() if path.is_file() else b"" for path in paths]
    key = hashlib.sha256(b"\0".join(content)).hexdigest()
    if key not in _remembered_titles:
        _remembered_titles[key] = load_table(data_folder, "sources").set_index("source")["title"].to_dict()
    return _remembered_titles[key]


def view_of(folder: Path, data_folder: Path, *, published: bool = False) -> View:
    """Load the study in a folder and compute what its pages share. Raises DataError with every fault of the study.

    A `published` one has to be in the form that may be public.
    """
    study = load_study(folder, data_folder, published=published)
    return make_view(study, "site", source_titles(data_folder), read_before(folder, data_folder))
