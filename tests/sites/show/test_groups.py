"""Groups of criteria head the rows, and stand over the columns, of the tables that name criteria."""

import re

import pytest

from compendium.project import Project
from compendium.sites.show.across import distribution_table
from compendium.sites.show.matrix import matrix_table
from compendium.sites.show.open_studies import open_view
from compendium.sites.show.site import profile_table
from compendium.sites.show.view import View

FRAMEWORK = """title = "Mine"
source = "own"
locator = "Table 1"
non_answers = ["missing"]
[[levels]]
id = "good"
name = "Good"
symbol = "+"
value = 1
[[levels]]
id = "poor"
name = "Poor"
symbol = "−"
value = 0
"""
STUDY = 'title = "Mine"\nframework = "own"\ncombine = "median"\ntiers = []\nsmallest_count = 1\nnote = ""\n'


@pytest.fixture(params=[("Inner", "Outer <b>", ""), ("", "", "")], ids=["groups", "no groups"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project: Project) -> View:
    folder = tmp_path_factory.mktemp("groups") / "mine"
    (folder / "framework").mkdir(parents=True)
    rows = zip(("lead", "rules", "rest"), request.param, strict=True)
    criteria = "".join(f"{one},{one.title()},{group},x,y\n" for one, group in rows)
    (folder / "framework" / "framework.toml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "framework" / "criteria.csv").write_text(f"criterion,name,group,good,poor\n{criteria}", encoding="utf-8")
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    (folder / "sites.csv").write_text("site,name,type,region\na,A,,\nb,B,,\n", encoding="utf-8")
    ratings = "site,criterion,level\na,lead,good\na,rules,poor\nb,lead,poor\nb,rest,good\n"
    (folder / "ratings.csv").write_text(ratings, encoding="utf-8")
    return open_view(str(project.data), str(folder), "across_sites")


def test_tables_of_criteria_are_in_groups_where_there_are_any(view: View) -> None:
    grouped = bool(view.groups)
    assert list(view.groups.values()) == (["Inner", "Outer <b>", "In no group"] if grouped else [])
    for shown in (distribution_table(view), profile_table(view, "a")):
        heads = re.findall(r'<th [^>]*scope="rowgroup"[^>]*><span>(.*?)</span>', shown.html)
        assert heads == (["Inner", "Outer &lt;b&gt;", "In no group"] if grouped else [])
    html = matrix_table(view).html
    assert ("Outer &lt;b&gt;" in html, "Outer <b>" in html) == (grouped, False)
    assert re.search(r"gt_column_spanner", html) is None or grouped
