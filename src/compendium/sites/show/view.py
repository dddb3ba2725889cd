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
from compendium.sites.compute.suppression import PeopleShown, count_respondents, may_count_ratings, suppress_people
from compendium.sites.show.public import trace_of
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
    answers that bear on no criterion left out; `order` and `matrix` hold the local sites in the order in
    which they are shown; `people` is what may be told of respondents, `counts_ratings` whether numbers of ratings may
    be told, `repeated` whether any criterion of a site is rated more than once; `trace` stands under every table and
    figure: the places that the ratings come from, as far as they may appear; `titles` names sources by their id.

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
        """Where the outcome puts each local site (`outcome_groups`); without a row where the study names none."""
        sites = self.study.sites
        return outcome_groups(sites[sites["site"].isin(self.order["site"])], self.study.outcome)

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


def make_view(study: Study, notebook: str, titles: Mapping[str, str]) -> View:
    """Compute what the pages of a study share. ``titles`` names sources by their id."""
    scale = Scale.of(study.framework.levels)
    coding = coding_of(study)
    cells = combine_ratings(counted_pieces(coding), scale, study.combine)
    local = local_sites(study.sites)
    criteria = list(study.framework.criteria["criterion"])
    order = order_sites(answer_matrix(cells, list(local["site"]), criteria), local, scale, study.look.order)
    people = count_respondents(study.ratings, list(study.sites["site"]), list(study.tiers))
    return View(
        study,
        scale,
        Answers.of(study.framework.levels, study.look.palette, study.look.colours),
        coding,
        cells,
        order,
        answer_matrix(cells, list(order["site"]), criteria),
        suppress_people(people, study.smallest_count),
        may_count_ratings(study.ratings, study.smallest_count),
        bool(cells["ratings"].gt(1).any()),
        trace_of(study, notebook, titles),
        titles,
    )
