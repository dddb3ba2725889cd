"""The command line as `python -m compendium`."""

from compendium.cli.command import run

run()
