"""Building the site: stage, let Jupyter Book build beside the old site, then put the new one in its place.

The last good site stays until the next is whole. Nothing is imported from Sphinx here: it runs in a process of its
own, with fixed time zone, locale and hash seed, so that the same data give the same bytes anywhere.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.errors import RunError
from compendium.files import copy_plain
from compendium.project import Project, find_project
from compendium.publish.book.looked_at import looked_at_digest
from compendium.publish.data_zip import NAME, data_zip
from compendium.publish.kept import MEMORY, PUBLISHING_CODE, data_files, keep, renew_source
from compendium.publish.spreadsheet.beside import lay_beside, spreadsheet_digest
from compendium.run.stale.fingerprints import digest, digest_files, environment_digest, files_under, package_digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record
from compendium.run.stale.study import pages_digest, published_studies
from compendium.run.workers.bundle import shared_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compendium.run.study import OpenStudy

FIXED = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}


def site_parts(project: Project) -> dict[str, str]:
    """Digests of everything that the site is made from."""
    return _parts_but_notebooks(project) | {"notebooks": digest_files(_executed(project), project.root)}


def _parts_but_notebooks(project: Project) -> dict[str, str]:
    pages = [*files_under(project.pages), *files_under(project.benchmarks, "*.csv")]
    studies = {
        f"study {path.name}": pages_digest(project.study_build(path.name)) for path in published_studies(project)
    }
    return common_parts(project) | {
        "spreadsheet": spreadsheet_digest(project),
        "pages": digest_files(pages, project.root),
        "data": digest_files(data_files(project), project.root),
        "looked at": looked_at_digest(project),
        **studies,
    }


def common_parts(project: Project) -> dict[str, str]:
    """Digests of what every site is made from: publishing code, settings, environment."""
    settings, environment = digest(project.root / "_config.yml"), environment_digest(project)
    return {"code": package_digest(PUBLISHING_CODE), "_config.yml": settings, "environment": environment}


def _executed(project: Project) -> list[Path]:
    return [project.executed_copy(notebook) for notebook in project.book_notebooks()]


def is_site_stale(project: Project) -> bool:
    """Whether the site is missing or was made from something that has changed since."""
    first = project.site / "index.html"
    if not first.is_file():
        return True
    record = read_record(_record_path(project), digest(first))
    return not is_current(record, site_parts(project), lambda _: None)


def _record_path(project: Project) -> Path:
    return project.build / "site.record.json"


def build_site(
    project: Project,
    opened: Mapping[str, OpenStudy] | None = None,
    is_settled: Callable[[], bool] = lambda: True,
    laid_out: Mapping[str, str] | None = None,
) -> bool:
    """Build the whole site anew and put it in place of the old one. Raises RunError with what Sphinx said.

    `opened` holds studies, by id, that have been read already, `laid_out` what `lay_out` returned where that was done
    ahead. All is laid out before Sphinx begins. Where some of it has changed until then, or is no longer what notebooks
    were run with, as `is_settled` says, nothing is built: False.
    """
    from compendium.publish.book.stage import stage_notebooks

    before = site_parts(project)
    if (not laid_out or before != {**before, **laid_out}) and not lay_out(project, opened or {}):
        return False
    staged, beside = _laid_out(project)
    stage_notebooks(project, staged)
    for path in _executed(project):
        copy_plain(path, beside / "notebooks" / path.relative_to(project.executed))
    if site_parts(project) != before or not is_settled():
        return False
    made = build_pages(staged, project.build / "site", project.root / "requirements.lock")
    move_into(beside, made)
    put_in_place(made, project.site)
    keep_record(_record_path(project), Record(before, {}, digest(project.site / "index.html")))
    return True


def lay_out(project: Project, opened: Mapping[str, OpenStudy]) -> dict[str, str]:
    """Lay out all but the notebooks of the book: what Sphinx reads, and what may be downloaded. `build_site` does it
    where it was not done ahead. Returns digests of everything that it is made from, none where that changed meanwhile,
    even if it is changed back."""
    from compendium.publish.book.stage import stage

    made_from = _parts_but_notebooks(project)
    staged, beside = _laid_out(project)
    stage(project, staged, opened)
    _lay_beside(project, beside)
    return made_from if _parts_but_notebooks(project) == made_from else {}


def _laid_out(project: Project) -> tuple[Path, Path]:
    """Where it is laid out what Sphinx reads, and what lies beside the pages."""
    return project.build / "book", project.build / "beside"


def move_into(beside: Path, made: Path) -> None:
    """Move all files of a folder into another one: copied they would be written twice, tens of megabytes of them."""
    for path in files_under(beside):
        target = made / path.relative_to(beside)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def _lay_beside(project: Project, beside: Path) -> None:
    """Fill a folder, made anew, with what may be downloaded, but for notebooks: tables and what studies publish."""
    from compendium.publish.book.stage import downloads_of_studies

    shutil.rmtree(beside, ignore_errors=True)
    for path in shared_tables(project):
        if path.is_file():
            copy_plain(path, beside / path.relative_to(project.root))
    for study, folder in downloads_of_studies(project).items():
        shutil.copytree(folder, beside / "studies" / study, dirs_exist_ok=True)
    (beside / NAME).write_bytes(data_zip(beside, project.data))
    lay_beside(project, beside)


@contextmanager
def builder_ready() -> Iterator[None]:
    """Let the process that builds pages get ready while something else is done, for `build_pages` within the block.

    Within another such block, that one's is meant.
    """
    if _ready:
        yield
        return
    _ready.append(_start_builder())
    try:
        yield
    finally:
        for builder in _ready:
            builder.kill()
            builder.communicate()
        _ready.clear()


_ready: list[subprocess.Popen[str]] = []


def _start_builder() -> subprocess.Popen[str]:
    """Start a process that builds pages once it is told what."""
    command = [sys.executable, "-m", "compendium.publish.sphinx.build", str(os.getpid())]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=os.environ | FIXED, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def build_pages(staged: Path, kept: Path, lock: Path | None = None) -> Path:
    """Build the pages in `staged`. Returns a folder that holds the site, for the caller to add to and rename.

    What `kept` holds of the build before is used where it is sound: only pages whose sources have changed are read and
    written again. `lock` is a file that says which versions pages are made with. Raises RunError with what Sphinx said.
    """
    lock = lock or find_project().root / "requirements.lock"
    changed = renew_source(staged, kept, lock)
    pages, built_upon = kept / "html", (kept / "doctrees").is_dir()
    job = {"source": str(kept / "source"), "output": str(pages), "doctrees": str(kept / "doctrees"), "changed": changed}
    with _ready.pop() if _ready else _start_builder() as builder:
        try:
            printed, _ = builder.communicate(json.dumps(job) + "\n")
        except BaseException:
            builder.kill()
            raise
    if builder.returncode or not (pages / "index.html").is_file():
        raise RunError(_why_not_built(printed, pages))
    if (kept / "doctrees" / MEMORY).is_file():
        keep(kept, lock)
    elif built_upon:  # what cannot be built upon cannot be told to be the same either: all of it anew
        return build_pages(staged, kept, lock)
    made = kept.with_name(f"{kept.name}.made")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(pages, made, copy_function=shutil.copyfile)
    return made


REFUSALS = "|".join(str(one) for one in (ENOSPC, EDQUOT, EFBIG, EROFS, EACCES, EIO))
REFUSED = re.compile(
    rf"Error(?:: \[Errno (?:{REFUSALS})\] |\((?:{REFUSALS}), ')(?P<why>[^:'\n]+)(?:: '(?P<file>[^'\n]+)')?"
)
"""What Python says where the system refuses to write, as Sphinx prints it: in an error's words or as code has them."""


def _why_not_built(printed: str, pages: Path) -> str:
    """What Sphinx said, in short: one line where the system refused to write, which takes a page of it otherwise."""
    stays = "The site could not be built; the last one stays."
    refused = list(REFUSED.finditer(printed))
    if refused:
        return f"{refused[-1]['file'] or pages}: {refused[-1]['why'].strip()}. {stays}"
    said = [line for line in printed.splitlines() if line.strip()]
    return f"{stays} Sphinx said:\n" + "\n".join(said[-40:])


def put_in_place(made: Path, site: Path) -> None:
    """Rename ``made`` to ``site``, keeping the old site until the new one stands."""
    site.parent.mkdir(parents=True, exist_ok=True)
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    made.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def restore_site(site: Path) -> None:
    """Put the old site back where a build was killed between the two renames of `put_in_place`.

    One that was killed just after them left the old site beside the new: that goes.
    """
    old = site.with_name(f"{site.name}.old")
    if old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
