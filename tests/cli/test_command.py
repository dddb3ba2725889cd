"""The command ends at once, and yet says all, does what was to be done at its end, and gives its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

AT_THE_END = """
import atexit, sys
atexit.register(lambda: open(1, "w", closefd=False).write("done at the end"))
sys.argv = ["compendium", *sys.argv[1:]]
from compendium.cli.command import run
{before}
run()
"""
WAITS = "import threading, time; threading.Thread(target=lambda: (time.sleep(0.5), print('waited for'))).start()"


def ended(*arguments: str, before: str = "") -> tuple[int, str]:
    """Exit code and what a command printed, all in one."""
    code = AT_THE_END.format(before=before)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("typed", "code", "said"), [("--help", 0, "Rebuild the study"), ("no-command", 2, "No such")])
def test_all_is_said_and_done(typed: str, code: int, said: str) -> None:
    exit_code, printed = ended(typed)
    assert exit_code == code
    assert said in printed
    assert "done at the end" in printed


def test_a_thread_that_works_is_waited_for() -> None:
    _, printed = ended("--help", before=WAITS)
    assert "waited for" in printed


def test_output_that_nobody_takes_is_told_by_python() -> None:
    command = [sys.executable, "-m", "compendium", "--help"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode != 0
