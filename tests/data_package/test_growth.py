"""A new policy, criterion, programme, model or framework is a row and a column of CSV, and nothing else."""

from compendium.data_package.faults import Fault
from compendium.data_package.tables import load_table
from compendium.studies.framework import load_framework

from .conftest import CRITERIA, FRAMEWORK, TICKS, DataCopy

MATRIX = "review/approach_matrix.csv"


def refused(data: DataCopy) -> list[Fault]:
    """The faults; that `datapackage.json` is behind, which `compendium refresh` renews, is told as a note."""
    faults = data.faults()
    assert {fault.rule for fault in faults if fault.severity == "note"} <= {"behind"}
    return [fault for fault in faults if fault.severity == "fault"]


def test_a_sixteenth_policy_is_two_rows(data: DataCopy) -> None:
    data.add_row("review/policies.csv", policy="sixteenth-policy", name="Sixteenth")
    data.add_row(TICKS, policy="sixteenth-policy")
    assert refused(data) == []
    assert list(load_table(data.folder, "inclusion_criteria")["policy"])[-1] == "sixteenth-policy"


def test_a_sixth_criterion_is_a_row_and_a_column(data: DataCopy) -> None:
    data.add_row("review/criteria.csv", criterion="value-for-money", name="Value for money")
    data.add_column(TICKS, "value_for_money", "no", after="significance")
    assert refused(data) == []
    assert list(load_table(data.folder, "inclusion_criteria").columns)[5:7] == [
        "significance",
        "value_for_money",
    ]
    data.set_cell(TICKS, 3, "value_for_money", "perhaps")
    assert data.told() == [(TICKS, 3, "value_for_money", "perhaps", "enum")]


def test_a_seventh_programme_and_a_fourth_model_are_rows_and_columns(data: DataCopy) -> None:
    data.add_row("review/programmes.csv", programme="total-place", name="Total Place", policy="total-place")
    data.add_row("review/models.csv", model="co-design", name="Co-design")
    data.add_column(MATRIX, "total_place", "no", after="care_act")
    data.add_column(MATRIX, "co_design", "in part", after="capacity_building")
    assert refused(data) == []
    columns = list(load_table(data.folder, "approach_matrix").columns)
    assert columns.index("total_place") == columns.index("care_act") + 1
    assert columns.index("co_design") == columns.index("capacity_building") + 1
    data.set_cell(MATRIX, 3, "total_place", "in part")
    assert data.told() == [(MATRIX, 3, "total_place", "in part", "enum")]


def test_columns_may_stand_in_any_order_and_load_in_the_declared_one(data: DataCopy) -> None:
    declared = list(load_table(data.folder, "approach_matrix").columns)
    data.write_rows(MATRIX, [row[::-1] for row in data.rows(MATRIX)])
    assert refused(data) == []
    assert list(load_table(data.folder, "approach_matrix").columns) == declared


def test_a_framework_of_five_levels_is_a_folder(data: DataCopy) -> None:
    ids = ["strong", "fairly_strong", "even", "fairly_weak", "weak"]
    levels = "".join(
        f'[[levels]]\nid = "{name}"\nname = "{name.title()}"\nsymbol = "{n}"\nvalue = {2 - n}\n'
        for n, name in enumerate(ids)
    )
    head = 'title = "Mine"\nsource = "interim-report"\nlocator = "Table 1"\nnon_answers = ["mixed"]\n'
    folder = data.path("frameworks/mine")
    folder.mkdir()
    (folder / "framework.toml").write_text(head + levels, encoding="utf-8")
    rows = [["criterion", "name", *ids], *([f"c-{n}", f"C{n}", *"abcde"] for n in range(3))]
    data.write_rows("frameworks/mine/criteria.csv", rows)
    assert refused(data) == []
    framework = load_framework(data.folder, "mine")
    assert [level.value for level in framework.levels] == [2, 1, 0, -1, -2]
    assert list(framework.criteria.columns) == ["criterion", "name", *ids]
    assert load_framework(data.folder, folder).title == "Mine"


def test_a_level_more_asks_for_its_column_in_that_framework_only(data: DataCopy) -> None:
    level = '\n[[levels]]\nid = "disaster"\nname = "Disaster"\nsymbol = "x"\nvalue = -1\n'
    path = data.path(FRAMEWORK)
    path.write_text(path.read_text(encoding="utf-8") + level, encoding="utf-8")
    assert data.told() == [(CRITERIA, 1, "disaster", None, "missing-column")]
