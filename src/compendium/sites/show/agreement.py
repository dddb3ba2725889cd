"""How far coders agree: on which criterion a piece of evidence bears, and on the level."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.suppression import coder_names
from compendium.sites.show.needed import needed
from compendium.sites.show.register import CODERS
from compendium.sites.show.site_words import paragraphs
from compendium.sites.show.told import told
from compendium.sites.show.view import View
from compendium.studies.compute.agreement import COLUMNS, OVERALL, agreement_by_criterion, agreement_on_criterion
from compendium.studies.compute.agreement_of_pairs import agreement_by_pair

NOBODY = "How far coders agree will be known once two of them have rated the same piece of evidence."
KEPT_BACK = (
    "How far coders agree is kept back, because it would show how many coders there are. It is shown where the study "
    "says that its coders may be counted."
)
NEVER = "–"


@told("agreement")
def agreement_of(view: View) -> pd.DataFrame:
    """Agreement between coders on the level, for each criterion and overall; see `agreement_by_criterion`. No row where
    it is kept back."""
    study = view.study
    if not view.counts_ratings:
        return pd.DataFrame(columns=COLUMNS)
    return agreement_by_criterion(study.ratings, view.scale, list(view.criteria), inventory=study.has_inventory)


def agreement_sentences(view: View, agreement: pd.DataFrame) -> Shown:
    """What coders agree on, criterion and level apart, and what each number leaves out; nothing where the study names
    no coder."""
    if CODERS not in view.stated:
        return Shown("", "")
    if not view.counts_ratings:
        return needed(KEPT_BACK)
    overall = agreement.set_index("criterion").loc[OVERALL]
    if not overall["units"]:
        return needed(NOBODY)
    lines = [_on_criterion(on_criterion(view).iloc[0])] if view.study.has_inventory else []
    alpha = coefficient_words(overall["alpha_all"], overall["low_all"], overall["high_all"], overall["reason_all"])
    lines += [f"On the level, coders gave {_shares(overall)}; Krippendorff’s alpha (no order) {alpha}."]
    said, rest = paragraphs(lines), _left_out(overall, inventory=view.study.has_inventory)
    return Shown(f"{said.html}<p>{escape(rest)}</p>", f"{said.plain}\n{rest}")


@told("agreement on criterion")
def on_criterion(view: View) -> pd.DataFrame:
    """Agreement on which criterion evidence bears, in one row; see `agreement_on_criterion`. No row where it is kept
    back, or evidence was not listed before it was coded."""
    if not (view.counts_ratings and view.study.has_inventory):
        return pd.DataFrame()
    return pd.DataFrame([agreement_on_criterion(view.study.ratings)])


def _on_criterion(found: pd.Series) -> str:
    alpha = coefficient_words(found["alpha_all"], found["low_all"], found["high_all"], found["reason_all"])
    start = "On which criterion evidence bears, if on any, coders gave"
    return f"{start} {_shares(found)}; Krippendorff’s alpha (no order) {alpha}."


def _shares(found: Mapping[str, Any] | pd.Series) -> str:
    """The share of the same answers, with the numbers behind it."""
    share = f"{found['per_cent']:.0f}%"
    same, pairs = int(found["same"]), int(found["pairs"])
    return f"the same answer in {same:,} of {pairs:,} pairs of ratings ({share})"


def _left_out(overall: pd.Series, *, inventory: bool) -> str:
    """What the numbers leave out, said in words."""
    without = "These shares leave out what only one coder rated"
    if inventory:
        without += "; that of the level also leaves out pieces on whose criterion coders differ or that bear on none"
    else:
        without += " and what all coders left blank or called missing"
    rest = f"they rest on {overall['level_units']:,} of {overall['units']:,} rated by several"
    levels = f"Alpha for ordered levels and AC2 leave out every answer that is no level: {rest}"
    return f"{without}. {levels}."


def agreement_table(view: View, agreement: pd.DataFrame) -> Shown:
    """Agreement on the level by criterion and overall; nothing where it is kept back. ``agreement`` is what
    `agreement_of` gives."""
    if not view.counts_ratings or not agreement["units"].any():
        return Shown("", "")
    frame = agreement.copy()
    rows = frame.to_dict("records")
    frame["name"] = [view.criteria.get(c, "All criteria") for c in frame["criterion"]]
    frame["share"] = ["–" if pd.isna(share) else f"{share:.0f}%" for share in frame["per_cent"]]
    frame["all"] = [coefficient_words(r["alpha_all"], r["low_all"], r["high_all"], r["reason_all"]) for r in rows]
    frame["ordered"] = [coefficient_words(r["alpha"], r["low"], r["high"], r["reason"]) for r in rows]
    frame["robust"] = [coefficient_words(r["ac2"], r["ac2_low"], r["ac2_high"], "") for r in rows]
    answers = {"units": "Rated by several", "pairs": "Pairs of ratings"}
    levels = {"level_units": "With several levels"}
    answers |= {"share": "Same answer", "all": "Alpha, no order"}
    levels |= {"ordered": "Alpha, ordered", "robust": "AC2"}
    layout = Layout(
        {"name": "Criterion"} | answers | levels,
        spanners={"All answers": list(answers), "Levels alone": list(levels)},
        centred=["units", "pairs", "share", "level_units"],
        highlight=list(frame["criterion"] == OVERALL),
        first="share",
    )
    measure = "Agreement between coders on the level; coefficients with 95% intervals"
    return journal_table(frame, "table-agreement", agreement_title(agreement), layout, view.trace, measure)


def agreement_title(agreement: pd.DataFrame) -> str:
    """How often coders gave the same answer."""
    share = agreement.set_index("criterion").at[OVERALL, "per_cent"]
    return f"Coders gave the same answer on the level in {share:.0f}% of pairs"


def coefficient_words(value: object, low: object, high: object, reason: str) -> str:
    """A coefficient with its interval, or why there is none."""
    if reason or pd.isna(value):
        return reason or NEVER
    known = not pd.isna(low)
    return f"{number_words(value)} ({number_words(low)} to {number_words(high)})" if known else number_words(value)


def number_words(value: object) -> str:
    """Two decimals, with a minus sign."""
    return f"{value:.2f}".replace("-", "−")


def pairs_table(view: View, most: int = 30) -> Shown:
    """How far each two coders agree, criterion and level apart; nothing where that would tell how many they are.

    Of more pairs than `most`, those with the most in common are shown.
    """
    inventory = view.study.has_inventory
    frame = pairs_of(view)
    if frame.empty:
        return Shown("", "")
    pairs = len(frame)
    title = pairs_title(frame)
    frame = frame.sort_values(["units", "pieces"], ascending=False, kind="stable").head(most)
    pair = zip(*(frame[one].str.replace("-", " ") for one in ("first", "second")), strict=True)
    frame["pair"] = [f"{capitalised(first)} and {second}" for first, second in pair]
    for column in ("kappa_criterion", "kappa", "weighted_kappa"):
        frame[column] = [NEVER if pd.isna(value) else number_words(value) for value in frame[column]]
    criterion = {"pieces": "Rated by both", "same_criterion": "Same criterion", "kappa_criterion": "Kappa"}
    answers = {"units": "Of one criterion", "same": "Same answer", "kappa": "Kappa, no order"}
    levels = {"level_units": "Both a level", "weighted_kappa": "Weighted kappa"}
    parts = {"Which criterion": criterion} if inventory else {}
    parts |= {"Which level, all answers": answers, "Levels alone": levels}
    labels = {"pair": "Coders"} | {key: label for part in parts.values() for key, label in part.items()}
    layout = Layout(labels, spanners={head: list(part) for head, part in parts.items()}, centred=list(labels)[1:])
    more = f"; {most} of {pairs:,} pairs, those that rated most in common" if pairs > most else ""
    measure = f"Agreement of each two coders; weighted kappa by Gwet’s ordinal weights{more}"
    return journal_table(frame, "table-pairs", title, layout, view.trace, measure)


@told("pairs of coders")
def pairs_of(view: View) -> pd.DataFrame:
    """How far each two coders agree (`agreement_by_pair`), whose names are numbers. No row where it is kept back."""
    if not view.counts_ratings:
        return pd.DataFrame()
    ratings = view.study.ratings
    found, names = agreement_by_pair(ratings, view.scale, inventory=view.study.has_inventory), coder_names(ratings)
    return found.assign(first=found["first"].map(names), second=found["second"].map(names))


def pairs_title(pairs: pd.DataFrame) -> str:
    """How far each two coders give the same answer on the level. ``pairs`` is what `agreement_by_pair` returns."""
    shares = (100 * pairs["same"] / pairs["units"].where(pairs["units"] > 0)).dropna().round()
    if shares.empty:
        return "Agreement of each two coders"
    low, high = f"{shares.min():.0f}%", f"{shares.max():.0f}%"
    share = low if low == high else f"{low} to {high}"
    return f"Two coders give the same level to {share} of what both put under one criterion"
