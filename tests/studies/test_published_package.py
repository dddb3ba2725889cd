"""`datapackage.json` says what the tables are, for programs that know nothing of this one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from frictionless import Package as Outsider

from compendium.cli.main import main
from compendium.data_package.columns import columns_of
from compendium.data_package.package import read_package
from compendium.project import Project
from compendium.studies.check import study_package
from compendium.studies.check_all import check_package
from compendium.studies.files import SHARED_FILES
from compendium.studies.published_package import PROFILE, behind_notes, changed_datapackage, datapackage_text
from compendium.studies.tables import STUDY_TABLES

PRIVATE = {"every", "columns_from", "optional", "complete"}


@pytest.fixture
def data(project: Project, tmp_path: Path) -> Path:
    """A copy of the data folder."""
    return Path(shutil.copytree(project.data, tmp_path / "data", ignore=shutil.ignore_patterns("local")))


def written(data: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    return content


def renew(data: Path) -> bool:
    """Write it as it is to stand; tells whether that changed it."""
    changed = changed_datapackage(data)
    if changed is not None:
        (data / "datapackage.json").write_bytes(changed)
    return changed is not None


def resource(data: Path, name: str) -> dict[str, Any]:
    return next(one for one in written(data)["resources"] if one["name"] == name)


def names(one: dict[str, Any]) -> list[str]:
    return [field["name"] for field in one["schema"]["fields"]]


def outsiders_find(data: Path) -> list[Any]:
    return Outsider(str(data / "datapackage.json")).validate().flatten(["name", "type", "note"])


def keys_of(value: Any) -> set[str]:
    """Every key in a descriptor, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def grow(data: Path) -> None:
    """A further criterion: a row and a column."""
    criteria, ticks = data / "review" / "criteria.csv", data / "review" / "inclusion_criteria.csv"
    last = criteria.read_text(encoding="utf-8").splitlines()[-1].split(",")
    line = ",".join(["value-for-money", "Value for money", *last[2:]])
    criteria.write_text(criteria.read_text(encoding="utf-8") + line + "\n", encoding="utf-8", newline="")
    head, *rows = ticks.read_text(encoding="utf-8").splitlines()
    place = head.split(",").index("purpose")
    cells = [row.split(",", place) for row in (head, *rows)]
    lines = [",".join([*row[:place], "no" if n else "value_for_money", row[place]]) for n, row in enumerate(cells)]
    ticks.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def test_an_outsider_finds_nothing_wrong(project: Project) -> None:
    assert outsiders_find(project.data) == []


def test_an_outsider_would_find_a_wrong_cell(data: Path) -> None:
    ticks = data / "review" / "inclusion_criteria.csv"
    ticks.write_text(ticks.read_text(encoding="utf-8").replace(",yes,", ",maybe,", 1), encoding="utf-8")
    ((_, kind, note),) = outsiders_find(data)
    assert kind == "constraint-error"
    assert "enum" in note


def test_it_is_current_and_of_version_2(project: Project) -> None:
    path = project.data / "datapackage.json"
    assert path.read_text(encoding="utf-8") == datapackage_text(read_package(project.data))
    assert written(project.data)["$schema"] == PROFILE
    assert not PRIVATE & keys_of(written(project.data))


def test_it_says_of_every_table_what_is_declared_in_the_order_of_the_file(project: Project) -> None:
    package = read_package(project.data)
    found = {one["path"]: one for one in written(project.data)["resources"]}
    absent = {table.within for table in package.tables if not table.path.is_file()}
    assert set(found) == {table.within for table in package.tables} - absent
    assert {Path(name).name for name in absent} <= set(SHARED_FILES)
    for general in [table for table in package.tables if table.within not in absent]:
        of_study = general.name in STUDY_TABLES
        table = study_package(general.path.parent, package).table(general.name) if of_study else general
        one, declared = found[table.within], columns_of(package, table).fields
        assert names(one) == package.sheet(table).header
        assert (one["title"], one["description"]) == (table.title, table.description)
        assert one["schema"]["primaryKey"] == [name for name in table.primary_key if name in names(one)]
        links = {(key.column, key.target) for key in table.foreign_keys}
        told = {(key["fields"][0], key["reference"]["fields"][0]) for key in one["schema"].get("foreignKeys", [])}
        assert told == links
        by_name = {field["name"]: field for field in declared}
        for field in one["schema"]["fields"]:
            same = {key: value for key, value in by_name[field["name"]].items() if key not in PRIVATE}
            rules = same.pop("constraints", {}), field.pop("constraints", {})
            assert field == same
            assert {**rules[1], "enum": None} == {**rules[0], "enum": None}
            assert rules[0].get("enum", rules[1].get("enum")) == rules[1].get("enum")


def test_a_study_says_what_its_framework_and_its_settings_allow(project: Project) -> None:
    ratings, evidence = (resource(project.data, f"{name}-care-act") for name in ("ratings", "evidence"))
    fields = {field["name"]: field for field in [*evidence["schema"]["fields"], *ratings["schema"]["fields"]]}
    levels = ["relative_success", "conflicted_attainment", "relative_failure"]
    assert fields["level"]["constraints"]["enum"][:3] == levels
    assert fields["tier"]["constraints"]["enum"] == ["macro", "meso", "micro"]
    assert [key["reference"]["resource"] for key in ratings["schema"]["foreignKeys"]] == [
        "sites-care-act",
        "evidence-care-act",
    ]
    assert fields["criterion"]["constraints"]["enum"][-2:] == ["policy-objectives", "none"]


def without_inventory(study: Path) -> None:
    """Make a copy of the study of the sources into one without an inventory, and so without anything to settle."""
    for name in ("evidence", "settled", "set_aside"):
        (study / f"{name}.csv").unlink()
    text = (study / "ratings.csv").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if ",none," not in line]
    (study / "ratings.csv").write_text("\n".join(kept) + "\n", encoding="utf-8", newline="")


def test_a_further_criterion_is_noted_and_renewed(data: Path) -> None:
    grow(data)
    (note,) = check_package(data)
    assert (note.file, note.rule, note.severity) == ("data/datapackage.json", "behind", "note")
    assert "`compendium refresh`" in note.message
    assert renew(data)
    assert check_package(data) == []
    assert not renew(data)
    columns = names(resource(data, "inclusion_criteria"))
    assert columns.index("value_for_money") == columns.index("purpose") - 1  # where it stands in the file
    assert outsiders_find(data) == []


def test_another_study_and_another_framework_are_resources_of_their_own(data: Path) -> None:
    shutil.copytree(data / "frameworks" / "care-act-isp", data / "frameworks" / "other")
    study = Path(shutil.copytree(data / "studies" / "care-act", data / "studies" / "again"))
    without_inventory(study)
    settings = (study / "study.toml").read_text(encoding="utf-8").replace('"care-act-isp"', '"other"')
    (study / "study.toml").write_text(settings, encoding="utf-8")
    sites = study / "sites.csv"
    lines = sites.read_text(encoding="utf-8").splitlines()
    sites.write_text("\n".join([f"{lines[0]},people", *(f"{line},5" for line in lines[1:])]) + "\n", encoding="utf-8")
    renew(data)
    links = resource(data, "ratings-again")["schema"]["foreignKeys"]
    assert [key["reference"]["resource"] for key in links] == ["sites-again", "framework_criteria-other"]
    assert resource(data, "sites-again")["schema"]["fields"][-1] == {
        "name": "people",
        "type": "string",
        "description": "Not declared",
    }
    assert outsiders_find(data) == []


def test_a_framework_within_a_study_is_its_own_business(data: Path) -> None:
    study = data / "studies" / "care-act"
    shutil.copytree(data / "frameworks" / "care-act-isp", study / "framework")
    renew(data)
    links = resource(data, "ratings-care-act")["schema"]["foreignKeys"]
    assert [key["reference"]["resource"] for key in links] == ["sites-care-act", "evidence-care-act"]
    assert outsiders_find(data) == []


def test_what_is_private_is_never_listed(data: Path) -> None:
    before = written(data)
    shutil.copytree(data / "studies" / "care-act", data / "local" / "mine")
    assert not renew(data)
    assert written(data) == before
    assert behind_notes(read_package(data)) == []


def test_a_package_without_any_study_or_framework_is_described_too(data: Path) -> None:
    shutil.rmtree(data / "studies")
    assert renew(data)
    assert not [one for one in written(data)["resources"] if one["path"].startswith("studies/")]
    assert outsiders_find(data) == []


def test_it_is_made_where_it_is_missing_and_noted(data: Path) -> None:
    (data / "datapackage.json").unlink()
    (note,) = check_package(data)
    assert (note.rule, note.severity) == ("behind", "note")
    assert renew(data)
    assert check_package(data) == []


def test_line_ends_of_a_checkout_are_not_behind(data: Path) -> None:
    path = data / "datapackage.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_package(data) == []


@pytest.mark.parametrize(
    ("content", "rule"), [("name = ", "toml"), ("a = 1\n\n= 3\n", "toml"), ("", "empty-file"), ("<html>", "html")]
)
def test_what_is_said_of_the_whole_has_to_be_readable(data: Path, content: str, rule: str) -> None:
    (data / "package.toml").write_text(content, encoding="utf-8")
    (fault,) = check_package(data)
    assert (fault.file, fault.rule, fault.severity) == ("data/package.toml", rule, "fault")


def test_a_data_folder_that_has_only_a_descriptor_keeps_it(tmp_path: Path) -> None:
    descriptor = {"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": [{"name": "id"}]}}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (tmp_path / "a.csv").write_text("id\n1\n", encoding="utf-8")
    assert check_package(tmp_path) == []
    assert not renew(tmp_path)
    assert written(tmp_path) == descriptor


def test_check_notes_and_ends_well(data: Path) -> None:
    (data / "datapackage.json").write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(data)])
    assert done.exit_code == 0
    assert "note: The description of the tables for others is behind the tables: `compendium refresh`" in done.output
    assert "1 note in 1 file." in done.output


def test_refresh_renews_it_first(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(data)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "_config.yml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("compendium.publish.refresh.run_notebooks", lambda *_, **__: None)
    monkeypatch.setattr("compendium.publish.book.readme.files_of_findings", lambda _: {})
    assert "data/datapackage.json: renewed" in CliRunner().invoke(main, ["refresh"]).output
    assert behind_notes(read_package(data)) == []
    assert "data/datapackage.json: unchanged" in CliRunner().invoke(main, ["refresh"]).output
