"""Getting Pyodide: only what the lock names, whole or not at all, and one sentence where it cannot be got."""

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from compendium.errors import CompendiumError
from compendium.publish.spreadsheet import pyodide
from compendium.publish.spreadsheet.pyodide import Lock, get, is_there, pyodide_values, read_lock

FILES = {"pyodide.js": b"// script", "python_stdlib.zip": b"zip"}


def archive_of(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


PACKED = archive_of({**FILES, "unneeded.js": b"x"})


def lock(packed: bytes = PACKED, **sizes: int) -> Lock:
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    return Lock(
        "pyodide", "1.2.3", f"sha512-{digest}", sizes or {name: len(content) for name, content in FILES.items()}
    )


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pyodide, "GOT", tmp_path / "share")
    return tmp_path / "share"


def packs(content: bytes):
    def pack(_: Lock, folder: Path) -> Path:
        (folder / "pyodide.tgz").write_bytes(content)
        return folder / "pyodide.tgz"

    return pack


def test_what_the_lock_names_is_put_in_place_once(place: Path) -> None:
    get(lock(), packs(PACKED))
    assert is_there(lock())
    assert {path.name: path.read_bytes() for path in (place / "1.2.3").iterdir()} == FILES
    get(lock(), packs(b"asked for again"))
    assert [path.name for path in place.iterdir()] == ["1.2.3"]


@pytest.mark.parametrize(
    ("named", "given", "says"),
    [
        (lock(), archive_of({**FILES, "pyodide.js": b"// other"}), "another hash"),
        (lock(**{"pyodide.js": 1}), PACKED, "not as large"),
    ],
)
def test_what_is_otherwise_is_refused_and_leaves_nothing(place: Path, named: Lock, given: bytes, says: str) -> None:
    with pytest.raises(CompendiumError, match=says):
        get(named, packs(given))
    assert list(place.iterdir()) == []


def test_without_npm_one_sentence_and_no_failure(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setenv("PATH", "")
    pyodide.main()
    said = capsys.readouterr().err
    assert said.startswith("npm is not installed. The book is made without")
    assert said.count("\n") == 1


def test_npm_that_gives_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    pyodide.main()
    assert "is there a network?" in capsys.readouterr().err
    assert not is_there(read_lock())


def test_the_lock_names_all_that_the_page_says() -> None:
    named = read_lock()
    assert named.integrity.startswith("sha512-")
    assert {"pyodide.js", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip"} <= set(named.bytes)
    assert pyodide_values() == {"pyodide_version": f"version {named.version}", "pyodide_size": "12 MB"}
