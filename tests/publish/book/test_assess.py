"""The pages on which a programme is assessed: whole without a script, made of a framework's files that run nothing."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import copy_project

from compendium.data_package.levels_file import NON_ANSWERS
from compendium.data_package.package import read_package
from compendium.display.answers import Answers
from compendium.intake.new_study import RATINGS
from compendium.project import Project
from compendium.publish.book.assess import ASSETS, assess_pages, described_frameworks
from compendium.publish.book.assess_data import SETTLED, assess_data, sign_outline
from compendium.publish.book.assess_form import form_html
from compendium.publish.book.assess_words import MEANINGS, NO_EVALUATION, RULES
from compendium.publish.plain_text import typed
from compendium.publish.sphinx.assets import named_by
from compendium.publish.sphinx.search import STATIC
from compendium.studies.framework import read_framework
from compendium.studies.settings import COMBINE

SHIPPED = "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83"
"""SHA-256 of the file umd/index.js of fflate 0.8.3, as its makers ship it."""


@pytest.fixture(scope="module")
def pages(project: Project) -> dict[str, str]:
    return assess_pages(project.data)


def test_each_framework_has_a_page_that_reads_whole_without_a_script(project: Project, pages: dict[str, str]) -> None:
    package = read_package(project.data)
    folders = sorted(path.name for path in (project.data / "frameworks").iterdir())
    parts = [name.format(one) for one in folders for name in ("assess/{}.md", "generated/assess/{}.html")]
    assert sorted(pages) == sorted([*parts, "generated/assess.html"])
    for one in folders:
        framework, page = read_framework(package, one), pages[f"generated/assess/{one}.html"]
        assert page.count("<fieldset class=") == len(framework.rows)
        for row in framework.rows:
            assert all(f">{typed(cell)}<" in page for cell in row[1:])
        for level in framework.levels:
            assert page.count(f'value="{level.id}"') == len(framework.rows)
        assert typed(NO_EVALUATION) in page
        assert "<noscript>" in page
        assert f'href="assess/{one}.html"' in pages["generated/assess.html"]


def test_the_study_s_own_framework_comes_first(project: Project) -> None:
    found = described_frameworks(read_package(project.data))
    assert found[0].id == "care-act-isp"
    assert [one.id for one in found[1:]] == sorted(one.id for one in found[1:])


def test_a_framework_that_says_nothing_of_its_levels_has_no_page(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    shutil.copytree(copy.data / "frameworks" / "nhs-rap", copy.data / "frameworks" / "bare")
    (copy.data / "frameworks" / "bare" / "criteria.csv").write_text(
        "criterion,name,met,not_met\nfirst,First,–,-\n", encoding="utf-8"
    )
    assert "bare" not in [one.id for one in described_frameworks(read_package(copy.data))]


def test_no_text_of_a_framework_is_markup_or_ends_the_data(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    hostile = "</script><script>alert(1)</script> {{ version }} ```"
    path = copy.data / "frameworks" / "nhs-rap"
    (path / "criteria.csv").write_text(
        f'criterion,name,group,met,not_met\nfirst,"{hostile}","{hostile}","{hostile}",no\n', encoding="utf-8"
    )
    text = (path / "framework.toml").read_text(encoding="utf-8")
    (path / "framework.toml").write_text(re.sub('name = "Met"', f'name = "{hostile}"', text), encoding="utf-8")
    page = assess_pages(copy.data)["generated/assess/nhs-rap.html"]
    assert page.count("<script") == 1
    assert page.count("</script>") == 1
    data = re.search(r'<script type="application/json" id="assess-data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["criteria"][0][1] == hostile


def test_words_and_columns_are_those_of_the_package(project: Project) -> None:
    assert tuple(RULES) == COMBINE
    assert tuple(MEANINGS) == NON_ANSWERS
    package = read_package(project.data)
    declared = {resource["name"]: resource for resource in package.descriptor["resources"]}
    ratings = [field["name"] for field in declared["ratings"]["schema"]["fields"]]
    assert [field["name"] for field in declared["settled"]["schema"]["fields"]] == list(SETTLED)
    framework = read_framework(package, "care-act-isp")
    columns = assess_data(framework, Answers.of(framework.levels))["columns"]
    assert set(RATINGS) <= set(columns["ratings"]) <= set(ratings)


def test_the_data_say_how_each_answer_looks(project: Project) -> None:
    framework = read_framework(read_package(project.data), "care-act-isp")
    answers = Answers.of(framework.levels)
    data = assess_data(framework, answers)
    assert data["levels"] == ("relative_failure", "conflicted_attainment", "relative_success")
    assert data["answers"]["relative_success"]["text"] == "● Relative success"
    assert data["answers"]["relative_success"]["fill"] == answers.fills["relative_success"]
    assert set(data["answers"]) == {*data["levels"], *NON_ANSWERS, "no rating"}
    outline = sign_outline("●")
    assert re.fullmatch(r"(?:[MLQC][-0-9. ]+|Z)+", outline)
    assert outline.startswith("M")


def test_what_a_script_offers_and_takes_is_what_the_form_has_in_its_order(project: Project) -> None:
    package = read_package(project.data)
    for name in ("care-act-isp", "rob-2"):
        framework = read_framework(package, name)
        answers = Answers.of(framework.levels)
        field = form_html(framework, answers).partition("</details>\n<details class=")[2].partition("</fieldset>")[0]
        values = re.findall(r'type="radio" name="[^"]*" value="([^"]*)"', field)
        assert values == [*assess_data(framework, answers)["choices"], ""]


def test_assets_are_there_and_no_page_can_name_another_file() -> None:
    assert named_by({"assets": ASSETS}) == ASSETS.split()
    assert named_by({"assets": "../../../pyproject.toml /etc/passwd assess.js"}) == ["assess.js"]
    assert named_by({}) == []
    assert sha256((STATIC / "fflate.js").read_bytes()).hexdigest() == SHIPPED
