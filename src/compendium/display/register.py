"""The register of signs: what each means, the same on every page of the book, and the words that stand next to it.

Whatever shows a sign of ours takes it from here. The circles belong to the levels of frameworks, which name their signs
in their own files.
"""

from typing import NamedTuple


class Sign(NamedTuple):
    """A sign, its one meaning, and the words by which keys and cells may say it: the meaning itself if none is named.

    Words may be the beginning of what is said, such as *only in*.
    """

    sign: str
    meaning: str
    words: tuple[str, ...] = ()


REGISTER = (
    Sign("✔", "yes", ("yes", "ticked", "used by", "follows the model", "criterion met", "the policy meets", "holds")),
    Sign("½", "in part", ("in part", "follows it in part")),
    Sign("✕", "no", ("no", "not met", "not selected", "does not", "it does not")),
    Sign("·", "not stated", ("not stated", "no tick", "no rating")),
    Sign("–", "nothing to show", ("not computable", "cannot be computed")),
    Sign("∅", "missing"),
    Sign("⊘", "not applicable"),
    Sign("≈", "mixed"),
    Sign("…", "too early"),
    Sign("⊠", "not shown"),
    Sign("=", "the same", ("same", "alike", "reproduced")),
    Sign("≠", "not the same", ("changed", "differs", "differ", "printed with")),
    Sign("?", "open to another reading", ("depends on the reading", "contradicted by the prose")),
    Sign("◆", "stated by name", ("policy named",)),
    Sign("◇", "our reading"),
    Sign("▬", "of all policies at once", ("said of all policies at once", "all policies")),
    Sign("■", "in both", ("both",)),
    Sign("◧", "in the first only", ("only in", "minutes only")),
    Sign("◨", "in the second only", ("only in", "interviews only")),
    Sign("□", "in neither", ("neither",)),
    Sign("★", "selected by the rule", ("by the rule", "selected by the rule")),
    Sign("☆", "selected by judgement", ("by judgement", "selected by judgement")),
    Sign("✚", "nowhere else", ("used by no other",)),
    Sign("①", "first reading"),
    Sign("②", "rival reading"),
    Sign("▲", "more", ("more", "higher")),
    Sign("▼", "less", ("less", "lower")),
    Sign("↔", "another change", ("other",)),
    Sign("◀", "here", ("marks",)),
)
"""Every sign of ours; no sign and no meaning stands here twice."""

LEVELS = "●◕◐◑◔○"
"""Signs that are only for the levels of frameworks."""

SIGNS = {each.meaning: each.sign for each in REGISTER}
"""The sign of each meaning."""
