"""What `--fix` mends gives back the original bytes, keeps what was there, and is done once."""

import csv
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from compendium.data_package.mend import join_raw, split_raw
from compendium.files import keep_original, write_whole
from compendium.studies.mend import mend_package

from .conftest import CRITERIA, DATA, TICKS, DataCopy

POLICIES = "review/policies.csv"
FEATURES = "review/policy_features.csv"
MATRIX = "review/approach_matrix.csv"


def separated_by(delimiter: str) -> Callable[[bytes], bytes]:
    """Separate cells by something else, keeping quote marks where they are and where they are needed."""

    def change(raw: bytes) -> bytes:
        rows = split_raw(raw.decode(), ",")
        assert not any(delimiter in cell and not cell.startswith('"') for row in rows for cell in row)
        return "".join(delimiter.join(row) + "\n" for row in rows).encode()

    return change


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(raw: bytes) -> bytes:
        assert old.encode() in raw
        return raw.replace(old.encode(), new.encode(), 1)

    return change


KINDS: list[tuple[str, Callable[[bytes], bytes]]] = [
    (POLICIES, lambda raw: b"\xef\xbb\xbf" + raw),
    (POLICIES, lambda raw: raw.replace(b"\n", b"\r\n")),
    (POLICIES, lambda raw: raw.replace(b"\n", b"\r")),
    (POLICIES, lambda raw: raw.decode().encode("utf-16")),
    (POLICIES, lambda raw: raw.decode().encode("utf-16-be")),
    (POLICIES, separated_by(";")),
    (POLICIES, separated_by("\t")),
    (FEATURES, separated_by(";")),
    (CRITERIA, separated_by("\t")),
    (FEATURES, lambda raw: b"sep=;\r\n" + separated_by(";")(raw).replace(b"\n", b"\r\n")),
    (TICKS, lambda raw: b"sep=,\n" + raw),
    (CRITERIA, separated_by("|")),
    (POLICIES, lambda raw: separated_by("\t")(raw).decode().encode("utf-16")),
    (TICKS, replaced("total-place,no", " total-place\u00a0,no ")),
    (TICKS, replaced("scale,purpose", " scale,purpose ")),
    (FEATURES, replaced('"Mapping Review, paragraph 7"', '" Mapping Review, paragraph 7 \n"')),
    (TICKS, replaced("city-challenge", "city_challenge")),
    (TICKS, replaced("interim-report", "interim_report")),
    (POLICIES, replaced("\ncity-challenge", "\ncity_challenge")),
    (MATRIX, replaced("sure_start", "sure-start")),
    (FEATURES, replaced("city-challenge", " city_challenge ")),
]


@pytest.mark.parametrize(("file", "spoil"), KINDS)
def test_what_needs_no_guess_is_mended_to_the_byte(data: DataCopy, file: str, spoil: Callable[[bytes], bytes]) -> None:
    original = data.path(file).read_bytes()
    data.change_bytes(file, spoil)
    spoiled = data.path(file).read_bytes()
    (line,) = mend_package(data.folder)
    assert line.startswith(f"data/{file}: ")
    assert data.path(file).read_bytes() == original
    assert data.path(file + ".before-fix").read_bytes() == spoiled
    assert data.faults() == []
    assert mend_package(data.folder) == []
    assert list(data.path(file).parent.glob(".*")) == []


def test_windows_text_is_turned_into_utf8(data: DataCopy) -> None:
    data.set_cell(POLICIES, 4, "selection_reason", "The team’s reason – £5, café")
    original = data.path(POLICIES).read_bytes()
    data.change_bytes(POLICIES, lambda raw: raw.decode("utf-8").encode("cp1252"))
    assert "turned from Windows-1252 into UTF-8" in mend_package(data.folder)[0]
    assert data.path(POLICIES).read_bytes() == original


def test_a_package_in_order_is_left_alone(data: DataCopy) -> None:
    before = {path: path.read_bytes() for path in data.folder.rglob("*") if path.is_file()}
    assert mend_package(data.folder) == []
    assert {path: path.read_bytes() for path in data.folder.rglob("*") if path.is_file()} == before


UNTOUCHED: list[tuple[str, Callable[[bytes], bytes]]] = [
    (TICKS, replaced("total-place,no", "total-place,X")),
    (TICKS, replaced("total-place,no", "total-place,✔")),
    (TICKS, replaced("total-place,no", "total-place,No")),
    (TICKS, replaced("total-place,no", "total-place,")),
    (TICKS, replaced("scale", "Scale")),
    (TICKS, replaced("\ntotal-place", "\nto_tal_place")),
    (TICKS, replaced("city-challenge,no", "city-challenge,no,no")),
    (TICKS, replaced("city-challenge,no", "city-challenge")),
    (TICKS, lambda raw: raw.replace(b",", b";").replace(b"Table 2", b"Table;2", 1)),
    (TICKS, replaced("total-place", "total\0place")),
    (POLICIES, replaced("\nvanguards", "\nsure_start")),
    (POLICIES, lambda raw: b""),
    (POLICIES, lambda raw: b"<html>"),
    (POLICIES, lambda raw: b"PK\x03\x04" + raw),
    (POLICIES, lambda raw: raw.replace(b"City Challenge", "Кириллица".encode("cp1251"), 1)),
    (POLICIES, lambda raw: raw.replace(b"City Challenge", "Café d’été".encode("mac-roman"), 1)),
    (POLICIES, lambda raw: raw.replace(b"City Challenge", "é’".encode() + b"\x92", 1)),
    (POLICIES, replaced("City Challenge", '"City')),
]


@pytest.mark.parametrize(("file", "spoil"), UNTOUCHED)
def test_what_would_be_a_guess_is_left_as_it_is(data: DataCopy, file: str, spoil: Callable[[bytes], bytes]) -> None:
    data.change_bytes(file, spoil)
    spoiled, told = data.path(file).read_bytes(), data.told()
    assert mend_package(data.folder) == []
    assert data.path(file).read_bytes() == spoiled
    assert data.told() == told != []


def test_mending_one_thing_leaves_the_other_faults(data: DataCopy) -> None:
    data.change_bytes(TICKS, replaced("total-place,no", "total-place ,X"))
    data.change_bytes(TICKS, lambda raw: b"\xef\xbb\xbf" + raw)
    assert len(mend_package(data.folder)) == 1
    assert data.told() == [(TICKS, 2, "scale", "X", "enum")]


def test_decimal_commas_and_commas_in_cells_survive_a_change_of_delimiter(data: DataCopy) -> None:
    rows = data.rows(POLICIES)
    rows[1][4], rows[2][4] = "costs 1,5 a head", 'called "one", then; "two"'
    with io.StringIO(newline="") as text:
        csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
        data.path(POLICIES).write_text(text.getvalue(), encoding="utf-8", newline="")
    assert b";costs 1,5 a head;" in data.path(POLICIES).read_bytes()
    mend_package(data.folder)
    assert data.rows(POLICIES) == rows


def test_an_original_is_never_written_over(data: DataCopy) -> None:
    for count in range(3):
        data.change_bytes(TICKS, lambda raw, n=count: b"\xef\xbb\xbf" + raw + b"\n" * n)
        mend_package(data.folder)
    names = sorted(path.name for path in data.path(TICKS).parent.glob("*before-fix*"))
    assert names == [f"inclusion_criteria.csv.before-fix{end}" for end in ("", "-2", "-3")]
    assert len({data.path(f"review/{name}").read_bytes() for name in names}) == 3


def test_a_file_that_cannot_be_written_is_told_and_left(data: DataCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    data.change_bytes(TICKS, lambda raw: b"\xef\xbb\xbf" + raw)
    before = data.path(TICKS).read_bytes()

    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    (line,) = mend_package(data.folder)
    assert "left as it is" in line
    assert data.path(TICKS).read_bytes() == before
    assert list(data.path(TICKS).parent.glob(".*")) == []


def test_the_mode_of_a_file_is_kept(data: DataCopy) -> None:
    data.change_bytes(TICKS, lambda raw: b"\xef\xbb\xbf" + raw)
    data.path(TICKS).chmod(0o640)
    mend_package(data.folder)
    assert data.path(TICKS).stat().st_mode & 0o777 == 0o640


def test_keeping_finds_a_free_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert [keep_original(path, bytes([n])).name for n in range(2)] == [
        "a.csv.before-fix",
        "a.csv.before-fix-2",
    ]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert [keep_original(path, raw).name for raw in (b"1", b"2", b"1", b"2")] == [
        *["a.csv.before-fix", "a.csv.before-fix-2"] * 2
    ]
    assert len([*tmp_path.iterdir()]) == 2


def test_an_original_that_was_kept_before_stays_where_the_same_cannot_be_mended_again(
    data: DataCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.change_bytes(TICKS, lambda raw: b"\xef\xbb\xbf" + raw)
    before = data.path(TICKS).read_bytes()
    mend_package(data.folder)
    (kept,) = data.path(TICKS).parent.glob("*before-fix")
    data.change_bytes(TICKS, lambda _: before)

    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    (line,) = mend_package(data.folder)
    assert "left as it is" in line
    assert kept.read_bytes() == before


def test_nothing_is_kept_in_part_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    (tmp_path / "a.csv").write_bytes(b"old")
    for write in (keep_original, partial(write_whole, flushed=True)):
        with pytest.raises(OSError, match="No space"):
            write(tmp_path / "a.csv", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.csv")), ids=lambda path: path.name)
def test_raw_cells_lose_no_byte(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert join_raw(split_raw(text, ",")) == text
