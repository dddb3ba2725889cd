"""Laying out what Sphinx reads: hand-written pages, executed notebooks and generated parts, in a folder of their own.

Hand-written and generated files never mix in the repository: everything here goes into a fresh folder under ``build/``.
What is made from data that have not changed is taken as it was made before; then nothing heavy is imported.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from compendium.files import copy_plain, write_plain
from compendium.project import Project
from compendium.publish.book.explorers import EXPLORERS, with_explorers
from compendium.publish.book.looked_at import looked_at_digest
from compendium.publish.book.study_files import lead_to_downloads
from compendium.publish.kept import PUBLISHING_CODE, data_files, is_made, made_once
from compendium.publish.notebook_page import for_the_book
from compendium.publish.plain_text import quote_values
from compendium.run.parameters import read_parameters
from compendium.run.stale.fingerprints import digest_files, environment_digest, package_digest
from compendium.run.stale.study import pages_digest, published_studies

if TYPE_CHECKING:
    from compendium.run.study import OpenStudy

NUMBERS = "numbers.json"
CITATION = "_citation.json"
"""What the extension of Sphinx knows of the compendium (`publish.sphinx.citing`)."""

COMMIT = "COMPENDIUM_COMMIT"
"""The environment variable in which a release names the commit that it is made from."""

PAGES, DOWNLOADS = "pages", "downloads"
STUDIES = "Studies"
"""The part of the table of contents that is filled with the studies of `data/studies/`."""


def stage(project: Project, folder: Path, opened: Mapping[str, OpenStudy]) -> None:
    """Fill ``folder`` (made anew) with everything that Sphinx needs to build the book, but for its notebooks.

    ``opened`` holds studies, by id, that have been read already; the others are read here.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.pages, folder, copy_function=copy_plain)
    copy_plain(project.root / "_config.yml", folder / "_config.yml")
    _stage_parts(project, folder)
    _stage_citation(project, folder)
    _stage_studies(project, folder, opened)


def has_seen(project: Project) -> bool:
    """Whether pages were laid out from the data as they are, by the code as it is: then they were found in order."""
    return is_made(_parts(project) / "book", _made_of(project))


def _made_with(project: Project) -> str:
    return f"{package_digest(PUBLISHING_CODE)} {environment_digest(project)} {platform.python_version()}"


def _made_of(project: Project) -> str:
    """Digests of all that parts are made with and from, but the executed pages of studies."""
    files = [*data_files(project), *(project.benchmarks / name for name in ("book.csv", "studies.csv"))]
    return f"{_made_with(project)} {digest_files(files, project.root)} {looked_at_digest(project)}"


def _made_parts(project: Project) -> Path:
    def write(target: Path) -> None:
        from compendium.publish.book.parts import write_parts

        write_parts(project, target, NUMBERS, _made_with(project))

    return made_once(_parts(project) / "book", partial(_made_of, project), write)


def _stage_parts(project: Project, folder: Path) -> None:
    parts = _made_parts(project)
    shutil.copytree(parts, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(NUMBERS, EXPLORERS))
    numbers = json.loads((parts / NUMBERS).read_text(encoding="utf-8"))
    for page in folder.rglob("*.md"):
        write_plain(page, quote_values(page.read_text(encoding="utf-8"), numbers))


def _parts(project: Project) -> Path:
    return project.build / "parts"


def _stage_citation(project: Project, folder: Path) -> None:
    """What every page says of the compendium as a whole; a release names its commit."""
    from compendium.publish.book.cite import citation_file, cited_work

    if cited := citation_file(project):
        work = cited_work(cited, os.environ.get(COMMIT, ""))
        write_plain(folder / CITATION, json.dumps(work, ensure_ascii=False, sort_keys=True))


def stage_notebooks(project: Project, folder: Path) -> None:
    """Add the notebooks as they were executed to what `stage` has laid out."""
    explorers = json.loads((_parts(project) / "book" / EXPLORERS).read_text(encoding="utf-8"))
    for notebook in project.book_notebooks():
        copy = project.executed_copy(notebook)
        executed = json.loads(copy.read_text(encoding="utf-8"))
        page = for_the_book(lead_to_downloads(executed, downloads_of_studies(project)))
        if own := [each for each in explorers if each["page"] == project.notebook_name(notebook)]:
            parameters = {name: each.default for name, each in read_parameters(copy).items()}
            with_explorers(page, own, parameters)
        text = json.dumps(page, ensure_ascii=False, sort_keys=True) + "\n"  # an indent takes many times longer
        staged = folder / "notebooks" / notebook.relative_to(project.notebooks)
        staged.parent.mkdir(parents=True, exist_ok=True)
        write_plain(staged, text)


def _stage_studies(project: Project, folder: Path, opened: Mapping[str, OpenStudy]) -> None:
    """The pages of every published study, and its entry in the table of contents under the part `STUDIES`."""
    chapters, published = [], published_studies(project)
    _forget_studies(project, {study.name for study in published})
    for study in published:
        made = _stage_study(project, study, opened.get(study.name))
        shutil.copytree(made / PAGES, folder / "studies" / study.name)
        page = f"studies/{study.name}"
        chapters.append({"file": f"{page}/index", "sections": [{"file": f"{page}/across_sites"}]})
    path = folder / "_toc.yml"
    contents = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = [p | {"chapters": chapters} if p["caption"] == STUDIES else p for p in contents["parts"]]
    contents["parts"] = [part for part in parts if part["chapters"]]
    write_plain(path, yaml.safe_dump(contents, allow_unicode=True, sort_keys=False))


def _forget_studies(project: Project, published: set[str]) -> None:
    """Delete what was made of studies that are no longer published."""
    for old in _parts(project).glob("studies/*"):
        if old.stem not in published:
            shutil.rmtree(old) if old.is_dir() else old.unlink()


def _stage_study(project: Project, study: Path, opened: OpenStudy | None) -> Path:
    def made_of() -> str:
        return f"{_made_of(project)} {pages_digest(project.study_build(study.name))}"

    def write(target: Path) -> None:
        from compendium.publish.book.parts import write_study
        from compendium.run.study import open_study

        write_study(opened or open_study(project, study), target, PAGES, DOWNLOADS)

    return made_once(_parts(project) / "studies" / study.name, made_of, write)


def downloads_of_studies(project: Project) -> dict[str, Path]:
    """Where what may be downloaded of each published study waits until the pages are built."""
    found = published_studies(project)
    return {study.name: _parts(project) / "studies" / study.name / DOWNLOADS for study in found}
