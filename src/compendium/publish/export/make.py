"""Making an export: one zip of what the pages of a study show, the same bytes each time, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from compendium.errors import CompendiumError
from compendium.files import packed, write_whole
from compendium.project import Project
from compendium.publish.export.figures import Figure, figures_of
from compendium.publish.export.readme import NAME, Behind, kept_back, readme
from compendium.publish.export.results import in_short, sheets_across, sheets_of_sites, tables_of
from compendium.publish.export.wide_table import wide_table
from compendium.publish.pdf.pages import FIRST, SITES, Page
from compendium.publish.study.parts import ACROSS_PAGE
from compendium.run.study import OpenStudy
from compendium.sites.show.view import View
from compendium.spreadsheets.ods import as_ods
from compendium.spreadsheets.workbook import Workbook
from compendium.spreadsheets.xlsx import as_xlsx

WIDE, RESULTS = "sites_and_criteria", "results"
ABOUT = {
    WIDE: "The table of sites and criteria: a row for each site, levels as words.",
    RESULTS: (
        "What each page shows in short, then every table of the page across sites, then those of all sites, below one "
        "another."
    ),
}


def export_file(project: Project, study: str, into: Path | None) -> Path:
    """Where the export of a study is written."""
    return (into or project.study_site(study).parent) / f"{study}_export.zip"


def refuse_to_overwrite(target: Path, shown: str) -> None:
    """Raise CompendiumError where the file is there already."""
    if target.exists():
        raise CompendiumError(
            f"{shown} is there already and stays. `--replace` writes over it; `--into` names another folder."
        )


def write_export(project: Project, study: OpenStudy, failed: Iterable[str], target: Path) -> None:
    """Write the export of a study from its site as it stands; ``failed`` names the pages that could not be made."""
    write_whole(target, export_bytes(study.view, project.study_site(study.id), list(failed)))


def export_bytes(view: View, site: Path, failed: Sequence[str] = ()) -> bytes:
    """The zip: workbooks, figures and the text that says what each is, in a folder named after the study."""
    pages = _pages(view, site)
    workbooks = _workbooks(view, pages)
    figures = [(name, figure) for name, page in pages for figure in figures_of(page)]
    files = dict(_files(workbooks, [figure for _, figure in figures]))
    listed = [(name, ABOUT[name], workbook) for name, workbook in workbooks.items()]
    files[NAME] = readme(view, listed, figures, _behind(failed, site)).encode()
    return zipped(files, view.study.id)


def _pages(view: View, site: Path) -> list[tuple[str, Page]]:
    """The pages that there are, each with a name: that of the study, that across sites, and one for each site."""
    rows = view.study.sites[["site", "name"]].itertuples(index=False)
    sites = [(str(name), Page(site, f"{SITES}/{each}.html")) for each, name in rows]
    named = [(view.study.title, Page(site, FIRST)), (ACROSS_PAGE.name, Page(site, ACROSS_PAGE.address)), *sites]
    return [(" ".join(name.split()), page) for name, page in named if (site / page.address).is_file()]


def _behind(failed: Sequence[str], site: Path) -> Behind:
    old = [name for name in failed if (site / f"{name}.html").is_file()]
    names = {name: name.removeprefix(f"{SITES}/") for name in failed}
    return Behind([names[name] for name in failed if name not in old], [names[name] for name in old])


def _workbooks(view: View, pages: list[tuple[str, Page]]) -> dict[str, Workbook]:
    """The workbooks by their names without ending."""
    title, about = view.study.title, [*filter(None, [view.study.note]), kept_back(view)]
    of_sites = [(name, tables_of(page)) for name, page in pages if page.address.startswith(f"{SITES}/")]
    sheets = [in_short(pages)]
    across = [table for _, page in pages if page.address == ACROSS_PAGE.address for table in tables_of(page)]
    sheets += sheets_across(across, [each.name for each in sheets])
    sheets += sheets_of_sites(of_sites, [each.name for each in sheets])
    return {
        WIDE: Workbook(f"{title}: sites and criteria", [wide_table(view)], about),
        RESULTS: Workbook(f"{title}: results", sheets, about),
    }


def _files(workbooks: dict[str, Workbook], figures: Iterable[Figure]) -> Iterator[tuple[str, bytes]]:
    writers: dict[str, Callable[[Workbook], bytes]] = {"xlsx": as_xlsx, "ods": as_ods}
    for name, workbook in workbooks.items():
        for ending, write in writers.items():
            yield f"{name}.{ending}", write(workbook)
    for figure in figures:
        for ending, content in figure.files().items():
            yield f"figures/{figure.name}.{ending}", content


def zipped(files: dict[str, bytes], folder: str) -> bytes:
    """Files as one archive, in a folder, the text that says what they are first."""
    names = sorted(files, key=lambda name: (name != NAME, name))
    return packed({f"{folder}/{name}": files[name] for name in names})
