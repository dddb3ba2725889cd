"""What the public record says otherwise than the documents stands beside what they print, with both places."""

import pandas as pd

from compendium.results.context.show import record_table


def test_what_is_printed_and_what_is_found_have_their_places():
    row = {
        "correction": "c",
        "name": "Year",
        "printed": "2017",
        "found": "2018",
        "reason": "Because <so>",
        "source": "paper",
        "locator": "Notes, paragraph 1",
        "found_in": "order",
        "found_at": "",
    }
    titles = pd.Series({"paper": "Paper", "order": "Order & co"})
    shown = record_table(pd.DataFrame([row]), titles, None)
    printed = '<a href="../book/sources.md#source-paper">Paper: Notes, paragraph 1</a>'
    found = '<a href="../book/sources.md#source-order">Order &amp; co</a>'
    assert f'2017<span class="under">{printed}</span>' in shown.html
    assert f'2018<span class="under">{found}</span>' in shown.html
    assert "Because &lt;so&gt;" in shown.html


def test_the_department_the_institute_and_the_comment_are_set_right(tables):
    found = tables("corrections").set_index("correction")["found"]
    assert found.to_dict() == {
        "department-renamed": "January 2018",
        "nice-name": "National Institute for Health and Care Excellence",
        "comment-on-units-dated": "November 2015",
    }


def test_other_tables_say_the_same(tables):
    renamed = tables("timeline").set_index("event").loc["department-renamed"]
    assert (renamed["date"], renamed["date_from"]) == ("January 2018", "2018-01")
    partners = tables("partners").set_index("partner")["full_name"]
    assert "since January 2018" in partners["department-of-health"]
    assert partners["nice"].startswith("National Institute for Health and Care Excellence")
    hall = tables("sources").set_index("source").loc["ifg-comment"]
    assert hall["year"] == "not stated"
    assert hall["dated_by_us"].startswith("November 2015")


def test_what_is_found_comes_from_works_that_are_no_documents_of_the_compendium(tables):
    used_for = tables("sources").set_index("source")["used_for"]
    corrections = tables("corrections")
    assert set(used_for[corrections["found_in"]]) == {"referred to"}
    assert set(used_for[corrections["source"]]) == {"built from"}
