"""A user's settings are left aside, and those that make no sense are told in a sentence."""

import os
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib as mpl
import pytest
from command_line import warm

from compendium.display.theme import figure_settings, use_theme
from compendium.run.surroundings import default_settings, use_own_surroundings


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """The environment and the filters of warnings as they were, after the test."""
    for name in ("MPLBACKEND", "SOURCE_DATE_EPOCH", "PYTHONWARNINGS", "MATPLOTLIBRC"):
        monkeypatch.setenv(name, os.environ.get(name, "0"))
        monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "warnoptions", list(sys.warnoptions))
    with warnings.catch_warnings():
        yield monkeypatch


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MPLBACKEND", "nonsense", 'MPLBACKEND is "nonsense", which matplotlib does not know.'),
        ("MPLBACKEND", "agg", ""),
        ("MPLBACKEND", "module://matplotlib_inline.backend_inline", ""),
        ("SOURCE_DATE_EPOCH", "yesterday", 'SOURCE_DATE_EPOCH is "yesterday", which is no number of seconds since'),
        ("SOURCE_DATE_EPOCH", "", 'SOURCE_DATE_EPOCH is "", which'),
        ("SOURCE_DATE_EPOCH", "-1", 'SOURCE_DATE_EPOCH is "-1", which'),
        ("SOURCE_DATE_EPOCH", "1700000000", ""),
    ],
)
def test_what_makes_no_sense_is_told_and_left_aside(environment, name, value, told):
    environment.setenv(name, value)
    said = []
    use_own_surroundings(said.append)
    assert [line.startswith(told) for line in said] == ([True] if told else [])
    assert os.environ.get(name) == (value if name == "SOURCE_DATE_EPOCH" and not told else None)


def test_a_command_says_it_and_goes_on(environment, project):
    environment.setenv("MPLBACKEND", "nonsense")
    done = warm(project.root, "check")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0].startswith('MPLBACKEND is "nonsense"')


def test_warnings_are_what_python_shows_by_itself(environment):
    environment.setenv("PYTHONWARNINGS", "error")
    warnings.simplefilter("error")
    use_own_surroundings(lambda line: None)
    warnings.warn("old", DeprecationWarning, stacklevel=1)
    with pytest.warns(UserWarning, match="careful"):
        warnings.warn("careful", stacklevel=1)


def test_settings_are_those_that_come_with_matplotlib(environment, tmp_path):
    (tmp_path / "matplotlibrc").write_text("axes.grid: True\n")
    environment.setenv("MATPLOTLIBRC", str(tmp_path))
    use_own_surroundings(lambda line: None)
    assert Path(default_settings()).is_file()
    code = "import matplotlib as mpl; print(mpl.rcParams['axes.grid'], mpl.matplotlib_fname())"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == f"False {default_settings()}\n"


def test_figures_begin_at_the_defaults_and_leave_no_trace():
    with mpl.rc_context({"axes.grid": True, "savefig.bbox": "tight", "font.size": 30.0}):
        with figure_settings():
            assert (mpl.rcParams["axes.grid"], mpl.rcParams["savefig.bbox"], mpl.rcParams["font.size"]) == (
                False,
                None,
                9.5,
            )
        assert (mpl.rcParams["axes.grid"], mpl.rcParams["font.size"]) == (True, 30.0)
        backend = mpl.rcParams["backend"]
        use_theme()
        assert mpl.rcParams["axes.grid"] is False
        assert mpl.rcParams["backend"] == backend
