"""What the system refuses is told in a line that names the file, whoever tried to write it."""

import errno
import shutil
from pathlib import Path

import pytest

from compendium import files
from compendium.errors import naming, told
from compendium.publish.site import _why_not_built

FULL = "No space left on device"


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, FULL)


def test_a_file_is_named_that_the_system_does_not_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=FULL) as raised, naming(tmp_path / "a.csv"):
        full()
    assert told(raised.value) == f"{tmp_path / 'a.csv'}: {FULL}."


@pytest.mark.parametrize("name", ["write_whole", "flushed", "write_plain", "keep_original", "copy_plain"])
def test_whatever_writes_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "a.csv"
    monkeypatch.setattr(files.os, "write", full)
    monkeypatch.setattr(files.shutil, "copyfile", full)
    monkeypatch.setattr(files.Path, "write_text", full)
    how = {
        "write_whole": lambda: files.write_whole(path, "text"),
        "write_plain": lambda: files.write_plain(path, "text"),
        "flushed": lambda: files.write_whole(path, b"text", flushed=True),
        "keep_original": lambda: files.keep_original(path, b"text"),
        "copy_plain": lambda: files.copy_plain(tmp_path / "b.csv", path),
    }
    with pytest.raises(OSError, match=FULL) as raised:
        how[name]()
    assert told(raised.value).startswith(f"{tmp_path / 'a.csv'}")
    assert list(tmp_path.iterdir()) == []  # nothing half-written


def test_a_folder_that_is_copied_in_part_names_one_file_and_no_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a: b.csv").write_text("a")

    def refuse(source: str, target: str, **_: object) -> None:
        raise OSError(errno.ENOSPC, FULL, source, None, target)

    with pytest.raises(shutil.Error) as raised:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=refuse)
    assert told(raised.value) == f"{tmp_path / 'to' / 'a: b.csv'}: {FULL}."


def test_of_sphinx_one_line_is_told_where_the_disk_is_full(tmp_path: Path) -> None:
    lines = "\n".join(f'  File "x.py", line {n}' for n in range(47))
    said = _why_not_built(f"Exception occurred:\n{lines}\nOSError: [Errno 28] {FULL}\nThe full traceback ...", tmp_path)
    assert said == f"{tmp_path}: {FULL}. The site could not be built; the last one stays."
    named = f"Traceback\nPermissionError: [Errno 13] Permission denied: '{tmp_path}/a.html'\n"
    assert _why_not_built(named, tmp_path).startswith(f"{tmp_path}/a.html: Permission denied. The site")
    as_code = f"WARNING: cannot copy static file OSError(28, '{FULL}'): '/a.css'\n"
    assert _why_not_built(as_code, tmp_path) == said
    other = "a.md:3: WARNING: no such place\n"
    assert _why_not_built(other, tmp_path).endswith("the last one stays. Sphinx said:\na.md:3: WARNING: no such place")
