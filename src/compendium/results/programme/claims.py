"""Checks of claims on the programme: work streams, partners, boards, priorities and posts in the regions."""

import re

import pandas as pd

from compendium.results.claims.lookups import list_items, names_in, picked, versions
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    on_our_reading,
    readings,
    same_names,
)
from compendium.results.claims.words_of_number import Tally

SHORT_WORD = 4
"""Words of up to this many letters say too little of a duty to be looked for in a work stream."""


@check
def programme_streams_in_interviews(tables: Tables) -> Computed:
    """Streams that Table 6 names as examples are looked for in the names of the streams of Table 4."""
    description = picked(tables["interviews_typology"], "category", "work-stream-approach")["description"].item()
    examples = [name for name in ("finance", "workforce") if name in description.lower()]
    names = " ".join(tables["work_streams"]["name"]).lower()
    found = [name for name in examples if name in names]
    return Computed(f"{len(found)} of {len(examples)} in Table 4", bool(examples) and found == examples)


@check
def programme_streams_cover_duties(tables: Tables) -> Readings:
    """The key areas are all duties. One is covered where a word of its name, or its stem, stands in a row of Table 4.

    The match is ours. On a duty that no row names the table is silent.
    """
    streams = tables["work_streams"][["name", "responsibility", "support"]].agg(" ".join, axis=1).str.cat(sep=" ")
    duties = list(tables["duties"]["name"])
    covered = [duty for duty in duties if any(stem in streams.lower() for stem in _stems(duty))]
    return on_our_reading(number_readings("all", Tally(len(covered), silent=len(duties) - len(covered))))


def _stems(name: str) -> list[str]:
    """Beginnings of the telling words of a name; `national` tells nothing, since all of the Act is."""
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if len(word) > SHORT_WORD and word != "national"]
    return [word[:-1] for word in words]


@check
def programme_partners_three_in_paper(tables: Tables) -> Computed:
    """Counts the key national partners that the paper names where it describes the programme."""
    return counted(names_in(versions(tables, "key-partners")[1]), 3)


@check
def programme_memorandum_parties(tables: Tables) -> Computed:
    """The parties to the memorandum (ends of its links) are held against the key partners."""
    links = picked(tables["organisation_links"], "note", "Memorandum of understanding")
    names = tables["organisation_nodes"].set_index("node")["name"]
    parties = sorted({*links["from_node"], *links["to_node"]})
    partners = picked(tables["partners"], "kind", "key partner")["partner"]
    return same_names([names.get(each, each) for each in parties], [names.get(each, each) for each in partners])


@check
def programme_priorities_three(tables: Tables) -> Computed:
    """Counts the lettered priorities; the products under the last of them are not counted."""
    priorities = tables["support_priorities"]
    return counted(priorities[priorities["parent"].fillna("") == ""], 3)


@check
def programme_board_members_twice(tables: Tables) -> Readings:
    """The bodies of the second list are looked for in the first, which names some bodies and says there are others.

    Read as a full list, every body should be in it; read as examples, a body that it does not name is left out.
    """
    first = picked(tables["programme_board_members"], "locator", "Programme Board (PB), paragraph 1")["partner"]
    names = tables["partners"].set_index("partner")["name"]
    second = list_items(tables, "board-and-office-bodies")
    found = [name for name in second if name in set(names[first])]
    return number_readings("all", Tally(len(found), silent=len(second) - len(found)), "of the second list in the first")


@check
def coordinators_outside_frameworks(tables: Tables) -> Readings:
    """Looks for bodies of which regional co-ordinators are part, or that lead what they are part of.

    Read in the links that a source states, and with those that are our reading.
    """
    links = tables["organisation_links"]
    stated = _bodies_above(links[links["basis"] == "stated"], "regional-coordinators")
    ours = _bodies_above(links, "regional-coordinators")
    names = tables["organisation_nodes"].set_index("node")["name"]
    found = [
        (reading, Computed(", ".join(names[node] for node in nodes) or "none", not nodes))
        for reading, nodes in (("links that are stated", stated), ("with links that are our reading", ours))
    ]
    return on_our_reading(readings(*found))


def _bodies_above(links: pd.DataFrame, node: str) -> list[str]:
    """What a node is part of, what leads that, and so on upwards."""
    above: list[str] = []
    left = [node]
    while left:
        below = left.pop()
        part_of = links.loc[(links["from_node"] == below) & (links["relation"] == "is part of"), "to_node"]
        led_by = links.loc[(links["to_node"] == below) & (links["relation"] == "leads"), "from_node"]
        new = [found for found in [*part_of, *led_by] if found not in above]
        above, left = [*above, *new], [*left, *new]
    return above
