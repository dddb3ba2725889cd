"""The pages made from the data package hold names of rows as typed."""

import re
from html import unescape

import pandas as pd
from editing import set_cell
from hostile import HOSTILE

from compendium.publish.book.dictionary import citations, data_dictionary


def test_no_name_ends_the_part_of_the_page_that_is_html(copy):
    """A criterion stands for a column, so that its name is in the description of the column."""
    name = "line\n```\n# after a fence"
    assert "line\n```\nafter a fence" in HOSTILE
    set_cell(copy.data / "review" / "criteria.csv", "criterion", "scale", "name", name)
    page = data_dictionary(copy.data, {})
    parts = re.findall(r"^(`{3,})\{raw\} html\n(.*?)\n\1$", page, re.MULTILINE | re.DOTALL)
    assert any(name in unescape(html) for _, html in parts)
    left = re.sub(r"^(`{3,})\{raw\} html\n(.*?)\n\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert "after a fence" not in left


def test_a_source_is_no_markup(copy):
    for text in HOSTILE:
        set_cell(copy.data / "sources.csv", "source", "paper", "citation", text)
        lines = citations(copy.data, "built from").split("(source-paper)=")[1].splitlines()
        line = next(line for line in lines if line.startswith("Citation:"))
        shown = re.fullmatch(r"Citation: \[(.*)\]\{\.as-typed\}\.", line)
        assert shown, line
        assert unescape(shown[1]) == " ".join(text.split())
        assert not re.search(r"[^\w &#;]|_", shown[1])


def test_works_referred_to_stand_apart_from_the_documents(project):
    built, referred = (citations(project.data, use) for use in ("built from", "referred to"))
    assert "(source-paper)=" in built
    assert "(source-eric)=" not in built
    assert "(source-eric)=" in referred
    assert "(source-paper)=" not in referred


def test_a_date_that_we_read_stands_beside_the_year_that_is_not_stated(project):
    own = citations(project.data, "built from").split("(source-ifg-comment)=")[1].split("(source-")[0]
    assert "Year: [not stated]" in own
    assert "Written, in our reading: [November 2015" in own
    assert "Written" not in citations(project.data, "referred to")


def test_what_a_citation_names_for_good_is_a_link(copy):
    def web(citation: str) -> list[str]:
        set_cell(copy.data / "sources.csv", "source", "paper", "citation", citation)
        own = citations(copy.data, "built from").split("(source-paper)=")[1].split("(source-")[0]
        return re.findall(r"^On the web: .*\(<(.*)>\)$", own, re.MULTILINE)

    assert web("A (2020) B, doi 10.1186/s13012-015-0209-1") == ["https://doi.org/10.1186/s13012-015-0209-1"]
    assert web("A (2020) B, doi 10.1000/a(b)>c. Then") == ["https://doi.org/10.1000/a%28b%29%3Ec"]
    instrument = "Statutory Instrument 2018 No. 378 (United Kingdom)"
    assert web(instrument) == ["https://www.legislation.gov.uk/uksi/2018/378"]
    assert web("A (2020) B, doi not stated") == []


def test_tables_stand_below_their_groups_in_the_order_in_which_these_come(copy):
    path = copy.data / "tables.csv"
    declared = pd.read_csv(path, dtype=str, keep_default_na=False)
    declared.loc[declared["table"] == "policies", "group"] = ""
    declared.loc[declared["table"] == "claims", "group"] = declared.loc[declared["table"] == "sources", "group"].iloc[0]
    declared.to_csv(path, index=False, lineterminator="\n")
    page = data_dictionary(copy.data, {})
    parts = [part.splitlines() for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]]
    found = {lines[0]: re.findall(r"^\(table-(.*)\)=$", "\n".join(lines), re.MULTILINE) for lines in parts}
    assert found["Sources"] == ["sources", "claims"]
    assert found["Other tables"] == ["policies"]
    assert list(found) == list(dict.fromkeys(declared["group"].replace("", "Other tables")))
    links = re.findall(r'href="#table-([^"]*)"', page)
    assert links == [anchor for anchors in found.values() for anchor in anchors]


def test_tables_of_a_framework_or_study_are_known_by_its_title_and_keep_their_addresses(copy):
    path = copy.data / "frameworks" / "ilacs" / "framework.toml"
    path.write_text(re.sub("(?m)^title = .*", 'title = "Homes & <b>schools</b>"', path.read_text("utf-8")), "utf-8")
    page = data_dictionary(copy.data, {})
    assert '<a href="#table-framework-criteria-ilacs">Homes &amp; &lt;b&gt;schools&lt;/b&gt;</a>' in page
    assert '<a href="#table-sites-care-act">Sites of a study – Views of the Care Act 2014 support programme</a>' in page
    head = page.split("(table-framework-criteria-ilacs)=\n")[1].splitlines()
    assert head[0] == "(criteria-of-a-framework-ilacs)="
    assert unescape(head[2]) == "### Criteria of a framework – Homes & <b>schools</b>"
    assert head[2].count("<") == 0


def test_the_name_of_a_group_is_no_markup(copy):
    path = copy.data / "tables.csv"
    declared = pd.read_csv(path, dtype=str, keep_default_na=False)
    drawn: dict[str, str] = {}
    for text in HOSTILE:
        declared["group"] = text
        declared.to_csv(path, index=False, lineterminator="\n")
        page = data_dictionary(copy.data, drawn)
        head = next(line for line in page.splitlines() if line.startswith("## "))
        assert not re.search(r"[^\w &#;]|_", head.removeprefix("## "))
        assert not re.search("<script|<img|<b>", page)
