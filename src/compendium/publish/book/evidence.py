"""The evidence on the programme of the sources, counted for the first screen of the book and of the README."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from compendium.display.answers import Answers
from compendium.results.findings.compute import best_of_no_tier, count_answers, share_of_best
from compendium.results.findings.titles import tier_title
from compendium.results.findings.words import caution_words, criterion_words, level_words, tier_words
from compendium.results.findings.words_counts import levels_of
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.study import coding_of, load_study

OWN_PROGRAMME = "care-act"


@dataclass(frozen=True)
class Evidence:
    """Statements counted by tier and by criterion (a column per answer), how answers look, and names of criteria.

    ``pieces`` is the number of statements, those that bear on no criterion included; ``of_no_tier`` counts by criterion
    those of the best level that name no single tier.
    """

    by_tier: pd.DataFrame
    by_criterion: pd.DataFrame
    answers: Answers
    criteria: pd.Series
    pieces: int
    of_no_tier: pd.Series


def read_evidence(data_folder: Path) -> Evidence:
    """Count the coding of the sources' own study."""
    study = load_study(data_folder / "studies" / OWN_PROGRAMME, data_folder)
    coding, answers = coding_of(study), Answers.of(study.framework.levels, study.look.palette, study.look.colours)
    counted, shown = counted_pieces(coding), list(answers.names)
    criteria = study.framework.criteria.set_index("criterion")["name"]
    by_tier = count_answers(counted, "tier", study.tiers, shown)
    by_criterion = count_answers(counted, "criterion", list(criteria.index), shown)
    of_no_tier = best_of_no_tier(counted, levels_of(answers.names)[0])
    return Evidence(by_tier, by_criterion, answers, criteria, coding["evidence"].nunique(), of_no_tier)


def findings_in_words(evidence: Evidence) -> dict[str, str]:
    """What the evidence shows, in plain sentences by name; `tier_title` is the title of the picture."""
    levels = levels_of(evidence.answers.names)
    best = evidence.answers.names[levels[0]]
    tiers, criteria = (share_of_best(counts, levels) for counts in (evidence.by_tier, evidence.by_criterion))
    return {
        "tier_title": tier_title(tiers, best),
        "tier_finding": tier_words(tiers, best).plain,
        "criterion_finding": criterion_words(criteria, evidence.criteria, best, evidence.of_no_tier).plain,
        "levels_explained": level_words(evidence.by_criterion[levels], evidence.answers.names).plain,
        "caution": caution_words(tiers, int(criteria["with_level"].sum())).plain,
    }
