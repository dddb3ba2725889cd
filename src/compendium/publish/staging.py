"""Laying out what Sphinx reads: hand-written pages, executed notebooks and generated parts, in a folder of their own.

Hand-written and generated files never mix in the repository: everything here goes into a fresh folder under ``build/``.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from compendium.display.tables import stylesheet
from compendium.project import Project
from compendium.publish.dictionary import citations, data_dictionary
from compendium.publish.measured import speed_table
from compendium.publish.numbers import headline_html, headline_numbers
from compendium.publish.picture import home_picture, picture_html

GENERATED = "generated"

PAGE_LINK = re.compile(r'<a href="([a-z0-9_]+)\.ipynb">')


def stage(project: Project, folder: Path) -> None:
    """Fill ``folder`` (made anew) with everything that Sphinx needs to build the book."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.pages, folder)
    (folder / "_static").mkdir(exist_ok=True)
    (folder / "_static" / "tables.css").write_text(stylesheet(), encoding="utf-8")
    _stage_notebooks(project, folder / "notebooks")
    numbers = headline_numbers(project.data)
    _stage_generated(project, folder / GENERATED, numbers)
    _stage_settings(project, folder, numbers)


def _stage_notebooks(project: Project, folder: Path) -> None:
    for notebook in project.all_notebooks():
        executed = json.loads(project.executed_copy(notebook).read_text(encoding="utf-8"))
        text = json.dumps(for_the_book(executed), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        staged = folder / notebook.relative_to(project.notebooks)
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(text, encoding="utf-8", newline="")


def for_the_book(notebook: dict[str, Any]) -> dict[str, Any]:
    """Fold the code of every cell, hand the alternative text of each figure to where myst-nb reads it, link pages.

    A link to a notebook that is not a download leads to the page made from it.
    """
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell["metadata"].setdefault("tags", []).append("hide-input")
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = PAGE_LINK.sub(r'<a href="\1.html">', "".join(data["text/html"]))
            if "image/svg+xml" in data:
                cell["metadata"]["mystnb"] = {"image": {"alt": "".join(data["text/plain"])}}
    return notebook


def _stage_generated(project: Project, folder: Path, numbers: dict[str, str]) -> None:
    folder.mkdir()
    picture = home_picture(project.data)
    (folder / "dictionary.txt").write_text(data_dictionary(project.data), encoding="utf-8")
    (folder / "citations.txt").write_text(citations(project.data), encoding="utf-8")
    (folder / "speed.html").write_text(speed_table(project.benchmarks / "book.csv").html, encoding="utf-8")
    (folder / "headline.html").write_text(headline_html(numbers), encoding="utf-8")
    (folder / "home_picture.html").write_text(picture_html(picture, "_static/home.svg"), encoding="utf-8")
    (folder.parent / "_static" / "home.svg").write_text(picture.svg, encoding="utf-8")


def _stage_settings(project: Project, folder: Path, numbers: dict[str, str]) -> None:
    """The settings at the top of the project with the computed numbers that pages quote."""
    settings = yaml.safe_load((project.root / "_config.yml").read_text(encoding="utf-8"))
    settings.setdefault("parse", {})["myst_substitutions"] = numbers
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=True)
    (folder / "_config.yml").write_text(text, encoding="utf-8")
