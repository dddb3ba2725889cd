"""The profile of one site: its level on each criterion, strengths, gaps and what is missing."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

import pandas as pd

from compendium.display.cells import name_rows
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, in_words, listed
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.sites.compute.profile import (
    GAP,
    NO_LEVEL,
    STRENGTH,
    evidence_by_tier,
    published_statements,
    refuse_unknown_site,
    site_profile,
    standing_among,
)
from compendium.sites.show.matrix import draw_answers
from compendium.sites.show.view import View


@lru_cache(maxsize=1)  # most of a site's tables start from it
def profile_of(view: View, site: str) -> pd.DataFrame:
    """The site's profile (see `site_profile`) with the descriptor of its level as `descriptor`."""
    criteria = view.study.framework.criteria
    profile = site_profile(site, view.cells, view.study.sites, criteria, view.scale)
    wide = criteria.set_index("criterion")
    described = [
        str(wide.at[criterion, level]) if level in view.scale.ranks else ""
        for criterion, level in zip(profile["criterion"], profile["level"], strict=True)
    ]
    return profile.assign(descriptor=described)


def profile_table(view: View, site: str) -> Shown:
    """The site's level on each criterion beside what the framework says of that level, and how far ratings differ."""
    profile = profile_of(view, site)
    labels = {"name": "Criterion", "level": "Level", "descriptor": "What this level means"}
    labels |= {"spread": "Evidence" if view.study.has_inventory else "Ratings"} if view.repeated else {}
    count = view.counts_ratings and view.people.shows(site)
    frame = profile.assign(
        descriptor=profile["descriptor"].replace("", "–"),
        spread=[_spread(row, view, count) for row in profile.to_dict("records")],
    )
    group = None
    if view.groups:
        frame, group = frame.assign(group=frame["criterion"].map(view.groups)), "group"
        labels["group"] = "Group"
    layout = Layout(labels, group=group, cells={"level": view.answers.chip})
    caption = f"{view.names[site]}: level on each criterion"
    return journal_table(frame, "table-profile", caption, layout, view.trace)


def _spread(row: dict[str, object], view: View, count: bool) -> str:
    """How far the ratings of one criterion differ, with their number where it may be told."""
    number = int(str(row["ratings"]))
    if not number:
        return "none"
    told = _number_told(row, view) if count else ""
    if row["lowest"] != row["highest"]:
        return f"{told}from {view.answers.text(str(row['lowest']))} to {view.answers.text(str(row['highest']))}"
    if row["disagree"]:
        return f"{told}not all give the same answer"
    return f"{told}no difference" if number > 1 or not count else told.rstrip(": ")


def _number_told(row: dict[str, object], view: View) -> str:
    """How many ratings, or pieces of evidence, there are, and how many of them give a level where not all do."""
    number, rated = int(str(row["ratings"])), int(str(row["rated"]))
    told = counted(number, "piece" if view.study.has_inventory else "rating")
    return f"{told}, {in_words(rated)} with a level: " if 0 < rated < number else f"{told}: "


def profile_figure(view: View, site: str) -> ShownFigure:
    """The site's level on each criterion as a coloured cell with its symbol and name."""
    profile = profile_of(view, site)
    figure, axes = new_figure(0.9 + 0.3 * len(profile))
    draw_answers(axes, {(0, place): level for place, level in enumerate(profile["level"])}, view.answers)
    for place, row in enumerate(profile.to_dict("records")):
        name = short_label(view.answers.names[row["level"]], 30)
        axes.text(1.15, place + 0.52, name, va="center", fontsize=9).set_in_layout(False)
    labels = [short_label(name, 34) for name in profile["name"]]
    name_rows(axes, [place + 0.5 for place in range(len(profile))], labels, 9)
    axes.set(xlim=(0, 5), ylim=(len(profile), 0), xticks=[])
    for side in axes.spines.values():
        side.set_visible(False)
    words = [f"{row['name']}: {view.answers.names[row['level']]}" for row in profile.to_dict("records")]
    caption = f"Profile of {view.names[site]}"
    return ShownFigure(figure, caption, f"{caption}, a level for each criterion. {'; '.join(words)}.", view.trace)


def site_sentences(view: View, site: str) -> Shown:
    """Strengths, gaps and what is missing, each said in words that follow from the ratings."""
    profile = profile_of(view, site)
    best, worst = view.scale.levels[-1], view.scale.levels[0]
    lines = [
        _line("Strengths (upper half of the levels)", profile[profile["kind"] == STRENGTH], best, view),
        _line("Gaps (lower half of the levels)", profile[profile["kind"] == GAP], worst, view),
        _between(profile, view),
        _without_level(profile, view),
        _differing(profile),
    ]
    return paragraphs([line for line in lines if line])


def _line(head: str, rows: pd.DataFrame, extreme: str, view: View) -> str:
    names = [
        name if level == extreme else f"{name} ({view.answers.names[level]})"
        for name, level in zip(rows["name"], rows["level"], strict=True)
    ]
    return f"{head}: {listed(names)}."


def _between(profile: pd.DataFrame, view: View) -> str:
    rows = profile[~profile["kind"].isin([STRENGTH, GAP, NO_LEVEL])]
    if rows.empty:
        return ""
    return f"In the middle ({view.answers.names[rows['level'].iloc[0]]}): {listed(rows['name'])}."


def _without_level(profile: pd.DataFrame, view: View) -> str:
    """What is missing, each kind of it by itself."""
    rows = profile[profile["kind"] == NO_LEVEL]
    parts = [
        f"{view.answers.names[answer]} on {listed(rows.loc[rows['level'] == answer, 'name'])}"
        for answer in view.answers.names
        if (rows["level"] == answer).any()
    ]
    return f"{capitalised('; '.join(parts))}." if parts else "Every criterion has a level."


def _differing(profile: pd.DataFrame) -> str:
    rows = profile[profile["disagree"]]
    return f"Ratings differ on {listed(rows['name'])}." if len(rows) else ""


def paragraphs(lines: Iterable[str]) -> Shown:
    """Computed sentences, a paragraph each, every one escaped."""
    kept = list(lines)
    html = "".join(f'<p class="compendium-computed">{escape(line)}</p>' for line in kept)
    return Shown(html, "\n".join(kept))


def introduction(view: View, site: str | None = None) -> Shown:
    """Which study this is, which site, and what the study's note says of its ratings.

    Raises ParameterError for a site that the study does not have.
    """
    if site:
        refuse_unknown_site(site, view.study.sites)
    lines = [f"{view.study.title}: {view.names[site]}." if site else f"{view.study.title}."]
    return paragraphs([*lines, *([view.study.note] if view.study.note else [])])


HIDDEN = "[c]"
"""Stands where a count of people is kept back (confidential), as in official statistics."""


def evidence_table(view: View, site: str) -> Shown:
    """What the site's ratings rest on, by tier, with the roles heard; counts of people only where they may appear."""
    own = view.study.ratings[view.study.ratings["site"] == site]
    if own[["evidence", "respondent", "role", "tier"]].eq("").all(axis=None):
        return paragraphs([f"The ratings of {view.names[site]} name no evidence, nobody who was heard, and no tier."])
    shown = view.people.shows(site)
    frame = evidence_by_tier(own, view.study.tiers)
    frame["pieces"] = [str(number) if shown else HIDDEN for number in frame["pieces"]]
    frame["respondents"] = [str(number) if shown else HIDDEN for number in frame["respondents"]]
    frame["roles"] = [roles if shown else [] for roles in frame["roles"]]
    labels = {"tier": "Tier", "pieces": "Pieces of evidence", "respondents": "Respondents named", "roles": "Roles"}
    layout = Layout(labels, cells={"roles": lambda roles: text_cell(roles) or "–"}, centred=["pieces", "respondents"])
    caption = f"{view.names[site]}: what the ratings rest on{_bearing(view, site) if shown else ''}"
    return journal_table(frame, "table-evidence", caption, layout, view.trace)


def _bearing(view: View, site: str) -> str:
    """How many of the site's pieces of evidence bear on a criterion, where a study has an inventory."""
    if not view.study.has_inventory:
        return ""
    pieces, bearing = (frame.loc[frame["site"] == site, "evidence"].nunique() for frame in (view.coding, view.counted))
    return f"; pieces of evidence that bear on a criterion: {bearing:,} of {pieces:,}"


def statements_table(view: View, site: str) -> Shown:
    """What was said, in the framework's order of criteria; only what may appear, speakers by role and tier."""
    own = view.counted[view.counted["site"] == site]
    frame = published_statements(own, list(view.criteria))
    if frame.empty:
        return paragraphs([f"No statement about {view.names[site]} may appear, or there is none."])
    frame["name"] = frame["criterion"].map(view.criteria)
    frame["speaker"] = [", ".join(filter(None, pair)) or "–" for pair in zip(frame["role"], frame["tier"], strict=True)]
    labels = {"statement": "Statement", "levels": "Read as", "speaker": "Role and tier", "name": "Criterion"}
    if "locator" in frame and frame["locator"].ne("").any():
        labels["locator"] = "Locator"
    layout = Layout(labels, group="name", cells={"levels": lambda levels: _chips(view, levels)})
    caption = f"{view.names[site]}: the evidence, and how it was read"
    return journal_table(frame, "table-statements", caption, layout, view.trace)


def _chips(view: View, levels: list[str]) -> str:
    """Each level that a statement was read as, from the best."""
    return " ".join(view.answers.chip(level) for level in view.answers.names if level in levels)


HERE = " ★"
"""Marks the number of sites at the level that the site itself has."""


def standing_of(view: View, site: str) -> pd.DataFrame:
    """Where the site stands on each criterion; see `standing_among`."""
    return _standing(view, site, view.matrix)


def _standing(view: View, site: str, answers: pd.DataFrame) -> pd.DataFrame:
    own = profile_of(view, site).set_index("criterion")["level"]
    return standing_among(site, answers, own, view.scale)


def standing_table(view: View, site: str) -> Shown:
    """Where the site stands among the other local sites on each criterion.

    The programme is no local site, so it has no others of its kind. Can be renewed on a page (`View.renewable`).
    """
    frame = _standing(view, site, view.answers_of_all)
    frame["name"] = frame["criterion"].map(view.criteria)
    for level in view.scale.levels:
        own = frame["level"] == level
        frame[f"at {level}"] = frame[f"at {level}"].astype(str).where(~own, frame[f"at {level}"].astype(str) + HERE)
    others = "other local sites" if site in view.answers_of_all.index else "local sites"
    levels = {f"at {level}": view.answers.text(level) for level in reversed(view.scale.levels)}
    labels = {"name": "Criterion", "level": view.names[site], "sites": "With a level"}
    labels |= {"lower": "Lower", "same": "Same", "higher": "Higher"} | levels
    layout = Layout(
        labels,
        spanners={f"{others.capitalize()}": ["sites", "lower", "same", "higher"], "Of these at": list(levels)},
        cells={"level": view.answers.chip},
        centred=["sites", "lower", "same", "higher", *levels],
    )
    caption = f"{view.names[site]} beside the {others}"
    return view.renewable(journal_table(frame, "table-standing", caption, layout, view.trace))
