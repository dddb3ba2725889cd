"""Names of sites that look like patterns, escapes or templates stand on every page as they were typed."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import copy_project

from compendium.publish.make import make_study
from compendium.publish.sphinx.search import INDEX
from compendium.run.sites import Means

NAMES = {"a1": r"Up\Down", "a2": r"Care \night\reach team", "a3": r"B\074i\076g\074/i\076", "a4": r"{1} %d \g<1> \2"}
TOML = 'title = "Names"\nframework = "care-act-isp"\ncombine = "median"\ntiers = ["macro", "meso", "micro"]\n'
LEVELS = ["relative_success", "relative_failure", "conflicted_attainment", "relative_success"]


class _Text(HTMLParser):
    """All the text of a page, white space run together."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.words = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def text(self) -> str:
        return " ".join(self.words.split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("names") / "copy")
    folder = project.data / "local" / "names"
    folder.mkdir(parents=True)
    (folder / "study.toml").write_text(f'{TOML}smallest_count = 10\nnote = ""\n', encoding="utf-8")
    rows = {
        "sites.csv": [["site", "name", "type", "region"], *([n, name, "council", "N"] for n, name in NAMES.items())],
        "ratings.csv": [
            ["site", "criterion", "level"],
            *([one, "policy-legitimacy", level] for one, level in zip(NAMES, LEVELS, strict=True)),
        ],
    }
    for name, lines in rows.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    make_study(project, folder, Means(), (), lambda *_: None, lambda _: None)
    return project.study_site("names")


@pytest.mark.parametrize("page", ["index.html", "across_sites.html", "search.html"])
def test_pages_of_all_sites_name_each_as_typed(site: Path, page: str) -> None:
    text = _Text(site / page).text
    if page == "search.html":  # it names pages when somebody searches: from an index
        index = (site / "_static" / INDEX).read_text(encoding="utf-8")
        rows = json.loads(index[index.index("[") : index.rindex("]") + 1])
        text = "\n".join(title for _, title, *_ in rows)
    assert [name for name in NAMES.values() if name not in text] == []


@pytest.mark.parametrize("one", NAMES)
def test_the_page_of_a_site_is_there_and_names_it_as_typed(site: Path, one: str) -> None:
    page = site / "sites" / f"{one}.html"
    assert NAMES[one] in _Text(page).text
    assert "<i>g</i>" not in page.read_text(encoding="utf-8")
    assert NAMES[one] in (site / "data" / "levels.csv").read_text(encoding="utf-8")
