"""The page that tells two releases of a study apart, as a small site of its own."""

import json
import shutil
from pathlib import Path

from compendium.errors import RunError
from compendium.project import Project
from compendium.publish.notebook_page import for_the_book
from compendium.publish.site import build_pages, put_in_place, restore_site
from compendium.publish.study.site import stage_settings
from compendium.publish.study.stage import titled, write_public_data
from compendium.run.sites import open_bundled, study_id
from compendium.run.stale.pages import NOTEBOOKS
from compendium.run.workers.bundle import Bundle, bundle_study
from compendium.run.workers.execution import Task, choose_engine
from compendium.run.workers.pool import outcomes
from compendium.studies.study import load_study

CHANGES = "changes"


def compare_studies(project: Project, old: Path, new: Path) -> tuple[Path, str]:
    """Run the notebook of changes for two releases and build its page. Returns the page's path and a summary.

    Raises DataError where one of them is not in order, RunError where the notebook or the page fails; the last good
    page then stays.
    """
    for folder in (old, new):
        load_study(folder, project.data)  # raises with the paths of the files as they lie here
    bundle = {**_renamed(bundle_study(project, old), study_id(old), "old")}
    bundle |= _renamed(bundle_study(project, new), study_id(new), "new")
    notebook = Path(NOTEBOOKS) / f"{CHANGES}.ipynb"
    task = Task(CHANGES, notebook, notebook.parent, {"old": "old", "new": "new"})
    outcome = next(outcomes([task], choose_engine(), 1, bundle=bundle))
    if outcome.error:
        raise RunError(f"What changed could not be worked out: {outcome.error}")
    site = project.root / "_build" / "changes" / f"{study_id(old)}-to-{study_id(new)}" / "html"
    _build(project, bundle, {"old": old, "new": new}, outcome.notebook, site)
    return site / "index.html", _in_short(outcome.notebook)


def _in_short(notebook: str) -> str:
    """The sentence of the notebook that sums up what changed."""
    cell = next((cell for cell in json.loads(notebook)["cells"] if cell["id"] == "words"), None)
    return "".join(cell["outputs"][0]["data"]["text/plain"]) if cell and cell["outputs"] else ""


def _renamed(bundle: Bundle, study: str, name: str) -> Bundle:
    """The bundle with its study under another id, so that two releases of one id can lie side by side."""
    before, after = f"data/studies/{study}/", f"data/studies/{name}/"
    return {path.replace(before, after) if path.startswith(before) else path: text for path, text in bundle.items()}


def _build(project: Project, bundle: Bundle, folders: dict[str, Path], notebook: str, site: Path) -> None:
    build = project.build / CHANGES
    shutil.rmtree(build, ignore_errors=True)
    staged, beside = build / "pages", build / "beside"
    for folder in (staged, beside / "data"):
        folder.mkdir(parents=True)
    views = {name: open_bundled(bundle, name) for name in folders}
    for name, view in views.items():
        write_public_data(view, beside / "data" / name)
    (beside / f"{CHANGES}.ipynb").write_text(notebook, encoding="utf-8", newline="")
    names = " to ".join(study_id(folder) for folder in folders.values())
    page = for_the_book(json.loads(notebook.replace("../../data/studies/", "data/")), "remove-input")
    titled(page, f"From {names}")
    (staged / "index.ipynb").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8", newline="")
    stage_settings(project, staged, views["new"].study.title, [])
    made = build_pages(staged, build / "site")
    shutil.copytree(beside, made, dirs_exist_ok=True)
    restore_site(site)
    put_in_place(made, site)
