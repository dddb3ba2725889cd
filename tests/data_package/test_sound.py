"""Tables that were found in order are not held against their rules again; whatever changes is."""

import pytest

from compendium.data_package import sound
from compendium.data_package.faults import DataError
from compendium.data_package.tables import load_table


@pytest.fixture
def checks(monkeypatch):
    """The tables that rules were held against."""
    held = []
    check_rules = sound.check_rules

    def noting(contents, *rest):
        held.append(contents.table.name)
        return check_rules(contents, *rest)

    monkeypatch.setattr(sound, "check_rules", noting)
    monkeypatch.setattr(sound, "_sound", set())
    monkeypatch.setattr(sound, "_earlier", set())
    return held


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_the_same_rows_are_checked_once(project, copy, checks):
    first = load_table(project.data, "policies")
    assert load_table(copy.data, "policies").equals(first)
    assert checks == ["policies"]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("policies.csv", "sure-start,", "Sure Start!,", "pattern"),
        ("../sources.csv", "interim-report,", "interim,", "foreign-key"),
    ],
)
def test_other_rows_and_other_ids_to_refer_to_are_found(copy, checks, file, old, new, rule):
    load_table(copy.data, "policies")
    change(copy.data / "review" / file, old, new)
    with pytest.raises(DataError) as raised:
        load_table(copy.data, "policies")
    assert rule in {fault.rule for fault in raised.value.faults}
    assert checks == ["policies", "policies"]


def test_other_rules_are_held_against_the_same_rows(copy, checks):
    load_table(copy.data, "policies")
    change(copy.data / "columns.csv", "policies,name,,,yes,,,,,,", "policies,name,,,yes,,,,,2,")  # the longest name
    with pytest.raises(DataError):
        load_table(copy.data, "policies")


def test_what_is_wrong_is_told_each_time(copy, checks):
    change(copy.data / "review" / "policies.csv", "sure-start,", "Sure Start!,")
    for _ in range(2):
        with pytest.raises(DataError):
            load_table(copy.data, "policies")
    assert checks == ["policies", "policies"]
