"""The form of an explorer: what the notebook has is ticked, data are no markup, commands are safe to type."""

import json
import re
import shlex
from html import unescape

import pytest

from compendium.display.explorers import COMPARISON, IN_ROWS, MANY, MATRIX, ONE, Choice, Explorer, Field
from compendium.publish.book.explorer_form import OUR_REASON, answers_script, explorer_html

HOSTILE = "</script><script>x()</script>'\"&{chosen}"


def explorer(*fields: Field, **changed: object) -> dict[str, object]:
    told = {
        "page": "page", "after": "table-x", "shows": COMPARISON, "question": "What then?", "lead": "A command tells:",
        "example": {"wanted": ""}, "back": "Back", "caption": "A table", "heads": ["", "B"], "note": "Computed before.",
        "answers": {"0": 1}, "fields": fields,
    }  # fmt: skip
    return Explorer(**(told | changed)).kept()


def field(kind: str, *values: str, every: str = "", label: str = "") -> Field:
    return Field(
        "wanted", "Which?", kind, [Choice(value, label or value) for value in values], "Here: {chosen}.", every
    )


def ticked(html: str) -> list[str]:
    return [unescape(typed) for typed in re.findall(r'data-typed="([^"]*)"[^>]*checked>', html)]


@pytest.mark.parametrize(
    ("kind", "own", "chosen", "said"),
    [
        (MANY, ["all"], ["a", "b", "c"], "Here: all of them."),
        (MANY, ["c", "a"], ["a", "c"], "Here: a, c."),
        (MANY, [], [], "Here: none."),
        (ONE, "b", ["b"], "Here: b."),
        (ONE, "z", [], "Here: none."),
    ],
)
def test_what_the_notebook_has_is_ticked_and_said(kind, own, chosen, said):
    html = explorer_html(explorer(field(kind, "a", "b", "c", every="all" if kind == MANY else "")), {"wanted": own})
    assert ticked(html) == chosen
    assert f'<p class="explorer-own">{said}</p>' in html


def test_numbers_are_chosen_by_what_they_are():
    assert ticked(explorer_html(explorer(field(ONE, "0", "1")), {"wanted": 1})) == ["1"]


def test_policies_let_in_keep_their_reason_and_others_get_ours():
    html = explorer_html(explorer(field(IN_ROWS, "a", "b")), {"wanted": {"a": "It's 'near'"}})
    assert len(ticked(html)) == 1
    typed = [unescape(each) for each in re.findall(r'data-typed="([^"]*)"', html)]
    (told,) = shlex.split("'{" + ", ".join(typed) + "}'")
    assert json.loads(told) == {"a": "It's 'near'", "b": OUR_REASON}


def test_nothing_of_the_data_is_markup():
    hostile = explorer(
        field(MANY, HOSTILE), question=HOSTILE, caption=HOSTILE, heads=[HOSTILE], note=HOSTILE, back=HOSTILE,
        lead=HOSTILE, shows=MATRIX, rows=[[HOSTILE, ("0 0", [HOSTILE, HOSTILE]), ("1 0", [])]],
        answers={"0": HOSTILE}, words={"names": [HOSTILE]},
    )  # fmt: skip
    html = explorer_html(hostile, {"wanted": [HOSTILE]})
    assert "<script" not in html
    told = json.loads(answers_script(hostile).removeprefix("window.compendiumAnswers = ").removesuffix(";\n"))
    assert (told["answers"], told["words"]) == ({"0": HOSTILE}, {"names": [HOSTILE]})
    assert '<p class="explorer-own">Here: all of' not in html
    assert ticked(html) == [shlex.quote(HOSTILE)]


def test_without_answers_only_the_command_is_left():
    html = explorer_html(explorer(field(MANY, "a"), answers={}), {"wanted": []})
    assert html.startswith('<p class="explorer-without">A command tells: ')
    assert ".venv/bin/compendium run page -p wanted &quot;&quot;</code>" in html
    assert "<details" not in html


def test_with_answers_the_form_is_hidden_until_there_is_a_script():
    html = explorer_html(explorer(field(MANY, "a")), {"wanted": []})
    assert re.match(r'<details class="explorer" data-later="[./_a-z]+" data-answers="explorer_page.js" hidden>', html)
    assert html.endswith("</p>")
    assert "<td></td>" in html, "a head that says nothing is no head"
