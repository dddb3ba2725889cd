"""A study made ready to be shown: what every table and figure of it starts from, computed once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from compendium.data_package.reads import note_use
from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.sentences import Shown
from compendium.sites.compute.across import answer_matrix, order_sites
from compendium.sites.compute.outcome import outcome_groups
from compendium.sites.compute.suppression import PeopleShown
from compendium.sites.show.before import Before, people_since
from compendium.sites.show.public import trace_of
from compendium.sites.show.register import (
    STATED,
    answers_of,
    coders_told,
    in_own_order,
    is_wholly_public,
    stated_columns,
)
from compendium.sites.show.shared import any_repeated, shared_cells
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import Scale, local_sites
from compendium.studies.framework import GROUP
from compendium.studies.study import Study, coding_of

UNGROUPED = "In no group"


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
    as far as may be told, any criterion of a site is rated more than once; `stated` which of STATED any row of the
    study fills; `trace` stands under every table and figure:
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
    stated: frozenset[str] = frozenset(STATED)

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
        stated=stated_columns(study),
    )
