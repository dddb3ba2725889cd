"""What each page of a study is made from, as digests: a site's page by that site's own part of the study."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from compendium.files import write_whole
from compendium.run.stale.fingerprints import digest
from compendium.sites.show.view import View, narrow_to_each

NOTEBOOKS = "notebooks/studies"
ROW = ("site", "criterion", "coder", "evidence")
"""The columns that together tell a rating from every other."""

AMONG_SITES = "among-sites"
"""The tag of cells in the notebook of a site that show how it stands among the others."""

STANDING = "show.standing_table(view, site)"
"""The source of such a cell, which can be renewed on a page without running its notebook."""


def page_bases(
    view: View, files: Mapping[str, str], notebooks: Mapping[str, str], code: str, *, renewable: bool = True
) -> dict[str, Basis]:
    """The basis of every page of a study by the page's name, the page across sites first.

    `files` maps the paths of all files that notebooks may read to their digests, `notebooks` the names `site` and
    `across_sites` to digests of their cells. A site's page rests on its narrow view in place of the two tables, and
    on how all sites stand where that is not `renewable` (`shows_standing_as_known`).
    """
    standing = standing_digest(view)
    smallest = view.study.smallest_count
    framework = _digest(_framework_told(view))  # also where another file comes to take its place
    across = {
        ACROSS: Basis(notebooks["across_sites"], code, framework, dict(files), standing, counts_told(view), smallest)
    }
    tables = {f"data/studies/{view.study.id}/{name}" for name in ("sites.csv", "ratings.csv")}
    others = {path: found for path, found in files.items() if path not in tables}
    further = "" if renewable else standing
    return across | {
        site_page(site): Basis(
            notebooks["site"], code, site_digest(own) + further, others, standing, shown_parts(own), smallest
        )
        for site, own in narrow_to_each(view)
    }


def shows_standing_as_known(notebook: dict[str, Any]) -> bool:
    """Whether how a site stands is shown by known cells of its notebook only, so that they can be renewed."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    sources = [("".join(cell["source"]).strip(), AMONG_SITES in cell["metadata"].get("tags", [])) for cell in cells]
    return all(source == STANDING if tagged else "matrix" not in source for source, tagged in sources)


def site_digest(own: View) -> str:
    """Digest of all that a site's narrow view holds, but for how the local sites stand."""
    study = own.study
    people = [[str(value) for value in own.people.by_site.iloc[0]], list(own.people.by_site.columns)]
    told = [study.id, study.title, study.note, study.combine, study.tiers, study.smallest_count]
    told += [own.counts_ratings, own.repeated]
    traces = [str(own.trace), str(own.evidence)]
    frames = [frame.to_csv(index=False) for frame in (study.sites, study.ratings, own.cells)]
    return _digest([told, people, traces, frames, _framework_told(own)])


def _framework_told(view: View) -> list[str]:
    framework = view.study.framework
    return [str(framework.levels), framework.source, framework.locator, framework.criteria.to_csv(index=False)]


def shown_parts(own: View) -> list[str]:
    """What may appear of people on a site's page: a digest for each statement, and the names of counts.

    A statement is told from others by what its row is about, not by its words.
    """
    rows = own.study.ratings[own.study.ratings["publish"]]
    return sorted([*counts_told(own), *(_digest([row[column] for column in ROW]) for row in rows.to_dict("records"))])


def counts_told(view: View) -> list[str]:
    """The names of all counts of people that a page with this view may tell."""
    people = view.people
    cells = [f"{site}, {tier}" for site, row in people.by_site.iterrows() for tier in row.dropna().index]
    tiers = [f"all, {tier}" for tier in people.by_tier.dropna().index]
    return [*cells, *tiers, *["total"] * (people.total is not None), *["ratings"] * view.counts_ratings]


def standing_digest(view: View) -> str:
    """Digest of how many local sites have which answer on each criterion: how a site stands depends on this alone."""
    counts = {c: {str(k): int(n) for k, n in view.matrix[c].value_counts().sort_index().items()} for c in view.matrix}
    return _digest(counts)


def _digest(what: Any) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()


ACROSS = "across_sites"
"""The page across all sites; the page of a site is named `sites/<site>`."""


@dataclass(frozen=True)
class Basis:
    """What a page is made from: digests of its notebook, the code, its part of the study, and of files by path.

    `standing` is a digest of how all local sites stand. It changes with any of them, and does not make a page stale.
    `shown` holds what the page shows of people (statements as digests of their rows, counts by name), and
    `smallest_count` the least number that it tells: whether an old page may still be shown follows (`may_stay`).
    """

    notebook: str
    code: str
    inputs: str
    files: dict[str, str]
    standing: str
    shown: list[str]
    smallest_count: int


@dataclass(frozen=True)
class Record:
    """The basis of an executed page, with those files only that it read, and the digest of the page itself."""

    basis: Basis
    executed: str


def site_page(site: str) -> str:
    """The name of a site's page."""
    return f"sites/{site}"


def executed_page(build: Path, page: str) -> Path:
    """Where the executed notebook of a page lies. `build` is the folder of the study (`Project.study_build`)."""
    return build / "executed" / f"{page}.ipynb"


def keep_page(build: Path, page: str, notebook: str, basis: Basis, reads: tuple[str, ...]) -> None:
    """Keep an executed page and what it was made from; an earlier failure is forgotten."""
    executed = executed_page(build, page)
    write_whole(executed, notebook)
    used = {path: basis.files[path] for path in reads if path in basis.files}
    record = Record(replace(basis, files=used), digest(executed))
    write_whole(_record_path(build, page), json.dumps(asdict(record), indent=1, sort_keys=True) + "\n")
    _failure_path(build, page).unlink(missing_ok=True)


def keep_failure(build: Path, page: str, cause: str) -> None:
    """Keep why a page failed; its last good copy stays."""
    write_whole(_failure_path(build, page), cause + "\n")


def failure_of(build: Path, page: str) -> str:
    """Why the last run of a page failed; empty where it did not."""
    try:
        return _failure_path(build, page).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def read_record(build: Path, page: str) -> Record | None:
    """The record of a page; none where there is none, or where the executed page is not the one that it describes."""
    try:
        kept = json.loads(_record_path(build, page).read_text(encoding="utf-8"))
        record = Record(Basis(**kept["basis"]), kept["executed"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if digest(executed_page(build, page)) == record.executed else None


def is_current(record: Record | None, basis: Basis) -> bool:
    """Whether a page was made from what there is now."""
    if record is None:
        return False
    old = record.basis
    if (old.notebook, old.code, old.inputs) != (basis.notebook, basis.code, basis.inputs):
        return False
    return all(basis.files.get(path) == was for path, was in old.files.items())


def may_stay(record: Record | None, shown: list[str], smallest_count: int) -> bool:
    """Whether an old page may still be shown: all that it tells of people may still appear, no count is too small.

    `shown` and `smallest_count` are what holds now (see `Basis`).
    """
    if record is None:
        return False
    return set(record.basis.shown) <= set(shown) and smallest_count <= record.basis.smallest_count


def drop_other_pages(build: Path, sites: set[str]) -> None:
    """Delete what was made for sites that the study no longer has, and what a killed run left half-written."""
    for path in (build / "executed").rglob("*.*"):
        gone = path.parent.name == "sites" and path.name.split(".", 1)[0] not in sites
        if path.is_file() and (path.name.startswith(".") or gone):
            path.unlink()


def _record_path(build: Path, page: str) -> Path:
    return executed_page(build, page).with_suffix(".record.json")


def _failure_path(build: Path, page: str) -> Path:
    return executed_page(build, page).with_suffix(".failure.txt")
