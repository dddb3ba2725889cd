"""Respondents by tier, agreement between coders, and the evidence on which they differ."""

import pandas as pd

from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, capitalised, counted, sentence
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import GREY, INK, TEAL
from compendium.sites.show.site import HIDDEN
from compendium.sites.show.view import View
from compendium.studies.compute.agreement import OVERALL, agreement_by_criterion, cells_to_discuss


def respondents_table(view: View) -> Shown:
    """Respondents by tier over all sites; what is small, or could be worked out, is kept back."""
    if view.people.by_tier.empty:
        return sentence("No rating names a respondent.")
    rows = [{"tier": capitalised(str(tier)), "people": _told(number)} for tier, number in view.people.by_tier.items()]
    rows.append({"tier": "All tiers", "people": HIDDEN if view.people.total is None else str(view.people.total)})
    smallest = view.study.smallest_count
    kept_back = f"; {HIDDEN} keeps back counts under {smallest} and what would give them away" if smallest > 1 else ""
    layout = Layout({"tier": "Tier", "people": "Respondents"}, centred=["people"])
    caption = f"Respondents named, each counted at every site and tier{kept_back}"
    return journal_table(pd.DataFrame(rows), "table-respondents", caption, layout, view.trace)


def _told(number: object) -> str:
    return HIDDEN if pd.isna(number) else str(number)


def agreement_of(view: View) -> pd.DataFrame:
    """Agreement between coders on each criterion and overall; see `agreement_by_criterion`."""
    return agreement_by_criterion(view.study.ratings, view.scale, list(view.criteria))


def agreement_table(view: View, agreement: pd.DataFrame) -> Shown:
    """Agreement between coders by criterion and overall. ``agreement`` is what `agreement_of` gives."""
    if not agreement["units"].any():
        return sentence("No piece of evidence was rated by more than one coder, so agreement cannot be told.")
    frame = agreement.copy()
    frame["name"] = [view.criteria.get(c, "All criteria") for c in frame["criterion"]]
    frame["share"] = ["–" if pd.isna(share) else f"{share:.0f}%" for share in frame["per_cent"]]
    frame["alpha_shown"] = [_alpha_cell(row) for row in frame.to_dict("records")]
    labels = {"name": "Criterion", "share": "Same answer"}
    if view.counts_ratings:  # else units, pairs and shares together would tell how many coders there are
        labels = {"name": "Criterion", "units": "Rated by several", "pairs": "Pairs of ratings"}
        labels |= {"share": "Same answer", "alpha_units": "With several levels"}
    labels["alpha_shown"] = "Krippendorff's alpha (95% interval)"
    layout = Layout(
        labels,
        centred=[c for c in ("units", "pairs", "share", "alpha_units") if c in labels],
        highlight=list(frame["criterion"] == OVERALL),
    )
    return journal_table(frame, "table-agreement", "Agreement between coders", layout, view.trace)


def _alpha_cell(row: dict[str, object]) -> str:
    if row["reason"]:
        return str(row["reason"])
    alpha = number_words(row["alpha"])
    return alpha if pd.isna(row["low"]) else f"{alpha} ({number_words(row['low'])} to {number_words(row['high'])})"


def number_words(value: object) -> str:
    """Two decimals, with a minus sign."""
    return f"{value:.2f}".replace("-", "−")


def agreement_figure(view: View, agreement: pd.DataFrame) -> ShownFigure | Shown:
    """Alpha of each criterion as a point with its interval, where there is any."""
    known = agreement[agreement["alpha"].notna()]
    if known.empty:
        return Shown("", "No coefficient of agreement can be drawn.")
    names = [view.criteria.get(criterion, "All criteria") for criterion in known["criterion"]]
    figure, axes = new_figure(1.1 + 0.3 * len(known))
    for down, row in enumerate(known.to_dict("records")):
        if pd.notna(row["low"]):
            axes.plot([row["low"], row["high"]], [down, down], color=GREY, linewidth=2)
        axes.plot(row["alpha"], down, "o", color=TEAL)
        axes.text(row["alpha"], down - 0.22, number_words(row["alpha"]), ha="center", fontsize=8)
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.set_yticks(range(len(known)), [short_label(name, 30) for name in names], fontsize=9)
    axes.set(ylim=(len(known) - 0.4, -0.7), xlabel="Krippendorff's alpha")
    axes.set_xlim(min(-0.05, float(known[["alpha", "low"]].min().min()) - 0.05), 1.05)
    words = "; ".join(f"{name} {_alpha_cell(row)}" for name, row in zip(names, known.to_dict("records"), strict=True))
    text = f"Points with intervals: Krippendorff's alpha for ordinal data. {words}."
    return ShownFigure(figure, "Agreement between coders beyond chance", text, view.trace)


def discussion_table(view: View, most: int = 50) -> Shown:
    """The evidence on which coders differ, those furthest apart first; who gave which answer is not told."""
    cells = cells_to_discuss(view.study.ratings, view.scale)
    if cells.empty:
        return sentence("There is no rating on which coders differ.")
    frame = cells.head(most)
    frame = frame.assign(
        site_name=frame["site"].map(view.names),
        criterion_name=frame["criterion"].map(view.criteria),
        shown=[", ".join(view.answers.text(a) for a in answers) for answers in frame["answers"]],
    )
    labels = {"site_name": "Site", "criterion_name": "Criterion", "shown": "Answers given", "apart": "Levels apart"}
    more = f", the first {most} of {len(cells)}" if len(cells) > most else ""
    caption = f"To discuss: {counted(len(cells), 'rating')} on which coders differ{more}"
    return journal_table(frame, "table-discuss", caption, Layout(labels, centred=["apart"]), view.trace)
