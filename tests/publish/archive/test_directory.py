"""Names that an archive may hold: what is refused when one is made is what is refused when one is verified."""

import os

import pytest

from compendium.publish.archive.directory import NEEDED, faults_of_names, is_name, lacking

WHOLE = [f"{need}x" if need.endswith("/") else need for need in NEEDED]


@pytest.mark.parametrize(
    "name", ["a:b.txt", "a\\b", "../x", "/x", "a//b", "a/./b", "", "a\nb", os.fsdecode(b"a\xff.txt")]
)
def test_one_name_that_none_may_have(name: str) -> None:
    assert not is_name(name)
    [fault] = faults_of_names(["data/a b.csv", name])
    assert fault.endswith("which leads out of its folder or is none")
    assert fault.isprintable()


def test_good_names_and_folders_are_let_through() -> None:
    assert is_name("data/caf\u00e9 1.csv")
    assert list(faults_of_names(["data/", "data/a.csv", "data/b.csv", ".zenodo.json"])) == []


def test_each_pair_of_names_that_are_one_elsewhere() -> None:
    names = ["README.md", "a/Caf\u00e9", "readme.md", "a/cafe\u0301", "x", "x"]
    told = ['"README.md", "readme.md"', '"a/Caf\u00e9", "a/cafe\u0301"', '"x", "x"']
    assert list(faults_of_names(names)) == [f"two files that would have one name: {each}" for each in told]


def test_what_lies_below_a_file() -> None:
    assert list(faults_of_names(["a", "a/b", "a/c", "ab/c"])) == [f'"a/{each}" below what is a file' for each in "bc"]


@pytest.mark.parametrize("need", NEEDED)
def test_what_every_archive_has_is_looked_for_by_its_whole_name(need: str) -> None:
    assert lacking(WHOLE) == []
    rest = [name for name in WHOLE if not name.startswith(need)]
    assert lacking(rest) == [need]
    assert lacking([*rest, f"{need.rstrip('/')}.old"]) == [need]
    assert lacking([*rest, f"{need.rstrip('/')}/"]) == [need]  # a folder with nothing in it
