"""Laying out what Sphinx reads: hand-written pages, executed notebooks and generated parts, in a folder of their own.

Hand-written and generated files never mix in the repository: everything here goes into a fresh folder under ``build/``.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from compendium.display.tables import stylesheet
from compendium.project import Project
from compendium.publish.book.benchmarks import speed_table, studies_table
from compendium.publish.book.dictionary import citations, data_dictionary
from compendium.publish.book.numbers import headline_html, headline_numbers, quote_numbers
from compendium.publish.book.picture import home_picture, picture_html
from compendium.publish.notebook_page import for_the_book
from compendium.run.stale.bases import ACROSS
from compendium.run.stale.study import published_studies
from compendium.run.study import OpenStudy, open_study

GENERATED = "generated"
STUDIES = "Studies"
"""The part of the table of contents that is filled with the studies of `data/studies/`."""


def stage(project: Project, folder: Path, opened: Mapping[str, OpenStudy]) -> None:
    """Fill ``folder`` (made anew) with everything that Sphinx needs to build the book.

    ``opened`` holds studies, by id, that have been read already; the others are read here.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.pages, folder)
    numbers = headline_numbers(project.data)
    for page in folder.rglob("*.md"):
        page.write_text(quote_numbers(page.read_text(encoding="utf-8"), numbers), encoding="utf-8", newline="")
    (folder / "_static").mkdir(exist_ok=True)
    (folder / "_static" / "tables.css").write_text(stylesheet(), encoding="utf-8")
    _stage_notebooks(project, folder / "notebooks")
    _stage_studies(project, folder, opened)
    _stage_generated(project, folder / GENERATED, numbers)
    shutil.copyfile(project.root / "_config.yml", folder / "_config.yml")


def _stage_notebooks(project: Project, folder: Path) -> None:
    for notebook in project.book_notebooks():
        executed = json.loads(project.executed_copy(notebook).read_text(encoding="utf-8"))
        text = json.dumps(for_the_book(executed), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        staged = folder / notebook.relative_to(project.notebooks)
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(text, encoding="utf-8", newline="")


def _stage_studies(project: Project, folder: Path, opened: Mapping[str, OpenStudy]) -> None:
    """The pages of every published study, and its entry in the table of contents under the part `STUDIES`."""
    from compendium.publish.study.stage import stage_study
    from compendium.publish.study.states import page_states

    beside = studies_beside(project)
    shutil.rmtree(beside, ignore_errors=True)
    chapters = []
    for path in published_studies(project):
        study = opened.get(path.name) or open_study(project, path)
        stage_study(study, page_states(study, []), (folder / "studies" / study.id, beside / study.id))
        page = f"studies/{study.id}"
        chapters.append({"file": f"{page}/index", "sections": [{"file": f"{page}/{ACROSS}"}]})
    path = folder / "_toc.yml"
    contents = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = [p | {"chapters": chapters} if p["caption"] == STUDIES else p for p in contents["parts"]]
    contents["parts"] = [part for part in parts if part["chapters"]]
    path.write_text(yaml.safe_dump(contents, allow_unicode=True, sort_keys=False), encoding="utf-8")


def studies_beside(project: Project) -> Path:
    """Where what may be downloaded of published studies waits until the pages are built."""
    return project.build / "book-studies"


def _stage_generated(project: Project, folder: Path, numbers: dict[str, str]) -> None:
    folder.mkdir()
    picture = home_picture(project.data)
    (folder / "dictionary.txt").write_text(data_dictionary(project.data), encoding="utf-8")
    (folder / "citations.txt").write_text(citations(project.data), encoding="utf-8")
    (folder / "speed.html").write_text(speed_table(project.benchmarks / "book.csv").html, encoding="utf-8")
    (folder / "speed_studies.html").write_text(studies_table(project.benchmarks / "studies.csv").html, encoding="utf-8")
    (folder / "headline.html").write_text(headline_html(numbers), encoding="utf-8")
    (folder / "home_picture.html").write_text(picture_html(picture, "_static/home.svg"), encoding="utf-8")
    (folder.parent / "_static" / "home.svg").write_text(picture.svg, encoding="utf-8")
