"""What a fresh process imports: commands that a person waits for start without what they do not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "compendium"
HEAVY = ("pandas", "IPython")
GRAMMARS = {"rfc3987_syntax", "rfc3986_validator", "isoduration"}
"""What jsonschema would import where JupyterLab has brought it; the first takes a second and more."""

TYPED = """
import sys
from compendium.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print("imported", *(name for name, module in sys.modules.items() if module), file=sys.stderr)
"""


def fresh(*arguments: str, exit_code: int = 0) -> set[str]:
    """Run Python in a process of its own; give the names of the modules that it says it has imported."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == exit_code, done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("imported ")]
    return set(said[-1].split()[1:])


def typed(*arguments: str, exit_code: int = 0) -> set[str]:
    """The modules that a command imports."""
    return fresh("-c", TYPED, *arguments, exit_code=exit_code)


def test_the_grammars_are_installed_so_that_this_tests_something() -> None:
    done = subprocess.run([sys.executable, "-c", "import jsonschema, sys; print(*sys.modules)"], capture_output=True)
    assert set(done.stdout.decode().split()) >= GRAMMARS


def test_check(tmp_path: Path) -> None:
    imported = typed("check", str(ROOT / "data"), "care-act")
    assert not imported & {*HEAVY, *GRAMMARS, "frictionless", "jsonschema"}  # all columns of the data are plain


def test_new_and_import(tmp_path: Path) -> None:
    imported = typed("new", "mine", "--into", str(tmp_path), "--xlsx")
    assert "xlsxwriter" in imported
    assert "openpyxl" not in imported
    assert not imported & {*HEAVY, *GRAMMARS, "frictionless"}
    table = tmp_path / "table.csv"
    table.write_text("Site,Policy legitimacy\nA,mixed\n", encoding="utf-8")
    imported = typed("import", str(table), "--study", "read", "--framework", "care-act-isp", "--into", str(tmp_path))
    assert (tmp_path / "read" / "ratings.csv").is_file()
    assert not imported & {*HEAVY, *GRAMMARS, "frictionless", "jsonschema"}


def test_claims() -> None:
    assert not typed("claims") & GRAMMARS


@pytest.mark.parametrize("command", ["book", "sites"])
def test_book_and_sites_import_what_they_run_notebooks_with(command: str) -> None:
    """All that these commands import while they run, without the minute that running takes."""
    code = f"""
import sys
from compendium.cli.main import main
import compendium.publish.make, compendium.publish.site, compendium.run.notebooks, compendium.run.sites
import compendium.run.workers.engine, compendium.run.workers.execution, compendium.publish.study.site
import frictionless, jsonschema, myst_nb, nbclient, nbformat, papermill, sphinx
try:
    main(["{command}", "--help"])
finally:
    nbformat.validate(nbformat.v4.new_notebook())
    print("imported", *(name for name, module in sys.modules.items() if module), file=sys.stderr)
"""
    imported = fresh("-c", code)
    assert "jsonschema" in imported
    assert not imported & GRAMMARS


def test_what_is_copied_for_each_notebook() -> None:
    code = """
import os, sys
from compendium.run.workers.warm import warm_up
warm_up()
sys.stderr.flush()
if os.fork() == 0:
    print("imported", *(name for name, module in sys.modules.items() if module), file=sys.stderr, flush=True)
    os._exit(0)
os.wait()
"""
    if not hasattr(os, "fork"):
        pytest.skip(f"{os.name} cannot copy a process")
    imported = fresh("-c", code)
    assert {"jsonschema", "pandas"} <= imported
    assert not imported & GRAMMARS


def modules() -> list[str]:
    found = [path for room in ("data_package", "studies", "intake") for path in sorted((SOURCE / room).rglob("*.py"))]
    names = [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in found]
    return [name.removesuffix(".__init__") for name in names if not name.startswith("compendium.studies.compute")]


def test_reading_studies_imports_no_frames_and_no_checker_until_it_checks() -> None:
    names = modules()
    assert len(names) > 30
    code = f"""
import importlib, sys
for name in {json.dumps(names)}:
    importlib.import_module(name)
print("imported", *(name for name, module in sys.modules.items() if module), file=sys.stderr)
"""
    assert not fresh("-c", code) & {
        *HEAVY,
        *GRAMMARS,
        "numpy",
        "frictionless",
        "jsonschema",
        "tomlkit",
        "openpyxl",
        "xlsxwriter",
    }
