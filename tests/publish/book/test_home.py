"""The first screen of the home page: what is said there follows from the data and is no markup."""

import re
from html import unescape

import pytest
from editing import set_cell
from hostile import HOSTILE

from compendium.publish.book.evidence import Evidence, findings_in_words, read_evidence
from compendium.publish.book.home import NARROW, TABLE, WIDE, findings_html, headline_html, picture_note_html
from compendium.publish.book.numbers import approach_finding
from compendium.publish.book.picture import home_picture, picture_html


@pytest.fixture(scope="module")
def evidence(project):
    return read_evidence(project.data)


def first_screen(numbers: dict[str, str], evidence: Evidence) -> str:
    """The three findings with the picture, and the caution, as the home page has them."""
    picture = home_picture(evidence)
    return findings_html(numbers, picture.caption, picture_html(picture, WIDE, NARROW))


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_findings_are_those_of_the_sources(project, evidence):
    said = findings_in_words(evidence)
    assert said["tier_title"].endswith("only national and regional people report relative success: 2 of 9 rated")
    assert said["levels_explained"] == (
        "Rated means relative success (the best), conflicted attainment or relative failure (shown by none)."
    )
    assert "in 0 of 1 and" in said["tier_finding"]
    assert "in 0 of 6" in said["tier_finding"]
    assert "(9 of 11 rated statements, 7 of the 9 from no single tier)" in said["criterion_finding"]
    assert "Only 16 rated statements" in said["caution"]
    assert approach_finding(project.data) == (
        "Of 20 approaches to support, the Care Act used 16, four of them uniquely; other programmes used 12 at most."
    )


def test_the_first_screen_has_three_findings_the_picture_in_two_forms_and_the_caution(project, evidence):
    numbers = findings_in_words(evidence) | {"approach_finding": approach_finding(project.data)}
    html = first_screen(numbers, evidence)
    assert len(re.findall(r"<li>", html)) == 3
    assert plain(html.split("<picture>")[0]) == f"{numbers['tier_title']}. {numbers['levels_explained']}"
    assert 'srcset="_static/home_narrow.svg"' in html
    assert 'src="_static/home.svg" alt="Bars of statements by who speaks. National and regional people' in html
    assert plain(html).rstrip().endswith(numbers["caution"])


def test_the_picture_leads_to_its_table(project):
    page, _, anchor = TABLE.partition("#")
    assert f'href="{TABLE}"' in picture_note_html()
    notebook = (project.root / page).with_suffix(".ipynb").read_text(encoding="utf-8")
    assert f'id=\\"{anchor}\\"' in notebook


def test_numbers_are_told_with_their_names():
    numbers = dict.fromkeys(("policies", "selected", "approaches", "framework_criteria", "claims"), "<7>")
    assert headline_html(numbers).count("<dd>&lt;7&gt;</dd>") == 5


def test_a_changed_level_changes_the_findings(copy):
    ratings = copy.data / "studies" / "care-act" / "ratings.csv"
    text = ratings.read_text(encoding="utf-8")
    ratings.write_text(text.replace("relative_success", "conflicted_attainment"), encoding="utf-8")
    said = findings_in_words(read_evidence(copy.data))
    assert said["tier_title"] == "No rated statement of any tier shows relative success"
    assert said["criterion_finding"] == "On no criterion does a rated statement show relative success."
    assert "chance" not in said["caution"]


def test_names_are_no_markup(copy):
    for text in HOSTILE:
        set_cell(
            copy.data / "frameworks" / "care-act-isp" / "criteria.csv", "criterion", "policy-legitimacy", "name", text
        )
        evidence = read_evidence(copy.data)
        numbers = findings_in_words(evidence) | {"approach_finding": ""}
        html = first_screen(numbers, evidence)
        assert set(re.findall(r"<(\w+)", html)) == {
            "ol",
            "li",
            "figure",
            "figcaption",
            "picture",
            "source",
            "img",
            "p",
            "span",
            "strong",
        }
