"""A workbook as bytes that are the same whenever it is made: without the time of its making."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a workbook, which is the first that an archive can tell."""

TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
PROPERTIES = "docProps/core.xml"


def saved(book: Any) -> bytes:
    """The bytes of an openpyxl workbook, with one and the same time throughout."""
    written, timeless = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(timeless, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            content = archive.read(name)
            if name == PROPERTIES:
                content = TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, ALWAYS)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, content)
    return timeless.getvalue()
