"""Renewing stored outputs: what changed is said, and only where it changed."""

import os
import random

import pytest
from conftest import copy_executed
from editing import set_cell
from kills import Kills, can_kill, left_over, temporary_folders
from long_trials import trials
from stopped import FULL, KILLED, each_step

from compendium.data_package.descriptor import DESCRIPTOR
from compendium.held import PART
from compendium.publish import refresh
from compendium.publish.book import readme
from compendium.publish.book.readme import BEGIN, END, files_of_findings
from compendium.publish.refresh import refresh_notebooks
from compendium.run.lock import alone
from compendium.run.workers.warm import warm_up

UNTOUCHED = ("mapping_review", "inclusion_criteria", "programme", "findings")
"""Notebooks that do not rest on the table of approaches; the claims do, and so does the audit of them."""


def test_a_changed_tick_is_stored_and_told(copy):
    untouched = {p.name: p.read_bytes() for p in copy.notebooks.glob("*.ipynb") if p.stem in UNTOUCHED}
    set_cell(copy.data / "review" / "approach_matrix.csv", "approach", "regional-support", "vanguards", "yes")
    lines = refresh_notebooks(copy, None, lambda line: None)
    assert "notebooks/mapping_review.ipynb: unchanged" in lines
    assert any("cell table" in line for line in lines)
    told = "\n".join(lines)
    assert "Vanguards 8" in told
    assert "Vanguards 9" in told
    assert untouched == {name: (copy.notebooks / name).read_bytes() for name in untouched}
    again = refresh_notebooks(copy, None, lambda line: None)
    assert all(line.endswith(": unchanged") for line in again)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy and kill a process")
def test_what_is_stored_is_all_old_or_all_new_wherever_it_is_killed_or_the_disk_is_full(copy, monkeypatch):
    """The data package, the picture, the README and every notebook stand or fall together."""
    copy_executed(copy)
    (copy.root / "README.md").write_text(f"Before.\n\n{BEGIN}\n\n{END}\n\nAfter.\n", encoding="utf-8")
    monkeypatch.setattr(refresh, "run_notebooks", lambda *_, **__: None)  # as they were run just before
    monkeypatch.setattr(refresh, "list_notebooks", lambda project: project.book_notebooks()[:4])
    drawn = files_of_findings(copy)
    monkeypatch.setattr(readme, "files_of_findings", lambda project: drawn)  # drawn once
    stored = [*copy.book_notebooks(), *copy.notebooks.glob("*.svg"), copy.root / "README.md", copy.data / DESCRIPTOR]
    for path in stored[:3]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\n ", 1))
    before = {path: path.read_bytes() for path in stored}
    also = {"data/datapackage.json": b"{}"}

    def fresh():
        for path, content in before.items():
            path.write_bytes(content)
        with alone(copy, lambda line: None):
            pass

    def call():
        with alone(copy, lambda line: None):
            refresh_notebooks(copy, None, lambda line: None, also)

    call()
    after = {path: path.read_bytes() for path in stored}
    assert sum(after[path] != before[path] for path in stored) == 5
    for how in (KILLED, FULL):
        found = []
        for ended in each_step(call, how, copy.root, fresh, trials(7, 1)):
            now = {path: path.read_bytes() for path in stored}
            if ended.killed:
                with alone(copy, lambda line: None):  # what any of the commands does first
                    now = {path: path.read_bytes() for path in stored}
            assert now in (before, after)
            found.append("before" if now == before else "after")
            assert not list(copy.root.rglob(f"*{PART}"))
        assert found == sorted(found, reverse=True)
        assert set(found) == {"before", "after"}


@pytest.mark.skipif(not can_kill(), reason="this system cannot copy and kill a process")
def test_kills_while_notebooks_run_and_are_stored_lose_nothing(copy, monkeypatch):
    """Two, or a hundred with LONG_TRIALS=1, of which half are aimed at a step on the disk; two notebooks are run."""
    names = ("context", "typologies")
    monkeypatch.setattr(refresh, "list_notebooks", lambda project: [copy.notebooks / f"{name}.ipynb" for name in names])
    monkeypatch.setattr(readme, "files_of_findings", lambda project: {})
    stored = [*(copy.notebooks / f"{name}.ipynb" for name in names), copy.data / DESCRIPTOR]
    for path in stored[:2]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\n ", 1))
    before = {path: path.read_bytes() for path in stored}
    warm_up()

    def call():
        with alone(copy, lambda line: None):
            refresh_notebooks(copy, None, lambda line: None, {"data/datapackage.json": b"{}"})

    with temporary_folders() as temporary:
        kills = Kills(call, copy.root, random.Random(8))
        kills.measure()
        after = {path: path.read_bytes() for path in stored}
        assert not any(after[path] == before[path] for path in stored)
        while kills.made < trials(2, 100):
            for path, content in before.items():
                path.write_bytes(content)
            if kills.once(whole=True):
                with alone(copy, lambda line: None):
                    pass
                assert {path: path.read_bytes() for path in stored} in (before, after)
                assert left_over(copy.root, temporary) == []
            if kills.made % 5 == 0:
                call()
                assert {path: path.read_bytes() for path in stored} == after
    print("refresh:", kills)  # noqa: T201 - shown where long trials are asked for it
