"""Parameters: what a notebook declares, what is accepted, and what is refused by name."""

import json

import pytest

from compendium.errors import ParameterError
from compendium.run.parameters import Parameter, assign_parameters, convert, read_parameters, relative_folder


def notebook_with(tmp_path, source, tags=("parameters",)):
    cell = {
        "cell_type": "code",
        "metadata": {"tags": list(tags)},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def test_reads_names_defaults_and_comments(tmp_path):
    found = read_parameters(notebook_with(tmp_path, 'a = 1  # how many\nb = ["x"]  # which'))
    assert found == {"a": Parameter("a", 1, "how many"), "b": Parameter("b", ["x"], "which")}


@pytest.mark.parametrize("source", ["import os", "a = b", "a = 1 + x", "a = (", "%matplotlib inline", "a = {[1]: 2}"])
def test_refuses_a_cell_that_is_not_plain_values(tmp_path, source):
    with pytest.raises(ParameterError):
        read_parameters(notebook_with(tmp_path, source))


@pytest.mark.parametrize("content", ["", "{", "<<<<<<< mine", "{}", "[]", '{"cells": [1]}', '{"cells": [{}]}'])
def test_refuses_a_damaged_notebook(tmp_path, content):
    path = tmp_path / "broken.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ParameterError, match=r"broken\.ipynb"):
        read_parameters(path)


def test_refuses_a_notebook_without_the_cell(tmp_path):
    with pytest.raises(ParameterError, match="0 cells are tagged 'parameters'"):
        read_parameters(notebook_with(tmp_path, "a = 1", tags=()))


@pytest.mark.parametrize(
    ("text", "default", "value"),
    [
        ("yes", True, True),
        ("FALSE", True, False),
        ("7", 0, 7),
        ("0.5", 1.0, 0.5),
        ("a,b", ["all"], ["a", "b"]),
        ("", ["all"], []),
        ('["a"]', ["all"], ["a"]),
        ('{"a": "b"}', {}, {"a": "b"}),
        ("12", "text", "12"),
    ],
)
def test_converts_to_the_type_of_the_default(text, default, value):
    assert convert(text, Parameter("p", default, "")) == value


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("maybe", True),
        ("1.5", 0),
        ("many", 0),
        ("nan", 1.0),
        ("inf", 1.0),
        ("[1", ["a"]),
        ("[]", {}),
        ("{", {}),
    ],
)
def test_refuses_a_value_of_another_type(text, default):
    with pytest.raises(ParameterError, match="Parameter p of n takes"):
        assign_parameters({"p": text}, {"n": {"p": Parameter("p", default, "")}})


def test_gives_each_notebook_its_own_and_names_every_fault_at_once():
    notebooks = {
        "one": {"a": Parameter("a", 1, "")},
        "two": {"a": Parameter("a", 1, ""), "b": Parameter("b", "x", "")},
    }
    assert assign_parameters({"a": "2", "b": "y"}, notebooks) == {"one": {"a": 2}, "two": {"a": 2, "b": "y"}}
    with pytest.raises(ParameterError) as refused:
        assign_parameters({"c": "1", "a": "x"}, notebooks)
    assert "No notebook has a parameter 'c'. Allowed: a, b." in str(refused.value)
    assert "Parameter a of one takes a whole number; 'x' is not that." in str(refused.value)


def test_a_data_folder_is_seen_from_the_notebooks(tmp_path):
    assigned = {"data_folder": "mine"}
    relative_folder(assigned, tmp_path / "project" / "notebooks", tmp_path)
    assert assigned == {"data_folder": "../../mine"}
