"""What pages tell that is computed from all rows of a study; one that is shared without some of them tells the same.

Each such table is computed by one function, which is marked here with a name. `compendium share` keeps what they give
in `told.csv`, as far as it may be told; of a study that was shared without some of its rows, they give what was kept.
"""

from collections.abc import Callable
from functools import wraps

import pandas as pd

from compendium.sites.show.view import View
from compendium.studies.told_table import SITE, told_frame

OfStudy = Callable[[View], pd.DataFrame]
OfSite = Callable[[View, str], pd.DataFrame]

TOLD: dict[str, OfStudy] = {}
"""What is told, by name, as frames; of those that are told of sites the column `site` says which."""


def told(what: str) -> Callable[[OfStudy], OfStudy]:
    """Mark a function that computes from all rows what may be told of a study. It gives no more than that."""

    def mark(compute: OfStudy) -> OfStudy:
        TOLD[what] = compute

        @wraps(compute)
        def give(view: View) -> pd.DataFrame:
            return told_frame(view.study, what) if view.study.is_reduced else compute(view)

        return give

    return mark


def told_of_site(what: str) -> Callable[[OfSite], OfSite]:
    """Mark a function that computes from all rows what may be told of one site. It gives no more than that."""

    def mark(compute: OfSite) -> OfSite:
        def of_all(view: View) -> pd.DataFrame:
            sites = list(view.study.sites[SITE])
            return pd.concat([compute(view, site).assign(**{SITE: site}) for site in sites], ignore_index=True)

        TOLD[what] = of_all

        @wraps(compute)
        def give(view: View, site: str) -> pd.DataFrame:
            if not view.study.is_reduced:
                return compute(view, site)
            kept = told_frame(view.study, what)
            own = kept[kept[SITE] == site] if SITE in kept else kept
            return own.drop(columns=SITE, errors="ignore").reset_index(drop=True)

        return give

    return mark
