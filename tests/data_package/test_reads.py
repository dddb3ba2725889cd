"""What a notebook read is recorded, whichever way it reads."""

import os
import subprocess
import sys

from compendium.data_package.reads import READS_VARIABLE, keep_reads


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
