"""One set of ratings in the layouts in which people keep such tables, with what comes of each."""

from .wide_tables import Rows

SITES = ["Ynys Môn – Gogledd", "Tŷ Gŵyl", "East\u00a0well & Co", "The Weir"]
WINDOWS_SITES = ["Ynys Môn – Gogledd", "Süd-Mark", "East\u00a0well & Co", "The Weir"]
"""Windows-1252 has no ŵ and no ŷ."""
CRITERIA = [("Leadership – overall", "Inner setting"), ("Resources", "Inner setting"), ("Policies", "Outer setting")]
CELLS = [
    ["good", "poor", "mixed"],
    ["fair", "N/A", "good"],
    ["poor", "poor", "missing"],
    ["good", "fair", "too early to judge"],
]
LEVELS = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
STORED = {"N/A": "not_applicable", "too early to judge": "too_early"}
IDS = {"Ynys Môn – Gogledd": "ynys-mon-gogledd", "Tŷ Gŵyl": "ty-gwyl", "Süd-Mark": "sud-mark"}
IDS |= {"East\u00a0well & Co": "east-well-and-co", "The Weir": "the-weir"}
CRITERION_IDS = ["leadership-overall", "resources", "policies"]
NAMES = [name for name, _ in CRITERIA]
GROUPS = [group for _, group in CRITERIA]
BY_CRITERION = list(zip(*CELLS, strict=True))
OPTIONS: dict[str, list[str]] = {
    "wide": [],
    "columns": ["--sites-in", "columns"],
    "groups-before": ["--sites-in", "columns", "--map", "Construct=criterion", "--map", "Domain=group"],
    "long": [],
    "two-rows": [],
    "three-rows": [],
}
LAYOUTS = tuple(OPTIONS)


def ratings(sites: list[str] = SITES) -> str:
    """The ratings.csv that each layout gives."""
    return "site,criterion,level\n" + "".join(
        f"{IDS[site]},{criterion},{STORED.get(cell, cell)}\n"
        for site, cells in zip(sites, CELLS, strict=True)
        for criterion, cell in zip(CRITERION_IDS, cells, strict=True)
    )


def table(layout: str, sites: list[str] = SITES) -> Rows:
    """The rows of one layout."""
    lines = [[site, *cells] for site, cells in zip(sites, CELLS, strict=True)]
    turned = [[name, *cells] for name, cells in zip(NAMES, BY_CRITERION, strict=True)]
    printed_once = [group if n != 1 else "" for n, group in enumerate(GROUPS)]
    rows: dict[str, Rows] = {
        "wide": [["Council", *NAMES], *lines],
        "columns": [["Construct", *sites], *turned],
        "groups-before": [
            ["Domain", "Construct", *sites],
            *([group, *row] for group, row in zip(printed_once, turned, strict=True)),
        ],
        "long": [
            ["site", "criterion", "group", "level"],
            *(
                [site, name, group, cell]
                for site, cells in zip(sites, CELLS, strict=True)
                for (name, group), cell in zip(CRITERIA, cells, strict=True)
            ),
        ],
        "two-rows": [
            ["Table 2: ratings by council, as inspected", "", "", ""],
            ["", "Inner setting", "", "Outer setting"],
            ["Council", *NAMES],
            *lines,
        ],
        "three-rows": [
            ["Table 2: ratings by council, as inspected", "", "", ""],
            ["Council", "What helps", "", "What hinders"],
            ["", "Inner setting", "", "Outer setting"],
            ["", *NAMES],
            *lines,
        ],
    }
    return rows[layout]


def groups(layout: str) -> list[str] | None:
    """The group of each criterion, None for layouts without."""
    if layout in ("wide", "columns"):
        return None
    above = ["What helps: ", "What helps: ", "What hinders: "] if layout == "three-rows" else [""] * len(GROUPS)
    return [over + group for over, group in zip(above, GROUPS, strict=True)]
