"""How sentences name the bodies of the programme, and say what they do."""

from collections.abc import Hashable

import pandas as pd

from compendium.display.sentences import uncapitalised

PROPER = ("board", "office", "department", "forum", "key partner")
"""Kinds of bodies whose names keep their capitals in a sentence."""

PLURALS = {"is partner of": "are partners of"}
"""What several bodies do, where more changes than the verb."""


def in_sentences(nodes: pd.DataFrame, column: str = "name") -> dict[Hashable, str]:
    """The names of bodies as the middle of a sentence has them: ``the Programme Board``, ``work streams``, ``LGA``."""
    return {
        node: _in_sentence(name, kind, number)
        for node, name, kind, number in zip(nodes["node"], nodes[column], nodes["kind"], nodes["number"], strict=True)
    }


def _in_sentence(name: str, kind: str, number: str) -> str:
    shown = uncapitalised(name) if kind not in PROPER and name[1:2].islower() else name
    return shown if number == "several" or is_abbreviation(name) else f"the {shown}"


def is_abbreviation(name: str) -> bool:
    """Whether a short name is made of capitals."""
    return name.isupper() and len(name) > 1


def agreeing(relation: str, number: str) -> str:
    """A relation with its verb in the form of its subject, which is ``one`` body or ``several``: ``are under``."""
    if number != "several":
        return relation
    word, _, rest = relation.partition(" ")
    plural = {"is": "are", "has": "have"}.get(word, word[:-1] if word.endswith("s") and word[-2:-1] != "s" else word)
    return PLURALS.get(relation, f"{plural} {rest}".rstrip())


def agreeing_links(nodes: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The links with verbs that agree with the body that each starts from."""
    number = nodes.set_index("node")["number"]
    pairs = zip(links["relation"], links["from_node"].map(number), strict=True)
    return links.assign(relation=[agreeing(*pair) for pair in pairs])


def abbreviations_words(nodes: pd.DataFrame) -> str:
    """What short names in capitals stand for; nothing where there is none."""
    pairs = zip(nodes["short_name"], nodes["name"], strict=True)
    return "; ".join(f"{short}: {name}" for short, name in pairs if is_abbreviation(short) and short != name)
