"""Archives from anyone: each that is damaged, foreign or hostile gets one sentence, and nothing of it is unpacked."""

import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.errors import CompendiumError
from compendium.publish.archive.crate import CRATE_FILE
from compendium.publish.archive.directory import NEEDED
from compendium.publish.archive.zip_file import zip_bytes
from compendium.publish.verify import opened
from compendium.publish.verify.opened import recorded_digests, unpack_archive

GOOD = {f"{name}x" if name.endswith("/") else name: b"{}" for name in NEEDED}


def with_entry(name: str, content: bytes = b"x", mode: int = 0o100644, kept_as: int = zipfile.ZIP_STORED) -> bytes:
    """A good archive with one more entry, whatever it is called."""
    written = io.BytesIO(zip_bytes(GOOD))
    with zipfile.ZipFile(written, "a") as archive:
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = entry.orig_filename = name
        entry.external_attr, entry.compress_type = mode << 16, kept_as
        archive.writestr(entry, content)
    return written.getvalue()


def replaced(old: bytes, new: bytes) -> bytes:
    return zip_bytes(GOOD).replace(old, new)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "up": (lambda: with_entry("../up.txt"), r'the name "\.\./up\.txt", which leads out'),
    "up-within": (lambda: with_entry("data/../../up.txt"), "leads out"),
    "absolute": (lambda: with_entry("/etc/x"), "leads out"),
    "drive": (lambda: with_entry("C:x"), "leads out"),
    "backslash": (lambda: with_entry("..\\up.txt"), "leads out"),
    "control": (lambda: with_entry("a\x1b[2Jb"), "leads out"),
    "link": (lambda: with_entry("data/link", b"/etc/passwd", stat.S_IFLNK | 0o777), '"data/link", which is a link'),
    "device": (lambda: with_entry("data/fifo", b"", stat.S_IFIFO | 0o644), "is a link or no file"),
    "capitals": (lambda: with_entry("DATA/datapackage.json"), "two files that would have one name"),
    "below-a-file": (lambda: with_entry("_config.yml/x"), "below what is a file"),
    "compressed-oddly": (lambda: with_entry("data/x", kept_as=zipfile.ZIP_LZMA), "in a way that is not read"),
    "password": (lambda: zip_bytes(GOOD).replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0", 1), "password"),
    "damaged": (lambda: replaced(b"{}", b"{]"), "damaged"),
    "cut-short": (lambda: zip_bytes(GOOD)[:-30], "damaged"),
    "no-archive": (lambda: b"Dear reader", "damaged"),
    "empty": (lambda: b"", "damaged"),
    "foreign": (lambda: zip_bytes({"letter.txt": b"Dear"}), "no archive of a compendium: it lacks ro-crate-meta"),
    "another-file-of-a-like-name": (
        lambda: zip_bytes({name if name != "CITATION.cff" else f"{name}.old": raw for name, raw in GOOD.items()}),
        r"it lacks CITATION\.cff\.$",
    ),
    "without-site": (
        lambda: zip_bytes({name: raw for name, raw in GOOD.items() if not name.startswith("site/")}),
        r"it lacks site/index\.html\.$",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_and_nothing_unpacked_elsewhere(name: str, tmp_path: Path) -> None:
    make, said = BAD[name]
    file, target = tmp_path / "archive.zip", tmp_path / "in" / "target"
    file.write_bytes(make())
    with pytest.raises(CompendiumError, match=said) as caught:
        unpack_archive(file, target)
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)
    assert {path.name for path in tmp_path.iterdir()} <= {"archive.zip", "in"}
    if name != "damaged":  # which shows only when it is unpacked
        assert not target.exists()


def test_a_bomb_is_refused_by_what_its_directory_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_ARCHIVED", 10_000)
    (tmp_path / "bomb.zip").write_bytes(with_entry("data/zeros.csv", bytes(10_000), kept_as=zipfile.ZIP_DEFLATED))
    with pytest.raises(CompendiumError, match=r"it unpacks to 10,0\d\d bytes; at most 10,000 are unpacked"):
        unpack_archive(tmp_path / "bomb.zip", tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_a_bomb_that_lies_about_its_size_unpacks_to_no_more_than_it_says(tmp_path: Path) -> None:
    size = (100_000).to_bytes(4, "little")
    lying = with_entry("data/zeros.csv", bytes(100_000), kept_as=zipfile.ZIP_DEFLATED).replace(
        size, (9).to_bytes(4, "little")
    )
    (tmp_path / "bomb.zip").write_bytes(lying)
    with pytest.raises(CompendiumError, match="damaged"):
        unpack_archive(tmp_path / "bomb.zip", tmp_path / "target")
    assert (tmp_path / "target" / "data" / "zeros.csv").stat().st_size <= 9


def test_too_many_files_are_refused_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_PARTS", 3)
    (tmp_path / "many.zip").write_bytes(zip_bytes(GOOD))
    with pytest.raises(CompendiumError, match="at most 3 are read"):
        unpack_archive(tmp_path / "many.zip", tmp_path / "target")


def test_a_good_one_is_unpacked_whole(tmp_path: Path) -> None:
    (tmp_path / "good.zip").write_bytes(zip_bytes(GOOD))
    unpack_archive(tmp_path / "good.zip", tmp_path / "target")
    found = {path for path in (tmp_path / "target").rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path / "target").as_posix(): path.read_bytes() for path in found} == GOOD


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        ("no JSON", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ([], "cannot be read"),
        ({"@graph": [{"sha256": "0" * 64}]}, "cannot be read"),
        ({"@graph": [{"@id": "data/a.csv", "sha256": "short"}]}, "no file of an archive"),
        ({"@graph": [{"@id": "data/a.csv", "sha256": ["0"]}]}, "no file of an archive"),
        ({"@graph": [{"@id": "..%2Fa.csv", "sha256": "0" * 64}]}, "no file of an archive"),
        ({"@graph": [{"@id": "/etc/passwd", "sha256": "0" * 64}]}, "no file of an archive"),
    ],
)  # fmt: skip
def test_what_it_says_of_itself_is_read_with_care(graph: object, said: str, tmp_path: Path) -> None:
    text = graph if isinstance(graph, str) else json.dumps(graph)
    (tmp_path / CRATE_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CompendiumError, match=said):
        recorded_digests(tmp_path)


def test_digests_by_name(tmp_path: Path) -> None:
    assert recorded_digests(tmp_path) == {}
    said = {"@graph": [{"@id": "./"}, {"@id": "data/a%20b.csv", "sha256": "0" * 64}]}
    (tmp_path / CRATE_FILE).write_text(json.dumps(said), encoding="utf-8")
    assert recorded_digests(tmp_path) == {"data/a b.csv": "0" * 64}
