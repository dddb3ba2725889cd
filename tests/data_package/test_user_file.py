"""Opening what somebody else made: true files, of at most so many bytes, and never what does not end."""

import os
import socket
from pathlib import Path

import pytest

from compendium.data_package.decode import read_text
from compendium.data_package.faults import MOST_FAULTS, DataError, Fault
from compendium.data_package.user_file import read_file
from compendium.studies.check_all import format_report


def told(path: Path, most: int = 10) -> tuple[str, str]:
    with pytest.raises(DataError) as caught:
        read_file(path, "a.csv", most)
    (fault,) = caught.value.faults
    return fault.rule, fault.message


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 10)
    assert read_file(tmp_path / "a.csv", "a.csv", 10) == b"x" * 10
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    assert told(tmp_path / "a.csv")[0] == "limit"
    assert told(tmp_path / "a.csv")[1].startswith("The file has 11 bytes; at most 10 bytes are read.")


def test_what_gives_more_than_the_system_says_is_not_read_to_its_end() -> None:
    status = Path("/proc/self/status")  # says that it has no bytes at all
    if not status.is_file():
        pytest.skip("this system has no such file")
    assert told(status)[0] == "limit"


def test_what_is_no_file_is_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert told(tmp_path / "pipe")[1].startswith("This is a pipe, not a file.")
    assert told(Path("/dev/zero"))[1].startswith("This is a device, not a file.")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
    assert told(tmp_path / "s")[1].startswith("This is a socket, not a file.")
    assert told(tmp_path) == ("unreadable-file", "There is a folder where a file should be.")
    for name in ("nothing", "nothing\0", "nothing\ud800"):
        assert told(tmp_path / name) == ("missing-file", "The file is missing.")


def test_a_table_of_a_study_that_is_a_pipe_is_a_fault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ratings.csv")
    assert [fault.rule for fault in read_text(tmp_path / "ratings.csv", "ratings.csv").faults] == ["unreadable-file"]


def test_of_many_faults_the_first_are_shown_and_the_others_counted() -> None:
    many = [Fault("a.csv", n, "level", "x", "enum", "This is wrong.") for n in range(100_000)]
    text = str(DataError(many))
    assert len(text.splitlines()) == MOST_FAULTS + 1
    assert text.endswith("… and 99,800 more faults.")
    report = format_report(many)
    assert len(report.splitlines()) < MOST_FAULTS + 5
    assert "… and 99,800 more in this file; --json has all." in report
    assert report.endswith("100,000 faults in 1 file.")
    assert "more" not in format_report(many[:MOST_FAULTS])
