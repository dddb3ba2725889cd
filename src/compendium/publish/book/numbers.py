"""Numbers and names that hand-written pages quote, computed from the data: ``{{ policies }}`` in a page is one of
these."""

from pathlib import Path

import pandas as pd

from compendium.data_package.columns import columns_of
from compendium.data_package.package import read_package
from compendium.data_package.tables import AllTables, load_table
from compendium.display.sentences import capitalised, in_words, listed
from compendium.publish.book.evidence import OWN_PROGRAMME, Evidence, findings_in_words
from compendium.results.approaches.compute import approaches_of_one_programme
from compendium.results.approaches.compute_likeness import beyond_chance, likeness, pairs_of
from compendium.results.approaches.compute_success import shared_by_the_successful
from compendium.results.approaches.words_likeness import own_likeness_words, success_in_short
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED
from compendium.results.inclusion.compute import apply_inclusion_rule
from compendium.results.inclusion.compute_rules import rules_for, selections_of_all_sets
from compendium.results.inclusion.words_rules import smallest_words
from compendium.results.mapping.compute import count_statements
from compendium.results.ticks import tick_matrix
from compendium.studies.framework import load_framework

OWN_FRAMEWORK = "care-act-isp"

CRITERIA = ("criterion", "name")
"""What the numbers take of the criteria: their questions may change without them."""


def headline_numbers(data_folder: Path, audited: pd.DataFrame, evidence: Evidence) -> dict[str, str]:
    """Compute what the home page says of the results; ``audited`` is what `audit_claims` returns for all claims.

    Numbers are digits; names ending in ``_words`` are words, in ``_words_capital`` words that begin a sentence.
    """
    parts = (_selection, _approaches, _framework, _tables, _sources)
    values = {name: value for part in parts for name, value in part(data_folder).items()}
    values |= {**_claims(audited), "evidence": evidence.pieces, **findings_in_words(evidence)}
    return _with_words(values)


def _with_words(values: dict[str, int | str]) -> dict[str, str]:
    words = {f"{name}_words": in_words(value) for name, value in values.items() if isinstance(value, int)}
    capitals = {f"{name}_capital": capitalised(word) for name, word in words.items()}
    return {name: str(value) for name, value in values.items()} | words | capitals


def _selection(data_folder: Path) -> dict[str, int | str]:
    policies, criteria = load_table(data_folder, "policies"), AllTables(data_folder).part("criteria", CRITERIA)
    ticks = tick_matrix(load_table(data_folder, "inclusion_criteria"), "policy", list(criteria["criterion"]))
    outcome = apply_inclusion_rule(ticks, ["all"], 0, {})
    statements = count_statements(load_table(data_folder, "policy_features"), len(policies))
    names = policies.set_index("policy")["name"]
    selected = policies.loc[policies["published_selection"] == "yes", "policy"]
    by_rule = outcome.index[outcome["by_rule"]]
    judged = [policy for policy in selected if policy not in by_rule]
    smallest = rules_for(selections_of_all_sets(ticks), [list(selected)])
    short, criterion = policies.set_index("policy")["short_name"], criteria.set_index("criterion")["name"]
    return {
        "policies": len(policies),
        "criteria": len(criteria),
        "selected": len(selected),
        "selected_by_rule": len(by_rule),
        "selected_by_judgement": listed(names[judged]),
        "smallest_rule": smallest_words(smallest, judged, criterion, short).plain,
        "facts": statements["single"],
        "readings": statements["readings"],
        "collective": statements["collective"],
        "features": len(load_table(data_folder, "features")),
    }


def _approaches(data_folder: Path) -> dict[str, int | str]:
    matrix, programmes = load_table(data_folder, "approach_matrix"), load_table(data_folder, "programmes")
    ticks = tick_matrix(matrix, "approach", list(programmes["programme"]))
    names = programmes.set_index("programme")["name"]
    used = ticks.sum().sort_values(ascending=False, kind="stable")
    single = approaches_of_one_programme(ticks)
    success = load_table(data_folder, "success")
    shared, approach = shared_by_the_successful(ticks, success), matrix.set_index("approach")["name"]
    pairs = pairs_of(likeness(ticks), OWN_PROGRAMME)
    return {
        "approach_finding": approach_finding(data_folder),
        "approaches": len(matrix),
        "themes": len(load_table(data_folder, "themes")),
        "programmes": len(programmes),
        "models": len(load_table(data_folder, "models")),
        "care_act_approaches": int(used[OWN_PROGRAMME]),
        "care_act_only": int((single["programme"] == OWN_PROGRAMME).sum()),
        "next_programme": str(names[used.drop(OWN_PROGRAMME).index[0]]),
        "next_approaches": int(used.drop(OWN_PROGRAMME).iloc[0]),
        "care_act_likeness": own_likeness_words(pairs, beyond_chance(pairs, ticks), OWN_PROGRAMME, names).plain,
        "success_shared": success_in_short(shared, success, names, approach).plain.removesuffix("."),
    }


def approach_finding(data_folder: Path) -> str:
    """How many approaches the programme of the sources used, how many of them alone, and how many others used."""
    matrix, programmes = load_table(data_folder, "approach_matrix"), load_table(data_folder, "programmes")
    ticks = tick_matrix(matrix, "approach", list(programmes["programme"]))
    single, used = approaches_of_one_programme(ticks), ticks.sum()
    alone = int((single["programme"] == OWN_PROGRAMME).sum())
    return (
        f"Of {len(matrix)} approaches to support, the {programmes.set_index('programme')['name'][OWN_PROGRAMME]} used "
        f"{used[OWN_PROGRAMME]}, {in_words(alone)} of them uniquely; other programmes used "
        f"{used.drop(OWN_PROGRAMME).max()} at most."
    )


def _framework(data_folder: Path) -> dict[str, int | str]:
    framework = load_framework(data_folder, OWN_FRAMEWORK)
    names = framework.criteria.set_index("criterion")["name"]
    known_as = {f"criterion_{id_.replace('-', '_')}": name for id_, name in names.items()}
    known_as |= {f"level_{level.id}": level.name for level in framework.levels}
    return {"framework_criteria": len(framework.criteria), "levels": len(framework.levels), **known_as}


def _tables(data_folder: Path) -> dict[str, int | str]:
    package = read_package(data_folder)
    tables = [table for table in package.tables if table.path.is_file()]  # a study does without some
    return {"tables": len(tables), "columns": sum(len(columns_of(package, table).fields) for table in tables)}


def _sources(data_folder: Path) -> dict[str, int | str]:
    used_for = load_table(data_folder, "sources")["used_for"]
    return {"documents": int((used_for == "built from").sum()), "references": int((used_for == "referred to").sum())}


def _claims(audited: pd.DataFrame) -> dict[str, int | str]:
    verdicts = audited["verdict"]
    return {
        "claims": len(verdicts),
        "claims_reproduced": int((verdicts == REPRODUCED).sum()),
        "claims_depending": int((verdicts == DEPENDS).sum()),
        "claims_differing": int((verdicts == DIFFERS).sum()),
        "claims_outside": int((verdicts == NOT_COMPUTABLE).sum()),
        "claims_on_our_coding": int(audited["rests_on_coding"].sum()),
    }
