"""Where nothing can be written, that is known before anything runs, however far below the folder would be."""

from pathlib import Path

import pytest
from stopped import read_only

from compendium.errors import ParameterError
from compendium.publish.archive.place import refuse_place


def test_a_folder_that_is_there_or_can_be_made_is_left_as_it_is(tmp_path: Path) -> None:
    refuse_place(tmp_path)
    refuse_place(tmp_path / "new" / "newer")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["file", "file/into", "file/into/it", "nowhere", "nowhere/into"])
def test_a_file_in_the_way_is_named(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    with pytest.raises(ParameterError, match=f"{below.partition('/')[0]} is no folder"):
        refuse_place(tmp_path / below)


@pytest.mark.parametrize("below", ["", "new", "new/newer"])
def test_a_folder_of_somebody_else_is_named(below: str, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    try:
        with read_only(tmp_path / "theirs"), pytest.raises(OSError, match=r"ead-only|denied") as caught:
            refuse_place(tmp_path / "theirs" / below)
    except PermissionError:
        pytest.skip("this system lets nobody make a folder read-only")
    assert caught.value.filename == str(tmp_path / "theirs")
