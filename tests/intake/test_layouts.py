"""One set of ratings in six layouts and many formats: the same study comes of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.sites.show.across import distribution_table
from compendium.sites.show.open_studies import open_view

from .conftest import DATA, Importing
from .layouts import CELLS, LAYOUTS, LEVELS, NAMES, OPTIONS, SITES, WINDOWS_SITES, groups, ratings, table
from .wide_tables import Rows, save_csv, save_ods, save_xlsx

OFFICE = Path(__file__).parent / "office"
"""Workbooks as LibreOffice wrote them; how they were made stands in the README there."""
WINDOWS = "cp1252"
SAVERS: dict[str, Callable[[Path, Rows], Path]] = {
    f"{name}-{encoding}.csv": lambda path, rows, d=delimiter, e=encoding: save_csv(path, rows, d, e)  # type: ignore[misc]
    for name, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", WINDOWS)
} | {"a.xlsx": save_xlsx, "a.ods": save_ods}


def check(importing: Importing, file: Path, layout: str, sites: list[str] = SITES) -> None:
    shown = importing(file, *LEVELS, *OPTIONS[layout])
    assert shown.exit_code == 0, shown.output
    assert (importing.folder / "ratings.csv").read_text(encoding="utf-8") == ratings(sites)
    study = importing.study()
    assert list(study.sites["name"]) == sites
    assert list(study.framework.criteria["name"]) == NAMES
    found = list(study.framework.criteria["group"]) if "group" in study.framework.criteria else None
    assert found == groups(layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SAVERS)
def test_each_layout_in_each_format(importing: Importing, tmp_path: Path, layout: str, name: str) -> None:
    sites = WINDOWS_SITES if WINDOWS in name else SITES
    check(importing, SAVERS[name](tmp_path / name, table(layout, sites)), layout, sites)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_each_layout_as_libreoffice_writes_it(importing: Importing, layout: str, kind: str) -> None:
    check(importing, OFFICE / f"{layout}.{kind}", layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_numbers_in_tables_are_those_of_the_file(importing: Importing, tmp_path: Path, layout: str) -> None:
    assert importing(save_csv(tmp_path / "a.csv", table(layout)), *LEVELS, *OPTIONS[layout]).exit_code == 0
    distribution = distribution_table(open_view(str(DATA), str(importing.folder), "across_sites")).plain
    body = [line.split("|") for line in distribution.splitlines()]
    shown = {cells[0]: [int(cell) for cell in cells[1:] if cell.isdigit()] for cells in body}
    order = ["good", "fair", "poor", "missing", "N/A", "mixed", "too early to judge"]
    for n, name in enumerate(NAMES):
        given = [cells[n] for cells in CELLS]
        assert sorted(shown[name]) == sorted(
            [given.count(cell) for cell in order] + [0] * (len(shown[name]) - len(order))
        )
        assert shown[name][:3] == [given.count(cell) for cell in order[:3]]
