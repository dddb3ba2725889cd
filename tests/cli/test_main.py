"""The command line as a person types it: help, exit codes, messages, JSON, and the examples that the book prints.

Four tests start a fresh process, one for each way to end; the others call the same command in this process.
"""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from command_line import fresh, warm
from editing import set_cell
from made_up_study import Size, write_made_up_study
from unbuilt_pages import leave_unbuilt

from compendium.cli.main import main
from compendium.run.workers import cluster

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself(copy, name):
    done = warm(copy.root, name, "--help")
    assert done.returncode == 0
    assert len(done.stdout) > 100


def test_wrong_usage_ends_with_two(copy):
    assert fresh(copy.root, "nothing").returncode == 2
    assert warm(copy.root, "run", "--engine", "magic").returncode == 2


def test_check_says_so_where_there_is_no_fault(copy):
    done = warm(copy.root, "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_prints_every_fault_and_ends_with_one(copy):
    set_cell(copy.data / "review" / "inclusion_criteria.csv", "policy", "vanguards", "scale", "X")
    set_cell(copy.data / "review" / "approach_matrix.csv", "approach", "written-support", "theme", "coproductions")
    done = fresh(copy.root, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert 'row 16, column scale: "X"' in done.stdout
    assert "row 3, column theme" in done.stdout
    assert "coproduction" in done.stdout


def test_check_as_json_has_the_keys_that_others_rely_on(copy):
    set_cell(copy.data / "review" / "inclusion_criteria.csv", "policy", "vanguards", "scale", "X")
    done = warm(copy.root, "check", "--json")
    (fault,) = [one for one in json.loads(done.stdout) if one["severity"] == "fault"]
    assert done.returncode == 1
    assert {"file", "row", "column", "value", "rule", "message"} <= set(fault)
    assert (fault["file"], fault["row"], fault["column"], fault["value"]) == (
        "data/review/inclusion_criteria.csv",
        16,
        "scale",
        "X",
    )


def test_check_with_fix_mends_and_keeps_the_original(copy):
    path = copy.data / "review" / "themes.csv"
    original = path.read_bytes()
    path.write_bytes(original.replace(b"information,", b" information ,"))
    done = warm(copy.root, "check", "--fix")
    assert done.returncode == 0
    assert path.read_bytes() == original
    assert (path.parent / "themes.csv.before-fix").exists()


def test_claims_as_json_has_the_keys_that_others_rely_on(copy):
    done = fresh(copy.root, "claims", "--json")
    claims = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(claims[0]) == [
        "claim", "topic", "source", "locator", "stated", "computed", "verdict", "readings", "rests_on_coding", "reason",
        "kind", "would_settle",
    ]  # fmt: skip
    verdicts = {claim["verdict"] for claim in claims}
    assert verdicts == {"reproduced", "depends on the reading", "differs", "not computable"}
    assert {type(claim["rests_on_coding"]) for claim in claims} == {bool}
    assert all(claim["reason"] for claim in claims if claim["verdict"] == "not computable")


def test_the_verdict_of_each_claim_is_that_of_its_readings(copy):
    for claim in json.loads(warm(copy.root, "claims", "--json").stdout):
        assert all(set(reading) == {"reading", "value", "holds"} for reading in claim["readings"])
        holds = {reading["holds"] for reading in claim["readings"]} - {None}
        expected = {"[]": "not computable", "[True]": "reproduced", "[False]": "differs"}
        assert claim["verdict"] == expected.get(str(sorted(holds)), "depends on the reading"), claim["claim"]


@pytest.mark.parametrize("command", ["check", "claims"])
@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("operation", "cuont", 'There is no operation "cuont". Did you mean "count"?'),
        ("table", "modles", 'There is no table "modles". Did you mean "models"?'),
        ("expected", "sevral", '"sevral" is not allowed. Allowed: a whole number or a word of number.'),
    ],
)
def test_a_claim_that_asks_for_what_is_not_there_is_one_message(copy, command, column, value, said):
    path = copy.data / "claims.csv"
    set_cell(path, "claim", "approaches-three-models", column, value)
    done = warm(copy.root, command)
    assert done.returncode == 1
    told = [line for line in (done.stdout + done.stderr).splitlines() if value in line]
    assert len(told) == 1
    assert said in told[0]
    assert f"column {column}" in told[0]
    assert "Traceback" not in done.stdout + done.stderr


def test_a_flipped_tick_changes_the_claims_that_rest_on_it(copy):
    def verdicts() -> dict[str, str]:
        return {c["claim"]: c["verdict"] for c in json.loads(warm(copy.root, "claims", "--json").stdout)}

    before = verdicts()
    path = copy.data / "review" / "approach_matrix.csv"
    set_cell(path, "approach", "written-support", "problem_solving", "no")
    changed = {claim for claim, verdict in verdicts().items() if verdict != before[claim]}
    assert "problem-solving-all-but-three" in changed
    assert len(changed) < len(before) / 10


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "-p", "minimum", "4"), "No notebook has a parameter 'minimum'"),
        (("run", "-p", "minimum_met", "many"), "takes a whole number; 'many' is not that"),
        (("run", "no_such_notebook"), "No notebook no_such_notebook"),
        (("run", "approach_by_model", "-p", "programme", "nobody"), "Allowed: ccsf"),
        (("check", "no-such-folder"), "no-such-folder"),
        (("serve",), "run `compendium book` first"),
    ],
)
def test_faults_are_told_in_a_line_and_end_with_one(copy, arguments, said):
    done = warm(copy.root, *arguments)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def printed_commands(page: str) -> list[str]:
    """The commands of `compendium` in the fenced blocks of a page."""
    blocks = re.findall(r"```\n(.*?)```", (ROOT / "book" / page).read_text(encoding="utf-8"), flags=re.S)
    return [line for block in blocks for line in block.splitlines() if line.startswith(".venv/bin/compendium ")]


@pytest.mark.parametrize("line", [line for line in printed_commands("run_it_again.md") if "NAME" not in line])
def test_the_examples_of_the_book_work_as_printed(copy, line):
    shutil.copytree(copy.data, copy.root / "mydata")
    done = warm(copy.root, *shlex.split(line)[1:])
    assert done.returncode == 0, done.stdout + done.stderr


class TestSites:
    """One study in order, one with a fault, and a notebook that fails for one site."""

    @pytest.fixture
    def studies(self, copy):
        for name in ("fine", "faulty"):
            write_made_up_study(copy.data / "local" / name, Size(sites=2))
        ratings = copy.data / "local" / "faulty" / "ratings.csv"
        ratings.write_text(ratings.read_text(encoding="utf-8").replace(",evidence-1,", ",Evidence 1!,", 1), "utf-8")
        ratings.write_text(ratings.read_text(encoding="utf-8") + "nowhere,criterion-1,good,,,,,,,\n", encoding="utf-8")
        return copy

    @pytest.fixture
    def unbuilt(self, monkeypatch):
        leave_unbuilt(monkeypatch)

    def test_a_faulty_study_does_not_stop_the_next_one(self, studies):
        done = fresh(studies.root, "sites", "faulty", "fine", "unheard-of")
        assert done.returncode == 1
        assert "Traceback" not in done.stdout + done.stderr
        assert "data/local/faulty/ratings.csv" in done.stderr
        assert '"nowhere"' in done.stderr
        assert 'no study "unheard-of"' in done.stderr
        assert "fine: 4 notebooks run" in done.stdout
        assert (studies.study_site("fine") / "index.html").is_file()
        assert not studies.study_site("faulty").exists()

    @pytest.mark.usefixtures("unbuilt")
    def test_a_site_that_fails_is_a_line_and_exit_code_one(self, studies):
        path = studies.notebooks / "studies" / "site.ipynb"
        text = path.read_text(encoding="utf-8").replace(
            "show.profile_table(view, site)", "1 / (site != 'made-up-0001')"
        )
        path.write_text(text, encoding="utf-8")
        done = warm(studies.root, "sites", "fine")
        assert done.returncode == 1
        assert "Traceback" not in done.stdout + done.stderr
        assert "fine: 3 notebooks run, 1 failed" in done.stdout
        assert re.search(r"made-up-0001 failed: cell \d+: ZeroDivisionError", done.stdout)
        again = warm(studies.root, "sites", "fine")
        assert (again.returncode, "0 notebooks run, 1 failed" in again.stdout) == (1, True)

    @pytest.mark.usefixtures("unbuilt")
    def test_one_site_and_both_engines_give_the_same(self, studies):
        done = warm(studies.root, "sites", "fine", "--site", "made-up-0001", "--jobs", "2")
        assert done.returncode == 0
        assert "2 notebooks run, 2 out of date but not asked for" in done.stdout
        build = studies.study_build("fine") / "executed"
        forked = {path.name: path.read_bytes() for path in build.rglob("*.ipynb")}
        shutil.rmtree(build)
        assert warm(studies.root, "sites", "fine", "--site", "made-up-0001", "--engine", "kernel").returncode == 0
        assert {path.name: path.read_bytes() for path in build.rglob("*.ipynb")} == forked

    def test_what_cannot_be_is_refused(self, studies, monkeypatch):
        monkeypatch.setattr(cluster, "REACH", 2.0)
        for arguments, told in (
            (["--site", "nowhere"], "no site nowhere"),
            (["--scheduler", "not an address"], "tcp://"),
            (["--scheduler", "tcp://127.0.0.1:1"], "cannot be reached"),
        ):
            done = warm(studies.root, "sites", "fine", *arguments)
            assert done.returncode == 1
            assert told in done.stderr
            assert "Traceback" not in done.stderr
        assert warm(studies.root, "sites").returncode == 2
        assert warm(studies.root, "sites", "fine", "--jobs", "0").returncode == 2
        assert warm(studies.root, "sites", "fine", "--limit", "0").returncode == 2

    def test_what_the_system_refuses_is_told_in_its_words(self, studies):
        """A file stands where a folder has to be."""
        (studies.build / "studies").mkdir(parents=True)
        (studies.build / "studies" / "fine").write_text("", encoding="utf-8")
        done = warm(studies.root, "sites", "fine")
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "build/studies/fine" in done.stderr

    @pytest.mark.usefixtures("unbuilt")
    def test_a_file_that_cannot_be_read_does_not_stop_the_next_study(self, studies):
        ratings = studies.data / "local" / "faulty" / "ratings.csv"
        ratings.unlink()
        ratings.mkdir()
        done = warm(studies.root, "sites", "faulty", "fine")
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "fine: 4 notebooks run" in done.stdout

    def test_every_fault_of_a_framework_is_told(self, studies):
        toml = studies.data / "local" / "fine" / "study.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace('"framework"', '"nope"'), encoding="utf-8")
        shutil.rmtree(toml.parent / "framework")
        done = warm(studies.root, "sites", "fine")
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "study.toml" in done.stderr
        assert '"nope"' in done.stderr

    def test_two_releases_are_compared(self, studies):
        shutil.copytree(studies.data / "local" / "fine", studies.data / "local" / "later")
        sites = studies.data / "local" / "later" / "sites.csv"
        sites.write_text(sites.read_text(encoding="utf-8") + "new,Brand new,Made-up city,Made-up North\n", "utf-8")
        done = warm(studies.root, "diff", "fine", "later")
        assert done.returncode == 0, done.stderr
        assert "Sites added: Brand new." in done.stdout
        page = studies.root / "_build" / "changes" / "fine-to-later" / "html" / "index.html"
        assert "Brand new" in page.read_text(encoding="utf-8")
        refused = warm(studies.root, "diff", "fine", "faulty")
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert "data/local/faulty/ratings.csv" in refused.stderr
