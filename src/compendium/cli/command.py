"""The command as a process of its own, which ends as soon as nothing is left to do."""

import atexit
import os
import sys
import threading

from compendium.cli.main import main


def run() -> None:
    """Run the command that was typed, and end.

    Python would clear away one module after the other, which takes a tenth of a second where notebooks were run. What
    was to be done at the end is done all the same.
    """
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and _nothing_goes_on() and _all_is_said():
            atexit._run_exitfuncs()
            os._exit(end.code)
        raise


def _nothing_goes_on() -> bool:
    """Whether Python would wait for no other thread."""
    return all(thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread())


def _all_is_said() -> bool:
    """Pass on what was printed; where nobody takes it, Python itself says so."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        return False
    return True
