"""The page that tells two releases of a study apart, as a small site of its own."""

import json
import shutil
from pathlib import Path

from compendium.errors import RunError
from compendium.files import write_plain
from compendium.project import Project
from compendium.publish.notebook_page import LEFT_OUT, for_the_book
from compendium.publish.site import build_pages, put_in_place, restore_site
from compendium.publish.study.public_data import write_public_data
from compendium.publish.study.sections import drop_empty_sections
from compendium.publish.study.site import stage_settings
from compendium.publish.study.stage import titled, with_links
from compendium.run.stale.bases import NOTEBOOKS
from compendium.run.study import OpenStudy, open_study
from compendium.run.workers.bundle import Bundle
from compendium.run.workers.execution import Task, choose_engine
from compendium.run.workers.pool import outcomes
from compendium.sites.show.public import ADDRESS

CHANGES = "changes"


def compare_studies(project: Project, old: Path, new: Path) -> tuple[Path, str]:
    """Run the notebook of changes for two releases and build its page. Returns the page's path and a summary.

    Raises DataError where one of them is not in order, RunError where the notebook or the page fails; the last good
    page then stays.
    """
    before, after = open_study(project, old), open_study(project, new)
    bundle = {**_renamed(before, "old"), **_renamed(after, "new")}
    notebook = Path(NOTEBOOKS) / f"{CHANGES}.ipynb"
    task = Task(CHANGES, notebook, notebook.parent, {"old": "old", "new": "new"})
    outcome = next(outcomes([task], choose_engine(), 1, bundle=bundle))
    if outcome.error:
        raise RunError(f"What changed could not be worked out: {outcome.error}")
    site = project.root / "_build" / "changes" / f"{before.id}-to-{after.id}" / "html"
    _build(project, {"old": before, "new": after}, outcome.notebook, site)
    return site / "index.html", _in_short(outcome.notebook)


def _in_short(notebook: str) -> str:
    """The sentence of the notebook that sums up what changed."""
    cell = next((cell for cell in json.loads(notebook)["cells"] if cell["id"] == "words"), None)
    return "".join(cell["outputs"][0]["data"]["text/plain"]) if cell and cell["outputs"] else ""


def _renamed(study: OpenStudy, name: str) -> Bundle:
    """The bundle of a study under another id, so that two releases of one id can lie side by side."""
    before, after = f"data/studies/{study.id}/", f"data/studies/{name}/"
    files = study.bundle.items()
    return {path.replace(before, after) if path.startswith(before) else path: text for path, text in files}


def _build(project: Project, studies: dict[str, OpenStudy], notebook: str, site: Path) -> None:
    build = project.build / CHANGES
    shutil.rmtree(build, ignore_errors=True)
    staged, beside = build / "pages", build / "beside"
    for folder in (staged, beside / "data"):
        folder.mkdir(parents=True)
    for name, study in studies.items():
        write_public_data(study.view, beside / "data" / name)
    write_plain(beside / f"{CHANGES}.ipynb", notebook)
    names = " to ".join(study.id for study in studies.values())
    linked = with_links(json.loads(notebook), {f'href="{ADDRESS}/studies/': 'href="data/'})
    page = for_the_book(drop_empty_sections(linked, tell=False), LEFT_OUT)
    titled(page, f"From {names}")
    write_plain(staged / "index.ipynb", json.dumps(page, ensure_ascii=False))
    stage_settings(project, staged, studies["new"].view.study.title, [])
    made = build_pages(staged, build / "site", project.root / "requirements.lock")
    shutil.copytree(beside, made, dirs_exist_ok=True)
    restore_site(site)
    put_in_place(made, site)
