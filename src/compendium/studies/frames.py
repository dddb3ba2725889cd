"""The tables of a study that was checked, as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compendium.data_package.package import Package
from compendium.data_package.spelling import as_typed
from compendium.data_package.tables import Checked, as_frame
from compendium.studies.check import Examined
from compendium.studies.kinds import FINDING
from compendium.studies.tables import INVENTORY, OPTIONAL_TABLES

if TYPE_CHECKING:
    import pandas as pd

OWN_COLUMNS = ("site", "name", "type", "region", "publish")
"""Columns of the sites that are not named in a study's settings."""

AS_TYPED = ("name", "type", "region", "statement", "note", "reason", "role")
"""Columns of texts, shown as whoever entered them typed them."""


def frames_of(examined: Examined, package: Package) -> dict[str, pd.DataFrame]:
    """The tables of a study by name; one that it does without has its columns and no rows."""
    found = {"sites": examined.sites, "ratings": examined.ratings, **examined.further}
    frames = {name: _frame(checked) for name, checked in found.items()}
    for name in OPTIONAL_TABLES:
        frames.setdefault(name, _without_rows(name, package))
    if INVENTORY in found:
        frames["evidence"]["kind"] = frames["evidence"]["kind"].replace("", FINDING)
        frames["ratings"] = _told_by_inventory(frames["ratings"], frames["evidence"])
    return frames


def _frame(checked: Checked) -> pd.DataFrame:
    frame = as_frame(checked)
    if "publish" in frame:
        frame["publish"] = frame["publish"] == "yes"
    for column in AS_TYPED:
        if column in frame:
            frame[column] = frame[column].map(as_typed)
    if checked.table.name == "sites":
        for column in frame.columns.difference(OWN_COLUMNS):
            frame[column] = frame[column].map(as_typed)
    frame.attrs["path"] = checked.table.within
    return frame


def _without_rows(name: str, package: Package) -> pd.DataFrame:
    import pandas as pd

    declared = [resource for resource in package.descriptor["resources"] if resource["name"] == name]
    fields = [field["name"] for resource in declared for field in resource["schema"]["fields"]]
    return pd.DataFrame(columns=fields or ["evidence", "site", "criterion", "level", "reason", "publish"], dtype=str)


def _told_by_inventory(ratings: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Ratings with what the inventory tells of their piece of evidence."""
    told = [column for column in evidence.columns if column in ratings.columns and column not in ("evidence", "site")]
    order = list(ratings.columns)
    merged = ratings.drop(columns=told).merge(evidence[["evidence", *told]], on="evidence", how="left")[order]
    merged.attrs.update(ratings.attrs)
    return merged
