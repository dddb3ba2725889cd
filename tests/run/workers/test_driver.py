"""Outputs that are made without nbformat's own way: the same, or left to it."""

import pytest
from nbformat.v4 import output_from_msg

from compendium.run.workers.driver import plain_output


def message(kind, **content):
    return {"msg_type": kind, "header": {"msg_type": kind}, "content": content}


@pytest.mark.parametrize(
    "told",
    [
        message("stream", name="stdout", text="printed"),
        message("display_data", data={"text/plain": "a", "image/svg+xml": "b"}, metadata={"a": {"b": 1}}, transient={}),
        message("execute_result", data={"text/html": "a"}, metadata={}, execution_count=3),
    ],
)
def test_plain_outputs_are_those_of_nbformat(told):
    made, theirs = plain_output(told), output_from_msg(told)
    assert made == theirs
    assert (type(made), type(made.get("data"))) == (type(theirs), type(theirs.get("data")))


@pytest.mark.parametrize(
    "told",
    [
        message("display_data", data={"application/json": {"a": 1}}, metadata={}),
        message("display_data", data={"application/geo+json": "1"}, metadata={}),
        message("display_data", data=[], metadata={}),
        message("display_data", data={}, metadata=None),
        message("execute_result", data={"text/plain": "a"}, metadata={}, execution_count=None),
        message("stream", name="stdout", text=3),
        message("error", ename="a", evalue="b", traceback=[]),
        message("status", execution_state="idle"),
    ],
)
def test_whatever_is_not_plain_is_left_to_nbformat(told):
    assert plain_output(told) is None
