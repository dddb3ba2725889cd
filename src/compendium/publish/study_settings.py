"""Settings of a study's own site: the look of the book without the book's own words."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from compendium.display.tables import stylesheet
from compendium.project import Project

FOOTER = "<p>Made with a reproducible compendium from the study's own data.</p>"


def stage_settings(project: Project, staged: Path, title: str, chapters: Sequence[str]) -> None:
    """Write settings, contents and styles into `staged`, whose first page is `index`; `chapters` are the others."""
    shutil.copytree(project.pages / "_static", staged / "_static")
    (staged / "_static" / "tables.css").write_text(stylesheet(), encoding="utf-8")
    settings: dict[str, Any] = yaml.safe_load((project.root / "_config.yml").read_text(encoding="utf-8"))
    settings["title"] = title
    config = settings["sphinx"]["config"]
    config["html_context"]["compendium_subtitle"] = "A study"
    config["html_theme_options"]["extra_footer"] = FOOTER
    config["smartquotes"] = False  # titles are shown as they were typed
    contents: dict[str, Any] = {"format": "jb-book", "root": "index"}
    if chapters:
        contents["chapters"] = [{"file": name} for name in chapters]
    for name, content in (("_config.yml", settings), ("_toc.yml", contents)):
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=True)
        (staged / name).write_text(text, encoding="utf-8")
