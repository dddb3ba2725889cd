"""The command line in a test: a fresh process as on a terminal, or called in this one, whose imports are done."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from compendium.cli.main import main

Done = subprocess.CompletedProcess[str]


def fresh(folder: Path, *arguments: str, encoding: str = "utf-8") -> Done:
    """`python -m compendium` in a process of its own; two seconds for most commands, nearly all of them imports."""
    command = [sys.executable, "-m", "compendium", *arguments]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding=encoding, check=False, timeout=300
    )


def warm(folder: Path, *arguments: str, encoding: str = "utf-8") -> Done:
    """The same command called here. An exception that a person would see as a traceback is raised."""
    with contextlib.chdir(folder):
        done = CliRunner(charset=encoding).invoke(main, arguments, prog_name="compendium", catch_exceptions=False)
    return Done(arguments, done.exit_code, done.stdout, done.stderr)
