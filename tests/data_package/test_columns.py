from compendium.data_package.columns import columns_of
from compendium.data_package.package import read_package

from .conftest import TICKS, DataCopy


def names(data: DataCopy, table: str, folder: str | None = None) -> list[str]:
    package = read_package(data.folder)
    return [field["name"] for field in columns_of(package, package.table(table, folder)).fields]


def test_columns_stand_for_rows_of_other_tables_and_levels(data: DataCopy) -> None:
    assert names(data, "inclusion_criteria") == data.rows(TICKS)[0]
    assert names(data, "approach_matrix") == data.rows("review/approach_matrix.csv")[0]
    expected = ["criterion", "name", "group", "relative_success", "conflicted_attainment", "relative_failure"]
    assert names(data, "framework_criteria", "care-act-isp") == expected


def test_descriptions_name_what_the_column_stands_for(data: DataCopy) -> None:
    package = read_package(data.folder)
    fields = {field["name"]: field for field in columns_of(package, package.table("approach_matrix")).fields}
    assert "Troubled Families" in fields["troubled_families"]["description"]
    assert "{" not in "".join(field["description"] for field in fields.values())


def test_a_table_that_names_columns_and_is_not_in_order_leaves_the_list_open(data: DataCopy) -> None:
    data.set_cell("review/criteria.csv", 2, "criterion", "Scale!")
    package = read_package(data.folder)
    columns = columns_of(package, package.table("inclusion_criteria"))
    assert not columns.complete
    assert data.told() == [("review/criteria.csv", 2, "criterion", "Scale!", "pattern")]


def test_padded_and_otherwise_styled_ids_still_name_their_columns(data: DataCopy) -> None:
    expected = names(data, "approach_matrix")
    data.set_cell("review/programmes.csv", 3, "programme", " sure_start ")
    assert names(data, "approach_matrix") == expected
    assert [one[0] for one in data.told()] == ["review/programmes.csv"] * 2


def test_every_table_of_the_package_is_listed(data: DataCopy) -> None:
    data.path("frameworks/.hidden").mkdir()
    data.path("frameworks/second").mkdir()
    tables = read_package(data.folder).tables
    listed = [(table.within, table.folder) for table in tables if table.name == "framework_criteria"]
    folders = sorted(path.name for path in data.path("frameworks").iterdir() if path.name != ".hidden")
    assert {"care-act-isp", "second"} < set(folders)
    assert listed == [(f"frameworks/{folder}/criteria.csv", folder) for folder in folders]
    assert len(tables) == len({table.path for table in tables})
