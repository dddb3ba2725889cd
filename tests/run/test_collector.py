"""The collector rests while a command gets ready, and is at work again afterwards, also where something failed."""

import gc

import pytest

from compendium.run.collector import collector_at_rest


@pytest.mark.parametrize("for_good", [True, False])
def test_it_rests_and_goes_on(for_good: bool) -> None:
    gc.unfreeze()
    with collector_at_rest(for_good):
        assert not gc.isenabled()
    assert gc.isenabled()
    assert (gc.get_freeze_count() > 0) == for_good
    gc.unfreeze()


def test_it_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), collector_at_rest():
        raise ValueError("broken")
    assert gc.isenabled()
