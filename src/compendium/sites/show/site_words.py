"""One site in words: how it stands in short, what its levels mean, and which study it is part of."""

from collections.abc import Iterable, Sequence
from html import escape

from compendium.display.sentences import Shown, capitalised, in_short, listed
from compendium.sites.compute.profile import BETWEEN, GAP, NO_LEVEL, STRENGTH, refuse_unknown_site
from compendium.sites.show.register import CODERS, TIERS
from compendium.sites.show.site import Row, is_silent, rows_of
from compendium.sites.show.site_columns import shown_columns
from compendium.sites.show.titles import number_words
from compendium.sites.show.view import View
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING

NAMED = 3
"""So many criteria are named in a sentence; of more, only the first ones and how many others."""

NOT_LOW = "That is not a low level: how it stands is not known."

MEANING = "Levels are ordered, but the distance between two of them has no meaning. "
NO_STRONGER = "A level is no stronger than the evidence behind it"
NO_GROUNDS = "What the levels rest on is not stated, so they can be no more certain than the ratings themselves."
MEANING_OF_NONE = (
    "A site without a level is neither strong nor weak, and cannot be compared with others. More evidence about it, "
    "or a rating of what there is, would show where it stands."
)


def site_sentences(view: View, site: str) -> Shown:
    """In short: on what the site is strong and weak, what has no level and why, and where ratings differ.

    Raises ParameterError for a site that the study does not have.
    """
    rows = rows_of(view, site)
    if is_silent(rows):
        return in_short(_silent(rows, view, site), NOT_LOW)
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
    told = _answers_without_level(rows, view)
    return f"Without a level: {told}." if told else ""


def _answers_without_level(rows: Sequence[Row], view: View) -> str:
    """What has no level, each kind of it by itself: a criterion that nobody rated is not one rated as missing."""
    found: dict[str, list[str]] = {answer: [] for answer in view.answers.names}
    for row in rows:
        if row["kind"] == NO_LEVEL:
            found[row["level"]].append(row["name"])
    return "; ".join(f"{view.answers.names[answer]} on {_listed(names)}" for answer, names in found.items() if names)


def _silent(rows: Sequence[Row], view: View, site: str) -> str:
    """That a site has no level at all, and why: what stands in the place of levels, or that its evidence bears on no
    criterion, or that there is none."""
    start = f"{view.names[site]} has no level on any criterion"
    if any(row["level"] == KEPT_BACK for row in rows):
        start = f"{view.names[site]} has no level that may be shown"
    if any(row["level"] != NO_RATING for row in rows):
        return f"{start}: {_answers_without_level(rows, view)}."
    own = view.coding.loc[view.coding["site"] == site, "evidence"]
    pieces = own[own != ""].nunique()
    if not pieces:
        return f"{start}: nobody rated it."
    if not view.people.shows(site):  # the number of pieces is kept back as well
        return f"{start}: the evidence about it bears on none."
    if pieces == 1:
        return f"{start}: the one piece of evidence about it bears on none."
    return f"{start}: none of the {number_words(pieces)} pieces of evidence about it bears on one."


def meaning(view: View, site: str) -> Shown:
    """What the levels of a site say and do not say, or what it says that it has none."""
    return _plain_paragraphs([MEANING_OF_NONE if is_silent(rows_of(view, site)) else MEANING + _how_strong(view)])


def _how_strong(view: View) -> str:
    """How strong levels are, with what there is to look at in this study."""
    if view.stated <= {CODERS} and not view.repeated:
        return NO_GROUNDS
    look = ["how many tiers it comes from"] * (TIERS in view.stated) + ["whether ratings differ"] * view.repeated
    return f"{NO_STRONGER}: look at {', and '.join(look)}." if look else f"{NO_STRONGER}."


def introduction(view: View, site: str | None = None) -> Shown:
    """Which study this is, which site, and what the study's note says of its ratings; nothing where that is no more
    than the titles of pages say.

    Raises ParameterError for a site that the study does not have.
    """
    if site:
        refuse_unknown_site(site, view.study.sites)
    told = _told_of_site(view, site) if site else []
    told += [view.study.note] if view.study.note.strip() else []
    which = f"{view.study.title}: {view.names[site]}." if site else f"{view.study.title}."
    return _plain_paragraphs([which, *told] if told else [])


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


def _plain_paragraphs(lines: Sequence[str]) -> Shown:
    return Shown("".join(f"<p>{escape(line)}</p>" for line in lines), "\n".join(lines))
