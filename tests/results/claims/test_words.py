"""What is said of the audit agrees with its numbers, and verbs with theirs."""

import pandas as pd
import pytest
from notebook_cells import run_cell

from compendium.results.claims import words
from compendium.results.claims.audit import count_verdicts
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED, VERDICTS


def audited(*verdicts: str, kinds: tuple[str, ...] = (), coded: int = 0) -> pd.DataFrame:
    kind = [*kinds, *[""] * (len(verdicts) - len(kinds))]
    rests = [number < coded for number in range(len(verdicts))]
    return pd.DataFrame({"topic": "t", "verdict": verdicts, "kind": kind, "rests_on_coding": rests}, dtype=object)


def test_one_of_each_is_told_in_the_singular():
    said = words.claims_in_short(audited(*words.IN_WORDS, coded=1)).plain
    verdicts = "1 is reproduced, 1 depends on the reading, 1 differs and 1 cannot be computed"
    assert said == f"Of 4 claims, {verdicts}. The verdict on one claim rests on our own coding."


def test_many_are_told_in_the_plural():
    said = words.claims_in_short(audited(*[DIFFERS] * 27, *[DEPENDS] * 2, coded=3)).plain
    assert (
        said
        == "Of 29 claims, 2 depend on the reading and 27 differ. The verdicts on three claims rest on our own coding."
    )


def test_why_claims_cannot_be_computed_is_told():
    kinds = ("another source needed", "another source needed", "no list in the sources")
    said = words.kinds_in_words(audited(*[NOT_COMPUTABLE] * 3, kinds=kinds))
    assert said == (
        "Of those that cannot be computed, 2 need another source and 1 concerns something that no source lists."
    )
    assert words.kinds_in_words(audited(REPRODUCED)) == ""


def test_no_claim_is_told_as_such():
    assert words.claims_in_short(audited()).plain == "There is no claim on this topic."


@pytest.mark.parametrize("number", [0, 1, 2, 300])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_titles_hold_for_any_number_of_claims(verdict, number):
    some = audited(*[verdict] * number)
    compared = pd.DataFrame({"says": ["yes"] * number})
    titles = [words.claims_title(verdict, number), words.borne_out_title(some), words.coding_title(some)]
    titles.append(words.compared_title(compared))
    assert all(0 < len(title.split()) <= 15 for title in titles), titles
    assert words.claims_title(DIFFERS, 1) == "One claim differs from what the tables give"


def test_the_cell_in_pandas_agrees_with_the_figure(project):
    some = audited(REPRODUCED, REPRODUCED, DIFFERS)
    verdicts = run_cell(project, "claims", "headline", audited=some)["verdicts"]["claims"]
    counts = count_verdicts(some).sum()
    assert verdicts.to_dict() == counts[counts > 0].to_dict()


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
    assert words.borne_out_title(pd.DataFrame({"verdict": verdicts}, dtype=str)) == title
