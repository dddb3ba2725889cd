"""The files that a study is loaded from: all of them count, also those that it may do without."""

import pytest
from coded_study import DATA, FILES, make_coded_study

from compendium.project import Project
from compendium.run.stale.study import study_parts
from compendium.run.workers.bundle import bundle_study
from compendium.studies.files import BEFORE_FILE, SHARED_FILES, content_digest, files_of_study

OPTIONAL = ("evidence.csv", "settled.csv", "set_aside.csv")


@pytest.fixture
def coded(tmp_path):
    return make_coded_study(tmp_path / "councils")


def test_every_file_of_a_coded_study_is_known(coded):
    assert {name for name in files_of_study(coded.folder, DATA) if "/" not in name} == {
        *FILES, *SHARED_FILES, BEFORE_FILE
    }  # fmt: skip


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_file_that_changes_goes_or_is_emptied_is_noticed(coded, name):
    digests = [content_digest(coded.folder, DATA)]
    for content in (b"changed", b"", None):
        path = coded.folder / name
        path.write_bytes(content) if content is not None else path.unlink()
        digests.append(content_digest(coded.folder, DATA))
    assert len(set(digests)) == 4


def test_workers_get_every_table_and_the_record_knows_them(project: Project, coded):
    bundle = bundle_study(project, coded.folder)
    assert {f"data/studies/councils/{name}" for name in FILES} <= set(bundle)
    before = study_parts(project, coded.folder)["study"]
    coded.change("settled.csv", "Not all came", "Some stayed away")
    assert study_parts(project, coded.folder)["study"] != before
