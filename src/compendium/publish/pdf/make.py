"""Making the PDF of the book, or of a study, from its site; nothing where the same was made before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from compendium.errors import ParameterError
from compendium.files import write_whole
from compendium.project import Project
from compendium.publish.pdf.document import document
from compendium.publish.pdf.pages import Part, book_parts, sites_with_a_page, study_parts
from compendium.publish.pdf.write import write_pdf
from compendium.run.stale.fingerprints import digest, digest_files, digest_of, files_under, package_digest
from compendium.run.stale.record import Record, is_current, keep_record, read_record

MADE_BY = ("publish/pdf", "display/tables.css")

MOST_SITES = 150
"""Sites whose pages stand in one document: more take gigabytes of memory and make a book that nobody carries."""

Progress = Callable[[str], None]


def book_pdf(project: Project) -> Path:
    """Where the PDF of the book is."""
    return project.site.parent / "pdf" / "book.pdf"


def study_pdf(project: Project, study: str, *, chosen: bool = False) -> Path:
    """Where the PDF of a study is, or the one with ``chosen`` sites only."""
    return project.study_site(study).parent / f"{study}{'_chosen_sites' if chosen else ''}.pdf"


def make_book_pdf(project: Project, progress: Progress) -> bool:
    """Make the PDF of the book from its site as it stands. Returns whether anything had to be done."""
    return _make(project.site, book_pdf(project), project, [], lambda: book_parts(project.site), progress)


def make_study_pdf(project: Project, study: str, only: Sequence[str], progress: Progress) -> bool:
    """Make the PDF of a study from its site as it stands, with the pages of all sites or of ``only`` some.

    Of more than `MOST_SITES` none has its page there, and that is said. Raises ParameterError for a site that has no
    page.
    """
    site = project.study_site(study)
    with_page = sites_with_a_page(site)
    missing = [each for each in only if each not in with_page]
    if missing:
        raise ParameterError(f"{study} has no page for {', '.join(missing)}. Its sites are in sites.csv.")
    wanted = list(only) if only or len(with_page) <= MOST_SITES else None
    if wanted is None:
        progress(
            f"{study}: the pages of {len(with_page):,} sites are more than one PDF holds ({MOST_SITES}), so they are "
            "left out. Choose some with `--site`."
        )
    target = study_pdf(project, study, chosen=bool(only))
    return _make(site, target, project, [study, wanted], lambda: study_parts(site, wanted), progress)


def _make(
    site: Path, target: Path, project: Project, asked: object, parts: Callable[[], list[Part]], progress: Progress
) -> bool:
    made_from = {
        "site": digest_files(_shown(site), site),
        "asked": digest_of(asked),
        "code": package_digest(MADE_BY),
        "with": f"{version('weasyprint')} {version('matplotlib')}",
    }
    record = project.build / "pdf" / f"{target.stem}.json"
    if is_current(read_record(record, digest(target)), made_from, lambda _: None):
        return False
    progress(f"Making {project.named(target)}")
    write_whole(target, write_pdf(document(parts()), site))
    keep_record(record, Record(made_from, {}, digest(target)))
    return True


def _shown(site: Path) -> Iterator[Path]:
    """The files of a site that a document is made of: pages and pictures."""
    return (path for path in files_under(site) if path.suffix in {".html", ".svg", ".png"})
