"""Files in one archive whose bytes depend on nothing but them.

Nothing is compressed: what a compressor makes differs from one build of Python to the next.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

FIRST = date(1980, 1, 1)
"""The earliest date that an archive can tell."""

FILE, PROGRAM = 0o100644, 0o100755


def zip_bytes(files: Mapping[str, bytes], released: date | None = None) -> bytes:
    """An archive of files by name, in the order of names, dated by the day of release, or the first there is."""
    day, written = max(released or FIRST, FIRST), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = (PROGRAM if files[name].startswith(b"#!") else FILE) << 16
            archive.writestr(entry, files[name])
    return written.getvalue()
