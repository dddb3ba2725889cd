"""Running again: what people wrote is copied, nothing that was made, and pages name the commit that they named."""

import os
from pathlib import Path

import pytest

from compendium.errors import CompendiumError, RunError
from compendium.project import Project
from compendium.publish.book.stage import COMMIT
from compendium.publish.verify import again
from compendium.publish.verify.again import copy_to_run, make_site

FOOT = "<p>Version 1.0, released 4 March 2026, commit 0123456789abcdef. </p>"


@pytest.mark.parametrize(("foot", "said"), [(FOOT, "0123456789abcdef"), ("<p>Version 1.0. commit 0123456</p>", None)])
def test_pages_are_made_for_the_commit_that_was_kept(
    foot: str, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text(foot, encoding="utf-8")
    monkeypatch.setenv(COMMIT, "of-this-machine")
    asked = []
    monkeypatch.setattr(again, "make_book", lambda *_: asked.append(os.environ.get(COMMIT)))
    assert make_site(Project(tmp_path), tmp_path, None, None, print) == ""
    assert asked == [said]
    assert os.environ[COMMIT] == "of-this-machine"


def test_why_pages_cannot_be_made_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RunError("Sphinx said:\n  this")

    monkeypatch.setattr(again, "make_book", fail)
    assert make_site(Project(tmp_path), tmp_path, None, None, print) == "Sphinx said: this"


def test_only_what_people_wrote_is_copied(tmp_path: Path) -> None:
    root = tmp_path / "kept"
    for name in ("data/a.csv", "data/local/mine.csv", "site/index.html", "executed/n.ipynb", "extra/b.txt", "c.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    made = copy_to_run(root, ["extra/b.txt", "site/index.html", "executed/n.ipynb", "gone.txt"], tmp_path / "again")
    found = sorted(path.relative_to(made.root).as_posix() for path in made.root.rglob("*") if path.is_file())
    assert found == ["data/a.csv", "extra/b.txt"]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "kept" / "data").mkdir(parents=True)
    try:
        (tmp_path / "kept" / "data" / "a.csv").symlink_to(tmp_path / "secret")
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(CompendiumError, match=r"data/a\.csv is a link that leads out"):
        copy_to_run(tmp_path / "kept", [], tmp_path / "again")
