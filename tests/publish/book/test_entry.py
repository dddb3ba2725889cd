"""Pages of policies and approaches gather what the tables hold, with places, and nothing else."""

import re
from html import unescape

import pandas as pd
import pytest
from editing import set_cell
from hostile import HOSTILE

from compendium.data_package.tables import AllTables
from compendium.publish.book.approaches import approach_pages
from compendium.publish.book.entry import claims_parts, spoken_names
from compendium.publish.book.policies import policy_pages

TOPICS = pd.Series({"mapping": "Mapping review", "framework": "Framework"})


def claims(*statements: str) -> pd.DataFrame:
    """Audited claims of the given words."""
    fields = {"topic": "mapping", "verdict": "differs", "source": "paper", "locator": "Table 1"}
    return pd.DataFrame([{"claim": f"c{n}", "statement": text} | fields for n, text in enumerate(statements)])


NONE = claims("Nothing")


@pytest.fixture(scope="module")
def policies(project) -> dict[str, str]:
    return policy_pages(AllTables(project.data), claims("Total Place was a pilot with 13 sites"))


@pytest.fixture(scope="module")
def approaches(project) -> dict[str, str]:
    return approach_pages(AllTables(project.data), NONE)


def items(page: str, heading: str) -> list[str]:
    """What is listed under a heading, without tags."""
    own = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [unescape(re.sub(r"<[^>]*>", "", item)) for item in re.findall(r"<li>(.*?)</li>", own)]


def in_short(page: str) -> str:
    """What stands at the head of a page, without tags."""
    short = page.split("In short</strong>")[1].split("</p>")[0]
    return unescape(re.sub(r"<[^>]*>", "", short)).strip()


def test_every_policy_and_every_approach_has_a_page(project, policies, approaches) -> None:
    tables = AllTables(project.data)
    assert list(policies) == [f"policies/{policy}.md" for policy in tables["policies"]["policy"]]
    assert list(approaches) == [f"approaches/{approach}.md" for approach in tables["approach_matrix"]["approach"]]
    assert (len(policies), len(approaches)) == (15, 20)
    assert all(page.startswith("---\norphan: true\n---\n# ") for page in [*policies.values(), *approaches.values()])


def test_a_policy_is_told_with_ticks_facts_and_doubts(project, policies) -> None:
    tables, page = AllTables(project.data), policies["policies/troubled-families.md"]
    assert "It meets 4 of 5 criteria" in page
    assert in_short(page).startswith("It meets 4 of the 5 inclusion criteria (not significance) and was selected for")
    assert (
        "The mapping review states 2 facts about it by name, and 3 about all policies. Its support used 10 of"
        in in_short(page)
    )
    ticked = items(page, "Inclusion criteria")
    assert [item for item in ticked if not item.startswith("Against it")][-1].startswith("Significance: ✕ no")
    facts = tables["policy_features"].query("policy == 'troubled-families'")
    assert len(items(page, "What the report says about it")) == len(facts) > 0
    used = tables["approach_matrix"].query("troubled_families == 'yes'")["name"]
    assert items(page, "How its implementation was supported")[: len(used)] == list(used)


def test_a_policy_that_was_no_case_study_has_no_approaches(policies) -> None:
    page = policies["policies/total-place.md"]
    assert "How its implementation was supported" not in page
    assert in_short(page).startswith(
        "It meets 2 of the 5 inclusion criteria (not scale, purpose or significance) and was not selected for"
    )
    assert items(page, "Claims that name it") == [
        "Total Place was a pilot with 13 sites: differs (Mapping review) Paper: Table 1"
    ]


def test_an_approach_is_told_with_programmes_models_and_terms(approaches) -> None:
    page = approaches["approaches/risk-management.md"]
    assert "It is ticked for one of six programmes" in page
    assert in_short(page) == (
        "Of the six programmes compared, one is known to have used it: Care Act. It follows performance management and "
        "problem-solving, and in part capacity building. The nearest ERIC strategy, in our reading: assess for "
        "readiness and identify barriers and facilitators."
    )
    assert items(page, "Where it was seen")[-1] == "Care Act 2014: ✔ yes"
    assert [item.split(" (")[0] for item in items(page, "Models of support")] == [
        "Performance management: ✔ yes", "Problem-solving: ✔ yes", "Capacity building: ½ in part",
    ]  # fmt: skip
    assert items(page, "In the terms of implementation science")[0].startswith("Best fit: Assess for readiness")


def test_a_name_is_found_as_whole_words_and_in_any_case() -> None:
    (found,) = claims_parts(claims("It is HWB here", "SHWBs are", "the hwb", "(HWB)"), ["HWB"], TOPICS)
    assert [re.findall("claim-(c.)", item.html)[0] for item in found.items] == ["c0", "c2", "c3"]
    assert found.sentence == "3 claims name it: 3 differ."
    (one,) = claims_parts(claims("A.B", "AxB"), ["A.B"], TOPICS)
    assert one.sentence == "One claim names it; it differs."
    assert claims_parts(NONE, ["HWB"], TOPICS) == []
    assert list(spoken_names("Force (CCSF)", "CCSF", "")) == ["Force (CCSF)", "Force", "CCSF"]


def test_names_and_notes_are_no_markup(copy) -> None:
    review = copy.data / "review"
    for text in HOSTILE:
        set_cell(review / "policies.csv", "policy", "total-place", "name", text)
        set_cell(review / "features.csv", "feature", "pilot", "name", text)
        set_cell(review / "approach_matrix.csv", "approach", "risk-management", "description", text)
        tables = AllTables(copy.data)
        pages = policy_pages(tables, claims(text)) | approach_pages(tables, NONE)
        for name in ("policies/total-place.md", "approaches/risk-management.md"):
            page = pages[name]
            assert "\n\n\n" not in page
            assert not re.search(r"\{\{|<script|<img", page)
            title = page.split("\n# ")[1].splitlines()[0]
            assert not re.search(r"[^\w &#;]|_", title)
