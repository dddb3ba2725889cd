"""The checks can fail: a flipped tick, an edited output and a cell that was not run are each caught, on a copy."""

import json
import subprocess
import sys
from functools import partial

import pytest
from editing import set_cell
from test_second_reading import test_both_readings_agree_on_every_cell

from compendium.data_package.tables import load_table

EDITED_CELL = "ties"


def compare(copy) -> subprocess.CompletedProcess[str]:
    """What `make test` does with a stored notebook: nbval over every cell of it."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-cell-timeout=120",
        "-q",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=",
    ]
    target = str(copy.notebooks / "inclusion_criteria.ipynb")
    return subprocess.run([*command, target], cwd=copy.root, capture_output=True, text=True, check=False)


def edit_notebook(copy, change) -> None:
    path = copy.notebooks / "inclusion_criteria.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change({cell["id"]: cell for cell in notebook["cells"]})
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_an_untouched_copy_passes(copy):
    done = compare(copy)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_one_flipped_tick_fails(copy):
    set_cell(copy.data / "review" / "inclusion_criteria.csv", "policy", "city-challenge", "learning", "no")
    done = compare(copy)
    assert done.returncode == 1
    assert " failed" in done.stdout


def test_one_flipped_tick_differs_from_the_second_reading(copy):
    """The tick is caught without a notebook as well: the second transcription does not have it."""
    set_cell(copy.data / "review" / "inclusion_criteria.csv", "policy", "city-challenge", "learning", "no")
    with pytest.raises(AssertionError, match="city-challenge"):
        test_both_readings_agree_on_every_cell(partial(load_table, copy.data), "inclusion_criteria", "policy")


def test_one_edited_output_fails(copy):
    def edit(cells):
        lines = cells[EDITED_CELL]["outputs"][0]["data"]["text/html"]
        cells[EDITED_CELL]["outputs"][0]["data"]["text/html"] = [
            line.replace("Better Care Fund", "Better Fund") for line in lines
        ]

    edit_notebook(copy, edit)
    done = compare(copy)
    assert done.returncode == 1
    assert " failed" in done.stdout


@pytest.mark.parametrize("kept", [True, False], ids=["outputs kept", "outputs gone"])
def test_one_cell_not_run_fails(copy, kept):
    """nbval lets a cell without outputs pass where the fresh run has none either; the count of runs does not."""
    import test_stored_notebooks as stored

    def edit(cells):
        cells["load"]["execution_count"] = None
        cells["load"]["outputs"] = cells["load"]["outputs"] if kept else []

    edit_notebook(copy, edit)
    with pytest.raises(AssertionError):
        stored.TestStored().test_was_run_from_top_to_bottom(copy.notebooks / "inclusion_criteria.ipynb")
