"""The files of a study that is imported: its tables, its settings, the framework that is made with it, its guide."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compendium.data_package.csv_file import read_sheet
from compendium.data_package.faults import quoted
from compendium.data_package.package import read_package
from compendium.data_package.spelling import as_typed, neutral, trimmed
from compendium.errors import ParameterError
from compendium.files import csv_text
from compendium.intake.answers import Scale
from compendium.intake.new_framework import NewFramework, criteria_text, framework_files
from compendium.intake.new_study import SITES, guide, study_toml
from compendium.intake.reading import Imported
from compendium.intake.write import beside, write_files
from compendium.studies.files import OWN_FRAMEWORK, STUDY_FILE
from compendium.studies.framework import read_framework
from compendium.studies.look_settings import PUBLISH
from compendium.studies.settings import read_study_toml

Files = dict[str, str | bytes]
REQUIRED = ("site", "criterion", "level")
OPTIONAL = ("evidence", "coder", "respondent", "role", "tier", "statement", "publish", "note", "source", "locator")


def tables(read: Imported, folder: Path) -> Files:
    """`sites.csv` and `ratings.csv`; of the columns that may be left out, those in which something stands.

    Columns that `sites.csv` in the folder has of its own, such as an outcome, stay with the sites that stay.
    """
    more = own_columns(folder / "sites.csv")
    for site in read.sites:
        more[site] = more.get(site, {}) | read.answers.get(site, {})
    columns = list(dict.fromkeys(column for site in read.sites for column in more[site]))
    sites = [
        [site, *(neutral(about[part]) for part in SITES[1:]), *(neutral(more[site].get(one, "")) for one in columns)]
        for site, about in read.sites.items()
    ]
    used = [*REQUIRED, *(name for name in OPTIONAL if any(row.get(name) for row in read.ratings))]
    ratings = [[neutral(row.get(name, "")) for name in used] for row in read.ratings]
    return {"sites.csv": csv_text([[*SITES, *columns], *sites]), "ratings.csv": csv_text([used, *ratings])}


def answers_of(read: Imported) -> list[str]:
    """The columns of words beside the levels that were kept."""
    kept = (column for about in read.answers.values() for column in about if column != PUBLISH)
    return list(dict.fromkeys(kept))


def own_columns(path: Path) -> dict[str, dict[str, str]]:
    """What stands in the further columns of a table of sites, by site; nothing where there is no such table."""
    heads, rows = _sites_of(path)
    further = [(n, head) for n, head in enumerate(heads) if head and head not in SITES]
    return {site: {head: cells[n] for n, head in further} for site, cells in rows.items()}


def sites_there(path: Path) -> dict[str, str]:
    """The names of the sites of a table of sites, by site; nothing where there is no such table."""
    heads, rows = _sites_of(path)
    named = heads.index("name") if "name" in heads else None
    return {site: "" if named is None else as_typed(trimmed(cells[named])) for site, cells in rows.items()}


def _sites_of(path: Path) -> tuple[list[str], dict[str, Sequence[str]]]:
    """The headings of a table of sites and the cells of its whole rows, by site; both empty where there is none."""
    sheet = read_sheet(path, path.name, SITES) if path.is_file() else None
    heads = [trimmed(label) for label in (sheet and sheet.header) or []]
    if sheet is None or "site" not in heads:
        return [], {}
    whole = (row.cells for row in sheet.rows if len(row.cells) >= len(heads))
    return heads, {trimmed(cells[heads.index("site")]): cells for cells in whole}


def own_framework(
    folder: Path, title: str, scale: Scale, read: Imported, removed: set[str], data_folder: Path
) -> Files:
    """Files of a framework that is made; one that was made before keeps what a person wrote and gains criteria.

    The criteria in `removed` are taken out of it.
    """
    own = folder / OWN_FRAMEWORK
    if not own.is_dir():
        made = NewFramework(scale.levels, read.criteria, read.groups)
        files = framework_files(made, title.replace("-", " ").capitalize() or folder.name)
        return {f"{OWN_FRAMEWORK}/{name}": text for name, text in files.items()}
    there = read_framework(read_package(data_folder), own)
    place = there.columns.index("criterion")
    rows = [row for row in there.rows if row[place] not in removed]
    known = {row[place] for row in rows}
    missing = {one: name for one, name in read.criteria.items() if one not in known}
    if len(rows) == len(there.rows) and not missing and ("group" in there.columns or not read.groups):
        return {}
    return {f"{OWN_FRAMEWORK}/criteria.csv": criteria_text(there.columns, rows, missing, read.groups)}


def study_text(folder: Path, framework: str, asked: bool) -> str:
    """The text of `study.toml` as it is, or of a new one; `asked` tells that a person named the framework.

    Raises ParameterError where the study has another framework.
    """
    path = folder / STUDY_FILE
    if not path.is_file():
        return study_toml(folder.name, framework)
    outline, _ = read_study_toml(path, STUDY_FILE)
    if outline and asked and outline.framework != framework:
        raise ParameterError(
            f"The study {quoted(folder.name)} has the framework {quoted(outline.framework)}, not "
            f"{quoted(framework)}: change study.toml first, or choose another name for the study."
        )
    return path.read_text(encoding="utf-8-sig")


def study_guide(folder: Path, files: Files, framework: str, data_folder: Path) -> str:
    """The guide of a new study; a framework that is made with it is written aside to be loaded once."""
    own = {name: content for name, content in files.items() if name.startswith(f"{OWN_FRAMEWORK}/")}
    if not own:
        return guide(folder.name, read_framework(read_package(data_folder), framework))
    with beside(folder) as aside:
        write_files(aside, own)
        return guide(folder.name, read_framework(read_package(data_folder), aside / OWN_FRAMEWORK))
