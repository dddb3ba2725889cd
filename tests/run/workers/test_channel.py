"""Messages of Jupyter's protocol, read without changing what they say; sessions of copies are their own."""

import json
import os

import pytest

from compendium.run.workers.channel import read_message, session
from compendium.run.workers.execution import can_fork
from compendium.run.workers.fork import Copy


def test_a_message_is_read_without_changing_what_may_be_a_time():
    header = {"msg_id": "1", "msg_type": "stream", "date": "2015-04-01T10:00:00Z"}
    frames = [b"", *(json.dumps(part).encode() for part in (header, {"msg_id": "0"}, {}, {"text": "2015-04-01"})), b"x"]
    message = read_message(frames)
    assert (message["header"], message["msg_type"], message["parent_header"]) == (header, "stream", {"msg_id": "0"})
    assert (message["content"], message["buffers"]) == ({"text": "2015-04-01"}, [b"x"])


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_a_copy_of_a_process_has_a_session_of_its_own():
    """Jupyter's sessions send nothing from a copy of the process that made them."""
    assert session().pid == os.getpid()
    assert session() is session()
    assert Copy(lambda: session().pid == os.getpid(), 60).answer()
