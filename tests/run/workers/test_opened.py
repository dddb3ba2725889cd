"""What all notebooks of a study share is done before they run."""

from pathlib import Path

import pytest
from made_up_study import Size, write_made_up_study

from compendium.display.letters import LETTERS
from compendium.run.workers.bundle import bundle_study, forget_bundle, unpack_once
from compendium.run.workers.execution import Task
from compendium.sites.show import open_studies

NOTEBOOKS = Path("notebooks/studies")
ACROSS = Task("across_sites", NOTEBOOKS / "across_sites.ipynb", NOTEBOOKS, {"study": "made-up"})
PAGE = Task("sites/a", NOTEBOOKS / "site.ipynb", NOTEBOOKS, {"study": "made-up", "site": "made-up-0002"})


@pytest.fixture
def bundle(project, tmp_path):
    return bundle_study(project, write_made_up_study(tmp_path / "mine" / "made-up", Size(sites=4)))


def laid_out(bundle, tasks, monkeypatch):
    """The texts of figures that are laid out when a study is opened for tasks."""
    monkeypatch.setattr(LETTERS, "_lines", {})
    there = unpack_once(bundle, tasks)
    forget_bundle(there.digest)
    return {text for _, text, *_ in LETTERS._lines}


def test_the_figure_of_one_site_is_drawn(bundle, monkeypatch):
    assert "Made-up criterion 1" in laid_out(bundle, [ACROSS, PAGE], monkeypatch)


def test_where_no_site_is_shown_nothing_is_drawn(bundle, monkeypatch):
    assert laid_out(bundle, [ACROSS], monkeypatch) == set()


def test_a_study_is_opened_once_for_each_kind_of_notebook(bundle, monkeypatch):
    opened, real = [], open_studies.open_view
    monkeypatch.setattr(open_studies, "open_view", lambda *asked: opened.append(asked[2]) or real(*asked))
    for _ in range(2):
        there = unpack_once(bundle, [PAGE, ACROSS, PAGE])
    forget_bundle(there.digest)
    assert opened.count("across_sites") == 1


def test_what_is_wrong_is_left_to_the_notebook(bundle, monkeypatch):
    broken = {name: content for name, content in bundle.items() if "ratings" not in name}
    assert laid_out(broken, [PAGE], monkeypatch) == set()
