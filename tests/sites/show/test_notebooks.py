"""The stored notebooks of studies: run from top to bottom, in normal form, and the same when run again."""

import ast
import json

import pytest
from made_up_study import Size, write_made_up_study

from compendium.run.parameters import read_parameters
from compendium.run.workers.execution import Task, choose_engine, execute
from compendium.run.workers.normal_form import normal_form

NAMES = ("site", "across_sites")


@pytest.mark.parametrize("name", NAMES)
class TestStored:
    def test_is_in_normal_form_and_was_run_in_order(self, project, name):
        text = (project.notebooks / "studies" / f"{name}.ipynb").read_text(encoding="utf-8")
        notebook = json.loads(text)
        assert text == json.dumps(normal_form(notebook), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
        assert {output["output_type"] for cell in code for output in cell["outputs"]} <= {
            "display_data",
            "execute_result",
        }

    def test_cells_are_short_and_define_no_function(self, project, name):
        notebook = json.loads((project.notebooks / "studies" / f"{name}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                assert len(cell["source"]) <= 8
                tree = ast.parse("".join(cell["source"]))
                assert not any(isinstance(node, ast.FunctionDef | ast.Lambda) for node in ast.walk(tree))

    def test_parameters_are_explained(self, project, name):
        parameters = read_parameters(project.notebooks / "studies" / f"{name}.ipynb")
        assert {"data_folder", "study"} <= set(parameters)
        assert all(len(parameter.about) > 10 for parameter in parameters.values())

    def test_gives_the_stored_outputs_again(self, project, name):
        path = project.notebooks / "studies" / f"{name}.ipynb"
        outcome = execute(Task(name, path, path.parent), choose_engine())
        assert outcome.error == ""
        assert outcome.notebook == path.read_text(encoding="utf-8")


def test_another_study_and_another_site(project, tmp_path):
    folder = write_made_up_study(tmp_path / "made-up", Size(sites=4))
    path = project.notebooks / "studies" / "site.ipynb"
    given = {"study": str(folder), "site": "made-up-0002", "data_folder": str(project.data)}
    outcome = execute(Task("site", path, path.parent, given), choose_engine())
    assert outcome.error == ""
    outputs = [cell.get("outputs", []) for cell in json.loads(outcome.notebook)["cells"]]
    assert "Made-up council 0002" in json.dumps(outputs)
    assert str(tmp_path) not in json.dumps(outputs), "no page tells where a folder lies"


def test_an_unknown_site_is_named_without_a_traceback(project):
    path = project.notebooks / "studies" / "site.ipynb"
    outcome = execute(Task("site", path, path.parent, {"site": "site-z"}), choose_engine())
    assert outcome.error.startswith("site is 'site-z', which is no site of the study. Allowed: programme, site-a")
