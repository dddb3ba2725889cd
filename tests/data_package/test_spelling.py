import pytest

from compendium.data_package.spelling import fold, trimmed


@pytest.mark.parametrize("padding", [" ", "\t", "\n", "\u00a0", "\u3000", "\u2009", "\u200b", "\ufeff", "\x1f"])
def test_padding_of_every_kind_is_taken_off(padding: str) -> None:
    assert trimmed(f"{padding}a{padding}b{padding} ") == f"a{padding}b"


@pytest.mark.parametrize("label", ["Short name", "short-name", "SHORT_NAME", " short  name\u00a0"])
def test_headings_fold_to_one_form(label: str) -> None:
    assert fold(label) == "short_name"
