"""A level opens its statements, and an answer leads to the page of its site; neither tells what may not appear."""

import re

from compendium.display.answers import Answers
from compendium.publish.study.stage import lead_to_sites
from compendium.sites.show.chips import chip
from compendium.sites.show.leads import Lead
from compendium.sites.show.matrix import matrix_table
from compendium.sites.show.site import profile_table, rows_of
from compendium.sites.show.statements import openings, statements_of, statements_table
from compendium.studies.compute.scale import NO_RATING


def test_a_level_opens_the_statements_on_its_criterion(care_act):
    shown = statements_of(care_act, "programme")
    rows = set(re.findall(r' id="(statement-[a-z0-9-]+)"', statements_table(care_act, "programme").html))
    found = openings(care_act, "programme", rows_of(care_act, "programme"))
    assert {row for opening in found for row in opening.rows} == rows == {f"statement-{each}" for each in shown["id"]}
    assert found[0].heading == "Helping to secure policy legitimacy: Relative success"
    html = profile_table(care_act, "programme").html
    assert html.count('class="compendium-opens"') == len([opening for opening in found if opening.rows])
    assert 'data-rows="statement-policy-legitimacy-1 statement-policy-legitimacy-2' in html


def test_only_what_may_be_published_is_opened(secretive):
    for site in secretive.study.sites["site"]:
        own = secretive.counted[secretive.counted["site"] == site]
        found = openings(secretive, site, rows_of(secretive, site))
        public = own[own["publish"]].groupby("criterion")["statement"].nunique()
        for opening, criterion in zip(found, secretive.criteria, strict=True):
            assert bool(opening.rows) == (public.get(criterion, 0) > 0)


def test_answers_and_names_lead_to_the_pages_that_there_are(many):
    html = matrix_table(many).html
    first, second = many.matrix.index[:2]
    notebook = {"cells": [{"outputs": [{"data": {"text/html": html}}]}, {}]}
    lead_to_sites(notebook, {first})
    linked = notebook["cells"][0]["outputs"][0]["data"]["text/html"]
    answered = [criterion for criterion, answer in many.matrix.loc[first].items() if answer != NO_RATING]
    assert re.findall(r'href="(sites/[^"]+)"', linked) == [
        f"sites/{first}.html", *(f"sites/{first}.html#criterion-{criterion}" for criterion in answered)
    ]  # fmt: skip
    assert "data-site" not in linked
    assert f">{many.names[second]}<" in linked
    rows = profile_table(many, first).html
    assert all(f'id="criterion-{criterion}"' in rows for criterion in answered)


def test_a_name_that_cannot_be_seen_is_no_link():
    notebook = {"cells": [{"outputs": [{"data": {"text/html": Lead(" ", "a").html + Lead("<b>", "a").html}}]}]}
    lead_to_sites(notebook, {"a"})
    assert notebook["cells"][0]["outputs"][0]["data"]["text/html"] == ' <a href="sites/a.html">&lt;b&gt;</a>'


def test_a_short_answer_is_not_parted():
    answers = Answers({"good": "Good <one>", "long": "Longer than a line"}, {"good": "●", "long": "○"},
                      {"good": "#ffffff", "long": "#ffffff"})  # fmt: skip
    assert ">●&nbsp;Good&nbsp;&lt;one&gt;<" not in chip(answers, "good"), "longer than it looks, since it is escaped"
    assert ">○ Longer than a line<" in chip(answers, "long")
    assert ">∅&nbsp;missing<" in chip(Answers.of([]), "missing")
