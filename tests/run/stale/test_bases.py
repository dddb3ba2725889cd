"""What the pages of a coded study are made from: the pieces of evidence that they show, and what was settled."""

import pytest
from coded_study import make_coded_study

from compendium.run.stale.bases import across_digest, framework_digest, shown_across, shown_parts, site_digest
from compendium.sites.show.narrow import LEFT_OUT, narrow_to_each, without_words
from compendium.sites.show.open_studies import open_across, open_view


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


@pytest.mark.parametrize(
    ("file", "old", "new", "again"),
    [
        ("settled.csv", "Not all came", "Some stayed away", True),
        ("evidence.csv", "The visits were welcome", "The visits were liked", True),
        ("evidence.csv", "Nobody knew what the visits", "Nobody saw what the visits", False),
        ("evidence.csv", "were for,yes", "were for,no", True),
        ("set_aside.csv", "greetings only", "greetings", True),
        ("ratings.csv", "relative_success,ann", "relative_failure,ann", True),
    ],
)
def test_the_page_across_rests_on_all_but_the_words_of_what_nobody_settled(project, coded, file, old, new, again):
    def of_all():
        view = without_words(opened(project, coded))
        return across_digest(view, framework_digest(view))

    before = of_all()
    coded.change(file, old, new)
    assert (of_all() != before) is again


def test_the_view_of_all_sites_has_no_words_but_of_what_was_settled(project, coded):
    view = open_across(str(project.data), str(coded.folder))
    assert {*view.study.ratings["statement"], *view.study.evidence["statement"]} == {LEFT_OUT}
    told = view.coding["statement"] != LEFT_OUT
    assert list(told) == list(view.coding["standing"] == "settled")
    assert told.any()


def test_evidence_that_may_no_longer_appear_is_missed_on_both_kinds_of_page(project, coded):
    before = opened(project, coded)
    coded.change("evidence.csv", "The visits were welcome to all,yes", "The visits were welcome to all,no")
    after = opened(project, coded)
    assert set(shown_across(after)) < set(shown_across(before))
    own = [dict(narrow_to_each(view))["north-town"] for view in (before, after)]
    assert set(shown_parts(own[1])) < set(shown_parts(own[0]))
