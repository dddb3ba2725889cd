"""Findings as figures and tables; and that they and the pages of the study rest on one coding."""

import pandas as pd
import pytest

from compendium.data_package.levels_file import Level
from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.project import Project
from compendium.results.findings import compute, show
from compendium.sites.compute.across import levels_by_tier
from compendium.sites.show.open_studies import open_view
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import Scale
from compendium.studies.study import coding_of, load_study

ANSWERS = Answers.of([Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)])
TRACE = Trace((), (), "findings")
NAMES = pd.Series({"a": "First <b>", "b": "Second"})
COUNTS = pd.DataFrame({"good": [2, 0], "poor": [1, 0], "missing": [4, 1]}, index=["macro", "micro"])


def test_the_table_by_tier_counts_all_pieces():
    shown = show.tier_table(COUNTS, ANSWERS, TRACE)
    assert "National and regional people (macro)|2|1|4|7" in shown.plain
    assert "by our coding" in shown.html


def test_cells_by_criterion_and_tier_are_words():
    cells = {("a", "macro"): {"good": 1, "missing": 2}, ("b", "macro"): {}}
    shown = show.criterion_and_tier_table(cells, ["a", "b"], ["macro"], NAMES, ANSWERS, TRACE)
    assert shown.plain.startswith("Where a single tier shows good, it is on first <b>\n")
    assert "First <b>|1 good, 2 missing" in shown.plain
    assert "Second|–" in shown.plain
    assert "First &lt;b&gt;" in shown.html


PIECE = {
    "criterion": "a",
    "tier": "macro",
    "level": "good",
    "standing": "agreed",
    "reason": "it <did>",
    "statement": "It went <well>",
    "role": "",
    "source": "interim-report",
    "locator": "Summary, paragraph 1",
    "publish": True,
}


def test_of_a_piece_that_may_not_be_published_neither_words_nor_speaker_nor_place_are_told():
    kept_back = PIECE | {"publish": False, "role": "carer", "statement": "It did not"}
    shown = show.findings_table(pd.DataFrame([PIECE, kept_back]), "a", "First", ANSWERS, TRACE)
    assert "not published|National and regional people (macro)|good, agreed, |–|" in shown.plain
    for text in (shown.plain, shown.html):
        assert "carer" not in text
        assert "It did not" not in text
        assert text.count("Summary, paragraph 1") == 1


def test_a_piece_is_shown_with_its_level_who_said_it_and_its_place():
    shown = show.findings_table(pd.DataFrame([PIECE]), "a", "First", ANSWERS, TRACE)
    assert "It went &lt;well&gt;" in shown.html
    assert ">Interim report: Summary, paragraph 1</a></span></th>" in shown.html, "under the statement"
    assert "● Good" in shown.html
    assert '>Agreed</span><details class="under"><summary>Why</summary>It &lt;did&gt;</details>' in shown.html


def test_a_piece_without_a_reason_has_no_fold():
    shown = show.findings_table(pd.DataFrame([PIECE | {"reason": ""}]), "a", "First", ANSWERS, TRACE)
    assert '<span class="under">Agreed</span>' in shown.html
    assert "<details" not in shown.html


@pytest.fixture(scope="module")
def findings(project: Project) -> pd.DataFrame:
    found = load_study(project.data / "studies" / "care-act", project.data)
    return counted_pieces(coding_of(found))


def test_findings_and_the_pages_of_the_study_agree_for_every_criterion_and_tier(project, findings):
    view = open_view(str(project.data), "care-act", "across_sites")
    scale, criteria, tiers = Scale.of(view.study.framework.levels), list(view.criteria), list(view.study.tiers)
    on_pages = levels_by_tier(view.counted, scale, view.study.combine, tiers, criteria)
    keys = ["evidence", "criterion", "tier", "level"]
    assert findings[keys].sort_values(keys).values.tolist() == view.counted[keys].sort_values(keys).values.tolist()
    counts = compute.count_by_criterion_and_tier(findings, criteria, tiers, scale.answers)
    for (criterion, tier), numbers in counts.items():
        levels = [level for level, number in numbers.items() for _ in range(number)]
        again = pd.DataFrame({"criterion": criterion, "level": levels})
        combined = combine_ratings(again, scale, view.study.combine, ["criterion"])["level"].tolist()
        assert [on_pages.loc[criterion, tier]] == (combined or ["no rating"])
