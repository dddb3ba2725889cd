"""Ids and names made of what people type: short enough for a file name, unlike each other, readable."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from compendium.data_package.spelling import make_id, trimmed
from compendium.studies.check_sites import DEVICE

LONGEST_ID = 80
"""As many letters as an id of a site may have, because it becomes a file name."""
KEPT = 66


def label_key(label: str) -> str:
    """Make labels comparable: composed and decomposed accents, case, spaces and what is invisible do not count."""
    if not label.isascii():  # ASCII has neither accents nor anything invisible
        label = "".join(c for c in unicodedata.normalize("NFC", label) if unicodedata.category(c) != "Cf")
    return " ".join(trimmed(label).casefold().split())


def short_id(label: str) -> str:
    """The id of a label. A long one is cut after a word and ends in a mark of the whole label."""
    made = make_id(label)
    if len(made) <= LONGEST_ID:
        return made
    cut = made[: KEPT + 1].rpartition("-")[0] or made[:KEPT]
    return f"{cut}-{hashlib.sha256(label_key(label).encode()).hexdigest()[:8]}"


def site_id(label: str) -> str:
    """The id of a site, which becomes the name of a file: not one that Windows keeps for itself."""
    made = short_id(label)
    return f"{made}-site" if DEVICE.fullmatch(made) else made


def readable(heading: str) -> str:
    """A heading as a name: `overall_effectiveness_grade` becomes words, anything else stays as it was typed."""
    plain = " ".join(heading.split())
    if " " in plain or not re.search(r"[^\W_][_.][^\W_]", plain):
        return plain
    words = " ".join(re.split(r"[_.]+", plain)).strip()
    return words[:1].upper() + words[1:] if words.islower() else words
