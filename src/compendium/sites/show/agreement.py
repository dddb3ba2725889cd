"""How far coders agree: on which criterion a piece of evidence bears, and on the level."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from compendium.display.sentences import Shown, capitalised, sentence
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.summary import same_answers
from compendium.sites.compute.suppression import coder_names
from compendium.sites.show.needed import needed
from compendium.sites.show.site_words import paragraphs
from compendium.sites.show.view import View
from compendium.studies.compute.agreement import OVERALL, agreement_by_criterion, agreement_on_criterion
from compendium.studies.compute.agreement_of_pairs import agreement_by_pair

NOBODY = "How far coders agree will be known once two of them have rated the same piece of evidence."
NEVER = "–"


def agreement_of(view: View) -> pd.DataFrame:
    """Agreement between coders on the level, for each criterion and overall; see `agreement_by_criterion`."""
    study = view.study
    return agreement_by_criterion(study.ratings, view.scale, list(view.criteria), inventory=study.has_inventory)


def agreement_sentences(view: View, agreement: pd.DataFrame) -> Shown:
    """What coders agree on, criterion and level apart, and what each number leaves out."""
    overall = agreement.set_index("criterion").loc[OVERALL]
    if not overall["units"]:
        return needed(NOBODY)
    lines = [_on_criterion(view)] if view.study.has_inventory else []
    alpha = coefficient_words(overall["alpha_all"], overall["low_all"], overall["high_all"], overall["reason_all"])
    lines += [f"On the level, coders gave {_shares(overall, view)}; Krippendorff's alpha (no order) {alpha}."]
    told, rest = paragraphs(lines), _left_out(overall, view)
    return Shown(f"{told.html}<p>{escape(rest)}</p>", f"{told.plain}\n{rest}")


def _on_criterion(view: View) -> str:
    found = agreement_on_criterion(view.study.ratings)
    alpha = coefficient_words(found["alpha_all"], found["low_all"], found["high_all"], found["reason_all"])
    start = "On which criterion evidence bears, if on any, coders gave"
    return f"{start} {_shares(found, view)}; Krippendorff's alpha (no order) {alpha}."


def _shares(found: Mapping[str, Any] | pd.Series, view: View) -> str:
    """The share of the same answers, with the numbers behind it where they may be told."""
    share = f"{found['per_cent']:.0f}%"
    if not view.counts_ratings:
        return f"the same answer in {share} of the pairs of ratings"
    same, pairs = int(found["same"]), int(found["pairs"])
    return f"the same answer in {same:,} of {pairs:,} pairs of ratings ({share})"


def _left_out(overall: pd.Series, view: View) -> str:
    """What the numbers leave out, said in words."""
    parts = ["Left out is what only one coder rated"]
    if view.study.has_inventory:
        parts.append("and, for the level, pieces on whose criterion coders differ or that bear on none")
    else:
        parts.append("and what all coders left blank or called missing")
    levels = "Alpha for ordered levels and AC2 leave out every answer that is no level"
    if view.counts_ratings:
        levels += f": they rest on {overall['level_units']:,} of {overall['units']:,} rated by several"
    return f"{' '.join(parts)}. {levels}."


def agreement_table(view: View, agreement: pd.DataFrame) -> Shown:
    """Agreement on the level by criterion and overall. ``agreement`` is what `agreement_of` gives."""
    if not agreement["units"].any():
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
    if not view.counts_ratings:  # units, pairs and shares together would tell how many coders there are
        answers, levels = {}, {}
    answers |= {"share": "Same answer", "all": "Alpha, no order"}
    levels |= {"ordered": "Alpha, ordered", "robust": "AC2"}
    layout = Layout(
        {"name": "Criterion"} | answers | levels,
        spanners={"All answers": list(answers), "Levels alone": list(levels)},
        centred=[c for c in ("units", "pairs", "share", "level_units") if c in answers | levels],
        highlight=list(frame["criterion"] == OVERALL),
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
    """How far each two coders agree, criterion and level apart; nothing where that would tell who they are.

    Of more pairs than `most`, those with the most in common are shown.
    """
    inventory = view.study.has_inventory
    if not view.counts_ratings:
        if pd.isna(same_answers(view.study.ratings, inventory=inventory)):
            return Shown("", "")
        return sentence("How far each two coders agree is kept back, because it would show how many coders there are.")
    frame = agreement_by_pair(view.study.ratings, view.scale, inventory=inventory)
    if frame.empty:
        return Shown("", "")
    pairs = len(frame)
    title = pairs_title(frame)
    frame = frame.sort_values(["units", "pieces"], ascending=False, kind="stable").head(most)
    names = {coder: name.replace("-", " ") for coder, name in coder_names(view.study.ratings).items()}
    frame["pair"] = [
        f"{capitalised(names[a])} and {names[b]}" for a, b in zip(frame["first"], frame["second"], strict=True)
    ]
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
    measure = f"Agreement of each two coders; weighted kappa by Gwet's ordinal weights{more}"
    return journal_table(frame, "table-pairs", title, layout, view.trace, measure)


def pairs_title(pairs: pd.DataFrame) -> str:
    """How far each two coders give the same answer on the level. ``pairs`` is what `agreement_by_pair` returns."""
    shares = (100 * pairs["same"] / pairs["units"].where(pairs["units"] > 0)).dropna().round()
    if shares.empty:
        return "Agreement of each two coders"
    low, high = f"{shares.min():.0f}%", f"{shares.max():.0f}%"
    share = low if low == high else f"{low} to {high}"
    return f"Two coders give the same level to {share} of what both put under one criterion"
