"""One site: its level on each criterion, as a figure and as a table."""

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from compendium.display.cells import name_rows
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, in_words, short_enough, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.profile import BETWEEN, GAP, NO_LEVEL, NOT_STATED, STRENGTH, site_profile
from compendium.sites.show.chips import chip
from compendium.sites.show.draw_matrix import draw_answers
from compendium.sites.show.many import END, MOST, both_ends
from compendium.sites.show.statements import openings
from compendium.sites.show.titles import HALVES, how_many, number_words, share_words
from compendium.sites.show.view import View
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING

ONE_FORM, LETTERS = 5.0, 10.4
"""Inches and points of the profile, which has one form for all windows: a study draws one for each of its sites."""

NO_WORDS = ("", "–", "-", NOT_STATED)
"""What stands in place of a descriptor where there is none."""


Row = Mapping[Hashable, Any]
"""What a site has on one criterion: a row of its profile."""


@lru_cache(maxsize=1)  # most of a site's tables start from it
def profile_of(view: View, site: str) -> pd.DataFrame:
    """The site's profile (see `site_profile`) with the descriptor of its level as `descriptor`."""
    criteria = view.study.framework.criteria
    profile = site_profile(site, view.cells, view.study.sites, criteria, view.scale)
    descriptors = {level: criteria[level].tolist() for level in view.scale.levels}
    described = [
        str(descriptors[level][place]) if level in descriptors else "" for place, level in enumerate(profile["level"])
    ]
    return profile.assign(descriptor=described)


@lru_cache(maxsize=1)
def rows_of(view: View, site: str) -> list[Row]:
    """The rows of `profile_of`, for whoever goes through them one by one."""
    return list(profile_of(view, site).to_dict("records"))


def is_silent(rows: Sequence[Row]) -> bool:
    """Whether a site has no level on any criterion. ``rows`` are its `rows_of`."""
    return all(row["kind"] == NO_LEVEL for row in rows)


def profile_title(view: View, site: str) -> str:
    """On how many criteria the site is strong, in between and weak, and on how many it has no level."""
    kinds = [row["kind"] for row in rows_of(view, site)]
    strong, between, weak, without = map(kinds.count, (STRENGTH, BETWEEN, GAP, NO_LEVEL))
    parts = [f"strong on {share_words(strong, len(kinds))} {verb(len(kinds), 'criterion', 'criteria')}"]
    number = in_words if len(kinds) < 10 else "{:,}".format  # all in words or all in digits, as `share_words` has it
    parts += [f"in between on {number(between)}"] * bool(between)
    parts += [f"weak on {number(weak)}"] * bool(weak or not between)
    parts += [f"without a level on {number(without)}"] * bool(without)
    return capitalised(short_enough(", ".join(parts), ", ".join(parts[:-1])))


def profile_figure(view: View, site: str, title: str = "") -> ShownFigure | Shown:
    """The site's level on each criterion as a coloured cell with its symbol and name; nothing where it has none.

    Of many criteria those at either end of the scale are drawn.
    """
    rows = rows_of(view, site)
    if is_silent(rows):
        return Shown("", "")
    drawn = _drawn(rows, view)
    words = [f"{row['name']}: {view.answers.names[row['level']]}" for row in drawn]
    figure, axes = new_figure(0.1 + 0.36 * len(drawn))
    figure.set_figwidth(ONE_FORM)
    draw_answers(axes, {(0, place): row["level"] for place, row in enumerate(drawn)}, view.answers, LETTERS)
    for place, row in enumerate(drawn):
        name = short_label(view.answers.names[row["level"]], 30)
        axes.text(1.15, place + 0.52, name, va="center", fontsize=LETTERS).set_in_layout(False)
    labels = [short_label(row["name"], 30) for row in drawn]
    name_rows(axes, [place + 0.5 for place in range(len(drawn))], labels, LETTERS)
    axes.set(xlim=(0, 5), ylim=(len(drawn), 0), xticks=[])
    for side in axes.spines.values():
        side.set_visible(False)
    criteria = counted(len(drawn), "criterion", "criteria")
    text = f"Profile of {view.names[site]}, a level for each of {criteria}. {'; '.join(words)}."
    measure = HALVES + _drawn_words(len(drawn), len(rows))
    return ShownFigure(figure, title or profile_title(view, site), text, view.trace, measure)


def _drawn(rows: Sequence[Row], view: View) -> Sequence[Row]:
    """The rows of a profile to draw: all, or of many those with the highest and the lowest levels."""
    if len(rows) <= MOST:
        return rows
    ranked = [row for row in rows if row["kind"] != NO_LEVEL]
    return both_ends(sorted(ranked, key=lambda row: -view.scale.ranks[row["level"]]))


def _drawn_words(drawn: int, of: int) -> str:
    """Which rows are drawn, to stand behind what is measured; blank where all are."""
    if drawn == of:
        return ""
    which = "with the highest and the lowest levels" if drawn == 2 * END else "with a level"
    return f". Shown: the {number_words(drawn)} of {of:,} criteria {which}; the table has all"


def profile_table(view: View, site: str) -> Shown:
    """The site's level on each criterion next to what the framework says of that level, and how far ratings differ.

    A level opens the statements on it that may appear (`statements_table`). Of a site without any level only the
    criteria that were rated are listed. Where the framework says of no level what it means, there is no such column.
    """
    profile, rows = profile_of(view, site), rows_of(view, site)
    silent = is_silent(rows)
    if silent:
        profile = profile[profile["level"] != NO_RATING].reset_index(drop=True)
        rows = [row for row in rows if row["level"] != NO_RATING]
    if profile.empty:
        return Shown("", "")
    described = not silent and not profile["descriptor"].str.strip().str.lower().isin(NO_WORDS).all()
    labels = {"name": "Criterion", "level": "Level"} | ({"descriptor": "What this level means"} if described else {})
    labels |= {"spread": "Evidence" if view.study.has_inventory else "Ratings"} if view.repeated else {}
    count = view.counts_ratings and view.people.shows(site)
    frame = profile.assign(
        descriptor=profile["descriptor"].replace("", "–"),
        spread=[spread_words(row, view, count) for row in rows],
        level=openings(view, site, rows),
    )
    group = None
    if view.groups:
        frame, group = frame.assign(group=frame["criterion"].map(view.groups)), "group"
        labels["group"] = "Group"
    cells = {"level": lambda level: level.link(chip(view.answers, level.words))}
    layout = Layout(labels, group=group, cells=cells, anchor=("criterion", "criterion"))
    title = _table_title(profile, silent=silent, described=described)
    return journal_table(frame, "table-profile", title, layout, view.trace)


def _table_title(profile: pd.DataFrame, *, silent: bool, described: bool) -> str:
    """How many criteria have a level, or that what was rated has none; whether the table says what levels mean."""
    if silent:
        return f"{how_many(len(profile), 'criterion', 'criteria')} rated, at no level"
    known = int(profile["kind"].ne(NO_LEVEL).sum())
    criteria = verb(len(profile), "criterion", "criteria")
    return f"Levels on {share_words(known, len(profile))} {criteria}{', and what each means' * described}"


def spread_words(row: Row, view: View, count: bool) -> str:
    """How far the ratings of one criterion differ, with their number where it may be told."""
    number = int(str(row["ratings"]))
    if row["level"] == KEPT_BACK:
        return "–"
    if not number:
        return "none"
    told = _number_told(row, view) if count else ""
    if row["lowest"] != row["highest"]:
        return f"{told}from {view.answers.text(str(row['lowest']))} to {view.answers.text(str(row['highest']))}"
    if row["disagree"]:
        return f"{told}not all give the same answer"
    return f"{told}no difference" if number > 1 or not count else told.rstrip(": ")


def _number_told(row: Row, view: View) -> str:
    """How many ratings, or pieces of evidence, there are, and how many of them give a level where not all do."""
    number, rated = int(str(row["ratings"])), int(str(row["rated"]))
    told = counted(number, "piece" if view.study.has_inventory else "rating")
    return f"{told}, {in_words(rated)} with a level: " if 0 < rated < number else f"{told}: "
