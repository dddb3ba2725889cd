"""What the pages of a coded study are made from: the pieces of evidence that they show, and what was settled."""

import pytest
from coded_study import make_coded_study

from compendium.run.stale.bases import framework_digest, shown_across, shown_parts, site_digest
from compendium.sites.show.view import narrow_to_each, open_view


@pytest.fixture
def coded(tmp_path):
    return make_coded_study(tmp_path / "councils")


def opened(project, coded):
    return open_view(str(project.data), str(coded.folder), "site")


def digests(project, coded):
    view = opened(project, coded)
    return {site: site_digest(own, framework_digest(view)) for site, own in narrow_to_each(view)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("settled.csv", "Not all came", "Some stayed away"),
        ("settled.csv", "conflicted_attainment", "relative_success"),
        ("evidence.csv", "The visits were welcome", "The visits were liked"),
        ("ratings.csv", "relative_success,ann", "relative_failure,ann"),
    ],
)
def test_a_change_in_any_table_is_one_of_its_site_alone(project, coded, file, old, new):
    before = digests(project, coded)
    coded.change(file, old, new)
    after = digests(project, coded)
    assert before["north-town"] != after["north-town"]
    assert before["southwick"] == after["southwick"]


def test_evidence_that_may_no_longer_appear_is_missed_on_both_kinds_of_page(project, coded):
    before = opened(project, coded)
    coded.change("evidence.csv", "The visits were welcome to all,yes", "The visits were welcome to all,no")
    after = opened(project, coded)
    assert set(shown_across(after)) < set(shown_across(before))
    own = [dict(narrow_to_each(view))["north-town"] for view in (before, after)]
    assert set(shown_parts(own[1])) < set(shown_parts(own[0]))
