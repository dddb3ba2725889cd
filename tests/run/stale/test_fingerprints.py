"""Staleness: each thing that a notebook depends on makes it stale, and nothing else does."""

import json

import pytest

from compendium.run.stale.fingerprints import Record, digest, is_stale, read_record, source_digest, write_record


@pytest.fixture
def made(tmp_path):
    (tmp_path / "data.csv").write_text("a\n1\n")
    executed = tmp_path / "n.ipynb"
    executed.write_text("{}")
    record = Record("source", "code", {"a": 1}, {"data.csv": digest(tmp_path / "data.csv")}, digest(executed))
    return tmp_path, executed, record


def stale(made, notebook="source", code="code", parameters=None):
    root, executed, record = made
    return is_stale(record, notebook, code, parameters or {"a": 1}, executed, root)


def test_nothing_changed(made):
    assert not stale(made)


@pytest.mark.parametrize("changed", [{"notebook": "x"}, {"code": "x"}, {"parameters": {"a": 2}}])
def test_source_code_and_parameters_count(made, changed):
    assert stale(made, **changed)


def test_a_changed_or_missing_data_file_counts(made):
    (made[0] / "data.csv").write_text("a\n2\n")
    assert stale(made)
    (made[0] / "data.csv").unlink()
    assert stale(made)


def test_a_damaged_or_missing_copy_counts(made):
    made[1].write_text("{")
    assert stale(made)
    made[1].unlink()
    assert stale(made)


def test_no_record_counts_and_a_broken_one_is_no_record(made):
    root, executed, record = made
    write_record(root / "r.json", record)
    assert read_record(root / "r.json") == record
    (root / "r.json").write_text('{"notebook"')
    assert read_record(root / "r.json") is None
    assert is_stale(None, "source", "code", {}, executed, root)


def test_stored_outputs_do_not_make_a_notebook_stale_but_its_source_does(tmp_path):
    def write(source, outputs):
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs}
        (tmp_path / "n.ipynb").write_text(json.dumps({"cells": [cell]}))
        return source_digest(tmp_path / "n.ipynb")

    assert write("a", []) == write("a", [{"text": "x"}]) != write("b", [])
