"""Titles on verdicts hold for none, one and many."""

import pandas as pd
import pytest

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED
from compendium.results.claims.words import borne_out_title


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        ([], "No claim of the documents rests on these tables"),
        ([REPRODUCED], "The only claim is borne out"),
        ([REPRODUCED] * 3, "All three claims are borne out"),
        ([REPRODUCED, DEPENDS], "One of two claims is borne out"),
        ([REPRODUCED, REPRODUCED, DIFFERS], "Two of three claims are borne out; one differs from the tables"),
        ([DIFFERS, DIFFERS], "None of two claims is borne out; two differ from the tables"),
    ],
)
def test_how_many_are_borne_out(verdicts, title):
    assert borne_out_title(pd.DataFrame({"verdict": verdicts}, dtype=str)) == title
