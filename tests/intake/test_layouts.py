"""One set of ratings in five layouts and many formats: the same study comes of each."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.sites.show.across import distribution_table
from compendium.sites.show.open_studies import open_view

from .conftest import DATA, Importing
from .wide_tables import Rows, save_csv, save_ods, save_xlsx

SITES = ["Northby", "Süd-Mark", "Eastwell & Co", "The Weir"]
CRITERIA = [("Leadership", "Inner setting"), ("Resources", "Inner setting"), ("Policies", "Outer setting")]
CELLS = [
    ["good", "poor", "mixed"],
    ["fair", "N/A", "good"],
    ["poor", "poor", "missing"],
    ["good", "fair", "too early to judge"],
]
LEVELS = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
STORED = {"N/A": "not_applicable", "too early to judge": "too_early"}
IDS = ["northby", "sud-mark", "eastwell-and-co", "the-weir"]
EXPECTED = "site,criterion,level\n" + "".join(
    f"{site},{criterion.lower()},{STORED.get(cell, cell)}\n"
    for site, cells in zip(IDS, CELLS, strict=True)
    for (criterion, _), cell in zip(CRITERIA, cells, strict=True)
)
NAMES = [name for name, _ in CRITERIA]
GROUPS = [group for _, group in CRITERIA]
BY_CRITERION = list(zip(*CELLS, strict=True))

LAYOUTS: dict[str, tuple[Rows, list[str]]] = {
    "wide": ([["Council", *NAMES], *([site, *cells] for site, cells in zip(SITES, CELLS, strict=True))], []),
    "columns": (
        [["Construct", *SITES], *([name, *cells] for name, cells in zip(NAMES, BY_CRITERION, strict=True))],
        ["--sites-in", "columns"],
    ),
    "groups-before": (
        [
            ["Domain", "Construct", *SITES],
            *(
                [group if n != 1 else "", name, *cells]  # printed once, over the first of its criteria
                for n, ((name, group), cells) in enumerate(zip(CRITERIA, BY_CRITERION, strict=True))
            ),
        ],
        ["--sites-in", "columns", "--map", "Construct=criterion", "--map", "Domain=group"],
    ),
    "long": (
        [
            ["site", "criterion", "group", "level"],
            *(
                [site, name, group, cell]
                for site, cells in zip(SITES, CELLS, strict=True)
                for (name, group), cell in zip(CRITERIA, cells, strict=True)
            ),
        ],
        [],
    ),
    "two-rows": (
        [
            ["Table 2: ratings by council, as inspected", "", "", ""],
            ["", "Inner setting", "", "Outer setting"],
            ["Council", *NAMES],
            *([site, *cells] for site, cells in zip(SITES, CELLS, strict=True)),
        ],
        [],
    ),
}
SAVERS: dict[str, Callable[[Path, Rows], Path]] = {
    f"{name}-{encoding}.csv": lambda path, rows, d=delimiter, e=encoding: save_csv(path, rows, d, e)  # type: ignore[misc]
    for name, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
} | {"a.xlsx": save_xlsx, "a.ods": save_ods}


def check(importing: Importing, file: Path, layout: str) -> None:
    shown = importing(file, *LEVELS, *LAYOUTS[layout][1])
    assert shown.exit_code == 0, shown.output
    assert (importing.folder / "ratings.csv").read_text(encoding="utf-8") == EXPECTED
    assert list(importing.study().sites["name"]) == SITES
    criteria = (importing.folder / "framework" / "criteria.csv").read_text(encoding="utf-8").splitlines()
    if layout in ("wide", "columns"):
        assert criteria[0].startswith("criterion,name,good")
    else:
        assert [line.split(",")[2] for line in criteria] == ["group", *GROUPS]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SAVERS)
def test_each_layout_in_each_format(importing: Importing, tmp_path: Path, layout: str, name: str) -> None:
    check(importing, SAVERS[name](tmp_path / name, LAYOUTS[layout][0]), layout)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each layout as LibreOffice writes it, in XLSX and ODS."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip("LibreOffice is not installed.")
    folder = tmp_path_factory.mktemp("office")
    files = [str(save_csv(folder / f"{name}.csv", rows)) for name, (rows, _) in LAYOUTS.items()]
    for kind in ("ods", "xlsx"):
        convert = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        words = [*convert, kind, "--infilter=CSV:44,34,76", "--outdir", str(folder), *files]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_each_layout_as_libreoffice_writes_it(importing: Importing, office: Path, layout: str, kind: str) -> None:
    check(importing, office / f"{layout}.{kind}", layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_numbers_in_tables_are_those_of_the_file(importing: Importing, tmp_path: Path, layout: str) -> None:
    rows, how = LAYOUTS[layout]
    assert importing(save_csv(tmp_path / "a.csv", rows), *LEVELS, *how).exit_code == 0
    table = distribution_table(open_view(str(DATA), str(importing.folder), "across_sites")).plain
    body = [line.split("|") for line in table.splitlines()]
    shown = {cells[0]: [int(cell) for cell in cells[1:] if cell.isdigit()] for cells in body}
    order = ["good", "fair", "poor", "missing", "N/A", "mixed", "too early to judge"]
    for n, name in enumerate(NAMES):
        given = [cells[n] for cells in CELLS]
        assert sorted(shown[name]) == sorted(
            [given.count(cell) for cell in order] + [0] * (len(shown[name]) - len(order))
        )
        assert shown[name][:3] == [given.count(cell) for cell in order[:3]]
