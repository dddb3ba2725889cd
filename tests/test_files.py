"""Writing so that nothing is lost, and nothing is written that is there already."""

from compendium.files import copy_plain, renew_folder


def test_a_folder_is_renewed_where_its_bytes_differ(tmp_path):
    made, kept = tmp_path / "made", tmp_path / "kept"
    for folder, files in (
        (made, {"a": "1", "sub/b": "2", "new/c": "3"}),
        (kept, {"a": "1", "sub/b": "9", "old/d": "4"}),
    ):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    times = {name: (kept / name).stat().st_mtime_ns for name in ("a", "sub/b")}
    assert renew_folder(made, kept) == ["new/c", "old/d", "sub/b"]
    assert {path.relative_to(kept).as_posix() for path in kept.rglob("*")} == {"a", "sub", "sub/b", "new", "new/c"}
    assert (kept / "sub" / "b").read_text() == "2"
    assert (kept / "a").stat().st_mtime_ns == times["a"]
    assert renew_folder(made, kept) == []


def test_a_folder_that_is_not_there_is_made(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "a").write_text("1")
    assert renew_folder(tmp_path / "made", tmp_path / "kept") == ["a"]
    assert (tmp_path / "kept" / "a").read_text() == "1"


def test_texts_are_copied_with_one_kind_of_line_ends_and_nothing_else_is_touched(tmp_path):
    for name in ("a.csv", "a.css", "a.png"):
        (tmp_path / name).write_bytes(b"a\r\nb\rc\n")
        copy_plain(tmp_path / name, tmp_path / "sub" / name)
    found = {path.name: path.read_bytes() for path in (tmp_path / "sub").iterdir()}
    assert found == {"a.csv": b"a\nb\rc\n", "a.css": b"a\nb\rc\n", "a.png": b"a\r\nb\rc\n"}
