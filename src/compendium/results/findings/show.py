"""The evidence on the programme by tier and by criterion, as tables."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Cell, Layout, journal_table
from compendium.results.findings.compute import NO_TIER, count_answers, share_of_best
from compendium.results.findings.titles import cells_title, one_criterion_title, tier_table_title
from compendium.results.findings.words import RATED, speakers
from compendium.results.findings.words_counts import levels_of, number_words

NOT_TOLD = "not published"

Cells = Mapping[tuple[str, str], Mapping[str, int]]


def tier_table(counts: pd.DataFrame, answers: Answers, trace: Trace) -> Shown:
    """Pieces of evidence by tier and answer, with their number."""
    frame = counts.assign(tier=[_who(str(tier)) for tier in counts.index], pieces=counts.sum(axis="columns"))
    labels = {"tier": "Who speaks", **{answer: answers.text(answer) for answer in counts}, "pieces": "Statements"}
    layout = Layout(labels, centred=[*counts, "pieces"])
    title = tier_table_title(share_of_best(counts, levels_of(counts)))
    measure = f"Statements on a criterion, by who speaks and by the level that they meet. {RATED}"
    return journal_table(frame.reset_index(drop=True), "table-findings-tiers", title, layout, trace, measure)


def _who(tier: str) -> str:
    return capitalised(tier if tier == NO_TIER else speakers(tier))


def criterion_and_tier_table(
    cells: Cells, criteria: Sequence[str], tiers: Sequence[str], names: pd.Series, answers: Answers, trace: Trace
) -> Shown:
    """What the evidence of each tier says of each criterion: a row per criterion, a column per tier."""
    rows = [{t: number_words(cells[c, t], answers) for t in tiers} | {"name": names[c]} for c in criteria]
    labels = {"name": "Criterion", **{tier: capitalised(tier) for tier in tiers}}
    best = next(iter(answers.names))
    told = [tier for tier in tiers if tier != NO_TIER]
    shown = pd.Series({c: sum(cells[c, tier].get(best, 0) for tier in told) for c in criteria}, dtype=int)
    title = cells_title(shown, names, answers.names[best])
    measure = f"Statements by criterion, tier and the level that they meet. {RATED}"
    layout = Layout(labels, kept=tuple(tiers))
    return journal_table(pd.DataFrame(rows), "table-findings-by-tier", title, layout, trace, measure)


def findings_table(coding: pd.DataFrame, criterion: str, name: str, answers: Answers, trace: Trace) -> Shown:
    """The evidence on one criterion in the order of `coding`, with its place, level and why, and who said it.

    Of a piece that may not be published only tier, level and standing are told.
    """
    own = coding[coding["criterion"] == criterion]
    told = own["publish"].astype(bool)
    labels = {
        "statement": "Statement",
        "tier": "Tier",
        "level": "Level (our coding)",
        "role": "Who said it",
    }
    named = own["source"].map(SHORT).fillna(own["source"]) + ": " + own["locator"]
    frame = own.assign(
        tier=[_who(tier) for tier in own["tier"]],
        statement=own["statement"].where(told, NOT_TOLD),
        role=own["role"].where(told & (own["role"] != ""), "–"),
        level=list(zip(own["level"], own["standing"], own["reason"].where(told, ""), strict=True)),
        locator=pd.Series(places(own["source"], named), index=own.index, dtype=object).where(told, ""),
    )
    cells: dict[str, Cell] = {"level": lambda judged: _judged_cell(answers, *judged)}
    layout = Layout(labels, group="tier", cells=cells, under={"locator": "statement"}, first="level")
    share = share_of_best(count_answers(own, "criterion", [criterion], list(answers.names)), levels_of(answers.names))
    title = one_criterion_title(share.loc[criterion], name, answers.names[next(iter(answers.names))])
    return journal_table(frame, f"table-findings-{criterion}", title, layout, trace)


def _judged_cell(answers: Answers, level: str, standing: str, reason: str) -> str:
    """A level, and under it how the two readings stand, with the reason in a fold where there is one."""
    told = f'{answers.chip(level)}<span class="under">{escape(capitalised(standing))}</span>'
    why = f"<summary>Why</summary>{escape(capitalised(reason))}"
    return f'{told}<details class="under">{why}</details>' if reason else told


SHORT = {"interim-report": "interim report"}
"""How sources are called beside a locator, where not by their id."""
