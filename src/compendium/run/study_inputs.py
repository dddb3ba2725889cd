"""What each page of a study is made from, as digests: a site's page by that site's own part of the study."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from compendium.display.studies.view import View, narrow_to_each
from compendium.run.study_records import ACROSS, Basis, site_page

NOTEBOOKS = "notebooks/studies"
ROW = ("site", "criterion", "coder", "evidence")
"""The columns that together tell a rating from every other."""

AMONG_SITES = "among-sites"
"""The tag of cells in the notebook of a site that show how it stands among the others."""

STANDING = "standing.standing_table(view, site)"
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
