"""Words that people put over criteria, groups, levels, coders and statements, where they do not use ours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import is_bare_number
from compendium.intake.headings import PARTS

CRITERION_WORDS = (
    *("criterion", "criteria", "construct", "constructs", "indicator", "indicators", "item", "items", "standard"),
    *("standards", "measure", "measures", "question", "questions", "determinant", "factor", "element", "domain"),
    *("domains", "dimension", "dimensions"),
)
"""Of two of them in one table, the first in this list names the criteria: a domain has constructs, not the reverse."""
GROUP_WORDS = ("group", "domain", "domains", "theme", "category", "dimension", "area", "section", "pillar", "heading")
LEVEL_WORDS = ("level", "rating", "grade", "score", "judgement", "judgment", "assessment", "answer")
OTHER_WORDS = {
    "coder": ("coder", "rater", "reviewer", "assessor", "rated by", "coded by"),
    "statement": ("statement", "quote", "quotation", "supporting quote", "excerpt"),
    "group": GROUP_WORDS,
}


def long_parts(
    lines: Sequence[Sequence[str]], mapped: Mapping[str, str], said: Collection[str], is_level: Callable[[str], bool]
) -> dict[str, str] | None:
    """Of a table with a rating in each row, the parts that its headings name in other words, by key of the heading.

    None where the table is of another kind. `lines` begin with the headings; `mapped` is what a person mapped them to,
    `said` are keys of those of which she said something else.
    """
    columns = {heading_key(heading): [line[n] for line in lines[1:]] for n, heading in enumerate(lines[0])}
    told = {mapped.get(key, key) for key in columns}
    rated = {key: any(map(is_level, filter(trimmed, cells))) for key, cells in columns.items()}
    free = {key for key in columns if key not in mapped and key not in PARTS and key not in said}
    words: dict[str, str] = {}
    if "criterion" not in told:
        words |= dict.fromkeys(_first(CRITERION_WORDS, {key for key in free if not rated[key]}), "criterion")
    if "level" not in told:
        words |= dict.fromkeys(_first(LEVEL_WORDS, {key for key in free if rated[key]}), "level")
    if not {"criterion", "level"} <= told | set(words.values()):
        return None
    others = {key for key in free - words.keys() if rated[key] and not all(map(is_bare_number, columns[key]))}
    if words and others:  # more columns than one hold levels: a line for each site
        return None
    for part, known in OTHER_WORDS.items():
        if part not in told:
            words |= dict.fromkeys(_first(known, free - words.keys()), part)
    return words


def _first(known: Sequence[str], keys: Collection[str]) -> list[str]:
    return [word for word in known if word in keys][:1]
