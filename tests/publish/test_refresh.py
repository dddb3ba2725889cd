"""Renewing stored outputs: what changed is said, and only where it changed."""

from editing import set_cell

from compendium.publish.refresh import refresh_notebooks

UNTOUCHED = ("mapping_review", "inclusion_criteria", "programme", "findings")
"""Notebooks that do not rest on the table of approaches; the claims do, and so does the audit of them."""


def test_a_changed_tick_is_stored_and_told(copy):
    untouched = {p.name: p.read_bytes() for p in copy.notebooks.glob("*.ipynb") if p.stem in UNTOUCHED}
    set_cell(copy.data / "review" / "approach_matrix.csv", "approach", "regional-support", "vanguards", "yes")
    lines = refresh_notebooks(copy, None, lambda line: None)
    assert "notebooks/mapping_review.ipynb: unchanged" in lines
    assert any("cell table" in line for line in lines)
    told = "\n".join(lines)
    assert "Vanguards 8" in told
    assert "Vanguards 9" in told
    assert untouched == {name: (copy.notebooks / name).read_bytes() for name in untouched}
    again = refresh_notebooks(copy, None, lambda line: None)
    assert all(line.endswith(": unchanged") for line in again)
