"""A study made ready to be shown: what every table and figure of it starts from, computed once."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from compendium.analysis.studies.across import answer_matrix, order_sites
from compendium.analysis.studies.combining import combine_ratings
from compendium.analysis.studies.scale import Scale, local_sites
from compendium.analysis.studies.suppression import PeopleShown, count_respondents, suppress_people
from compendium.display.studies.answers import Answers
from compendium.errors import ParameterError
from compendium.load.studies import PLACES, STUDY_ID, Study, load_study
from compendium.load.tables import load_table
from compendium.load.tracing import Trace

KEPT = 4
"""Views remembered by what they are made from: a run makes many pages of one study, in copies of one process."""

_remembered: "dict[str, View]" = {}

ADDRESS = "../../data"
"""The data folder as seen from the notebooks of studies, and from the pages of a study."""


@dataclass(frozen=True)
class View:
    """A study with its combined answers.

    `cells` is what `combine_ratings` returns, of all sites; `order` and `matrix` hold the local sites in the order in
    which they are shown; `people` is what may be told of respondents; `trace` stands under every table and figure,
    `evidence` under those that show statements.
    """

    study: Study
    scale: Scale
    answers: Answers
    cells: pd.DataFrame
    order: pd.DataFrame
    matrix: pd.DataFrame
    people: PeopleShown
    trace: Trace
    evidence: Trace

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
    titles = load_table(Path(data_folder), "sources").set_index("source")["title"].to_dict()
    loaded = load_study(folder, Path(data_folder))
    key = _content_key(loaded, notebook, titles)
    if key not in _remembered:
        while len(_remembered) >= KEPT:
            _remembered.pop(next(iter(_remembered)))
        _remembered[key] = make_view(loaded, notebook, titles)
    return _remembered[key]


def _content_key(study: Study, notebook: str, titles: dict[str, str]) -> str:
    """A digest of everything that a view is made from."""
    framework = study.framework
    told = [study.id, notebook, titles, framework.source, framework.locator, framework.levels]
    total = hashlib.sha256(f"{told}\0{framework.criteria.to_csv()}".encode())
    for name in ("study.toml", "sites.csv", "ratings.csv"):
        total.update(hashlib.sha256((study.folder / name).read_bytes()).digest())
    return total.hexdigest()


def _candidates(data_folder: Path, study: str) -> list[Path]:
    places = [data_folder / place / study for place in PLACES] if STUDY_ID.fullmatch(study) else []
    return [*places, Path(study)]


def make_view(study: Study, notebook: str, titles: dict[str, str]) -> View:
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
        _trace(study, places, notebook, titles),
        _trace(study, published_places(study.ratings), notebook, titles),
    )


def published_places(ratings: pd.DataFrame) -> list[tuple[str, str]]:
    """Sources and locators of the rows that may appear; those of other rows are kept back with them."""
    shown = ratings[ratings["publish"]]
    if "source" not in shown or "locator" not in shown:
        return []
    pairs = zip(shown["source"], shown["locator"], strict=True)
    return [(source, locator) for source, locator in dict.fromkeys(pairs) if source and locator]


def _trace(study: Study, places: list[tuple[str, str]], notebook: str, titles: dict[str, str]) -> Trace:
    cited: dict[str, dict[str, None]] = {}
    for source, locator in places:
        cited.setdefault(source, {})[locator] = None
    citations = tuple((titles.get(source, source), tuple(found)) for source, found in cited.items())
    names = ("sites.csv", "ratings.csv") if is_wholly_public(study) else ("levels.csv",)
    return Trace(citations, tuple((name, f"{ADDRESS}/studies/{study.id}/{name}") for name in names), notebook)


def is_wholly_public(study: Study) -> bool:
    """Whether the study's own files may be downloaded: every row may appear, and no count of people is held back.

    Of any other study only `levels.csv` may be (`public_answers`).
    """
    notes = study.ratings["note"] if "note" in study.ratings else pd.Series(dtype=str)
    return bool(study.ratings["publish"].all() and notes.eq("").all()) and study.smallest_count <= 1
