"""The zip for the browser: what is needed and nothing compiled, with licences, the same bytes each time."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from compendium.project import Project
from compendium.publish.spreadsheet.package import package_zip

ROOT = Path(__file__).resolve().parents[3]

ALONE = """
import json, sys
sys.path = [sys.argv[1], *(path for path in sys.path if "site-packages" not in path and "/src" not in path)]
sys.meta_path = [one for one in sys.meta_path if "editable" not in repr(one).lower()]
from compendium.intake.in_page import check, study_zip
asked = json.dumps({"file": "table.csv", "framework": "mine", "levels": "good=1,poor=0"})
found = json.loads(check(asked, sys.argv[1] + "/data"))
assert found["placed"], found
assert study_zip(asked, sys.argv[1] + "/data")
import openpyxl, tomlkit
heavy = [name for name in ("frictionless", "jsonschema", "numpy", "pandas") if name in sys.modules]
print(json.dumps([[module.__file__ for module in (openpyxl, tomlkit)], heavy]))
"""


@pytest.fixture(scope="module")
def packed() -> bytes:
    return package_zip(Project(ROOT))


def test_it_is_small_and_the_same_each_time(packed: bytes) -> None:
    assert len(packed) < 1_000_000
    assert package_zip(Project(ROOT)) == packed


def test_it_holds_python_tables_and_licences(packed: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert {"LICENSE", "data/tables.csv", "data/columns.csv", "data/frameworks/care-act-isp/criteria.csv"} <= set(names)
    assert {Path(name).suffix for name in names if not name.startswith("data/")} <= {".py", ".rst", ".python", ""}
    for library in ("tomlkit", "openpyxl", "et_xmlfile"):
        assert any(name.startswith(f"{library}-") and "licen" in name.lower() for name in names)
    ours = {"/".join(name.split("/")[:2]) for name in names if name.startswith(("compendium/", "data/"))}
    assert not ours & {"data/local", "data/studies", "compendium/publish", "compendium/results"}
    assert not [name for name in names if "__pycache__" in name]


def test_it_reads_a_table_without_anything_that_is_installed(packed: bytes, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path / "alone")
    (tmp_path / "table.csv").write_text("Site,Reach\nUpton,good\nDownham,poor\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-S", "-c", ALONE, str(tmp_path / "alone")], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    files, heavy = json.loads(done.stdout)
    assert all(Path(file).is_relative_to(tmp_path / "alone") for file in files)
    assert heavy == []
