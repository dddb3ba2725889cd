"""Studies to show: the one of the sources, made-up ones, and one full of things that must not get out."""

import csv

import pytest
from coded_study import make_coded_study
from made_up_study import Size, write_made_up_study

from compendium.sites.show.open_studies import open_view

SECRETS = {"statement": "SECRETSTATEMENT", "respondent": "SECRETRESPONDENT", "coder": "SECRETCODER",
           "evidence": "SECRETEVIDENCE"}  # fmt: skip


@pytest.fixture(scope="session")
def care_act(project):
    return open_view(str(project.data), "care-act", "site")


@pytest.fixture(scope="session")
def coded_view(project, tmp_path_factory):
    """A small study with an inventory and two coders; one piece may not appear, and is not settled."""
    coded = make_coded_study(tmp_path_factory.mktemp("coded") / "councils")
    return open_view(str(project.data), str(coded.folder), "site")


@pytest.fixture(scope="session")
def many(project, tmp_path_factory):
    """A made-up study of 153 sites."""
    folder = write_made_up_study(tmp_path_factory.mktemp("made-up") / "many", Size())
    return open_view(str(project.data), str(folder), "site")


@pytest.fixture(scope="session")
def wide(project, tmp_path_factory):
    """A made-up study of five sites and 30 criteria at five levels."""
    folder = write_made_up_study(tmp_path_factory.mktemp("made-up") / "wide", Size(sites=5, criteria=30, levels=5))
    return open_view(str(project.data), str(folder), "site")


@pytest.fixture(scope="session")
def secretive(project, tmp_path_factory):
    """A made-up study in which whatever may not be published is marked, and what may be is script."""
    folder = write_made_up_study(tmp_path_factory.mktemp("made-up") / "secretive", Size(sites=8))
    path = folder / "ratings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        shown = row["publish"] == "yes"
        row["statement"] = "<script>shown()</script> {{ x }} *a*" if shown else f"SECRETSTATEMENT{number}"
        row |= {"respondent": f"SECRETRESPONDENT{number % 7}", "coder": f"SECRETCODER{row['coder'][-1]}"}
        row["evidence"] = f"secretevidence-{row['evidence']}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    sites = folder / "sites.csv"
    text = sites.read_text(encoding="utf-8").replace("Made-up council 0001", "<img src=x onerror=alert(1)>")
    sites.write_text(text, encoding="utf-8")
    return open_view(str(project.data), str(folder), "site")
