"""Views that hold less than a whole study, so that a change in what they leave out leaves their pages as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

import pandas as pd

from compendium.sites.compute.suppression import PeopleShown
from compendium.sites.show.public import rests_on
from compendium.sites.show.register import in_own_order, own_order
from compendium.sites.show.view import View
from compendium.studies.compute.coding import SETTLED
from compendium.studies.told_table import of_site

LEFT_OUT = "(left out across sites)"
"""Stands in place of the words of a statement where a view has none."""


def without_words(view: View) -> View:
    """A view whose statements are left out, but for those of settled pieces in its coding."""
    own = {name: getattr(view.study, name).assign(statement=LEFT_OUT) for name in ("ratings", "evidence")}
    coding = view.coding
    quoted = coding["statement"].where(coding["standing"] == SETTLED, LEFT_OUT)
    study = in_own_order(replace(view.study, **own))
    return replace(view, study=study, coding=own_order(study, coding.assign(statement=quoted)))


_narrowed: WeakKeyDictionary[View, dict[str, View]] = WeakKeyDictionary()
"""The views that `narrow_to_each` has made, by the whole one: notebooks in copies of this process find theirs made."""


def narrow_to(view: View, site: str) -> View:
    """The view of one site of a study, see `narrow`."""
    if site in (made := _narrowed.get(view, {})):
        return made[site]
    own = {name: frame[(frame["site"] == site).to_numpy()] for name, frame in _frames_by_site(view).items()}
    return narrow(view, site, own)


def narrow_to_each(view: View) -> Iterator[tuple[str, View]]:
    """Every site of the study with its own narrow view, in the order of the study."""
    frames = _frames_by_site(view)
    parts = {name: dict(tuple(frame.groupby("site"))) for name, frame in frames.items()}
    empty = {name: frame.iloc[:0] for name, frame in frames.items()}
    for site in view.study.sites["site"]:
        made = narrow(view, site, {name: parts[name].get(site, empty[name]) for name in frames})
        _narrowed.setdefault(view, {})[site] = made
        yield site, made


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


def _frames_by_site(view: View) -> dict[str, pd.DataFrame]:
    """Every table of a view that has rows of its sites, by name."""
    study = view.study
    own = {name: getattr(study, name) for name in ("sites", "ratings", "evidence", "settled")}
    return {**own, "coding": view.coding, "cells": view.cells}
