"""Types and regions that are spelt in several ways become one each, which is told."""

from __future__ import annotations

from collections import Counter

from compendium.data_package.faults import listed, quoted
from compendium.data_package.spelling import value_key
from compendium.intake.reading import Imported
from compendium.intake.site_list import FIELDS


def spell_alike(out: Imported) -> None:
    """Give every type and every region one spelling: the most frequent, of equally frequent ones the first.

    Only case, spaces and the like may differ. Sites whose fields change are changed in `out`.
    """
    for part in FIELDS:
        spelt: dict[str, Counter[str]] = {}
        for about in out.sites.values():
            if about[part]:
                spelt.setdefault(value_key(about[part]), Counter())[about[part]] += 1
        best = {key: counts.most_common(1)[0][0] for key, counts in spelt.items() if len(counts) > 1}
        for about in out.sites.values():
            about[part] = best.get(value_key(about[part]), about[part])
        for key, chosen in best.items():
            others = [one for one in spelt[key] if one != chosen]
            verb = "is" if len(others) == 1 else "are"
            out.notes.append(f"{part}: {listed(map(quoted, others))} {verb} read as {quoted(chosen)}.")
