"""One site: its level on each criterion, said in short, as a figure and as a table."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from compendium.display.cells import name_rows
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, in_short, in_words, listed, short_enough, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.profile import BETWEEN, GAP, NO_LEVEL, STRENGTH, refuse_unknown_site, site_profile
from compendium.sites.show.chips import chip
from compendium.sites.show.draw_matrix import draw_answers
from compendium.sites.show.site_columns import shown_columns
from compendium.sites.show.statements import openings
from compendium.sites.show.titles import HALVES, briefly, number_words, share_words
from compendium.sites.show.view import View
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING

NAMED = 3
"""So many criteria are named in a sentence; of more, only the first ones and how many others."""

NEEDS_LEVEL = "How it stands can be shown once a rating gives it a level on at least one criterion."

ONE_FORM, LETTERS = 5.0, 10.4
"""Inches and points of the profile, which has one form for all windows: a study draws one for each of its sites."""


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


def introduction(view: View, site: str | None = None) -> Shown:
    """Which study this is, which site, and what the study's note says of its ratings.

    Raises ParameterError for a site that the study does not have.
    """
    if site:
        refuse_unknown_site(site, view.study.sites)
    lines = [f"{view.study.title}: {view.names[site]}." if site else f"{view.study.title}."]
    lines += _told_of_site(view, site) if site else []
    lines += [view.study.note] if view.study.note else []
    return Shown("".join(f"<p>{escape(line)}</p>" for line in lines), "\n".join(lines))


def _told_of_site(view: View, site: str) -> list[str]:
    """What stands of the site in the columns that the study wants to be shown, as one line."""
    own = view.study.sites[view.study.sites["site"] == site]
    told = [f"{name}: {cells[0]}" for name, cells in shown_columns(view.study, own).items() if cells[0]]
    return [f"{'; '.join(told)}."] if told else []


def paragraphs(lines: Iterable[str]) -> Shown:
    """Computed sentences, a paragraph each, every one escaped."""
    kept = list(lines)
    html = "".join(f'<p class="compendium-computed">{escape(line)}</p>' for line in kept)
    return Shown(html, "\n".join(kept))


def site_sentences(view: View, site: str) -> Shown:
    """In short: on what the site is strong and weak, what has no level and why, and where ratings differ.

    Raises ParameterError for a site that the study does not have.
    """
    rows = rows_of(view, site)
    if is_silent(rows):
        return in_short(_silent(rows, view, site), NEEDS_LEVEL)
    differing = [row["name"] for row in rows if row["disagree"]]
    differ = f"Ratings differ on {_listed(differing)}." if differing else ""
    return in_short(_strong_and_weak(rows, view), _without_level(rows, view), differ)


def _strong_and_weak(rows: Sequence[Row], view: View) -> str:
    """The criteria in the upper half of the levels, in the lower half and between, each with its level where that is
    neither the best nor the worst."""
    ends = (view.scale.levels[-1], view.scale.levels[0])
    parts = []
    for words, kind in (("strong on", STRENGTH), ("in between", BETWEEN), ("weak on", GAP)):
        found = [(row["name"], row["level"]) for row in rows if row["kind"] == kind]
        if kind == BETWEEN and found:  # there is one level in the very middle
            parts.append(f"{words} ({view.answers.names[found[0][1]]}) on {_listed([name for name, _ in found])}")
        elif kind != BETWEEN:
            names = [name if level in ends else f"{name} ({view.answers.names[level]})" for name, level in found]
            parts.append(f"{words} {_listed(names) if names else 'no criterion'}")
    return f"{capitalised('; '.join(parts))}."


def _listed(names: Sequence[str]) -> str:
    """Names of criteria; of many, the first ones and the number of the others."""
    if len(names) <= NAMED:
        return listed(names)
    return listed([*names[: NAMED - 1], f"{number_words(len(names) - NAMED + 1)} others"])


def _without_level(rows: Sequence[Row], view: View) -> str:
    """What has no level, each kind of it by itself: a criterion that nobody rated is not one rated as missing."""
    found: dict[str, list[str]] = {answer: [] for answer in view.answers.names}
    for row in rows:
        if row["kind"] == NO_LEVEL:
            found[row["level"]].append(row["name"])
    parts = [f"{view.answers.names[answer]} on {_listed(names)}" for answer, names in found.items() if names]
    return f"Without a level: {'; '.join(parts)}." if parts else ""


def _silent(rows: Sequence[Row], view: View, site: str) -> str:
    """That a site has no level at all, and what stands in the place of levels."""
    start = f"{view.names[site]} has no level on any criterion"
    if any(row["level"] == KEPT_BACK for row in rows):
        start = f"{view.names[site]} has no level that may be shown"
    if all(row["level"] == NO_RATING for row in rows):
        return f"{start}: it was rated on none of them."
    return f"{start}. {_without_level(rows, view)}"


def profile_title(view: View, site: str) -> str:
    """On how many criteria the site is strong, in between and weak, and on how many it has no level."""
    kinds = [row["kind"] for row in rows_of(view, site)]
    strong, between, weak, without = map(kinds.count, (STRENGTH, BETWEEN, GAP, NO_LEVEL))
    parts = [f"strong on {share_words(strong, len(kinds))} {verb(len(kinds), 'criterion', 'criteria')}"]
    parts += [f"in between on {in_words(between)}"] * bool(between)
    parts += [f"weak on {in_words(weak)}"] * bool(weak or not between)
    parts += [f"without a level on {in_words(without)}"] * bool(without)
    return capitalised(short_enough(", ".join(parts), ", ".join(parts[:-1])))


def profile_figure(view: View, site: str, title: str = "") -> ShownFigure | Shown:
    """The site's level on each criterion as a coloured cell with its symbol and name; nothing where it has none."""
    rows = rows_of(view, site)
    if is_silent(rows):
        return Shown("", "")
    figure, axes = new_figure(0.1 + 0.36 * len(rows))
    figure.set_figwidth(ONE_FORM)
    draw_answers(axes, {(0, place): row["level"] for place, row in enumerate(rows)}, view.answers, LETTERS)
    for place, row in enumerate(rows):
        name = short_label(view.answers.names[row["level"]], 30)
        axes.text(1.15, place + 0.52, name, va="center", fontsize=LETTERS).set_in_layout(False)
    labels = [short_label(row["name"], 30) for row in rows]
    name_rows(axes, [place + 0.5 for place in range(len(rows))], labels, LETTERS)
    axes.set(xlim=(0, 5), ylim=(len(rows), 0), xticks=[])
    for side in axes.spines.values():
        side.set_visible(False)
    words = [f"{row['name']}: {view.answers.names[row['level']]}" for row in rows]
    text = f"Profile of {view.names[site]}, a level for each criterion. {'; '.join(words)}."
    return ShownFigure(figure, title or profile_title(view, site), text, view.trace, HALVES)


def profile_table(view: View, site: str) -> Shown:
    """The site's level on each criterion next to what the framework says of that level, and how far ratings differ.

    A level opens the statements on it that may appear (`statements_table`). Of a site without any level only the
    criteria that were rated are listed.
    """
    profile, silent = profile_of(view, site), is_silent(rows_of(view, site))
    if silent:
        profile = profile[profile["level"] != NO_RATING].reset_index(drop=True)
    if profile.empty:
        return Shown("", "")
    labels = {"name": "Criterion", "level": "Level"} | ({} if silent else {"descriptor": "What this level means"})
    labels |= {"spread": "Evidence" if view.study.has_inventory else "Ratings"} if view.repeated else {}
    count = view.counts_ratings and view.people.shows(site)
    frame = profile.assign(
        descriptor=profile["descriptor"].replace("", "–"),
        spread=[spread_words(row, view, count) for row in profile.to_dict("records")],
        level=openings(view, site, profile),
    )
    group = None
    if view.groups:
        frame, group = frame.assign(group=frame["criterion"].map(view.groups)), "group"
        labels["group"] = "Group"
    cells = {"level": lambda level: level.link(chip(view.answers, level.words))}
    layout = Layout(labels, group=group, cells=cells, anchor=("criterion", "criterion"))
    what = "what was rated, none of it at a level" if silent else "the level on each criterion and its meaning"
    title = f"{briefly(view.names[site], 6)}: {what}"
    return journal_table(frame, "table-profile", title, layout, view.trace)


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
