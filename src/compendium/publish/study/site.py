"""The site of one study by itself: its pages built beside the old site, then put in its place."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from compendium.display.tables import stylesheet
from compendium.files import copy_plain, write_plain
from compendium.project import Project
from compendium.publish.site import build_pages, common_parts, move_into, put_in_place
from compendium.publish.study.apart import put_back
from compendium.publish.study.parts import CURRENT, failures_page
from compendium.publish.study.stage import stage_sites, stage_study
from compendium.publish.study.states import page_states
from compendium.run.sites import StudyRun
from compendium.run.stale.bases import ACROSS
from compendium.run.stale.fingerprints import digest, digest_files, digest_of, files_under
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.run.stale.study import pages_digest
from compendium.run.study import OpenStudy, open_study, study_id
from compendium.run.workers.bundle import file_digests
from compendium.studies.files import STUDY_FILES


def is_study_site_stale(project: Project, folder: Path, run: StudyRun) -> bool:
    """Whether the site of a study is missing or was made from something that has changed since."""
    study = study_id(folder)
    site = project.study_site(study)
    if run.ran or not (site / "index.html").is_file():
        return True
    record = read_record(_record_path(project.study_build(study)), _listing(site))
    return not is_current(record, _parts(project, folder, run), lambda _: None)


def _record_path(build: Path) -> Path:
    return build / "site.record.json"


def _parts(project: Project, folder: Path, run: StudyRun) -> dict[str, str]:
    """Digests of everything that the site of a study is made from."""
    return common_parts(project) | {
        "styles": digest_files(files_under(project.pages / "_static"), project.root),
        "pages": pages_digest(project.study_build(study_id(folder))),
        "study": digest_files([folder / name for name in STUDY_FILES], folder),
        "not current": digest_of([sorted(run.failed), sorted(run.stale)]),
    }


def build_study_site(project: Project, folder: Path, run: StudyRun) -> None:
    """Build the site of a study. Raises RunError with what Sphinx said; the last good site then stays."""
    before = _parts(project, folder, run)
    study = run.opened or open_study(project, folder)
    if not _is_as_read(folder, study):  # somebody changed it while notebooks ran: the next run makes the site anew
        before["study"] = ""
    site = project.study_site(study.id)
    pages = page_states(study, [*run.failed, *run.stale])
    staged, beside, apart = _targets(study)
    if not study.laid_out:
        _clear(study)
    stage_study(study, pages, (staged, beside), apart)
    study.laid_out.clear()
    behind = any(page.state != CURRENT for page in pages)
    head = "" if behind else "---\norphan: true\n---\n"  # a page of no failures need not stand in the side bar
    write_plain(staged / "failures.md", head + failures_page(pages))
    chapters = [ACROSS] if pages[0].has_page else []
    stage_settings(project, staged, study.view.study.title, [*chapters, "failures"] if behind else chapters)
    made = build_pages(staged, study.build / "site", project.root / "requirements.lock")
    put_back(apart, made / "sites")
    move_into(beside, made)
    put_in_place(made, site)
    keep_record(_record_path(study.build), Record(before, {}, _listing(site)))


def _is_as_read(folder: Path, study: OpenStudy) -> bool:
    """Whether the files of a study are those that it was read from."""
    read, own = file_digests(study.bundle), f"data/studies/{study.id}"
    return all(read.get(f"{own}/{name}", "missing") == digest(folder / name) for name in STUDY_FILES)


def _targets(study: OpenStudy) -> tuple[Path, Path, Path]:
    """Where pages are laid out, what lies beside them, and what is put into them when they are built."""
    return study.build / "pages", study.build / "beside", study.build / "apart"


def _clear(study: OpenStudy) -> None:
    for old in _targets(study):
        shutil.rmtree(old, ignore_errors=True)


def lay_out_ahead(study: OpenStudy, stale: set[str]) -> Iterator[None]:
    """Lay out the pages that are not stale while the others are run, each as a step of its own; what is wrong is told
    when all are laid out."""
    _clear(study)
    with suppress(Exception):
        (across, *sites), (staged, beside, apart) = page_states(study, []), _targets(study)
        yield from stage_sites(study, across, sites, (staged, beside), stale, apart)


def _listing(site: Path) -> str:
    """Digest of the names and sizes of all files of a site, so that one that went missing is noticed."""
    return digest_of(sorted([path.relative_to(site).as_posix(), path.stat().st_size] for path in files_under(site)))


FOOTER = "<p>Made with a reproducible compendium from the study’s own data.</p>"


def stage_settings(project: Project, staged: Path, title: str, chapters: Sequence[str]) -> None:
    """Write settings, contents and styles into `staged`, whose first page is `index`; `chapters` are the others."""
    of_the_book = shutil.ignore_patterns("explore.js", "later")
    shutil.copytree(project.pages / "_static", staged / "_static", copy_function=copy_plain, ignore=of_the_book)
    write_plain(staged / "_static" / "tables.css", stylesheet())
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
        write_plain(staged / name, text)
