"""What LibreOffice reads in workbooks: one call for many files."""

import csv
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""UTF-8 with commas, a file for each sheet."""


def sheets_of(books: Mapping[str, Path], place: Path) -> dict[str, dict[str, list[list[str]]]]:
    """The rows of each sheet of workbooks, by a name for the workbook and the name of the sheet.

    Without LibreOffice the test is skipped; where CI runs it, it fails.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        missing = "No LibreOffice found: `apt-get install --no-install-recommends libreoffice-calc`."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    copies, read = place / "copies", place / "read"
    copies.mkdir()
    numbered = {f"book{number:05}": name for number, name in enumerate(books)}
    for stem, name in numbered.items():
        shutil.copyfile(books[name], copies / f"{stem}{books[name].suffix}")
    files = sorted(map(str, copies.iterdir()))
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(read), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found: dict[str, dict[str, list[list[str]]]] = {name: {} for name in books}
    for path in read.glob("*.csv"):
        stem, _, sheet = path.stem.partition("-")
        with path.open(encoding="utf-8", newline="") as opened:
            found[numbered[stem]][sheet] = list(csv.reader(opened))
    return found
