"""The shell that is made before processes are copied leaves no trace where it is made, and none of that in copies."""

import builtins
import os
import sys
import warnings
from pathlib import Path

import pytest
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython import get_ipython

from compendium.run.workers import shell
from compendium.run.workers.shell import make_shell


def surroundings():
    names = {name: getattr(sys, name, None) for name in ("ps1", "ps2", "ps3", "excepthook", "displayhook", "stdout")}
    return [
        dict(os.environ),
        list(sys.path),
        sys.modules["__main__"],
        set(vars(builtins)),
        names,
        list(warnings.filters),
    ]


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(shell, "_made", [])
    make_shell()
    return shell._made


def test_it_changes_nothing_in_its_process(monkeypatch):
    monkeypatch.setattr(shell, "_made", [])
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    before = surroundings()
    make_shell()
    assert surroundings() == before
    assert len(shell._made) == 1
    assert (get_ipython(), ZMQInteractiveShell.initialized()) == (None, False)


def test_it_is_made_once_and_not_in_a_kernel(made, monkeypatch):
    make_shell()
    assert len(made) == 1
    monkeypatch.setattr(shell, "_made", [])
    monkeypatch.setattr(ZMQInteractiveShell, "initialized", lambda: True)
    make_shell()
    assert shell._made == []


def test_its_folder_is_gone_and_its_history_is_nowhere(made):
    assert not Path(made[0].profile_dir.location).exists()
    assert made[0].history_manager.hist_file == ":memory:"


def test_what_writes_results_is_made_with_it(made):
    assert "formatters" in made[0].display_formatter._trait_values
