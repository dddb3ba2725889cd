"""The PDF of a study from its site: made once, again after a change, and no more in it than its pages tell."""

import pypdf
import pytest
from conftest import copy_project
from shared_study import MARK, write_secret_study

from compendium.errors import ParameterError
from compendium.project import Project
from compendium.publish.make import make_study
from compendium.publish.pdf import make
from compendium.publish.pdf.make import make_study_pdf, study_pdf
from compendium.run.sites import Means

STUDY = "made-up"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("pdf") / "copy")
    folder = write_secret_study(project.data / "local" / STUDY)
    run = make_study(project, folder, Means(), (), lambda *_: None, lambda _: None)
    assert not run.failed
    return project


def text(path):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_study_is_one_pdf_that_holds_every_site_and_no_secret(project):
    said = []
    assert make_study_pdf(project, STUDY, (), said.append)
    target = study_pdf(project, STUDY)
    assert said == [f"Making {project.named(target)}"]
    told = text(target)
    assert MARK not in told
    assert MARK not in target.read_bytes().decode("latin-1")
    assert all(f"Made-up council {number:04}" in told for number in range(1, 6))
    assert "Sites compared" in told


def test_the_same_site_is_not_printed_twice_and_a_changed_one_is(project):
    make_study_pdf(project, STUDY, (), lambda _: None)
    before = study_pdf(project, STUDY).read_bytes()
    assert not make_study_pdf(project, STUDY, (), lambda _: None)
    page = project.study_site(STUDY) / "sites" / "made-up-0001.html"
    original = page.read_text(encoding="utf-8")
    page.write_text(original.replace("</h1>", " changed</h1>", 1), encoding="utf-8")
    assert make_study_pdf(project, STUDY, (), lambda _: None)
    assert "Made-up council 0001 changed" in text(study_pdf(project, STUDY))
    page.write_text(original, encoding="utf-8")
    assert make_study_pdf(project, STUDY, (), lambda _: None)
    assert study_pdf(project, STUDY).read_bytes() == before


def test_chosen_sites_have_a_pdf_of_their_own(project):
    make_study_pdf(project, STUDY, ("made-up-0002",), lambda _: None)
    target = study_pdf(project, STUDY, chosen=True)
    titles = [each.title for each in pypdf.PdfReader(target).outline if not isinstance(each, list)]
    assert titles == ["Contents", "Overview", "Sites compared", "Made-up council 0002"]


def test_a_site_that_has_no_page_is_refused(project):
    with pytest.raises(ParameterError, match=r"made-up has no page for nowhere\. Its sites are in sites\.csv\."):
        make_study_pdf(project, STUDY, ("nowhere",), lambda _: None)


def test_the_pages_of_very_many_sites_are_left_out_and_that_is_said(project, monkeypatch):
    monkeypatch.setattr(make, "MOST_SITES", 2)
    said = []
    make_study_pdf(project, STUDY, (), said.append)
    assert "Choose some with `--site`" in said[0]
    assert "What was said" not in text(study_pdf(project, STUDY))
