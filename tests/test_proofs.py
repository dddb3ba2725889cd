"""The checks can fail: a flipped tick, an edited output and a cell that was not run are each caught, on a copy."""

import json
import re
import subprocess
import sys
from collections import Counter
from functools import partial

import pytest
from conftest import ROOT, copy_project
from editing import set_cell
from test_second_reading import test_both_readings_agree_on_every_cell
from test_stored_notebooks import code_cells

from compendium.data_package.tables import load_table

EDITED_CELL = "ties"


def edit_notebook(copy, change) -> None:
    path = copy.notebooks / "inclusion_criteria.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change({cell["id"]: cell for cell in notebook["cells"]})
    path.write_text(json.dumps(notebook), encoding="utf-8")


def flip_tick(copy) -> None:
    set_cell(copy.data / "review" / "inclusion_criteria.csv", "policy", "city-challenge", "learning", "no")


def edit_output(copy) -> None:
    def edit(cells):
        lines = cells[EDITED_CELL]["outputs"][0]["data"]["text/html"]
        cells[EDITED_CELL]["outputs"][0]["data"]["text/html"] = [
            line.replace("Better Care Fund", "Better Fund") for line in lines
        ]

    edit_notebook(copy, edit)


@pytest.fixture(scope="module")
def compared(tmp_path_factory) -> dict[str, Counter[str]]:
    """What `make test` does with a stored notebook, nbval over every cell of it, on three copies of the project.

    For each copy, how many cells passed and how many failed. One process starts the kernels of all three.
    """
    root = tmp_path_factory.mktemp("compared")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for name, change in (("untouched", None), ("flipped", flip_tick), ("edited", edit_output)):
        project = copy_project(root / name)
        if change:
            change(project)
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-cell-timeout=120", "-q", "-rA"]
    command += ["-p", "no:cacheprovider", "-c", str(root / "pytest.ini")]
    targets = [str(path) for path in sorted(root.glob("*/notebooks/inclusion_criteria.ipynb"))]
    done = subprocess.run([*command, *targets], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    told = re.findall(r"^(PASSED|FAILED|ERROR) (\w+)/notebooks/", done.stdout, flags=re.MULTILINE)
    return {project: Counter(said for said, where in told if where == project) for _, project in told}


def test_an_untouched_copy_passes(compared):
    assert compared["untouched"]["PASSED"] == len(code_cells(ROOT / "notebooks" / "inclusion_criteria.ipynb"))
    assert set(compared["untouched"]) == {"PASSED"}


def test_one_flipped_tick_fails(compared):
    assert compared["flipped"]["FAILED"]


def test_one_flipped_tick_differs_from_the_second_reading(copy):
    """The tick is caught without a notebook as well: the second transcription does not have it."""
    flip_tick(copy)
    with pytest.raises(AssertionError, match="city-challenge"):
        test_both_readings_agree_on_every_cell(partial(load_table, copy.data), "inclusion_criteria", "policy")


def test_one_edited_output_fails(compared):
    assert compared["edited"]["FAILED"] == 1


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
