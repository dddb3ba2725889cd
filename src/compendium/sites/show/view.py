"""A study made ready to be shown: what every table and figure of it starts from, computed once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from compendium.data_package.package import DECLARING
from compendium.data_package.tables import load_table
from compendium.data_package.trace import Trace
from compendium.errors import ParameterError
from compendium.sites.compute.across import answer_matrix, order_sites
from compendium.sites.compute.profile import refuse_unknown_site
from compendium.sites.compute.suppression import PeopleShown, count_respondents, may_count_ratings, suppress_people
from compendium.sites.show.answers import Answers
from compendium.studies.check import STUDY_ID
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import Scale, local_sites
from compendium.studies.study import PLACES, Study, load_study

KEPT = 4
"""Views remembered by what they are made from: a run makes many pages of one study, in copies of one process."""

_remembered: "dict[str, View]" = {}
_remembered_titles: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, eq=False)  # one view is one object, so that what is made of it can be remembered
class View:
    """A study with its combined answers.

    `cells` is what `combine_ratings` returns, of all sites; `order` and `matrix` hold the local sites in the order in
    which they are shown; `people` is what may be told of respondents, `counts_ratings` whether numbers of ratings may
    be told, `repeated` whether any criterion of a site is rated more than once; `trace` stands under every table and
    figure, `evidence` under those that show statements; `titles` names sources by their id.
    """

    study: Study
    scale: Scale
    answers: Answers
    cells: pd.DataFrame
    order: pd.DataFrame
    matrix: pd.DataFrame
    people: PeopleShown
    counts_ratings: bool
    repeated: bool
    trace: Trace
    evidence: Trace
    titles: Mapping[str, str]

    @property
    def criteria(self) -> dict[str, str]:
        """Names of the criteria by id, in the framework's order."""
        return dict(zip(self.study.framework.criteria["criterion"], self.study.framework.criteria["name"], strict=True))

    @property
    def names(self) -> dict[str, str]:
        """Names of all sites by id."""
        return dict(zip(self.study.sites["site"], self.study.sites["name"], strict=True))


def open_view(data_folder: str, study: str, notebook: str) -> View:
    """Load a study by its id (in ``studies/`` or ``local/`` of the data folder) or by the path of its folder.

    ``notebook`` is the file name that notes link to, without its ending. Raises DataError with all faults of the study,
    ParameterError where there is none.
    """
    folder = next((f for f in _candidates(Path(data_folder), study) if f.is_dir()), None)
    if folder is None:
        raise ParameterError(f"study is {study!r}, which is no study of the data folder and no folder.")
    titles = _titles(Path(data_folder))
    loaded = load_study(folder, Path(data_folder))
    key = _content_key(loaded, notebook, titles)
    if key not in _remembered:
        while len(_remembered) >= KEPT:
            _remembered.pop(next(iter(_remembered)))
        _remembered[key] = make_view(loaded, notebook, titles)
    return _remembered[key]


def open_site(data_folder: str, study: str, site: str, notebook: str = "site") -> View:
    """Load a study to show one site of it: a view that holds of the other sites only how they stand.

    Raises like `open_view`, and ParameterError for a site that the study does not have.
    """
    view = open_view(data_folder, study, notebook)
    refuse_unknown_site(site, view.study.sites)
    return narrow(view, site, *(frame[frame["site"] == site] for frame in (view.study.ratings, view.cells)))


def narrow(view: View, site: str, ratings: pd.DataFrame, cells: pd.DataFrame) -> View:
    """The view of one site: its own row, `ratings` and `cells`; `matrix` still holds the local sites.

    What is not in it cannot be shown, so that a change elsewhere in the study leaves the page of the site as it is but
    for how the site stands among the others.
    """
    study = replace(view.study, sites=view.study.sites[view.study.sites["site"] == site], ratings=ratings)
    people = PeopleShown(view.people.by_site.loc[[site]], pd.Series(dtype="Int64"), None)
    evidence = replace(view.evidence, citations=citations(published_places(ratings), view.titles))
    return replace(view, study=study, cells=cells, order=view.order.iloc[:0], people=people, evidence=evidence)


def narrow_to_each(view: View) -> Iterator[tuple[str, View]]:
    """Every site of the study with its own narrow view, in the order of the study."""
    ratings, cells = (dict(tuple(frame.groupby("site"))) for frame in (view.study.ratings, view.cells))
    none, empty = view.study.ratings.iloc[:0], view.cells.iloc[:0]
    for site in view.study.sites["site"]:
        yield site, narrow(view, site, ratings.get(site, none), cells.get(site, empty))


def _content_key(study: Study, notebook: str, titles: Mapping[str, str]) -> str:
    """A digest of everything that a view is made from."""
    framework = study.framework
    told = [study.id, notebook, titles, framework.source, framework.locator, framework.levels]
    total = hashlib.sha256(f"{told}\0{framework.criteria.to_csv()}".encode())
    for name in ("study.toml", "sites.csv", "ratings.csv"):
        total.update(hashlib.sha256((study.folder / name).read_bytes()).digest())
    return total.hexdigest()


def _titles(data_folder: Path) -> dict[str, str]:
    """Titles of the sources by their id, remembered by what the files hold."""
    paths = [data_folder / name for name in ("sources.csv", *DECLARING)]
    content = [path.read_bytes() if path.is_file() else b"" for path in paths]
    key = hashlib.sha256(b"\0".join(content)).hexdigest()
    if key not in _remembered_titles:
        _remembered_titles[key] = load_table(data_folder, "sources").set_index("source")["title"].to_dict()
    return _remembered_titles[key]


def _candidates(data_folder: Path, study: str) -> list[Path]:
    places = [data_folder / place / study for place in PLACES] if STUDY_ID.fullmatch(study) else []
    return [*places, Path(study)]


def make_view(study: Study, notebook: str, titles: Mapping[str, str]) -> View:
    """Compute what the pages of a study share. ``titles`` names sources by their id."""
    scale = Scale.of(study.framework.levels)
    cells = combine_ratings(study.ratings, scale, study.combine)
    local = local_sites(study.sites)
    criteria = list(study.framework.criteria["criterion"])
    order = order_sites(answer_matrix(cells, list(local["site"]), criteria), local, scale)
    people = count_respondents(study.ratings, list(study.sites["site"]), list(study.tiers))
    places = [(study.framework.source, study.framework.locator)]
    return View(
        study,
        scale,
        Answers.of(study.framework),
        cells,
        order,
        answer_matrix(cells, list(order["site"]), criteria),
        suppress_people(people, study.smallest_count),
        may_count_ratings(study.ratings, study.smallest_count),
        bool(cells["ratings"].gt(1).any()),
        trace_of(study, places, notebook, titles),
        trace_of(study, published_places(study.ratings), notebook, titles),
        titles,
    )


ADDRESS = "../../data"
"""The data folder as seen from the notebooks of studies, and from the pages of a study."""


def published_places(ratings: pd.DataFrame) -> list[tuple[str, str]]:
    """Sources and locators of the rows that may appear; those of other rows are kept back with them."""
    shown = ratings[ratings["publish"]]
    if "source" not in shown or "locator" not in shown:
        return []
    pairs = zip(shown["source"], shown["locator"], strict=True)
    return [(source, locator) for source, locator in dict.fromkeys(pairs) if source and locator]


def trace_of(study: Study, places: Sequence[tuple[str, str]], notebook: str, titles: Mapping[str, str]) -> Trace:
    """The note under tables and figures: the sources and places, and the files that may be downloaded."""
    names = ("sites.csv", "ratings.csv") if is_wholly_public(study) else ("levels.csv",)
    files = tuple((name, f"{ADDRESS}/studies/{study.id}/{name}") for name in names)
    return Trace(citations(places, titles), files, notebook)


def citations(places: Sequence[tuple[str, str]], titles: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Locators by source, sources by title, each in the order in which it first occurs."""
    cited: dict[str, dict[str, None]] = {}
    for source, locator in places:
        cited.setdefault(source, {})[locator] = None
    return tuple((titles.get(source, source), tuple(found)) for source, found in cited.items())


def is_wholly_public(study: Study) -> bool:
    """Whether the study's own files may be downloaded: every row may appear, and no count of people is held back.

    Of any other study only `levels.csv` may be (`public_answers`).
    """
    notes = study.ratings["note"] if "note" in study.ratings else pd.Series(dtype=str)
    return bool(study.ratings["publish"].all() and notes.eq("").all()) and study.smallest_count <= 1
