"""What pieces of evidence say to a statement, on the page of the claims."""

import pandas as pd
import pytest

from compendium.data_package.trace import Trace
from compendium.results.claims.show_compared import SAYS, compared_table, says_cell

COMPARED = pd.DataFrame(
    [["q", "It <b>worked", "p1", "yes", "", "paper", "Discussion, paragraph 1"]],
    columns=["question", "name", "evidence", "says", "note", "source", "locator"],
)
EVIDENCE = pd.DataFrame([["p1", "All went <i>well", "yes"]], columns=["evidence", "statement", "publish"])
SOURCES = pd.DataFrame([["paper", "The paper"]], columns=["source", "short_title"])


def html(compared: pd.DataFrame, evidence: pd.DataFrame = EVIDENCE) -> str:
    return str(compared_table(compared, evidence, SOURCES, "Compared", "table-compared", Trace((), (), "claims")).html)


def test_a_piece_stands_under_its_statement_with_its_place_and_texts_are_no_markup():
    shown = html(COMPARED)
    assert "It &lt;b&gt;worked" in shown
    assert "All went &lt;i&gt;well" in shown
    assert "The paper: Discussion, paragraph 1" in shown


@pytest.mark.parametrize("publish", ["no", ""])
def test_of_a_piece_that_may_not_be_published_only_what_it_says_is_told(publish):
    shown = html(COMPARED.assign(note="a limit"), EVIDENCE.assign(publish=publish))
    assert "not published" in shown
    assert "✔&nbsp;yes" in shown
    assert not [text for text in ("All went", "a limit", "Discussion") if text in shown]


def test_what_a_piece_says_has_a_mark_and_a_word():
    assert [says_cell(says).count("&nbsp;" + says) for says in SAYS] == [1, 1, 1]
    assert [says_cell(says).partition("&nbsp;")[0][-1] for says in SAYS] == ["✔", "½", "✕"]


def test_a_piece_that_is_not_in_the_inventory_is_refused():
    with pytest.raises(KeyError):
        html(COMPARED.assign(evidence="p2"))
