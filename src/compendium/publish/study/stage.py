"""Laying out the pages of one study for Sphinx: its index, the page across sites, a page per site, what failed."""

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from compendium.files import copy_plain, write_plain
from compendium.publish.notebook_page import LEFT_OUT, for_the_book
from compendium.publish.plain_text import typed_in_markdown
from compendium.publish.study.apart import take_apart
from compendium.publish.study.folds import fold_tables
from compendium.publish.study.index import index_page
from compendium.publish.study.long_tables import part_long_tables, rows_file, whole_page
from compendium.publish.study.parts import CURRENT, SitePage, out_of_date_note, site_back, site_front
from compendium.publish.study.public_data import write_public_data
from compendium.publish.study.sections import drop_empty_sections
from compendium.publish.study.source_notes import tell_sources_once
from compendium.run.stale.bases import ACROSS, site_page
from compendium.run.stale.fingerprints import digest
from compendium.run.stale.pages import executed_page, page_record
from compendium.run.study import OpenStudy
from compendium.run.workers.normal_form import normal_output
from compendium.run.workers.used import AMONG_SITES
from compendium.sites.show.findings import study_in_short
from compendium.sites.show.public import ADDRESS, public_files
from compendium.sites.show.standing import standing_table
from compendium.sites.show.view import View


def stage_study(
    study: OpenStudy, pages: Sequence[SitePage], targets: tuple[Path, Path], apart: Path | None = None
) -> None:
    """Write the pages of a study into the first target, and what may be downloaded into the second.

    Both are made, unless some pages are laid out there already. Site pages stay out of the table of contents. With
    `apart`, how sites stand among the others is written there (`publish.study.apart`).
    """
    view, (folder, beside) = study.view, targets
    across, *sites = pages
    for _ in stage_sites(study, across, sites, targets, apart=apart):
        pass
    write_public_data(view, beside / "data")
    downloads = [f"data/{name}" for name in public_files(view.study)]
    figures, found = index_figures(view), study_in_short(view).html
    index = index_page(view.study.title, view.study.note, figures, sites, downloads, across=across, in_short=found)
    write_plain(folder / "index.md", index)
    if across.has_page:
        notebook = _executed(study.build, ACROSS)
        copy_plain(executed_page(study.build, ACROSS), beside / f"{ACROSS}.ipynb")
        titled(notebook, across.name)
        notebook["cells"].insert(1, _markdown("way", out_of_date_note(across)))
        lead_to_sites(notebook, {page.site for page in sites if page.has_page})
        linked = _linked(notebook, view, "data/")
        _part(linked, across, targets)
        _write(folder / f"{ACROSS}.ipynb", fold_tables(tell_sources_once(linked)))


def _part(notebook: dict[str, Any], page: SitePage, targets: tuple[Path, Path]) -> None:
    """Part the long tables of the page across sites, in place: its first view stays small however many sites there
    are."""
    folder, beside = targets
    long = part_long_tables(notebook, page.site)
    if long.whole:
        write_plain(beside / rows_file(page.site), long.script())
        back = f'<p><a href="{page.address}">{page.name}</a></p>'
        write_plain(folder / f"{whole_page(page.site)}.md", long.page(f"{page.name}: whole tables", back))


def stage_sites(
    study: OpenStudy,
    across: SitePage,
    sites: Sequence[SitePage],
    targets: tuple[Path, Path],
    leave: Container[str] = (),
    apart: Path | None = None,
) -> Iterator[None]:
    """Write the pages of sites, and what may be downloaded of them, but those to `leave` and those that are there;
    something else can be done after each.

    `apart` is as in `stage_study`.
    """
    view, (folder, beside) = study.view, targets
    for target in targets:
        (target / "sites").mkdir(parents=True, exist_ok=True)
    made = [page for page in sites if page.has_page]
    for before, page, after in zip([None, *made], made, [*made[1:], None], strict=False):
        name, target = site_page(page.site), folder / "sites" / f"{page.site}.ipynb"
        made_of = (across, before, page, after, target, digest(executed_page(study.build, name)))
        if name in leave or (target.is_file() and study.laid_out.get(name) == made_of):
            continue
        notebook = _published(study, page, beside / "sites" / f"{page.site}.ipynb")
        _frame(notebook, page, site_front(page, before, after, across=across), site_back(page, before, after))
        linked = fold_tables(tell_sources_once(_linked(notebook, view, "../data/", page.site)))
        if apart:
            take_apart(linked, apart / f"{page.site}.json")
        _write(target, linked)
        study.laid_out[name] = made_of
        yield


def _published(study: OpenStudy, page: SitePage, target: Path) -> dict[str, Any]:
    """Write the notebook of a site for whoever wants to download it; how the site stands is renewed where others have
    changed since it ran."""
    name = site_page(page.site)
    notebook, record = _executed(study.build, name), page_record(study.build, name)
    if page.state == CURRENT and record and record.told["standing"] != study.standing:
        renew_standing(notebook, study.own[page.site], page.site)
        _write(target, notebook, indent=1)
    else:
        copy_plain(executed_page(study.build, name), target)
    return notebook


def index_figures(view: View) -> dict[str, str]:
    """The figures of the index, none of them a count of people."""
    levels = int(view.matrix.isin(view.scale.levels).to_numpy().sum())
    return {
        "Local sites": f"{len(view.order):,}",
        "Criteria": str(len(view.criteria)),
        "Levels known": f"{levels:,} of {view.matrix.size:,}",
    }


def _executed(build: Path, page: str) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(executed_page(build, page).read_text(encoding="utf-8"))
    return notebook


def titled(notebook: dict[str, Any], title: str) -> dict[str, Any]:
    """Put a title in place of the general one of the notebook."""
    heading, first = f"# {typed_in_markdown(title)}\n", notebook["cells"][0]
    if first["cell_type"] == "markdown" and first["source"][:1] and first["source"][0].startswith("# "):
        first["source"][0] = heading
    else:
        notebook["cells"].insert(0, _markdown("page-title", heading))
    return notebook


def _frame(notebook: dict[str, Any], page: SitePage, front: str, back: str) -> None:
    """Give a site's page its name and what stands before and after; it stays out of the table of contents."""
    titled(notebook, page.shown_name)
    notebook["cells"].insert(1, _markdown("way", front))
    notebook["cells"].append(_markdown("way-back", back))
    notebook["metadata"] = notebook["metadata"] | {"orphan": True}


def _markdown(name: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text.splitlines(keepends=True)}


def _linked(notebook: dict[str, Any], view: View, data: str, site: str = "") -> dict[str, Any]:
    """Lead links to the study's data, and to the notebook of a site, to what is published beside the page."""
    moved = {f'href="{ADDRESS}/studies/{view.study.id}/': f'href="{data}'}
    if site:
        moved['<a href="site.ipynb" download>site.ipynb'] = f'<a href="{site}.ipynb" download>{site}.ipynb'
    linked = drop_empty_sections(with_links(notebook, moved))
    return for_the_book(linked, LEFT_OUT)  # the same code on every page; the notebook is linked below tables


LEAD = re.compile(r'<span data-site="([a-z0-9-]+)(#[a-z0-9-]+)?">((?:<span[^>]*>)?([^<]*)(?:</span>)?)</span>')
"""What leads to the page of a site (`sites.show.leads`): the site, the row, what is shown, and its text."""


def lead_to_sites(notebook: dict[str, Any], made: Container[str]) -> None:
    """Let the names and answers of sites in tables lead, in place, to those of their pages that there are."""

    def link(found: re.Match[str]) -> str:
        site, row, shown, text = found.groups()
        return f'<a href="sites/{site}.html{row or ""}">{shown}</a>' if site in made and text.strip() else shown

    for output in (output for cell in notebook["cells"] for output in cell.get("outputs", [])):
        if html := "".join(output.get("data", {}).get("text/html", "")):
            output["data"]["text/html"] = LEAD.sub(link, html)


def with_links(notebook: dict[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
    """Change the beginnings of links in the HTML of all outputs: each holds a quote mark or a tag, which no text of a
    data file does there."""
    for data_of_output in (o["data"] for c in notebook["cells"] for o in c.get("outputs", []) if "data" in o):
        html = "".join(data_of_output.get("text/html", ""))
        for old, new in moved.items():
            html = html.replace(old, new)
        if html:
            data_of_output["text/html"] = html
    return notebook


def _write(path: Path, notebook: dict[str, Any], indent: int | None = None) -> None:
    """Write a notebook; without an indent, which takes many times longer, for Sphinx alone."""
    text = json.dumps(notebook, indent=indent, ensure_ascii=False, sort_keys=True) + "\n"
    write_plain(path, text)


RENEWED = {AMONG_SITES: standing_table}
"""What makes the cells of the notebook of a site that can be renewed, by their tag (see `run.workers.used`)."""


def renew_standing(notebook: dict[str, Any], own: View, site: str) -> dict[str, Any]:
    """Replace, in place, the outputs of the cells that show how a site stands. `own` is its narrow view."""
    for cell in notebook["cells"]:
        for tag in RENEWED.keys() & set(cell["metadata"].get("tags", [])):
            data = RENEWED[tag](own, site)._repr_mimebundle_()
            shown = {"output_type": "execute_result", "execution_count": cell["execution_count"], "data": data}
            cell["outputs"] = [normal_output(shown | {"metadata": {}})]
    return notebook
