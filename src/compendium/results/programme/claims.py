"""Checks of claims on the programme: work streams, principles, partners, boards, priorities and lists."""

import re

from compendium.results.claims.lookups import list_items, names_in, picked, versions
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    majority,
    readings,
    same_names,
)

SHORT_WORD = 4
"""Words of up to this many letters say too little of a duty to be looked for in a work stream."""


@check
def programme_streams_ten(tables: Tables) -> Computed:
    """Counts the work streams of Table 4, which the report gives as the list of the streams set up."""
    return counted(tables["work_streams"], 10)


@check
def programme_streams_in_interviews(tables: Tables) -> Computed:
    """Streams that Table 6 names as examples are looked for in the names of the streams of Table 4."""
    description = picked(tables["interviews_typology"], "category", "work-stream-approach")["description"].item()
    examples = [name for name in ("finance", "workforce") if name in description.lower()]
    names = " ".join(tables["work_streams"]["name"]).lower()
    found = [name for name in examples if name in names]
    return Computed(f"{len(found)} of {len(examples)} in Table 4", bool(examples) and found == examples)


@check
def programme_streams_many(tables: Tables) -> Computed:
    """A multiplicity is read as more than five. Counts the work streams of Table 4."""
    streams = len(tables["work_streams"])
    return Computed(str(streams), streams > 5)


@check
def programme_streams_cover_duties(tables: Tables) -> Readings:
    """A duty is covered where a word of its name, or its stem, stands in a row of Table 4 (our match).

    Strictly, to cover the key areas is to cover every duty; more widely, more than half of them.
    """
    streams = tables["work_streams"][["name", "responsibility", "support"]].agg(" ".join, axis=1).str.cat(sep=" ")
    duties = list(tables["duties"]["name"])
    covered = [duty for duty in duties if any(stem in streams.lower() for stem in _stems(duty))]
    every = Computed(f"{len(covered)} of {len(duties)}", len(covered) == len(duties))
    return readings(("every duty", every), ("most duties", majority(len(covered), len(duties))))


def _stems(name: str) -> list[str]:
    """Beginnings of the telling words of a name; `national` tells nothing, since all of the Act is."""
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if len(word) > SHORT_WORD and word != "national"]
    return [word[:-1] for word in words]


@check
def programme_principles_three(tables: Tables) -> Computed:
    """Counts the rows of the principles that the report sets out one by one."""
    return counted(tables["principles"], 3)


@check
def programme_principles_everywhere(tables: Tables) -> Computed:
    """Every place of the report that announces a number of principles or areas of support is held against the rows."""
    announced = [int(number) for number in picked(tables["list_counts"], "table", "principles")["announced"]]
    rows = len(tables["principles"])
    return Computed(f"{announced} announced, {rows} listed", bool(announced) and set(announced) == {3, rows})


@check
def programme_principles_as_advantages(tables: Tables) -> Computed:
    """The advantages that the report takes from a paper of 2013 are held against the names of the principles."""
    return same_names(list_items(tables, "advantages-of-support"), list(tables["principles"]["short_name"]))


@check
def programme_partners_three(tables: Tables) -> Computed:
    """Counts the bodies that the report names as key partners."""
    return counted(picked(tables["partners"], "kind", "key partner"), 3)


@check
def programme_partners_three_in_paper(tables: Tables) -> Computed:
    """Counts the key national partners that the paper names where it describes the programme."""
    return counted(names_in(versions(tables, "key-partners")[1]), 3)


@check
def programme_memorandum_parties(tables: Tables) -> Computed:
    """The parties to the memorandum (ends of its links) are held against the key partners."""
    links = picked(tables["organisation_links"], "note", "Memorandum of understanding")
    parties = sorted({*links["from_node"], *links["to_node"]})
    return same_names(parties, list(picked(tables["partners"], "kind", "key partner")["partner"]))


@check
def programme_innovations_three(tables: Tables) -> Readings:
    """Counts the organisational innovations as printed (one item joins two bodies), and body by body."""
    items = list_items(tables, "organisational-innovations")
    bodies = [body for item in items for body in item.split(" and ")]
    return readings(("items as printed", counted(items, 3)), ("single bodies", counted(bodies, 3)))


@check
def programme_board_functions_three(tables: Tables) -> Computed:
    """Counts the functions of the Programme Board that the report describes one by one."""
    return counted(tables["board_functions"], 3)


@check
def programme_office_serves_all_functions(tables: Tables) -> Computed:
    """The functions named for the office are held against those described for the Programme Board."""
    return same_names(list(tables["board_functions"]["name"]), ["Support", "Assurance", "Delivery"])


@check
def programme_priorities_three(tables: Tables) -> Computed:
    """Counts the lettered priorities; the products under the last of them are not counted."""
    priorities = tables["support_priorities"]
    return counted(priorities[priorities["parent"].fillna("") == ""], 3)


@check
def programme_reasons_three(tables: Tables) -> Computed:
    """Counts the numbered issues for which support was needed."""
    return counted(list_items(tables, "reasons-for-support"), 3)


@check
def programme_effectiveness_areas_three(tables: Tables) -> Computed:
    """Counts the areas in which the paper of 2015 wanted effectiveness to be assessed."""
    return counted(tables["effectiveness_areas"], 3)


@check
def programme_campaign_phases_two(tables: Tables) -> Computed:
    """Counts the phases of the public awareness campaign that the report describes."""
    return counted(list_items(tables, "campaign-phases"), 2)
