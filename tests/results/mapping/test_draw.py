"""The map is drawn in two forms for any data: none, one, any text, statements that miss a policy."""

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.data_package.trace import Trace
from compendium.display.theme import figure_settings
from compendium.results.mapping import compute as mapping
from compendium.results.mapping.draw import evidence_figure

TRACE = Trace((), (), "notebook")
FACTS = pd.DataFrame(
    [
        ("a", "x", "yes", "named"),
        ("b", "x", "in part", "interpreted"),
        ("a", "y", "no", "all policies"),
        ("c", "y", "no", "all policies"),
        ("c", "z", "no", "named"),
    ],
    columns=["policy", "feature", "value", "basis"],
)


def drawn(facts=FACTS, policies="abc", features="xyz", names=str):
    """The map with what ``names`` makes of each id."""
    called, asked = list(map(names, policies)), list(map(names, features))
    known = pd.DataFrame({"policy": [*policies], "name": called, "short_name": called}, dtype=str)
    about = pd.DataFrame({"feature": [*features], "name": asked, "group": asked}, dtype=str)
    values, basis = mapping.evidence_map(known, about, facts), mapping.basis_map(known, about, facts)
    with figure_settings():
        return evidence_figure(values, basis, known, about, TRACE)


@pytest.mark.filterwarnings("error")
def test_names_of_any_text_are_drawn_in_both_forms():
    ids = [f"id-{number}" for number in range(len(HOSTILE))]
    texts = dict(zip(ids, HOSTILE, strict=True))
    shown = drawn(FACTS.assign(policy=ids[: len(FACTS)]), ids, "xyz", lambda name: texts.get(name, HOSTILE[0]))
    assert shown.svg.startswith("<svg")
    assert shown.narrow.startswith("<svg")
    assert shown.narrow != shown.svg


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("policies", "features"), [("abc", ""), ("", "xyz"), ("", ""), ("a", "x")])
def test_a_map_of_next_to_nothing_is_drawn(policies, features):
    facts = FACTS[FACTS["policy"].isin([*policies]) & FACTS["feature"].isin([*features])]
    assert drawn(facts, policies, features).svg.startswith("<svg")


def test_the_words_tell_values_readings_and_what_misses_a_policy():
    words = drawn().alternative
    assert "x: a and b (in part) (our reading)" in words
    assert "y: every policy but b (no)" in words
    assert "z: c (no)" in words
