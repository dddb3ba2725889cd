"""Money has a pound sign and commas, years have neither, and one of a thing is singular."""

import pandas as pd
import pytest

from compendium.display.amounts import written_amount


@pytest.mark.parametrize(
    ("value", "unit", "bound", "up_to", "written"),
    [
        (125_000, "pounds per local authority", "exact", None, "£125,000 per local authority"),
        (415_000_000, "pounds in all", "up to", None, "up to £415 million in all"),
        (500_000_000, "pounds", "at least", pd.NA, "at least £500 million"),
        (1_234_567, "pounds", "exact", None, "£1,234,567"),
        (2_500_000, "homes", "about", None, "about 2.5 million homes"),
        (8, "years", "exact", 10, "8 to 10 years"),
        (1, "researchers", "exact", None, "1 researcher"),
        (1, "policies", "exact", None, "1 policy"),
        (2012, "calendar year", "exact", None, "2012"),
        (14, "per cent", "exact", None, "14 per cent"),
        (pd.NA, "not stated", "not stated", None, "not stated"),
        (3, "poundsworth", "exact", None, "3 poundsworth"),
    ],
)
def test_a_number_is_written_with_its_unit(value: int, unit: str, bound: str, up_to: int, written: str) -> None:
    assert written_amount(value, unit, bound, up_to) == written
