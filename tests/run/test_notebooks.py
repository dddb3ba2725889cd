"""Running notebooks: refused before anything starts, only what is stale, nothing touched where something fails."""

import json
import shutil

import pytest
from conftest import copy_project
from editing import set_cell

from compendium.data_package.faults import DataError
from compendium.errors import ParameterError, RunError
from compendium.run.notebooks import list_notebooks, make_tasks, run_notebooks, run_tasks, stale_notebooks
from compendium.run.workers.execution import Outcome


def contents(project):
    return {path: path.read_bytes() for path in project.executed.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def all_run(tmp_path_factory):
    """A copy of the project in which every notebook was run."""
    project = copy_project(tmp_path_factory.mktemp("all-run") / "copy")
    run_notebooks(project, list_notebooks(project))
    return project


@pytest.fixture
def ran(all_run, copy):
    """The same for a test to change."""
    shutil.copytree(all_run.build, copy.build)
    return copy


def test_lists_by_name_or_path_and_refuses_others(project):
    assert [p.stem for p in list_notebooks(project, ["notebooks/mapping_review.ipynb"])] == ["mapping_review"]
    with pytest.raises(ParameterError, match="No notebook nothing in notebooks/"):
        list_notebooks(project, ["nothing"])


def test_nothing_is_stale_after_a_run_and_the_copies_equal_what_is_stored(ran):
    assert stale_notebooks(ran) == []
    for notebook in list_notebooks(ran):
        assert ran.executed_copy(notebook).read_bytes() == notebook.read_bytes()


def test_only_the_notebooks_that_read_a_file_are_stale_after_it_changed(ran):
    set_cell(ran.data / "theory" / "placements.csv", "placement", "care-act-after-deferral", "note", "Otherwise")
    readers = {
        record.name.removesuffix(".record.json")
        for record in ran.executed.rglob("*.record.json")
        if "data/theory/placements.csv" in json.loads(record.read_text(encoding="utf-8"))["reads"]
    }
    stale = {path.stem for path in stale_notebooks(ran)}
    assert stale == readers
    assert "conflict_and_ambiguity" in stale
    assert "typologies" not in stale


def stale_names(project):
    return {path.stem for path in stale_notebooks(project)}


def test_a_notebook_that_takes_no_more_than_the_ids_of_a_table_is_not_stale_after_another_change_in_it(ran):
    """Of the criteria the audit needs the ids alone, for which the columns of Table 2 stand."""
    path = ran.data / "review" / "criteria.csv"
    set_cell(path, "criterion", "scale", "question", "How large?")
    assert stale_names(ran) == {"inclusion_criteria"}
    path.write_text(path.read_text(encoding="utf-8").replace("scale,", "size,", 1), encoding="utf-8")
    assert {"claims", "inclusion_criteria", "mapping_review"} <= stale_names(ran)


def test_a_notebook_is_stale_after_a_change_in_the_order_of_the_ids_that_it_takes(ran):
    path = ran.data / "review" / "criteria.csv"
    head, first, second, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, second, first, *rest]) + "\n", encoding="utf-8")
    assert {"claims", "inclusion_criteria", "mapping_review"} <= stale_names(ran)


def test_a_table_that_is_saved_while_notebooks_run_makes_them_stale(copy, monkeypatch):
    [notebook] = list_notebooks(copy, ["conflict_and_ambiguity"])

    def run_and_edit(*arguments):
        came = run_tasks(*arguments)
        set_cell(copy.data / "theory" / "placements.csv", "placement", "care-act-after-deferral", "note", "Otherwise")
        return came

    monkeypatch.setattr("compendium.run.notebooks.run_tasks", run_and_edit)
    run_notebooks(copy, [notebook])
    assert notebook in stale_notebooks(copy)


def test_those_that_hold_most_begin(copy, monkeypatch):
    begun = []

    def outcomes(tasks, *_, **__):
        begun.extend(task.name for task in tasks)
        return (Outcome(task.name, "{}") for task in tasks)

    monkeypatch.setattr("compendium.run.notebooks.outcomes", outcomes)
    names = ["context", "claims", "typologies", "approach_by_model"]
    tasks = make_tasks(copy, list_notebooks(copy, names), {}, copy.root, 60)
    assert [outcome.name for outcome in run_tasks(tasks, None, 2, lambda line: None)] == names
    sizes = {task.name: task.notebook.stat().st_size for task in tasks}
    assert begun == sorted(names, key=lambda name: -sizes[name])


def test_a_changed_lock_makes_all_stale(ran):
    (ran.root / "requirements.lock").write_text("other")
    assert stale_notebooks(ran) == ran.book_notebooks()


def test_a_moved_project_is_not_stale(ran, tmp_path):
    ran.root.rename(tmp_path / "moved")
    assert stale_notebooks(type(ran)(tmp_path / "moved")) == []


def test_faults_in_the_data_stop_the_run_before_a_notebook_starts(ran):
    before = contents(ran)
    set_cell(ran.data / "review" / "inclusion_criteria.csv", "policy", "vanguards", "scale", "X")
    set_cell(ran.data / "review" / "approach_matrix.csv", "approach", "written-support", "hwb", "✔")
    started = []
    with pytest.raises(DataError) as refused:
        run_notebooks(ran, list_notebooks(ran), progress=started.append)
    assert len(refused.value.faults) == 2
    assert started == []
    assert contents(ran) == before


def test_a_notebook_that_fails_leaves_every_executed_copy_as_it_was(ran):
    before = contents(ran)
    notebook = ran.notebooks / "mapping_review.ipynb"
    broken = json.loads(notebook.read_text(encoding="utf-8"))
    broken["cells"][-2]["source"] = ["1 / 0"]
    notebook.write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(RunError, match=r"mapping_review: cell .*ZeroDivisionError"):
        run_notebooks(ran, list_notebooks(ran, ["context", "mapping_review", "typologies"]))
    assert contents(ran) == before


def test_parameters_reach_the_notebooks_that_have_them(copy):
    run_notebooks(copy, list_notebooks(copy, ["inclusion_criteria"]), {"minimum_met": "4", "required_criteria": ""})
    text = (copy.executed / "inclusion_criteria.ipynb").read_text(encoding="utf-8")
    assert "injected-parameters" in text
    assert "minimum_met = 4" in text
    assert stale_notebooks(copy) == copy.book_notebooks()


def test_an_unknown_parameter_runs_nothing(copy):
    with pytest.raises(ParameterError, match="No notebook has a parameter 'minimum'"):
        run_notebooks(copy, list_notebooks(copy), {"minimum": "4"})
    assert not copy.executed.exists()


def test_data_elsewhere_are_checked_read_and_recorded(copy, tmp_path):
    copy.data.rename(tmp_path / "mine")
    notebooks = list_notebooks(copy, ["assessment_framework"])
    run_notebooks(copy, notebooks, {"data_folder": "mine"}, typed_in=tmp_path)
    record = json.loads((copy.executed / "assessment_framework.record.json").read_text(encoding="utf-8"))
    assert str(tmp_path / "mine" / "theory" / "matland.csv") in record["reads"]
    assert record["told"]["parameters"] == {"data_folder": "../../mine"}
