"""What several checks look up."""

import pandas as pd

from compendium.results.claims.lookups import levels


def test_only_the_columns_of_levels_are_levels():
    criteria = pd.DataFrame(columns=["criterion", "name", "group", "good", "poor", "source", "locator"])
    assert levels(criteria) == ["good", "poor"]
