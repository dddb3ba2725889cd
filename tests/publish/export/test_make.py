"""An export as a whole: every file opens, its values are those of the pages, and what they do not tell stays hidden."""

import io
import shutil
from zipfile import ZipFile

import pypdf
import pytest
from bs4 import BeautifulSoup
from conftest import copy_project
from PIL import Image
from python_calamine import CalamineWorkbook
from shared_study import MARK, write_coded_study, write_secret_study
from stopped import FULL, KILLED, TRACEBACK, stopped

from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.publish.export import make
from compendium.publish.export.make import export_bytes, export_file, refuse_to_overwrite, write_export
from compendium.publish.export.readme import NOTHING_KEPT_BACK
from compendium.publish.make import make_study
from compendium.run.sites import Means
from compendium.run.study import open_study

STUDY = "made-up"


def combined(folder):
    """A study full of secrets that tells combined levels only."""
    write_secret_study(folder)
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('publish_levels = "single"', 'publish_levels = "combined"'), encoding="utf-8")


RAW = {STUDY: write_secret_study, "combined": combined, "coded": write_coded_study}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("export") / "copy")
    for name, write in RAW.items():
        folder = project.data / "local" / name
        write(folder)
        assert not make_study(project, folder, Means(), (), lambda *_: None, lambda _: None).failed
    return project


def exported(project, name=STUDY, failed=()):
    study = open_study(project, project.data / "local" / name)
    return export_bytes(study.view, project.study_site(name), failed)


@pytest.fixture(scope="module")
def exports(project) -> dict[str, bytes]:
    """The export of each study by its name, made once."""
    return {name: exported(project, name) for name in RAW}


@pytest.fixture(scope="module")
def files(exports) -> dict[str, bytes]:
    return unpacked(exports[STUDY])


def unpacked(content):
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(files, workbook, name):
    """The table on a sheet, as it is read by a library of others: from its headings on."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(files[f"{STUDY}/{workbook}"])).get_sheet_by_name(name).to_python()
    start = next(place for place, row in enumerate(rows) if len([value for value in row if value != ""]) > 1)
    return [[str(int(value) if isinstance(value, float) else value) for value in row] for row in rows[start:]]


def page(project, address):
    return BeautifulSoup((project.study_site(STUDY) / address).read_bytes(), "html.parser")


def test_it_holds_workbooks_figures_and_a_text_in_one_folder(files):
    assert next(iter(files)) == f"{STUDY}/README.txt"
    assert {name for name in files if "/figures/" not in name} == {
        f"{STUDY}/{name}"
        for name in ("README.txt", "results.ods", "results.xlsx", "sites_and_criteria.ods", "sites_and_criteria.xlsx")
    }
    stems = {name.rpartition(".")[0] for name in files if "/figures/" in name}
    assert f"{STUDY}/figures/made-up-0001_figure-profile" in stems
    assert all(f"{stem}.{ending}" in files for stem in stems for ending in ("svg", "pdf", "png"))
    text = files[f"{STUDY}/README.txt"].decode()
    assert all(stem.removeprefix(f"{STUDY}/") in text for stem in stems)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_wide_table_has_the_levels_of_the_pages_of_sites(project, files, ending):
    heads, *rows = sheet(files, f"sites_and_criteria.{ending}", "Sites and criteria")
    assert heads == ["Site", "Id", "Type", "Region", *(f"Made-up criterion {number}" for number in range(1, 7))]
    assert [row[1] for row in rows] == ["programme", *(f"made-up-{number:04}" for number in range(1, 6))]
    for row in rows:
        profile = page(project, f"sites/{row[1]}.html").select("#table-profile tbody tr")
        levels = {line.th.get_text(): " ".join(line.td.span.get_text().split()[1:]) for line in profile}
        assert {name: level for name, level in zip(heads, row, strict=True) if name in levels} == levels


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_results_have_the_values_of_the_pages(project, files, ending):
    cells = page(project, "across_sites.html").select("#table-completeness tbody tr")
    shown = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in cells]
    assert [row[: len(shown[0])] for row in sheet(files, f"results.{ending}", "Completeness")[1:]] == shown
    said = dict(sheet(files, f"results.{ending}", "In short")[1:])
    short = page(project, "sites/made-up-0002.html").select_one(".compendium-short").get_text().split(maxsplit=2)[2]
    assert said["Made-up council 0002"] == " ".join(short.split())
    profile = sheet(files, f"results.{ending}", "Each site profile")
    assert {row[0] for row in profile[1:]} == {"Made-up programme", *(f"Made-up council {n:04}" for n in range(1, 6))}


def test_every_figure_opens(files):
    for name, content in files.items():
        if name.endswith(".png"):
            picture = Image.open(io.BytesIO(content))
            picture.verify()
            assert picture.width > 1000
        if name.endswith(".pdf"):
            assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
        if name.endswith(".svg"):
            assert content.startswith(b"<svg")


@pytest.mark.parametrize("name", RAW)
def test_no_secret_is_in_any_file(exports, name):
    for file, content in unpacked(exports[name]).items():
        parts = unpacked(content) if file.endswith((".xlsx", ".ods")) else {"": content}
        assert [part for part, inner in parts.items() if MARK.encode() in inner] == [], file
        assert MARK not in file


def test_what_was_kept_back_is_said(exports, files):
    text = " ".join(files[f"{STUDY}/README.txt"].decode().split())
    assert "numbers of people below 10" in text
    assert NOTHING_KEPT_BACK not in text
    told = unpacked(exports["combined"])["combined/README.txt"].decode()
    assert "the levels of single pieces of evidence" in " ".join(told.split())


def test_no_level_of_a_single_row_is_told_where_only_combined_ones_are(exports):
    content = unpacked(exports["combined"])["combined/results.xlsx"]
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert "Each site profile" in names
    statements = [name for name in names if "statements" in name]
    for name in statements:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()
        assert "Read as" not in [value for row in rows for value in row]


def test_the_same_bytes_each_time(project, exports):
    assert exported(project) == exports[STUDY]


def test_a_page_that_failed_is_named(project, tmp_path):
    shutil.copytree(project.study_site(STUDY), tmp_path / "site")
    (tmp_path / "site" / "sites" / "made-up-0003.html").unlink()
    study = open_study(project, project.data / "local" / STUDY)
    failed = ["sites/made-up-0003", "sites/made-up-0004"]
    text = unpacked(export_bytes(study.view, tmp_path / "site", failed))[f"{STUDY}/README.txt"].decode()
    assert "nothing of them is here: made-up-0003." in text
    assert "could not be made again: made-up-0004." in " ".join(text.split())


def test_one_that_is_there_stays_unless_asked(project, tmp_path):
    target = export_file(project, STUDY, tmp_path)
    refuse_to_overwrite(target, "shown")
    target.write_bytes(b"older")
    with pytest.raises(CompendiumError, match=r"shown is there already and stays\. `--replace` writes over it"):
        refuse_to_overwrite(target, "shown")


@pytest.mark.parametrize("how", [KILLED, FULL])
def test_one_that_is_stopped_half_way_leaves_the_old_one(project, exports, tmp_path, monkeypatch, how):
    """What it writes has been made before: making it takes no step in that folder."""
    monkeypatch.setattr(make, "export_bytes", lambda *_: exports[STUDY])
    study, seen = open_study(project, project.data / "local" / STUDY), set()
    for step in range(1, 9):
        folder = tmp_path / f"{how}-{step}"
        folder.mkdir()
        target = export_file(project, STUDY, folder)
        target.write_bytes(b"older")
        ended = stopped(lambda target=target: write_export(project, study, (), target), step, how, folder)
        assert ended.code != TRACEBACK, ended.said
        content = target.read_bytes()
        whole = content.startswith(b"PK") and ZipFile(io.BytesIO(content)).testzip() is None
        assert content == b"older" or whole
        seen.add(whole)
    assert seen == {False, True}
