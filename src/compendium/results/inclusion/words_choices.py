"""What is said of a selection that a reader chose, as templates; each sentence holds for none, one and all."""

from collections.abc import Sequence

from compendium.display.sentences import capitalised, in_words

SAME = "That is the selection that the study published."
BOTH = "Compared with the selection that the study published, {joining} would come in and {leaving} would drop out."
JUDGED = "{judged} would be in by judgement alone."


def choice_templates(policies: int, published: int) -> dict[str, Sequence[str] | str]:
    """The templates for so many ``policies``, of which the study ``published`` a selection of some.

    Returns ``counts`` (by how many would be in), ``more`` and ``fewer`` (by how many more or fewer than the study
    selected), ``same``, ``both`` and ``judged``; where no selection was published, nothing is said of it.
    """
    numbers = range(policies + 1)
    return {
        "counts": [_count(number, policies) for number in numbers],
        "more": [_differing(number, "more", ": {joining}") for number in numbers] if published else [],
        "fewer": [_differing(number, "fewer", ", without {leaving}") for number in numbers] if published else [],
        "same": SAME if published else "",
        "both": BOTH if published else "",
        "judged": JUDGED,
    }


def _count(number: int, whole: int) -> str:
    if not number:
        return "No policy would be in."
    if number == whole:
        return "The only policy would be in." if whole == 1 else f"All {in_words(whole)} policies would be in."
    which = f"{capitalised(in_words(number))} of {in_words(whole)} policies"
    return f"{which} would be in: {{names}}."


def _differing(number: int, way: str, which: str) -> str:
    return f"That is {in_words(number)} {way} than the study selected{which}." if number else ""
