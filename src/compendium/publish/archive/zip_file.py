"""Files in one archive whose bytes depend on nothing but them.

Nothing is compressed: what a compressor makes differs from one build of Python to the next.
"""

from collections.abc import Mapping
from datetime import date

from compendium.files import FIRST_DAY, packed

FIRST = date(*FIRST_DAY)


def zip_bytes(files: Mapping[str, bytes], released: date | None = None) -> bytes:
    """An archive of files by name, in the order of names, dated by the day of release, or the first there is."""
    day = max(released or FIRST, FIRST)
    return packed({name: files[name] for name in sorted(files)}, (day.year, day.month, day.day), stored=files)
