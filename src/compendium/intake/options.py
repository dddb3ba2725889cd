"""What a person says of a table, on the command line or in the page that checks a spreadsheet, as settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compendium.data_package.levels_file import NON_ANSWERS
from compendium.errors import ParameterError
from compendium.intake.answers import target_of
from compendium.studies.settings import ImportSettings


def settings_of(given: Mapping[str, Any]) -> ImportSettings:
    """Settings of an import by the names of its options; what is not said is blank.

    `mapped` holds texts FROM=TO. Raises ParameterError for one that is none, and for a `blank` that is no non-answer.
    """
    rows = given.get("header_row", "")
    return ImportSettings(
        sites_in=given.get("sites_in") or "",
        sheet=given.get("sheet", ""),
        header_row=int(rows) if rows.isascii() and rows.isdigit() else rows,
        blank=_blank(given.get("blank", "")),
        best=given.get("best", ""),
        criterion=tuple(given.get("criterion", ())),
        ignore=tuple(given.get("ignore", ())),
        map=dict(_pair(one) for one in given.get("mapped", ())),
    )


def _pair(text: str) -> tuple[str, str]:
    source, sign, target = text.rpartition("=")
    if not sign:
        raise ParameterError(f'--map "{text}" is not FROM=TO.')
    return source, target.strip()


def _blank(text: str) -> str:
    found = target_of(text, []) if text else ""
    if found is None:
        raise ParameterError(f'--blank "{text}" is not one of: {", ".join(NON_ANSWERS)}.')
    return found
