"""What became of each page of a study: made, kept from an earlier run, or not there."""

from collections.abc import Sequence
from dataclasses import replace

from compendium.publish.study.index import group_sites
from compendium.publish.study.parts import ACROSS_PAGE, CURRENT, NOT_MADE, OUT_OF_DATE, SitePage
from compendium.run.stale.bases import ACROSS, shown_across, shown_parts, site_page
from compendium.run.stale.pages import failure_of, may_stay, page_record
from compendium.run.study import OpenStudy
from compendium.sites.show.register import untold_texts

NOT_RUN = "it was not part of the last run"
WITHHELD = "its old page showed what may no longer be published, and the new one could not be made:"


def page_states(study: OpenStudy, stale: Sequence[str]) -> list[SitePage]:
    """What became of each page: the one across sites, then that of each site in the order of the index.

    `stale` names the pages that are not current.
    """
    rows = study.view.study.sites.to_dict("records")
    sites = [SitePage(row["site"], row["name"], row["type"], row["region"], CURRENT, "") for row in rows]
    ordered = [page for _, group in group_sites(sites) for page in group]
    shown = {site_page(site): shown_parts(own) for site, own in study.own.items()} if stale else {}
    shown |= {ACROSS: shown_across(study.view)} if stale else {}
    private = untold_texts(study.view.study) if stale else []
    names = [ACROSS, *(site_page(page.site) for page in ordered)]
    return [
        _not_current(study, name, page, shown.get(name, []), private) if name in stale else page
        for name, page in zip(names, [ACROSS_PAGE, *ordered], strict=True)
    ]


def _not_current(study: OpenStudy, name: str, page: SitePage, shown: list[str], private: Sequence[str]) -> SitePage:
    """An old page stays, unless it shows what may no longer appear."""
    record, cause = page_record(study.build, name), failure_of(study.build, name) or NOT_RUN
    for text in private:
        cause = cause.replace(text, "…")
    if may_stay(record, shown, study.view.study.smallest_count):
        return replace(page, state=OUT_OF_DATE, cause=cause)
    return replace(page, state=NOT_MADE, cause=f"{WITHHELD} {cause}" if record else cause)
