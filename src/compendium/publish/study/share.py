"""Sharing a study: the form of it that may be public, from the same view of which its pages are made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

import compendium.sites.show.agreement
import compendium.sites.show.differences
import compendium.sites.show.evidence
import compendium.sites.show.findings
import compendium.sites.show.separation
import compendium.sites.show.statements
import compendium.sites.show.tiers  # noqa: F401 - each marks what it tells
from compendium.data_package.spelling import neutral
from compendium.data_package.user_file import read_file
from compendium.files import csv_text
from compendium.sites.compute.shared_rows import Sharing, shared_tables
from compendium.sites.compute.suppression import coder_names
from compendium.sites.show.before import BEFORE, before_kept
from compendium.sites.show.register import is_wholly_public, tells_single_levels, words_told
from compendium.sites.show.shared import FACTS, answers_table, people_table
from compendium.sites.show.site_columns import shown_cell
from compendium.sites.show.told import TOLD
from compendium.studies.files import FRAMEWORK_FILES, OWN_FRAMEWORK, STUDY_FILE
from compendium.studies.frames import AS_TYPED
from compendium.studies.look_settings import PUBLISH
from compendium.studies.public_form import CODEBOOK
from compendium.studies.shared_framework import framework_texts, needs_own_framework
from compendium.studies.shared_settings import shared_toml
from compendium.studies.told_table import COLUMNS, told_rows

DECLARED = (
    *("site", "criterion", "level", "evidence", "coder", "respondent", "tier", "publish", "source", "locator", "kind"),
    *("place", "same_as", "date", "lowest", "highest", "disagree", "ratings", "rated", "people"),
)
"""Columns whose cells are read as they stand; further ones of the sites are free texts."""

if TYPE_CHECKING:
    from compendium.sites.show.view import View
    from compendium.studies.study import Study


def shared_files(view: View, data_folder: Path) -> dict[str, bytes]:
    """The files of the form that may be public, by their names, of the study that a view is of."""
    study = view.study
    wholly = is_wholly_public(study)
    files = {STUDY_FILE: shared_toml(study, Path(study.framework.id).name, wholly=wholly)}
    files |= {"sites.csv": _text(_sites(study, wholly=wholly))}
    files |= {f"{name}.csv": _text(table) for name, table in _rows(view, wholly=wholly).items()}
    if wholly:
        files |= {"set_aside.csv": _text(study.set_aside)} if len(study.set_aside) else {}
    else:
        shown = {site: view.counts_ratings and view.people.shows(site) for site in study.sites["site"]}
        files |= {
            "combined.csv": _text(answers_table(view.cells, shown)),
            "people.csv": _text(people_table(view.people)),
            "told.csv": csv_text([COLUMNS, *_told(view)]),
        }
    if needs_own_framework(study, data_folder):
        texts = framework_texts(study.framework)
        files |= {f"{OWN_FRAMEWORK}/{name}": texts[name] for name in FRAMEWORK_FILES}
    raw = {name: text.encode() for name, text in files.items()}
    codebook = study.folder / CODEBOOK
    return raw | ({CODEBOOK: read_file(codebook, CODEBOOK)} if codebook.is_file() else {})


def _rows(view: View, *, wholly: bool) -> dict[str, pd.DataFrame]:
    """The rows that may be public; a table of which there are none is left out, but for those that pages ask for."""
    study = view.study
    sharing = Sharing(
        wholly=wholly,
        inventory=study.has_inventory,
        single_levels=tells_single_levels(study),
        coders=view.counts_ratings,
        respondents=study.smallest_count <= 1,
    )
    tables = {name: getattr(study, name) for name in ("ratings", "evidence", "settled")}
    found = shared_tables(tables, sharing, coder_names(study.ratings))
    return {name: table for name, table in found.items() if name != "settled" or len(table)}


def _sites(study: Study, *, wholly: bool) -> pd.DataFrame:
    """The sites with what pages show of them; where everything was published, with their outcome."""
    sites, look = study.sites, study.look
    found = sites[["site", "name", "type", "region"]].copy()
    for column in look.columns:
        found[column] = [shown_cell(cell, study.smallest_count) for cell in sites[column]]
    if look.answers:
        told = {site: words_told(study, site) for site in sites["site"]}
        for column in look.answers:
            found[column] = [told[site].get(column, "") for site in sites["site"]]
        found[PUBLISH] = ["yes" if each else "no" for each in sites[PUBLISH]]
    if wholly and study.outcome and study.outcome.column not in found:
        found[study.outcome.column] = sites[study.outcome.column]
    return found


def _told(view: View) -> Iterable[list[str]]:
    """The rows of `told.csv`."""
    facts = {"coders": view.counts_ratings, "repeated": view.repeated, "moved": view.people.moved}
    frames = {FACTS: pd.DataFrame([facts | {"stated": sorted(view.stated)}])} | {
        what: compute(view) for what, compute in TOLD.items()
    }
    frames |= {BEFORE: before_kept(view.people_before)} if view.people_before else {}
    for what, frame in frames.items():
        yield from told_rows(what, frame)


def _text(table: pd.DataFrame) -> str:
    """A table as CSV; free texts that a spreadsheet program would run are made harmless, as they are read back."""
    columns = list(map(str, table.columns))
    free = [column in AS_TYPED or column not in DECLARED for column in columns]
    rows: Any = table.to_dict("split")["data"]
    cells = [[_cell(value, free=each) for value, each in zip(row, free, strict=True)] for row in rows]
    return csv_text([columns, *cells])


def _cell(value: Any, *, free: bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if pd.isna(value) else str(value)
    return neutral(text) if free else text
