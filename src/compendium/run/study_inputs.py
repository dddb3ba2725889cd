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


def page_bases(view: View, files: Mapping[str, str], notebooks: Mapping[str, str], code: str) -> dict[str, Basis]:
    """The basis of every page of a study by the page's name, the page across sites first.

    `files` maps the paths of all files that notebooks may read to their digests, `notebooks` the names `site` and
    `across_sites` to digests of their cells. A site's page rests on its narrow view in place of the two tables.
    """
    standing = standing_digest(view)
    smallest = view.study.smallest_count
    across = {ACROSS: Basis(notebooks["across_sites"], code, "", dict(files), standing, [], smallest)}
    tables = {f"data/studies/{view.study.id}/{name}" for name in ("sites.csv", "ratings.csv")}
    others = {path: found for path, found in files.items() if path not in tables}
    return across | {
        site_page(site): Basis(notebooks["site"], code, site_digest(own), others, standing, shown_rows(own), smallest)
        for site, own in narrow_to_each(view)
    }


def site_digest(own: View) -> str:
    """Digest of all that a site's narrow view holds, but for how the local sites stand."""
    study, framework = own.study, own.study.framework
    people = [[str(value) for value in own.people.by_site.iloc[0]], list(own.people.by_site.columns)]
    told = [study.id, study.title, study.note, study.combine, study.tiers, study.smallest_count]
    told += [own.counts_ratings, own.repeated]
    traces = [str(own.trace), str(own.evidence), str(framework.levels), framework.source, framework.locator]
    frames = [frame.to_csv(index=False) for frame in (study.sites, study.ratings, own.cells, framework.criteria)]
    return _digest([told, people, traces, frames])


def shown_rows(own: View) -> list[str]:
    """A digest for each row of a site whose statement may appear: by what the row is about, not by its words."""
    rows = own.study.ratings[own.study.ratings["publish"]]
    return sorted(_digest([row[column] for column in ROW]) for row in rows.to_dict("records"))


def standing_digest(view: View) -> str:
    """Digest of how many local sites have which answer on each criterion: how a site stands depends on this alone."""
    counts = {c: {str(k): int(n) for k, n in view.matrix[c].value_counts().sort_index().items()} for c in view.matrix}
    return _digest(counts)


def _digest(what: Any) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
