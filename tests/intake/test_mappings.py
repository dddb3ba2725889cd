"""What was mapped for an earlier table and no longer applies: a note, or a message that says where it stands."""

from .conftest import Importing
from .wide_tables import save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
ROWS = [["Site", "Reach"], ["Upton", "good"], ["Mid ley", "poor"]]
MAPPED = ["--map", "Mid ley=midley-town"]


def test_a_mapping_of_a_site_that_is_gone_is_a_note(importing: Importing, tmp_path) -> None:
    assert importing(save_csv(tmp_path / "a.csv", ROWS), *THREE, *MAPPED).exit_code == 0
    shown = importing(save_csv(tmp_path / "b.csv", ROWS[:2]))
    assert shown.exit_code == 0, shown.output
    said = 'Not in this table, though mapped in study.toml: "Mid ley". The line can be deleted under [import.map].'
    assert said in shown.stdout


def test_one_that_cannot_be_meant_says_where_it_stands_and_what_to_delete(importing: Importing, tmp_path) -> None:
    file = save_csv(tmp_path / "a.csv", ROWS)
    assert importing(file, *THREE, *MAPPED).exit_code == 0
    toml = importing.folder / "study.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace("midley-town", "Midley Town"), encoding="utf-8")
    shown = importing(file)
    assert shown.exit_code == 1
    assert 'study.toml, [import.map]: "Mid ley=Midley Town": "Midley Town" is no criterion' in shown.output
    assert 'delete the line "Mid ley" = "Midley Town" there' in shown.output


def test_one_that_is_typed_now_is_told_as_typed(importing: Importing, tmp_path) -> None:
    shown = importing(save_csv(tmp_path / "a.csv", ROWS), *THREE, "--map", "Nowhere=no-where")
    assert shown.exit_code == 1
    assert "study.toml" not in shown.output
