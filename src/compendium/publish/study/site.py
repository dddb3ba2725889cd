"""The site of one study by itself: its pages built beside the old site, then put in its place."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from compendium.display.tables import stylesheet
from compendium.files import write_whole
from compendium.project import Project
from compendium.publish.site import PUBLISHING_CODE, put_in_place, build_pages
from compendium.publish.study.parts import CURRENT, failures_page
from compendium.publish.study.stage import stage_study
from compendium.publish.study.states import page_states
from compendium.run.sites import StudyRun, open_bundled, study_id
from compendium.run.stale.fingerprints import digest, digest_files, files_under, package_digest
from compendium.run.stale.pages import ACROSS
from compendium.run.workers.bundle import bundle_study


def is_study_site_stale(project: Project, folder: Path, run: StudyRun) -> bool:
    """Whether the site of a study is missing or was made from something that has changed since."""
    study = study_id(folder)
    site = project.study_site(study)
    if run.ran or not (site / "index.html").is_file():
        return True
    try:
        kept = (project.study_build(study) / "site.digest").read_text(encoding="utf-8").strip()
    except OSError:
        return True
    return kept != f"{site_digest(project, folder, run)} {_listing(site)}"


def site_digest(project: Project, folder: Path, run: StudyRun) -> str:
    """Digest of everything that the site of a study is made from."""
    build = project.study_build(study_id(folder))
    parts = [
        package_digest(PUBLISHING_CODE),
        digest(project.root / "_config.yml"),
        digest(project.root / "requirements.lock"),
        digest_files(files_under(project.pages / "_static"), project.root),
        digest_files(files_under(build / "executed"), build),
        digest_files([folder / name for name in ("study.toml", "sites.csv", "ratings.csv")], folder),
        json.dumps([sorted(run.failed), sorted(run.stale)]),
    ]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def build_study_site(project: Project, folder: Path, run: StudyRun) -> None:
    """Build the site of a study. Raises RunError with what Sphinx said; the last good site then stays."""
    study = study_id(folder)
    build = project.study_build(study)
    before = site_digest(project, folder, run)
    view = open_bundled(bundle_study(project, folder), study)
    pages = page_states(build, view, [*run.failed, *run.stale])
    staged, beside, output = build / "pages", build / "beside", build / "site"
    for old in (staged, beside):
        shutil.rmtree(old, ignore_errors=True)
    stage_study(build, view, pages, (staged, beside))
    behind = any(page.state != CURRENT for page in pages)
    head = "" if behind else "---\norphan: true\n---\n"  # a page of no failures need not stand in the side bar
    (staged / "failures.md").write_text(head + failures_page(pages), encoding="utf-8")
    chapters = [ACROSS] if pages[0].has_page else []
    stage_settings(project, staged, view.study.title, [*chapters, "failures"] if behind else chapters)
    made = build_pages(staged, output)
    shutil.copytree(beside, made, dirs_exist_ok=True)
    put_in_place(made, project.study_site(study))
    write_whole(build / "site.digest", f"{before} {_listing(project.study_site(study))}\n")


def _listing(site: Path) -> str:
    """Digest of the names and sizes of all files of a site, so that one that went missing is noticed."""
    listed = sorted(f"{path.relative_to(site).as_posix()} {path.stat().st_size}" for path in files_under(site))
    return hashlib.sha256("\n".join(listed).encode()).hexdigest()


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
