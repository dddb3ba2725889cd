"""The rows of a study that may be public: nothing in them tells of those that are left out."""

import pandas as pd

from compendium.sites.compute.shared_rows import Sharing, shared_tables

SHARING = Sharing(wholly=False, inventory=True, single_levels=True, coders=True, respondents=False)


def test_a_piece_that_may_appear_does_not_name_one_that_may_not():
    evidence = pd.DataFrame(
        [("public", "one", "", "kept-back", True), ("again", "one", "", "public", True),
         ("kept-back", "one", "", "", False)],
        columns=["evidence", "site", "respondent", "same_as", "publish"],
    )  # fmt: skip
    ratings = pd.DataFrame(
        [(piece, "one", "lead", "good", "Jo", "", publish) for piece, *_, publish in evidence.to_numpy().tolist()],
        columns=["evidence", "site", "criterion", "level", "coder", "respondent", "publish"],
    )
    settled = pd.DataFrame(columns=["evidence", "site", "criterion", "level", "reason", "date"])
    tables = {"ratings": ratings, "evidence": evidence, "settled": settled}
    found = shared_tables(tables, SHARING, {"Jo": "coder-1"})
    assert found["evidence"].set_index("evidence")["same_as"].to_dict() == {"again": "public", "public": ""}
    assert found["ratings"]["evidence"].to_list() == ["public", "again"]
