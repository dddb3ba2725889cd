"""What a notebook read is recorded, whichever way it reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compendium.data_package.reads import READS_VARIABLE, columns_read, keep_reads


def test_reads_of_any_library_are_recorded_and_writes_are_not(tmp_path):
    (tmp_path / "a.csv").write_text("x\n1\n")
    (tmp_path / "b.txt").write_text("b")
    script = (
        "from compendium.data_package.reads import record_if_asked; record_if_asked()\n"
        "import pandas, pathlib; pandas.read_csv('a.csv'); pathlib.Path('b.txt').read_bytes()\n"
        "open('c.txt', 'w').write('c')"
    )
    record = tmp_path / "reads"
    subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {READS_VARIABLE: str(record)},
        check=True,
    )
    read = keep_reads(record.read_text().splitlines(), [tmp_path])
    assert read == [str(tmp_path / "a.csv"), str(tmp_path / "b.txt")]


def test_what_the_compendium_makes_is_not_kept(tmp_path):
    paths = [tmp_path / name for name in ("build/x", "_build/html/y", ".venv/z", "data/w.csv")]
    assert keep_reads(map(str, paths), [tmp_path]) == [str(tmp_path / "data" / "w.csv")]
    assert keep_reads(["/elsewhere/v.csv"], [tmp_path]) == []


def test_a_file_of_which_all_is_read_is_not_named_with_columns(tmp_path):
    reads = [f"{tmp_path}/a.csv::x", f"{tmp_path}/a.csv::x,y", f"{tmp_path}/b.csv::x", f"{tmp_path}/a.csv"]
    assert keep_reads(reads, [tmp_path]) == [f"{tmp_path}/a.csv", f"{tmp_path}/b.csv::x"]
    assert columns_read(f"{tmp_path}/a.csv::x,y") == (f"{tmp_path}/a.csv", ["x", "y"])
    assert columns_read(f"{tmp_path}/a.csv") == (f"{tmp_path}/a.csv", [])


TAKEN = {
    "the table": ("load_table(data, 'policies')", ["policies.csv"]),
    "another that names its ids": ("load_table(data, 'inclusion_criteria')", ["policies.csv::policy"]),
    "some of its columns": ("AllTables(data).part('policies', ['name', 'policy'])", ["policies.csv::name,policy"]),
    "its length": ("AllTables(data).part('policies', [])", ["policies.csv::policy"]),
    "its columns' names": ("AllTables(data).columns('policies')", []),
    "some of them, then all": ("t = AllTables(data); t.part('policies', ['name']); t['policies']", ["policies.csv"]),
    "what a block passes over": (
        "exec(\"with passed_over([os.path.abspath(data / 'review/policies.csv')]): load_table(data, 'policies')\")",
        [],
    ),
}


@pytest.mark.parametrize("taken", TAKEN)
def test_of_a_table_as_much_is_recorded_as_is_taken(project, taken, tmp_path):
    code, expected = TAKEN[taken]
    script = (
        "import os, pathlib\nfrom compendium.data_package.reads import passed_over, record_if_asked\n"
        "from compendium.data_package.tables import AllTables, load_table\n"
        f"record_if_asked(); data = pathlib.Path({str(project.data)!r})\n{code}"
    )
    record = tmp_path / "reads"
    subprocess.run([sys.executable, "-c", script], env=os.environ | {READS_VARIABLE: str(record)}, check=True)
    read = keep_reads(record.read_text().split("\n"), [project.data])
    assert [Path(path).name for path in read if "policies.csv" in path] == expected
