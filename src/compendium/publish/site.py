"""Building the site: stage, let Jupyter Book build beside the old site, then put the new one in its place.

The last good site stays until the next is whole. Nothing is imported from Sphinx here: it runs in a process of its
own, with fixed time zone, locale and hash seed, so that the same data give the same bytes anywhere.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from compendium.errors import RunError
from compendium.files import write_whole
from compendium.project import Project
from compendium.run.stale.fingerprints import digest, digest_files, files_under, package_digest
from compendium.run.stale.study import pages_digest, published_studies
from compendium.run.workers.bundle import shared_tables

PUBLISHING_CODE = ("publish", "results", "sites", "studies", "display", "data_package", "files.py", "errors.py")
FIXED = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}

JUPYTER_BOOK = """
import sys
from compendium.run.workers.fork import end_with
end_with(int(sys.argv.pop(1)))  # else it would go on writing where this process is killed
from jupyter_book.cli.main import main
main()
"""


def site_digest(project: Project) -> str:
    """Digest of everything that the site is made from."""
    parts = [
        package_digest(PUBLISHING_CODE),
        digest(project.root / "_config.yml"),
        digest(project.root / "requirements.lock"),
        digest_files([*files_under(project.pages), *files_under(project.benchmarks, "*.csv")], project.root),
        digest_files(_data_files(project), project.root),
        digest_files(_executed(project), project.root),
        *(pages_digest(project.study_build(study.name)) for study in published_studies(project)),
    ]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def _data_files(project: Project) -> list[Path]:
    """All that the book is made from in the data folder: a researcher's own studies and kept originals are not."""
    private = project.data / "local"
    return [p for p in files_under(project.data) if not p.is_relative_to(private) and ".before-fix" not in p.name]


def _executed(project: Project) -> list[Path]:
    return [project.executed_copy(notebook) for notebook in project.book_notebooks()]


def is_site_stale(project: Project) -> bool:
    """Whether the site is missing or was made from something that has changed since."""
    if not (project.site / "index.html").is_file():
        return True
    try:
        return (project.build / "site.digest").read_text(encoding="utf-8").strip() != site_digest(project)
    except OSError:
        return True


def build_site(project: Project) -> None:
    """Build the whole site anew and put it in place of the old one. Raises RunError with what Sphinx said."""
    from compendium.publish.book.stage import stage, studies_beside

    before = site_digest(project)
    staged, output = project.build / "book", project.build / "site"
    stage(project, staged)
    made = build_pages(staged, output)
    for path in shared_tables(project):
        if path.is_file():
            _copy(path, made / path.relative_to(project.root))
    if studies_beside(project).is_dir():
        shutil.copytree(studies_beside(project), made / "studies", dirs_exist_ok=True)
    for path in _executed(project):
        _copy(path, made / "notebooks" / path.relative_to(project.executed))
    put_in_place(made, project.site)
    write_whole(project.build / "site.digest", before + "\n")


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def build_pages(staged: Path, output: Path) -> Path:
    """Build the pages in `staged`, with what is kept in `output` between builds. Returns a folder that holds the site.

    The caller may add to that folder and rename it (`put_in_place`). Raises RunError with what Sphinx said.
    """
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-c", JUPYTER_BOOK, str(os.getpid()), "build", str(staged)]
    command += [
        "--path-output",
        str(output),
        "--config",
        str(staged / "_config.yml"),
        "--toc",
        str(staged / "_toc.yml"),
        "-W",
        "-n",
        "--keep-going",
        "-q",
    ]
    made = output / "_build" / "html"
    done = subprocess.run(
        command, env=os.environ | FIXED, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode or not (made / "index.html").is_file():
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise RunError("The site could not be built; the last one stays. Sphinx said:\n" + "\n".join(said[-40:]))
    return made


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
    """Put the old site back where a build was killed between the two renames of `put_in_place`."""
    old = site.with_name(f"{site.name}.old")
    if old.is_dir() and not site.exists():
        old.rename(site)
