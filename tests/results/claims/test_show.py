"""What is shown and printed of the audit: verdicts with symbol and word, every reading, the whole as CSV."""

import csv
import io
import json
import re

import pandas as pd
import pytest

from compendium.data_package.trace import Trace
from compendium.display.theme import figure_settings
from compendium.results.claims.audit import audit_claims, count_coding, count_verdicts, differences_first
from compendium.results.claims.draw import FILLS, verdict_figure
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.printed import claims_csv, claims_json, claims_text
from compendium.results.claims.show import INKS, MARKS, _found_cell, claims_table, download, judged, judged_cell
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED, VERDICTS
from compendium.results.claims.words_of_number import Tally

COLUMNS = [
    "claim",
    "topic",
    "stated",
    "statement",
    "source",
    "locator",
    "check",
    "operation",
    "table",
    "where_column",
    "where_value",
    "item",
    "column",
    "value",
    "expected",
    "note",
    "kind",
    "would_settle",
]


def claim(name: str, **cells: str) -> dict[str, str]:
    told = {"claim": name, "topic": "fruit", "stated": "some", "statement": f"<b>{name}</b>", "source": "a-source"}
    return dict.fromkeys(COLUMNS, "") | told | cells


CLAIMS = pd.DataFrame(
    [
        claim("four", operation="count", table="fruit", expected="4"),
        claim("five", operation="count", table="fruit", expected="5", note="One was eaten"),
        claim("most", operation="share", table="fruit", column="ripe", value="yes", expected="several"),
        claim("tasty", check="outside_the_data", note="Taste is listed nowhere", kind="no list in the sources"),
        claim("coded", operation="count", table="ratings", expected="1"),
    ]
)
TABLES = {
    "claims": CLAIMS,
    "fruit": pd.DataFrame({"ripe": ["yes", "yes", "yes", "no"]}),
    "ratings": pd.DataFrame({"level": ["good"]}),
}


@pytest.fixture(scope="module")
def audited() -> pd.DataFrame:
    return audit_claims(CLAIMS, TABLES)


def test_the_verdicts_are_these(audited):
    assert list(audited["verdict"]) == [REPRODUCED, DIFFERS, DEPENDS, NOT_COMPUTABLE, REPRODUCED]
    assert list(audited["rests_on_coding"]) == [False, False, False, False, True]
    assert list(audited["reason"]) == ["", "One was eaten", "", "Taste is listed nowhere", ""]


def test_every_verdict_has_symbol_fill_and_ink():
    assert set(VERDICTS) == set(MARKS) == set(FILLS) == set(INKS)
    assert len(set(MARKS.values())) == len(set(FILLS.values())) == 4


def test_what_rests_on_our_coding_is_said_under_its_verdict(audited):
    shown = list(map(judged_cell, judged(audited)))
    assert ["rests on our coding" in cell for cell in shown] == [False, False, False, False, True]
    assert all(verdict in cell for verdict, cell in zip(audited["verdict"], shown, strict=True))


def test_what_rests_on_our_coding_is_counted_apart(audited):
    counts = count_coding(audited)
    assert counts.loc[REPRODUCED].to_dict() == {"on_tables_alone": 1, "rests_on_coding": 1}
    assert counts.loc[DEPENDS].to_dict() == {"on_tables_alone": 1, "rests_on_coding": 0}


def test_differences_come_first(audited):
    assert list(differences_first(audited)["verdict"])[:2] == [DIFFERS, DEPENDS]


def test_the_figure_says_its_numbers_in_two_forms(audited):
    with figure_settings():
        shown = verdict_figure(count_verdicts(audited), {"fruit": "Fruit"}, "title", Trace((), (), "claims"))
    assert "Fruit: 2 reproduced, 1 depends on the reading, 1 differs, 1 not computable" in shown.alternative
    assert shown.narrow != shown.svg


SOURCES = pd.DataFrame({"source": ["a-source"], "short_title": ["A <source>"]})
TOPICS = pd.DataFrame({"topic": ["fruit"], "name": ["Fruit"], "notebook": ["fruit_page"]})


def table_of(audited: pd.DataFrame, verdict: str) -> str:
    return claims_table(audited, verdict, SOURCES, TOPICS, "table-x", None).html


def test_a_table_holds_the_claims_of_one_verdict_and_no_empty_column(audited):
    heads = {
        verdict: re.findall(r'id="table-x-[a-z-]+">([^<]+)</th>', table_of(audited, verdict)) for verdict in VERDICTS
    }
    assert heads[REPRODUCED] == ["Stated, and computed"]
    assert heads[DIFFERS] == ["Stated, and computed", "Reason"]
    assert heads[NOT_COMPUTABLE] == ["Stated", "Reason"]
    assert table_of(audited, REPRODUCED).count('data-column="judged"><span') == 2
    assert "Two claims are borne out by the tables" in table_of(audited, REPRODUCED)


def test_a_topic_leads_to_the_page_with_its_tables(audited):
    assert table_of(audited, DIFFERS).count('<a href="fruit_page.ipynb">Fruit</a>') == 1


def test_a_verdict_without_a_claim_is_a_sentence(audited):
    assert table_of(audited.query("verdict == 'differs'"), REPRODUCED).endswith(
        ">No claims are borne out by the tables.</p>"
    )


def test_json_has_every_reading():
    found = json.loads(claims_json(TABLES))
    assert found[0]["readings"] == [{"reading": "as stated", "value": "4", "holds": True}]
    assert [reading["holds"] for reading in found[2]["readings"]] == [True, False]
    assert found[3]["readings"] == []
    assert found[3]["kind"] == "no list in the sources"


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (3, ["✔&nbsp;3 <em>(several: at least 3)</em>", "✕&nbsp;3 <em>(several: at least 3, and not more than half"]),
        (4, ["✔&nbsp;4 <em>(several: both readings)</em>"]),
    ],
)
def test_readings_of_a_word_that_agree_share_a_line_of_the_page(number, lines):
    found = number_readings("several", Tally(number, whole=False))
    stated, *shown = _found_cell(("some <b>", found, "Counted")).split("<br>")
    assert stated == "Stated: some &lt;b&gt;"
    assert shown[-1].endswith('<details class="under"><summary>How</summary>Counted</details>')
    assert len(shown) == len(lines)
    assert all(line in cell for line, cell in zip(lines, shown, strict=True))


def test_the_whole_audit_is_a_csv_file(audited):
    rows = list(csv.DictReader(io.StringIO(claims_csv(audited))))
    assert [row["verdict"] for row in rows] == [REPRODUCED, DIFFERS, DEPENDS, NOT_COMPUTABLE, REPRODUCED]
    assert rows[2]["readings"].count("does not bear it out") == 1
    assert rows[4]["rests_on_coding"] == "yes"
    assert rows[0]["statement"] == "<b>four</b>"


def test_the_text_ends_with_the_totals():
    last = claims_text(TABLES).splitlines()[-1]
    verdicts = "2 are reproduced, 1 depends on the reading, 1 differs and 1 cannot be computed"
    assert last == f"Of 5 claims, {verdicts}. The verdict on one claim rests on our own coding."


def test_the_download_is_a_link_into_the_book(audited):
    assert '<a href="../_static/claims_audit.csv" download>' in download(audited).html
