"""A study made ready to be shown: what every table and figure of it starts from, computed once."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from compendium.data_package.folder import find_data
from compendium.data_package.package import DECLARING
from compendium.data_package.reads import note_use, passed_over
from compendium.data_package.tables import load_table
from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.sentences import Shown
from compendium.sites.compute.across import answer_matrix, order_sites
from compendium.sites.compute.outcome import outcome_groups
from compendium.sites.compute.profile import refuse_unknown_site
from compendium.sites.compute.suppression import PeopleShown
from compendium.sites.show.before import Before, people_since, read_before
from compendium.sites.show.public import rests_on, trace_of
from compendium.sites.show.register import answers_of, coders_told, in_own_order, is_wholly_public
from compendium.sites.show.shared import any_repeated, shared_cells
from compendium.studies.compute.coding import SETTLED, counted_pieces
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import Scale, local_sites
from compendium.studies.files import BEFORE_FILE, TABLE_FILES, content_digest
from compendium.studies.framework import GROUP
from compendium.studies.study import Study, coding_of, folder_of, load_study
from compendium.studies.told_table import of_site

UNGROUPED = "In no group"
READ = (*TABLE_FILES, BEFORE_FILE)
KEPT = 4
"""Views remembered by what they are made from: a run makes many pages of one study, in copies of one process."""

_remembered: "dict[tuple[str, str], View]" = {}
_remembered_titles: dict[str, dict[str, str]] = {}


class Renewable(Shown):
    """What a notebook shows of other sites. Whatever becomes of it but being shown makes its page rest on them."""

    def __init__(self, made: Shown, tables: Sequence[str]) -> None:
        """Keep what was made; `tables` are the files of the study's tables."""
        self._made, self._tables = made, tables

    def __getattr__(self, name: str) -> Any:
        """Note that one of the two forms is used."""
        if name not in ("html", "plain"):
            raise AttributeError(name)
        note_use(self._tables)
        return getattr(self._made, name)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        note_use(self._tables, self._made.html)
        return self._made._repr_mimebundle_()


@dataclass(frozen=True, eq=False)  # one view is one object, so that what is made of it can be remembered
class View:
    """A study with its combined answers.

    `coding` is what stands of the answers (`coding_of`); `cells` is what `combine_ratings` makes of it, of all sites,
    answers that bear on no criterion left out and those kept back that may not be told (`register`); `order` and
    `matrix` hold the local sites in the order in which they are shown; `people` is what may be told of respondents,
    `counts_ratings` whether numbers of ratings and of coders may be told, and how far these agree; `repeated` whether,
    as far as may be told, any criterion of a site is rated more than once; `trace` stands under every table and figure:
    the places that the ratings come from, as far as they may appear; `titles` names sources by their id.

    In the view of one site, `answers_of_all` is the one thing that tells of other sites. It is for what can be renewed
    on a page (`renewable`); whoever else wants to know of them asks for `matrix`, which makes the page rest on
    `tables`, the files of the study's tables.
    """

    study: Study
    scale: Scale
    answers: Answers
    coding: pd.DataFrame
    cells: pd.DataFrame
    order: pd.DataFrame
    answers_of_all: pd.DataFrame
    people: PeopleShown
    counts_ratings: bool
    repeated: bool
    trace: Trace
    titles: Mapping[str, str]
    tables: tuple[str, ...] = field(default=(), repr=False)
    people_before: PeopleShown | None = None

    @property
    def matrix(self) -> pd.DataFrame:
        """Answers of the local sites, a row for each and a column for each criterion."""
        note_use(self.tables)
        return self.answers_of_all

    def renewable(self, shown: Shown) -> Shown:
        """Mark what was made of `answers_of_all`: where a cell shows it and nothing else, it can be renewed."""
        return Renewable(shown, self.tables) if self.tables else shown

    @cached_property
    def outcome(self) -> pd.Series:
        """Where the outcome puts each local site (`outcome_groups`), where everybody may have the study's own files;
        else, and where the study names none, without a row: who is on which side is not told then."""
        return self.groups_by_outcome if is_wholly_public(self.study) else self.groups_by_outcome.iloc[:0]

    @cached_property
    def groups_by_outcome(self) -> pd.Series:
        """Where the outcome puts each local site, to be counted and compared only."""
        sites, outcome = self.study.sites, None if self.study.is_reduced else self.study.outcome
        return outcome_groups(sites[sites["site"].isin(self.order["site"])], outcome)

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The rows of `coding` that bear on a criterion."""
        return counted_pieces(self.coding)

    @cached_property
    def criteria(self) -> dict[str, str]:
        """Names of the criteria by id, in the framework's order."""
        return dict(zip(self.study.framework.criteria["criterion"], self.study.framework.criteria["name"], strict=True))

    @property
    def groups(self) -> dict[str, str]:
        """The group of each criterion by its id; of no criterion where the framework has no groups."""
        criteria = self.study.framework.criteria
        if GROUP not in criteria:
            return {}
        return dict(zip(criteria["criterion"], criteria[GROUP].replace("", UNGROUPED), strict=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all sites by id."""
        return dict(zip(self.study.sites["site"], self.study.sites["name"], strict=True))


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
    own = {name: frame[(frame["site"] == site).to_numpy()] for name, frame in _frames_by_site(view).items()}
    return replace(narrow(view, site, own), tables=tables)


def open_across(data_folder: str, study: str, notebook: str = "across_sites") -> View:
    """Load a study to show all its sites together: a view without the words of statements, but for what was settled.

    So a statement that is put otherwise leaves the page across sites as it is. Raises like `open_view`, which is for
    whoever wants the words: a page that uses it is made again with every change of the study's tables.
    """
    folder = folder_of(find_data(data_folder), study)
    tables = [os.path.abspath(folder / name) for name in READ]  # noqa: PTH100
    with passed_over(tables):
        return without_words(open_view(data_folder, study, notebook))


def without_words(view: View) -> View:
    """A view whose statements are left out, but for those of settled pieces in its coding."""
    own = {name: getattr(view.study, name).assign(statement=LEFT_OUT) for name in ("ratings", "evidence")}
    coding = view.coding
    quoted = coding["statement"].where(coding["standing"] == SETTLED, LEFT_OUT)
    return replace(view, study=replace(view.study, **own), coding=coding.assign(statement=quoted))


LEFT_OUT = "(left out across sites)"
"""Stands in place of the words of a statement where a view has none."""


def _frames_by_site(view: View) -> dict[str, pd.DataFrame]:
    """Every table of a view that has rows of its sites, by name."""
    study = view.study
    own = {name: getattr(study, name) for name in ("sites", "ratings", "evidence", "settled")}
    return {**own, "coding": view.coding, "cells": view.cells}


def narrow(view: View, site: str, own: Mapping[str, pd.DataFrame]) -> View:
    """The view of one site: `own` has its rows of each table, by name.

    What is not in it cannot be shown, so that a change elsewhere in the study leaves the page of the site as it is but
    for how the site stands among the others.
    """
    of_study = {name: own[name] for name in ("sites", "ratings", "evidence", "settled")}
    nothing = {name: getattr(view.study, name).iloc[:0] for name in ("set_aside", "combined", "people")}
    study = replace(view.study, **of_study, **nothing, told=of_site(view.study.told, site))
    by_site = view.people.by_site
    people = PeopleShown(by_site[by_site.index == site], pd.Series(dtype="Int64"), None, view.people.moved)
    trace = replace(view.trace, citations=rests_on(study, view.titles))
    return replace(
        view,
        study=study,
        coding=own["coding"],
        cells=own["cells"],
        order=view.order.iloc[:0],
        people=people,
        trace=trace,
    )


def narrow_to_each(view: View) -> Iterator[tuple[str, View]]:
    """Every site of the study with its own narrow view, in the order of the study."""
    frames = _frames_by_site(view)
    parts = {name: dict(tuple(frame.groupby("site"))) for name, frame in frames.items()}
    empty = {name: frame.iloc[:0] for name, frame in frames.items()}
    for site in view.study.sites["site"]:
        yield site, narrow(view, site, {name: parts[name].get(site, empty[name]) for name in frames})


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


def make_view(study: Study, notebook: str, titles: Mapping[str, str], before: Before | None = None) -> View:
    """Compute what the pages of a study share. ``titles`` names sources by their id; ``before`` is what the release
    before told of people."""
    study = in_own_order(study)
    scale = Scale.of(study.framework.levels)
    coding = coding_of(study)
    counted, (people, people_before) = counted_pieces(coding), people_since(study, before)
    cells = shared_cells(study) if study.is_reduced else combine_ratings(counted, scale, study.combine)
    cells = answers_of(study, cells, counted)
    local = local_sites(study.sites)
    criteria = list(study.framework.criteria["criterion"])
    order = order_sites(answer_matrix(cells, list(local["site"]), criteria), local, scale, study.look.order)
    counts_ratings = coders_told(study, people)
    return View(
        study,
        scale,
        Answers.of(study.framework.levels, study.look.palette, study.look.colours),
        coding,
        cells,
        order,
        answer_matrix(cells, list(order["site"]), criteria),
        people,
        counts_ratings,
        any_repeated(study, cells, counted=counts_ratings),
        trace_of(study, notebook, titles),
        titles,
        people_before=people_before,
    )
