"""What is done beside the notebooks is done once, and what is wrong with it is told after them."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from compendium.errors import RunError
from compendium.project import Project
from compendium.publish import make, site

STUDY = Path("data/studies/own")


@pytest.fixture
def steps(monkeypatch) -> list[str]:
    """The steps of a book, in their order, none of which is really taken; two notebooks are run with `meanwhile`."""
    told: list[str] = []

    def run_notebooks(*_: object, meanwhile: Callable[[], None], **__: object) -> None:
        told.append("first notebook")
        meanwhile()
        told.append("second notebook")

    def run_study(*_: object, **__: object) -> SimpleNamespace:
        told.append("study")
        return SimpleNamespace(opened=SimpleNamespace(id="own"))

    def lay_out(project: Project, opened: dict[str, object]) -> dict[str, str]:
        told.append(f"laid out with {', '.join(opened)}")
        return {"data": "as they are"}

    def build_site(project: Project, opened: dict[str, object], is_settled: object, laid_out: object) -> bool:
        told.append(f"site with {', '.join(opened)}" + (", laid out" if laid_out == {"data": "as they are"} else ""))
        return True

    monkeypatch.setattr(make, "restore_site", lambda site: None)
    monkeypatch.setattr(make, "stale_notebooks", lambda project: [project.notebooks / "a.ipynb"])
    monkeypatch.setattr(make, "published_studies", lambda project: [STUDY])
    monkeypatch.setattr(make, "is_complete", lambda project, folder: False)
    monkeypatch.setattr(make, "builder_ready", nullcontext)
    monkeypatch.setattr(make, "run_notebooks", run_notebooks)
    monkeypatch.setattr(make, "_run_published", run_study)
    monkeypatch.setattr(make, "lay_out", lay_out)
    monkeypatch.setattr(make, "build_site", build_site)
    return told


def make_book() -> None:
    make.make_book(Project(Path("/nowhere")), None, None, lambda line: None)


def test_a_study_is_run_once_beside_the_notebooks(steps):
    make_book()
    assert steps == ["first notebook", "study", "laid out with own", "second notebook", "site with own, laid out"]


def test_a_study_is_run_after_the_notebooks_where_nothing_may_be_done_beside_them(steps, monkeypatch):
    monkeypatch.setattr(make, "run_notebooks", lambda *_, **__: steps.append("notebooks"))
    make_book()
    assert steps == ["notebooks", "study", "site with own"]


@pytest.mark.parametrize(("now", "told"), [("as before", {"data": "as before"}), ("changed", {})])
def test_what_changes_while_it_is_laid_out_is_laid_out_anew(tmp_path, monkeypatch, now, told):
    """Even where it is changed back until the notebooks are done: what was laid out is not what there is then."""
    digests = iter([{"data": "as before"}, {"data": now}])
    monkeypatch.setattr(site, "_parts_but_notebooks", lambda project: next(digests))
    monkeypatch.setattr("compendium.publish.book.stage.stage", lambda *_: None)
    monkeypatch.setattr(site, "_lay_beside", lambda *_: None)
    assert site.lay_out(Project(tmp_path), {}) == told


@pytest.mark.parametrize(
    ("ahead", "settled", "done"),
    [
        ({"pages": "as they are"}, True, ["built"]),
        ({"pages": "as they were"}, True, ["laid out", "built"]),
        ({}, True, ["laid out", "built"]),
        ({"pages": "as they are"}, False, []),
    ],
)
def test_a_site_is_built_of_what_there_is_and_notebooks_were_run_with(tmp_path, monkeypatch, ahead, settled, done):
    steps = []
    nothing = dict.fromkeys(["move_into", "put_in_place", "keep_record"], lambda *_: None)
    fakes = nothing | {
        "site_parts": lambda project: {"pages": "as they are", "notebooks": "as they were run"},
        "lay_out": lambda project, opened: steps.append("laid out") or {"pages": "as they are"},
        "build_pages": lambda *_: steps.append("built"),
        "_executed": lambda project: [],
    }
    for name, fake in fakes.items():
        monkeypatch.setattr(site, name, fake)
    monkeypatch.setattr("compendium.publish.book.stage.stage_notebooks", lambda *_: None)
    assert site.build_site(Project(tmp_path), {}, lambda: settled, ahead) is bool(done)
    assert steps == done


def test_a_study_that_fails_stops_no_notebook_and_is_told_after_them(steps, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise RunError("own, sites/a: it failed")

    monkeypatch.setattr(make, "_run_published", fails)
    with pytest.raises(RunError, match="it failed"):
        make_book()
    assert steps == ["first notebook", "second notebook"]
