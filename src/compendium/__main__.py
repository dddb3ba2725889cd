"""The command line as `python -m compendium`."""

from compendium.cli.main import main

main()
