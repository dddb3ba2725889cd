"""What the book makes from the data beside its notebooks: numbers, tables, the picture, and the pages of studies."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from compendium.data_package.tables import AllTables
from compendium.display.explorers import Explorer
from compendium.display.tables import stylesheet
from compendium.files import write_plain, write_whole
from compendium.project import Project
from compendium.publish.book.approaches import approach_pages
from compendium.publish.book.assess import assess_pages
from compendium.publish.book.benchmarks import speed_table, studies_table
from compendium.publish.book.cite import (
    BIBTEX_FILE,
    RIS_FILE,
    bibtex_file,
    citation_file,
    cite_page,
    lacking_words,
    ris_file,
    version_values,
)
from compendium.publish.book.dictionary import citations, data_dictionary
from compendium.publish.book.evidence import read_evidence
from compendium.publish.book.explorer_form import answers_file, answers_script
from compendium.publish.book.explorers import EXPLORERS
from compendium.publish.book.home import NARROW, WIDE, findings_html, headline_html, picture_note_html
from compendium.publish.book.numbers import headline_numbers
from compendium.publish.book.picture import home_picture, picture_html
from compendium.publish.book.pieces import Pieces
from compendium.publish.book.policies import policy_pages
from compendium.publish.book.rap_page import answered_lines, levels_in_short, rap_table
from compendium.publish.book.signs_key import signs_key
from compendium.publish.book.study_files import lead_to_sources
from compendium.publish.spreadsheet.form import spreadsheet_form
from compendium.publish.spreadsheet.pyodide import pyodide_values
from compendium.publish.study.stage import stage_study
from compendium.publish.study.states import page_states
from compendium.results.approaches.explore import approaches_explorer
from compendium.results.claims.audit import audit_claims
from compendium.results.claims.printed import claims_csv
from compendium.results.claims.show import AUDIT_FILE
from compendium.results.inclusion.explore import inclusion_explorer
from compendium.results.matland.explore import matland_explorer
from compendium.results.ticks import tick_matrix
from compendium.run.stale.fingerprints import digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.run.study import OpenStudy

AUDIT = "audit"
"""The piece that the numbers and the pages of policies and approaches rest on."""


def write_parts(project: Project, folder: Path, numbers_file: str, made_with: str) -> None:
    """Write into a new folder what pages include, where they look for it, and the numbers that they quote as JSON.

    `made_with` is a digest of all that tables are made with, but for what they show.
    """
    data, cited, kept = project.data, citation_file(project), Pieces(project, folder.with_name("pieces"), made_with)
    audited = pd.DataFrame(kept.made(AUDIT, lambda: _audit(data)))
    picture = kept.made("picture", lambda: _picture(data))
    numbers = kept.made("numbers", lambda: headline_numbers(data, audited, read_evidence(data)), AUDIT)
    practice = answered_lines(project)
    numbers |= pyodide_values() | version_values(cited)
    numbers |= {"citation_lacks": lacking_words(cited), "rap_levels": levels_in_short(practice)}
    explorers = [kept.made(f"explorer-{name}", partial(_explorer, make, data)) for name, make in EXPLORED.items()]
    texts = {
        EXPLORERS: json.dumps(explorers),
        **{f"_static/later/{answers_file(each)}": answers_script(each) for each in explorers if each["answers"]},
        numbers_file: json.dumps(numbers),
        "generated/dictionary.txt": _dictionary(project, folder.with_name("drawn.json"), made_with),
        "generated/citations.txt": citations(project.data, "built from"),
        "generated/references.txt": citations(project.data, "referred to"),
        "generated/speed.html": speed_table(project.benchmarks / "book.csv").html,
        "generated/speed_studies.html": studies_table(project.benchmarks / "studies.csv").html,
        "generated/rap.html": rap_table(practice).html,
        "generated/signs.html": signs_key(),
        "generated/headline.html": headline_html(numbers),
        "generated/home_findings.html": findings_html(numbers, picture["caption"], picture["html"]),
        "generated/home_picture.html": picture_note_html(),
        "generated/check_a_spreadsheet.html": spreadsheet_form(data),
        "generated/cite.txt": cite_page(cited, project.data),
        f"_static/{BIBTEX_FILE}": bibtex_file(cited, project.data),
        f"_static/{RIS_FILE}": ris_file(cited, project.data),
        WIDE: picture[WIDE],
        NARROW: picture[NARROW],
        "_static/tables.css": stylesheet(),
        f"_static/{AUDIT_FILE}": claims_csv(audited),
        **kept.made("policies", lambda: policy_pages(AllTables(data), audited), AUDIT),
        **kept.made("approaches", lambda: approach_pages(AllTables(data), audited), AUDIT),
        **kept.made("assess", lambda: assess_pages(data)),
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_plain(folder / name, text)


def _audit(data_folder: Path) -> dict[str, list[Any]]:
    """Every claim as it was audited, a list for each column; readings in words."""
    tables = AllTables(data_folder)
    audited = audit_claims(tables["claims"], tables)
    in_words = audited.assign(readings=audited["readings"].map(str))
    return {str(name): list(column) for name, column in in_words.items()}


def _inclusion(tables: AllTables) -> Explorer:
    ticks = tick_matrix(tables["inclusion_criteria"], "policy", list(tables["criteria"]["criterion"]))
    return inclusion_explorer(ticks, tables["policies"], tables["criteria"])


def _matland(tables: AllTables) -> Explorer:
    return matland_explorer(tables["matland"], tables["placements"])


def _approaches(tables: AllTables) -> Explorer:
    used = tick_matrix(tables["approach_matrix"], "approach", list(tables["programmes"]["programme"]))
    return approaches_explorer(used, tables["programmes"], tables["approach_matrix"])


EXPLORED = {"inclusion": _inclusion, "matland": _matland, "approaches": _approaches}
"""What makes each of the forms that readers may try on pages, with all its answers."""


def _explorer(make: Callable[[AllTables], Explorer], data_folder: Path) -> dict[str, Any]:
    return make(AllTables(data_folder)).kept()


def _picture(data_folder: Path) -> dict[str, str]:
    picture = home_picture(read_evidence(data_folder))
    html = picture_html(picture, WIDE, NARROW)
    return {"caption": picture.caption, "html": html, WIDE: picture.svg, NARROW: picture.narrow}


def _dictionary(project: Project, kept: Path, made_with: str) -> str:
    """The data dictionary; of its tables only those are drawn that were not drawn before, which takes longest here."""
    record, parts = kept.with_suffix(".record.json"), {"made with": made_with}
    sound = is_current(read_record(record, digest(kept)), parts, lambda _: None)
    drawn: dict[str, str] = json.loads(kept.read_text(encoding="utf-8")) if sound else {}
    page = data_dictionary(project.data, drawn)
    write_whole(kept, json.dumps(drawn))
    keep_record(record, Record(parts, {}, digest(kept)))
    return page


def write_study(study: OpenStudy, folder: Path, pages: str, downloads: str) -> None:
    """Write into a new folder the pages of a published study, and beside them what may be downloaded of it."""
    stage_study(study, page_states(study, []), (folder / pages, folder / downloads))
    lead_to_sources(folder / pages, study.view.titles)
