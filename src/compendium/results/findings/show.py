"""The paper's findings by framework criterion and tier."""

import pandas as pd
from matplotlib.ticker import MaxNLocator

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, fits, new_figure, short_label
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.display.theme import AMBER, AMBER_FILL, BRICK, INK, PALE, TEAL, letters_on
from compendium.results.findings.compute import VERDICTS

MARKS = {"worked": "✔", "mixed": "◐", "did not work": "✕"}
FILLS = {"worked": TEAL, "mixed": AMBER_FILL, "did not work": PALE}
INKS = {"worked": TEAL, "mixed": AMBER, "did not work": BRICK}


def findings_figure(counts: pd.DataFrame, names: pd.Series, trace: Trace) -> ShownFigure:
    """Findings by criterion and verdict as stacked bars with their numbers. ``names`` gives criteria by id."""
    figure, axes = new_figure(1.3 + 0.5 * len(counts))
    for place, criterion in enumerate(counts.index):
        left = 0
        for verdict in VERDICTS:
            number = int(counts.loc[criterion, verdict])
            axes.barh(place, number, left=left, color=FILLS[verdict], edgecolor=INK, linewidth=0.6, height=0.62)
            if number:
                text = f"{MARKS[verdict]} {number}"
                axes.text(
                    left + number / 2,
                    place,
                    text,
                    ha="center",
                    va="center",
                    color=letters_on(FILLS[verdict]),
                    fontsize=8,
                )
            left += number
        name = short_label(names[criterion], 60)
        head = axes.text(0, place - 0.37, name, va="bottom", fontsize=9, fontweight="bold")
        head.set_in_layout(fits(name, 9))  # else a wide name would leave no room for the bars
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(len(counts) - 0.5, -0.8)
    axes.set_xlabel("Findings: ✔ worked   ◐ mixed   ✕ did not work")
    parts = [f"{names[c]}: {', '.join(f'{int(row[v])} {v}' for v in VERDICTS)}" for c, row in counts.iterrows()]
    words = f"Stacked bars of findings by criterion. {'; '.join(parts)}."
    return ShownFigure(figure, "Findings of the paper by criterion; the verdicts are our reading", words, trace)


def tier_table(counts: pd.DataFrame, names: pd.Series, trace: Trace) -> Shown:
    """Findings by criterion, tier and verdict; ``counts`` has columns of two levels, tier and verdict."""
    tiers = list(dict.fromkeys(counts.columns.get_level_values("tier")))
    flat = counts.set_axis([f"{tier} {verdict}" for tier, verdict in counts.columns], axis="columns")
    frame = flat.assign(name=names[counts.index].to_list()).reset_index(drop=True)
    labels = {"name": "Criterion"} | {f"{t} {v}": f"{MARKS[v]} {v}" for t in tiers for v in VERDICTS}
    spanners = {tier.capitalize(): [f"{tier} {verdict}" for verdict in VERDICTS] for tier in tiers}
    layout = Layout(labels, spanners=spanners, centred=list(flat.columns))
    return journal_table(frame, "table-findings-by-tier", "Findings by criterion and tier (our reading)", layout, trace)


def findings_table(findings: pd.DataFrame, criterion: str, name: str, trace: Trace) -> Shown:
    """The findings on one criterion, by tier, with who said it and where."""
    own = findings[findings["criterion"] == criterion].sort_values(
        "tier", key=lambda tiers: tiers.map({"macro": 0, "meso": 1, "micro": 2}), kind="stable"
    )
    labels = {
        "statement": "Finding",
        "tier": "Tier",
        "verdict": "Our reading",
        "role": "Who said it",
        "locator": "Locator",
    }
    frame = own.assign(tier=own["tier"].str.capitalize(), role=own["role"].where(own["role"] != "", "–"))
    layout = Layout(labels, group="tier", cells={"verdict": _verdict_cell})
    return journal_table(frame, f"table-findings-{criterion}", name, layout, trace)


def _verdict_cell(verdict: str) -> str:
    return f'<span style="color:{INKS[verdict]};white-space:nowrap">{MARKS[verdict]}&nbsp;{text_cell(verdict)}</span>'
