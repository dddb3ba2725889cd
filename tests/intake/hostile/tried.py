"""Tries files one by one, each in a copy of this process that the system holds within bounds.

Run as a program, it reads lines of JSON, each the words of a command, and writes for each how it ended and what it
took.
The bounds are far beyond what a command may need: who reaches them hangs, or takes all memory.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

MEMORY, PROCESSOR, WAITING, WRITTEN = 2 << 30, 120, 600, 200_000_000
"""Bytes of memory, seconds of the processor, seconds in all, bytes of a file that is written."""


def bound() -> None:
    """Let the system end this process where it takes far too much."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    signal.alarm(WAITING)


def tried(words: list[str]) -> dict[str, Any]:
    """Run a command in a copy of this process; gives its exit code, what it printed, seconds and megabytes."""
    with tempfile.TemporaryFile() as printed:
        child = os.fork()
        if child == 0:
            _run(words, printed.fileno())
        _, status, took = os.wait4(child, 0)
        printed.seek(0)
        text = printed.read(1_000_000).decode("utf-8", "replace")
        size = os.fstat(printed.fileno()).st_size
    seconds = took.ru_utime + took.ru_stime
    code = os.waitstatus_to_exitcode(status)
    return {"code": code, "text": text, "size": size, "seconds": seconds, "megabytes": took.ru_maxrss / 1024}


def _run(words: list[str], printed: int) -> None:
    code = 99
    try:
        bound()
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        from compendium.cli.main import main

        try:
            main(words, prog_name="compendium")
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    finally:
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def import_all() -> None:
    """Import what the commands need, so that each copy has it."""
    import pandas  # noqa: F401

    from compendium.cli import main, studies  # noqa: F401
    from compendium.intake import import_study, report  # noqa: F401


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[3])
    import_all()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(tried(json.loads(line))) + "\n")
        sys.stdout.flush()
