"""Running a study: only what is stale, each page kept as soon as it is made, failures kept apart."""

import csv
import json
import shutil
import time

import pytest
from conftest import copy_project
from made_up_study import Size, write_made_up_study

import compendium.sites.show.view as view_module
import compendium.studies.study as study_module
from compendium.data_package.faults import DataError
from compendium.errors import ParameterError
from compendium.publish.study.shared_place import share_study
from compendium.run.sites import Means, run_study
from compendium.run.stale.bases import ACROSS, shown_parts, site_digest
from compendium.run.stale.pages import executed_page, failure_of, may_stay, page_record
from compendium.run.study import open_study
from compendium.run.workers.execution import can_fork
from compendium.run.workers.used import AMONG_SITES

SITES = 2
FIRST = "made-up-0001"


@pytest.fixture
def study(copy):
    """A made-up study of a few sites in a copy of the project."""
    return write_made_up_study(copy.data / "local" / "small", Size(sites=SITES, silence=0))


@pytest.fixture
def run(copy, study):
    return lambda *only, **means: run_study(copy, study, Means(**means), only)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """What a first run of the study makes, for all tests that go on from there."""
    project = copy_project(tmp_path_factory.mktemp("first-run") / "copy")
    made = write_made_up_study(project.data / "local" / "small", Size(sites=SITES, silence=0))
    assert len(run_study(project, made, Means()).ran) == SITES + 2
    return project.build


@pytest.fixture
def ran(copy, first_run):
    """The copy of the project after the first run of its study."""
    shutil.copytree(first_run, copy.build)


def change_ratings(study, change):
    """Apply `change` to each row of ratings.csv."""
    with (study / "ratings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        change(row)
    with (study / "ratings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def give_level(site, level):
    def change(row):
        if row["site"] == site and row["criterion"] == "criterion-1":
            row["level"] = level

    return change


def break_site(project, site):
    """Let the notebook of a site fail for one site."""
    path = project.notebooks / "studies" / "site.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    last = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]
    last["source"] = [f"1 / (site != '{site}')\n", *last["source"]]
    path.write_text(json.dumps(notebook), encoding="utf-8")


def pages(build):
    folder = build / "executed"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.ipynb")}


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_a_page_is_kept_while_this_process_does_something_else(copy, study):
    """A kill at that time loses no page that is finished, however long the other work takes."""
    kept = []

    def something_else(opened, stale):
        assert sorted(stale) == sorted([ACROSS, "sites/programme", *(f"sites/made-up-{n:04}" for n in (1, 2))])
        for _ in range(2400):
            kept[:] = [page for page in stale if executed_page(opened.build, page).is_file()]
            if kept:
                return
            time.sleep(0.05)
            yield

    run = run_study(copy, study, Means(jobs=2), meanwhile=something_else)
    assert kept
    assert len(run.ran) == SITES + 2


def test_every_page_is_made_once_and_nothing_is_run_again(copy, run):
    assert len(run().ran) == SITES + 2  # across sites, the programme and each site
    again = run()
    assert (again.ran, again.failed, again.stale) == ([], {}, [])


@pytest.mark.usefixtures("ran")
def test_a_change_in_words_runs_that_site_alone(run, study):
    """The page across all sites has no view of statements, so it cannot have shown them."""

    def change(row):
        if row["site"] == FIRST:
            row["statement"] = "Made-up words, put otherwise."

    change_ratings(study, change)
    assert run().ran == [f"sites/{FIRST}"]


@pytest.mark.usefixtures("ran")
def test_a_change_of_level_runs_that_site_and_the_page_across(run, study):
    change_ratings(study, give_level(FIRST, "good"))
    run()
    change_ratings(study, give_level(FIRST, "very_poor"))
    assert sorted(run().ran) == [ACROSS, f"sites/{FIRST}"]


@pytest.mark.usefixtures("ran")
def test_a_site_that_is_added_or_gone_leaves_the_others_alone(copy, run, study):
    sites = (study / "sites.csv").read_text(encoding="utf-8")
    (study / "sites.csv").write_text(f"{sites}made-up-new,Made-up new,Made-up city,Made-up North\n", encoding="utf-8")
    assert sorted(run().ran) == [ACROSS, "sites/made-up-new"]
    (study / "sites.csv").write_text(sites, encoding="utf-8")
    assert run().ran == [ACROSS]
    assert not executed_page(copy.study_build("small"), "sites/made-up-new").exists()


@pytest.mark.usefixtures("ran")
def test_code_notebook_parameters_and_shared_data_count(copy, run, study):
    path = copy.notebooks / "studies" / "site.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"].append("\nA word more.")
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert len(run().ran) == SITES + 1  # all but the page across sites
    toml = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(toml.replace("smallest_count = 10", "smallest_count = 5"), encoding="utf-8")
    assert len(run().ran) == SITES + 2
    lock = copy.root / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "# another environment\n", encoding="utf-8")
    assert len(run().ran) == SITES + 2


@pytest.mark.usefixtures("ran")
def test_a_page_that_was_spoilt_is_made_again(copy, run):
    executed = executed_page(copy.study_build("small"), f"sites/{FIRST}")
    executed.write_text("{}", encoding="utf-8")
    assert run().ran == [f"sites/{FIRST}"]


@pytest.mark.usefixtures("ran")
def test_a_site_that_fails_does_not_stop_the_others_and_keeps_its_last_good_page(copy, run):
    build = copy.study_build("small")
    before = pages(build)
    break_site(copy, FIRST)
    failed = run()
    assert list(failed.failed) == [f"sites/{FIRST}"]
    assert "ZeroDivisionError" in failed.failed[f"sites/{FIRST}"]
    assert "ZeroDivisionError" in failure_of(build, f"sites/{FIRST}")
    assert len(failed.ran) == SITES
    assert pages(build)[f"sites/{FIRST}.ipynb"] == before[f"sites/{FIRST}.ipynb"]
    assert run().failed  # it is tried again, and nothing else runs
    assert run().ran == []


def test_a_time_limit_is_a_failure_of_that_page_alone(copy, run):
    path = copy.notebooks / "studies" / "across_sites.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][-2]["source"] = ["import time; time.sleep(60)"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    outcome = run(limit=6.0)
    assert list(outcome.failed) == [ACROSS]
    assert "seconds" in outcome.failed[ACROSS]
    assert len(outcome.ran) == SITES + 1


def test_only_the_sites_asked_for_are_run(copy, run):
    first = run(FIRST)
    assert sorted(first.ran) == [ACROSS, f"sites/{FIRST}"]
    assert len(first.stale) == SITES
    assert len(run().ran) == SITES


def test_an_unknown_site_and_a_faulty_study_are_refused_before_anything_runs(copy, run, study):
    with pytest.raises(ParameterError, match="no site nowhere"):
        run("nowhere")
    change_ratings(study, give_level(FIRST, "splendid"))
    with pytest.raises(DataError, match="splendid"):
        run()
    assert not (copy.study_build("small") / "executed").exists()


@pytest.mark.usefixtures("ran")
def test_pages_do_not_depend_on_where_the_study_lies(copy, run, study, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "small"
    elsewhere.parent.mkdir()
    study.rename(elsewhere)
    assert run_study(copy, elsewhere, Means()).ran == []
    text = executed_page(copy.study_build("small"), f"sites/{FIRST}").read_text(encoding="utf-8")
    assert str(tmp_path) not in text


def test_the_digest_of_a_site_holds_all_that_its_notebook_may_show(copy, study):
    """Whatever changes in the row of a site, or of its ratings, changes the digest; rows of others do not."""

    def digests():
        opened = open_study(copy, study)
        return {site: site_digest(own, "") for site, own in opened.own.items()}, opened.standing

    before, standing = digests()
    for column in ("level", "evidence", "statement", "publish", "role"):
        original = (study / "ratings.csv").read_text(encoding="utf-8")

        def change(row, column=column):
            if row["site"] == FIRST:
                other = {"level": "missing", "publish": "no" if row["publish"] == "yes" else "yes"}
                row[column] = other.get(column, f"another-{column}-{row[column]}")

        change_ratings(study, change)
        after, _ = digests()
        assert {site for site in before if before[site] != after[site]} == {FIRST}, column
        (study / "ratings.csv").write_text(original, encoding="utf-8")
    change_ratings(study, give_level(FIRST, "very_poor"))
    one = digests()[1]
    change_ratings(study, give_level(FIRST, "good"))
    assert digests()[1] != one or standing != one


@pytest.mark.usefixtures("ran")
def test_a_framework_of_its_own_makes_every_page_stale(copy, run, study):
    shutil.copytree(study / "framework", copy.data / "frameworks" / "moved")
    toml = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(toml.replace('framework = "framework"', 'framework = "moved"'), encoding="utf-8")
    shutil.move(study / "framework", study / "aside")
    run()
    shutil.move(study / "aside", study / "framework")
    criteria = study / "framework" / "criteria.csv"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("Made-up criterion 1", "Renamed"), encoding="utf-8")
    assert len(run().ran) == SITES + 2
    assert "Renamed" in executed_page(copy.study_build("small"), ACROSS).read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["from the study, with a byte order mark", "from here"])
def test_a_framework_by_path_counts(copy, run, study, monkeypatch, way):
    monkeypatch.chdir(copy.root)
    elsewhere = copy.root / "data" / "local" / "shared-framework"
    shutil.move(study / "framework", elsewhere)
    named = "data/local/shared-framework" if way == "from here" else "../shared-framework"
    toml = (study / "study.toml").read_text(encoding="utf-8")
    text = toml.replace('framework = "framework"', f'framework = "{named}"')
    assert text != toml
    (study / "study.toml").write_text(text, encoding="utf-8" if way == "from here" else "utf-8-sig")
    assert len(run().ran) == SITES + 2
    criteria = elsewhere / "criteria.csv"
    renamed = criteria.read_text(encoding="utf-8").replace("Made-up criterion 1", "Renamed")
    criteria.write_text(renamed, encoding="utf-8")
    assert len(run().ran) == SITES + 2


@pytest.mark.usefixtures("ran")
def test_a_study_and_what_was_shared_of_it_do_not_stop_each_other(copy, run, study):
    share_study(copy, study)
    published = run_study(copy, copy.data / "studies" / "small", Means())
    assert len(published.ran) == SITES + 2
    assert len(run().ran) == SITES + 2


@pytest.mark.usefixtures("ran")
def test_two_studies_of_one_name_would_overwrite_each_other(copy, run, study, tmp_path):
    run(FIRST)
    other = shutil.copytree(study, tmp_path / "elsewhere" / "small")
    change_ratings(other, give_level(FIRST, "very_poor"))
    with pytest.raises(ParameterError, match="pages of a study of this name"):
        run_study(copy, other, Means())


@pytest.mark.usefixtures("ran")
def test_a_notebook_opened_beside_the_pages_is_no_hindrance(copy, run):
    kept = copy.study_build("small") / "executed" / "sites" / ".ipynb_checkpoints"
    kept.mkdir()
    (kept / "made-up-0001-checkpoint.ipynb").write_text("{}", encoding="utf-8")
    assert run(FIRST).failed == {}


WAYS = {
    "of the view": "view.matrix.shape",
    "beside what can be renewed": "print(len(view.matrix))\nstanding.standing_table(view, site)",
    "through the whole study": (
        "from compendium.sites.show.open_studies import open_view\nopen_view(data_folder, study, 'x').cells.shape"
    ),
    "from the file": "import pandas\npandas.read_csv(f'{data_folder}/studies/{study}/ratings.csv').shape",
    "by a function of the package": "from compendium.sites.show.titles import comparable\ncomparable(view)",
    "by a part of what can be renewed": "table = standing.standing_table(view, site)\nlen(table.html)",
}
"""Ways in which somebody may show other sites' data in the notebook of a site."""


def change_standing_cell(project, source="", tagged=True):
    """Put another source into the cell that shows how a site stands, or take its tag away."""
    path = project.notebooks / "studies" / "site.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    [cell] = [cell for cell in notebook["cells"] if AMONG_SITES in cell["metadata"].get("tags", [])]
    cell["source"] = [source or "".join(cell["source"])]
    cell["metadata"]["tags"] = [AMONG_SITES] if tagged else []
    path.write_text(json.dumps(notebook), encoding="utf-8")


def pages_made_again(run, study, *only, **means):
    """The pages that are made again once another level is given to one site."""
    change_ratings(study, give_level(FIRST, "good"))
    assert not run(*only, **means).failed
    change_ratings(study, give_level(FIRST, "very_poor"))
    return sorted(run(*only, **means).ran)


EVERY = sorted([ACROSS, "sites/programme", *(f"sites/made-up-{number:04}" for number in range(1, SITES + 1))])


@pytest.mark.parametrize("way", WAYS)
def test_whoever_shows_other_sites_in_another_way_gets_every_page_run_again(copy, run, study, way):
    """Neither the text of the cell nor its tag decides this: what it used and showed does."""
    change_standing_cell(copy, WAYS[way])
    assert pages_made_again(run, study) == EVERY


def test_without_the_tag_nothing_is_renewed_and_every_page_run_again(copy, run, study):
    change_standing_cell(copy, tagged=False)
    assert pages_made_again(run, study) == EVERY


def test_what_can_be_renewed_makes_no_other_page_stale_however_it_is_written(copy, run, study):
    change_standing_cell(copy, "table = standing.standing_table(view, site)\ntable")
    assert pages_made_again(run, study) == [ACROSS, f"sites/{FIRST}"]


@pytest.mark.parametrize(
    ("source", "again"),
    [("", [ACROSS]), (WAYS["of the view"], [ACROSS, "sites/made-up-0002"])],
)
def test_stock_kernels_tell_the_same(copy, run, study, source, again):
    change_standing_cell(copy, source)
    assert pages_made_again(run, study, "made-up-0002", engine="kernel") == again


@pytest.mark.usefixtures("ran")
def test_what_an_earlier_version_made_is_made_anew(copy, run, study):
    """Records of other forms are not trusted, whatever they say, and nothing fails on them."""
    build = copy.study_build("small")
    for path in build.rglob("*.record.json"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        basis = {"notebook": "", "code": "", "inputs": "", "files": {}, "standing": "", "shown": []}
        old = {"basis": basis | {"smallest_count": 10}, "executed": kept["made"]}
        path.write_text(json.dumps(old), encoding="utf-8")
    (build / "study.record.json").unlink()
    (build / "complete").write_text("0123456789abcdef 0123456789abcdef\n", encoding="utf-8")
    (build / "site.digest").write_text("0123456789abcdef 0123456789abcdef\n", encoding="utf-8")
    assert sorted(run().ran) == EVERY
    assert run().ran == []


def test_a_study_is_read_and_combined_once_for_all_its_pages(copy, run, study, monkeypatch):
    """Copies of this process, in which the notebooks run, are counted as well."""
    for module, name in ((view_module, "combine_ratings"), (study_module, "examine_study")):
        original = getattr(module, name)

        def counted(*given, original=original, name=name, **named):
            with (copy.root / "calls.txt").open("a") as file:
                file.write(f"{name}\n")
            return original(*given, **named)

        monkeypatch.setattr(module, name, counted)
    assert sorted(run().ran) == EVERY
    assert sorted((copy.root / "calls.txt").read_text().split()) == ["combine_ratings", "examine_study"]


def test_nothing_of_a_study_is_left_in_the_temporary_folder(run, tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    run()
    assert [path.name for path in (tmp_path / "temporary").iterdir()] == []


def test_an_old_page_may_not_stay_where_its_count_would_give_away_a_smaller_one(copy, study, run):
    """Site 2 is heard through one person only now: counts of two others are kept back so that this stays untold."""
    study = write_made_up_study(copy.data / "local" / "small", Size(sites=4, silence=0))
    toml = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(toml.replace("smallest_count = 10", "smallest_count = 3"), encoding="utf-8")
    numbers = iter(range(1000))
    change_ratings(study, lambda row: row.update(tier="macro", respondent=f"r{next(numbers)}"))
    run()
    change_ratings(study, lambda row: row.update({"respondent": "one"} if row["site"] == "made-up-0002" else {}))
    now = open_study(copy, study).own
    hidden = [site for site, own in now.items() if not own.people.by_site.iloc[0].notna().any()]
    assert len(hidden) == 3 < len(now)
    for site, own in now.items():
        record = page_record(copy.study_build("small"), f"sites/{site}")
        assert may_stay(record, shown_parts(own), 3) == (site not in hidden)


@pytest.mark.usefixtures("ran")
def test_records_survive_only_with_their_page(copy, run):
    build = copy.study_build("small")
    assert page_record(build, f"sites/{FIRST}") is not None
    executed_page(build, f"sites/{FIRST}").unlink()
    assert page_record(build, f"sites/{FIRST}") is None
