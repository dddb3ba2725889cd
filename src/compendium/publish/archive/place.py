"""Whether a file can be written into a folder that may not be there yet: found out before everything is run."""

from __future__ import annotations

import os
from pathlib import Path

from compendium.errors import ParameterError, naming
from compendium.held import part_file


def refuse_place(folder: Path) -> None:
    """Raise ParameterError where a file stands in the way of a folder, OSError where nothing can be written there.

    Of a folder that is not there yet, that is so where it is of the nearest one above that is.
    """
    there = next((each for each in (folder, *folder.absolute().parents) if os.path.lexists(each)), folder)
    if not there.is_dir():
        raise ParameterError(f"{there} is no folder, so nothing can be written into {folder}. Name another place.")
    with naming(there):
        descriptor, part = part_file(there / "place")
    os.close(descriptor)
    part.unlink()
