"""The differences between the coders of a study, a row for each, as they stand in the spreadsheet that settles them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compendium.studies.study import Study

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Difference:
    """One unit on which coders differ.

    `about` says what it is: site, criterion (blank with an inventory), evidence, statement, source and locator.
    `given` has each coder's criterion and level; `settled` what stands by now: criterion, level, reason and date.
    """

    about: Mapping[str, str]
    given: Mapping[str, tuple[str, str, str]]
    settled: Mapping[str, str] | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Site, criterion and evidence, which tell it from every other."""
        return self.about["site"], self.about["criterion"], self.about["evidence"]


def differences(study: Study) -> list[Difference]:
    """Every difference between the coders of a study, those furthest apart first."""
    from compendium.studies.compute.agreement import PIECE, UNIT
    from compendium.studies.compute.differences import units_to_discuss
    from compendium.studies.compute.scale import Scale

    inventory = study.has_inventory
    units = units_to_discuss(study.ratings, Scale.of(study.framework.levels), inventory=inventory)
    unit = PIECE if inventory else UNIT
    rows = dict(list(study.ratings.groupby(unit, sort=False)))
    stands = dict(_settled(study.settled, inventory))
    found = []
    for one in units[UNIT].to_dict("records"):
        own = rows[tuple(one[column] for column in unit)]
        about = {column: str(own[column].iloc[0]) for column in ("site", "evidence", "statement", "source", "locator")}
        about["criterion"] = "" if inventory else one["criterion"]
        given = {row["coder"]: (row["criterion"], row["level"], row["reason"]) for row in own.to_dict("records")}
        settled = stands.get((about["site"], about["criterion"], about["evidence"]))
        found.append(Difference(about, given, settled))
    return found


def _settled(settled: pd.DataFrame, inventory: bool) -> Iterator[tuple[tuple[str, str, str], Mapping[str, str]]]:
    for row in settled.to_dict("records"):
        yield (row["site"], "" if inventory else row["criterion"], row["evidence"]), row


def coders(found: list[Difference]) -> list[str]:
    """Everyone who rated something of this, in a fixed order."""
    return sorted({coder for one in found for coder in one.given})
