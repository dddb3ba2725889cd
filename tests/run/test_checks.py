"""Data that an earlier run found in order are not checked again; what changed is, and nothing touched is trusted."""

import os

import pytest
from editing import set_cell

from compendium.data_package import sound
from compendium.data_package.faults import DataError
from compendium.data_package.tables import AllTables
from compendium.run import checks
from compendium.run.checks import refuse_again
from compendium.run.workers import fork
from compendium.run.workers.fork import NoAnswer, can_fork


@pytest.fixture
def check(copy, monkeypatch):
    """Check the data as a new process would; tells which tables rules were held against."""
    check_rules = sound.check_rules

    def checked(**beside):
        held = []
        monkeypatch.setattr(sound, "_sound", set())
        monkeypatch.setattr(sound, "_earlier", set())
        monkeypatch.setattr(
            sound,
            "check_rules",
            lambda contents, *rest: held.append(contents.table.name) or check_rules(contents, *rest),
        )
        refuse_again(copy, copy.data, **beside)
        return held

    return checked


def change(copy, text):
    set_cell(copy.data / "review" / "criteria.csv", "criterion", "scale", "question", text)


def test_only_what_changed_is_checked_by_the_next_run(copy, check):
    assert {"criteria", "policies"} <= set(check())
    assert check() == []
    change(copy, "How large?")
    assert check() == ["criteria"]
    assert check() == []


def test_tables_of_studies_are_known_as_notebooks_load_them(copy, check):
    assert {"evidence", "ratings", "settled"} <= set(check())
    held = check()
    tables = AllTables(copy.data)
    assert len(tables["evidence/care-act"])
    assert len(tables["ratings/care-act"])
    assert held == []


def test_what_is_wrong_is_refused_each_time(copy, check):
    check()
    change(copy, "")
    for _ in range(2):
        with pytest.raises(DataError):
            check()
    change(copy, "How large?")
    assert check() == ["criteria"]


def test_a_table_is_checked_again_where_an_id_that_it_refers_to_went(copy, check):
    check()
    path = copy.data / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("interim-report,", "interim,", 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        check()
    assert "foreign-key" in {fault.rule for fault in raised.value.faults}


@pytest.mark.skipif(not can_fork(), reason="there is no copy to check in")
class TestInACopy:
    def test_this_process_does_something_else_and_takes_what_was_found(self, copy, check):
        done = []
        assert check(meanwhile=lambda: done.append("ready")) == []  # no rule was held against a table here
        assert done == ["ready"]
        assert check() == []

    def test_what_is_wrong_is_raised_as_ever(self, copy, check):
        change(copy, "")
        with pytest.raises(DataError) as raised:
            check(meanwhile=lambda: None)
        assert [(fault.column, fault.rule) for fault in raised.value.faults] == [("question", "required")]

    def test_where_the_copy_dies_this_process_checks(self, copy, check, monkeypatch):
        here, in_order = os.getpid(), checks._in_order

        def dying(folder):
            return in_order(folder) if os.getpid() == here else os._exit(3)

        monkeypatch.setattr(checks, "_in_order", dying)
        assert "criteria" in check(meanwhile=lambda: None)

    def test_where_there_is_no_process_for_a_copy_this_one_checks(self, copy, check, monkeypatch):
        def refused(*_):
            raise NoAnswer("the system gave it no process")

        done = []
        monkeypatch.setattr(fork, "Copy", refused)
        assert "criteria" in check(meanwhile=lambda: done.append("ready"))
        assert done == ["ready"]


@pytest.mark.parametrize("name", ["sound.txt", "sound.record.json"])
def test_what_was_touched_is_not_trusted(copy, check, name):
    everything = check()
    path = copy.build / name
    path.write_text(path.read_text(encoding="utf-8")[:-5], encoding="utf-8")
    assert check() == everything
    (copy.root / "requirements.lock").write_text("other", encoding="utf-8")
    assert check() == everything
