"""Pieces of what pages include: made again where what they read has changed, and only then."""

import pytest
from editing import set_cell

from compendium.data_package.tables import AllTables
from compendium.publish.book.pieces import Pieces


@pytest.fixture
def pieces(copy):
    return Pieces(copy, copy.build / "pieces", "code")


@pytest.fixture
def make(copy, pieces):
    """Make a piece that takes names of policies; tells whether it was made anew."""

    def made(kept=pieces, after=""):
        calls = []

        def names():
            calls.append(1)
            return list(AllTables(copy.data).part("policies", ["name"])["name"])

        found = kept.made("names", names, after)
        assert found == names()
        return len(calls) == 2

    return made


def change(copy, column, text):
    set_cell(copy.data / "review" / "policies.csv", "policy", "sure-start", column, text)


def test_a_piece_is_made_again_where_what_it_took_has_changed(copy, make):
    assert [make(), make()] == [True, False]
    change(copy, "short_name", "Other")
    assert not make()
    change(copy, "name", "Other")
    assert [make(), make()] == [True, False]


def test_a_piece_is_made_again_with_other_code_and_after_another_that_changed(copy, pieces, make):
    make()
    assert make(Pieces(copy, pieces.folder, "other code"))
    pieces.made("first", lambda: 1)
    assert make(after="first")
    assert not make(after="first")
    Pieces(copy, pieces.folder, "other code").made("first", lambda: 2)
    assert make(after="first")


def test_a_piece_is_made_again_where_a_file_comes_or_goes(copy, pieces, make):
    """How many tables there are is told by folders, which are not recorded."""
    make()
    extra = copy.data / "studies" / "other" / "sites.csv"
    extra.parent.mkdir()
    extra.write_text("site\n", encoding="utf-8")
    again = Pieces(copy, pieces.folder, "code")
    assert make(again)
    assert not make(again)
    extra.unlink()
    assert make(Pieces(copy, pieces.folder, "code"))


@pytest.mark.parametrize("name", ["names.json", "names.record.json"])
def test_what_was_touched_or_is_gone_is_not_trusted(pieces, make, name):
    make()
    path = pieces.folder / name
    path.write_text(path.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    assert make()
    path.unlink()
    assert make()


def test_each_piece_is_told_what_it_read_itself(copy, pieces):
    """Tables that one piece has loaded are read anew by the next: it rests on them as well."""
    for name in ("one", "two"):
        pieces.made(name, lambda: len(AllTables(copy.data)["inclusion_criteria"]))
        record = (pieces.folder / f"{name}.record.json").read_text(encoding="utf-8")
        assert '"data/review/inclusion_criteria.csv"' in record
        assert '"data/review/criteria.csv::criterion,name"' in record
        assert '"data/review/policies.csv::policy"' in record
